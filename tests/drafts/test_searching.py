"""Past drafts are found by words, account, days and state, within the sections of who searches."""

import unicodedata
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.drafts.models import DraftText, Revision
from bot.drafts.search_words import searched
from bot.drafts.searching import PAGE_LENGTH, Searching, Sought
from bot.drafts.states import State
from bot.errors import UserError
from bot.people.models import Person
from bot.people.service import NotRegistered
from bot.store.unit import Store
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, FRANK, KENJI, handed_in, written
from tests.drafts.test_listing import keep_drafts
from tests.support.clocks import StandingClock
from tests.support.offices import Services
from tests.support.queries import queries

MANY = 10_000
#: Letters that meet: widths, cases, what LIKE takes for wildcards, letters that fold into several.
LETTERS = "aAａＡ%％_＿\\￥ｶカガ㌔ßſİi朝市🏞️ 　'\"*"
TEXTS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)


def find(office: Services, by: str = ALICE, page: int = 0, **sought: object) -> list[int]:
    results = Searching(office.store).find(Sought(**sought), page, by=by)  # type: ignore[arg-type]
    return [one.id for one in results.lines]


def test_words_are_found_in_any_width_and_case_all_of_them(office: Services) -> None:
    market, bus = written(office, "朝市 ＡＢＣ広場 ｶﾌｪ").id, written(office, "バス abc 運休").id

    assert find(office, text="abc") == [bus, market]
    assert find(office, text="ＡＢＣ　カフェ") == [market]
    assert find(office, text="朝市 運休") == []
    assert find(office) == [bus, market]


def test_what_people_type_is_no_wildcard(office: Services) -> None:
    sale = written(office, "100%の自然").id
    written(office, "100年の自然")
    path = written(office, r"a_b \ c").id

    assert find(office, text="100%の") == [sale]
    assert find(office, text="a_b") == [path]
    assert find(office, text="\\") == [path]
    assert find(office, text="%%") == []
    assert find(office, text="\x00朝") == []


def test_only_the_newest_text_is_searched(office: Services) -> None:
    draft = written(office, "朝市です。").id
    office.writing.retype(draft, 1, "夕市です。", by=ALICE)

    assert (find(office, text="朝市"), find(office, text="夕市")) == ([], [draft])


def test_account_state_and_days_narrow_it_down(office: Services, clock: StandingClock) -> None:
    first = handed_in(office).id
    clock.forward(timedelta(hours=14))  # 午前0時 in Japan
    second = written(office).id

    assert find(office, account="観光") == [second, first]
    assert find(office, account="@NIIMI.kanko") == [second, first]
    assert find(office, account="防災") == []
    assert find(office, state=State.PENDING) == [first]
    assert find(office, last_day=date(2026, 11, 26)) == [first]
    assert find(office, first_day=date(2026, 11, 27)) == [second]
    assert find(office, first_day=date(2026, 11, 26), last_day=date(2026, 11, 27)) == [second, first]
    with pytest.raises(UserError, match="期間の終わり"):
        find(office, first_day=date(2026, 11, 27), last_day=date(2026, 11, 26))


def test_a_section_finds_its_own_and_the_pr_division_all(office: Services) -> None:
    draft, jotted = written(office).id, office.writing.jot("朝市のチェックです。", by=ALICE).id

    assert find(office, ALICE) == [jotted, draft]
    for by in (KENJI, BOB, CAROL, DAVE):
        assert find(office, by) == [draft], by
    assert find(office, FRANK) == []


def test_who_left_finds_nothing(office: Services) -> None:
    written(office)
    with office.store.transaction() as tx:
        tx.session.execute(sa.update(Person).where(Person.slack_id == ALICE).values(active=False))

    for by in (ALICE, "U0STRANGER"):
        with pytest.raises(NotRegistered):
            find(office, by)


def test_ten_thousand_drafts_take_as_many_queries_as_one(office: Services) -> None:
    keep_drafts(office.store, 1, State.COMPLETED)
    fill(office.store)
    with queries(office.store) as before:
        assert find(office, text="朝市") == [1000]
    keep_drafts(office.store, MANY - 1, State.COMPLETED, first=1001)
    fill(office.store)

    with queries(office.store) as asked:
        results = Searching(office.store).find(Sought(text="朝市"), 2, by=BOB)

    assert len(asked) == len(before)
    assert (results.total, results.pages) == (MANY, -(-MANY // PAGE_LENGTH))
    newest = 1000 + MANY - 1
    assert [one.id for one in results.lines] == [newest - 2 * PAGE_LENGTH - at for at in range(PAGE_LENGTH)]
    last = Searching(office.store).find(Sought(text="朝市"), 99_999, by=BOB)
    assert (last.page, last.lines[-1].id) == (results.pages - 1, 1000)


def fill(store: Store) -> None:
    """What a service keeps with each text, for drafts put straight into the tables."""
    with store.transaction() as tx:
        tx.session.execute(sa.delete(DraftText))
        rows = tx.session.execute(sa.select(Revision.draft_id, Revision.text)).all()
        tx.session.execute(sa.insert(DraftText), [{"draft_id": one, "words": searched(text)} for one, text in rows])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=6, max_size=6), typed=TEXTS)
def test_it_finds_what_reading_every_text_would_find(pool: Store, texts: list[str], typed: str) -> None:
    with pool.transaction() as tx:
        tx.session.execute(sa.delete(DraftText))
        rows = [{"draft_id": 1000 + at, "words": searched(text)} for at, text in enumerate(texts)]
        tx.session.execute(sa.insert(DraftText), rows)

    found = Searching(pool).find(Sought(text=typed), by=ALICE)

    wanted = folded(typed).split()
    held = [1000 + at for at, text in enumerate(texts) if all(word in folded(text) for word in wanted)]
    assert [one.id for one in found.lines] == held[::-1]


@pytest.fixture
def pool(store: Store) -> Store:
    keep_drafts(store, 6, State.COMPLETED)
    return store


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
