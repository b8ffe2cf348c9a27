"""訂正を出す（§7(1)）: a new draft linked to what it puts right, never with a blank left in it."""

import pytest
import sqlalchemy as sa

from bot.accounts.models import Account, Platform
from bot.audit.reading import export
from bot.drafts.content import Content
from bot.drafts.correcting import Correcting
from bot.drafts.errors import AlreadyMoved, NotYours
from bot.drafts.posting import Posted
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.errors import UserError
from rules.context import CityFacts
from rules.incidents.handbook import builtin_handbook
from rules.platforms import platform
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, FRANK, KENJI, handed_in
from tests.drafts.test_posted_where import account
from tests.support.offices import BLOCKED, QUESTIONED, Services

URL = "https://www.facebook.com/niimi.kanko/posts/1"
GIVEN = {"件名": "朝市のお知らせ", "誤りの箇所": "開始時刻", "誤": "午前9時", "正": "午前8時"}


@pytest.fixture
def correcting(office: Services) -> Correcting:
    return Correcting(office.store, office.writing, builtin_handbook(), CityFacts)


def posted(office: Services, text: str = "朝市を午前9時から開きます。") -> DraftView:
    draft = handed_in(office, text)
    if draft.state is State.CONSULTING:
        office.concurring.concur(draft.id, 1, by="U01CAROL")
    office.deciding.approve(draft.id, 1, by=BOB)
    where = {one.id: Posted(URL, office.store.clock.now()) for one in draft.revision.accounts}
    return office.posting.report(draft.id, 1, where, by=ALICE)


def test_a_colleague_corrects_what_was_posted(office: Services, correcting: Correcting) -> None:
    original = posted(office)

    draft = correcting.write(original.id, GIVEN, by=KENJI)

    assert draft.state is State.UNSUBMITTED
    assert draft.revision.text.startswith("【訂正】")
    assert "（誤）午前9時" in draft.revision.text
    assert "（正）午前8時" in draft.revision.text
    assert draft.revision.accounts == original.revision.accounts
    assert draft.corrects is not None
    assert (draft.corrects.id, draft.corrects.urls) == (original.id, (URL,))
    assert [one.id for one in office.reading.render(original.id).corrections] == [draft.id]
    with office.store.read() as session:
        [entry] = [one for one in export(session) if one["subject"] == f"draft:{draft.id}"]
    assert isinstance(entry["details"], dict)
    assert entry["details"]["corrects"] == original.id


def test_what_is_known_is_filled_in(office: Services, correcting: Correcting) -> None:
    start = correcting.begin(posted(office).id, by=ALICE)

    assert start.facts.subject == "朝市を午前9時から開きます。"
    assert start.facts.posted_at is not None
    assert start.facts.section == "産業部商工観光課"


@pytest.mark.parametrize("blank", ["誤りの箇所", "誤", "正"])
def test_with_a_blank_left_nothing_is_written(office: Services, correcting: Correcting, blank: str) -> None:
    original = posted(office)

    with pytest.raises(UserError, match=f"「{blank}」が空です") as refused:
        correcting.write(original.id, {**GIVEN, blank: " "}, by=ALICE)

    assert refused.value.field is not None
    assert refused.value.field.startswith("blank")
    assert office.reading.render(original.id).corrections == ()


def test_a_note_to_oneself_is_a_blank_too(office: Services, correcting: Correcting) -> None:
    with pytest.raises(UserError, match="残っています"):
        correcting.write(posted(office).id, {**GIVEN, "正": "午前○時"}, by=ALICE)


def test_only_the_section_corrects_and_only_what_went_out(office: Services, correcting: Correcting) -> None:
    with pytest.raises(NotYours):
        correcting.begin(posted(office).id, by=FRANK)
    with pytest.raises(AlreadyMoved, match="承認待ち"):
        correcting.begin(handed_in(office).id, by=ALICE)


def test_the_same_press_twice_starts_one_correction(office: Services, correcting: Correcting) -> None:
    original = posted(office)

    first, second = (correcting.write(original.id, GIVEN, by=ALICE, delivery="press:1") for _ in range(2))

    assert first.id == second.id
    assert len(office.reading.render(original.id).corrections) == 1


def test_the_wrong_words_are_not_held_against_their_correction(office: Services, correcting: Correcting) -> None:
    original = posted(office, f"朝市は{BLOCKED}です。")

    draft = correcting.write(original.id, {**GIVEN, "誤": f"朝市は{BLOCKED}", "正": "朝市は土曜"}, by=ALICE)
    assert draft.revision.findings == ()
    assert not office.writing.look_again(draft.id, 1, by=ALICE)


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        ("朝市は中止", f"朝市は{BLOCKED}", "what is right has to be right"),
        (f"夕市は{BLOCKED}", "朝市は土曜", "it never stood in the post"),
        (f"{QUESTIONED}", "朝市は土曜", "it is not about accuracy"),
    ],
)
def test_whatever_else_is_found_in_a_correction_stays_found(
    office: Services, correcting: Correcting, wrong: str, right: str, why: str
) -> None:
    text = f"{QUESTIONED}です。" if wrong == QUESTIONED else "朝市を開きます。"
    original = posted(office, text)

    draft = correcting.write(original.id, {**GIVEN, "誤": wrong, "正": right}, by=ALICE)

    assert len(draft.revision.findings) == 1, why


def test_only_where_it_was_posted_it_is_corrected_and_x_gets_the_short_form(
    office: Services, correcting: Correcting
) -> None:
    facebook, x = (account(office.store, one) for one in ("niimi.city", "niimi_city"))
    with office.store.read() as session:
        wanted = sa.select(Account.id).where(Account.platform == Platform.LINE).order_by(Account.id)
        line = session.scalars(wanted).first() or 0
    draft = office.writing.save(Content("展示を午前9時から行います。", account_ids=(facebook, x, line)), by=DAVE)
    office.submitting.submit(draft.id, 1, {}, by=DAVE)
    office.deciding.approve(draft.id, 1, by=CAROL)
    now = office.store.clock.now()
    urls = {facebook: "https://www.facebook.com/niimi.city/posts/1", x: "https://x.com/niimi_city/status/1"}
    office.posting.report(draft.id, 1, {key: Posted(url, now) for key, url in urls.items()}, by=DAVE)

    correction = correcting.write(
        draft.id,
        {**GIVEN, "誤": "午前9時から、市立図書館の二階で行います。", "正": "午前8時から、市立図書館の一階で行います。"},
        by=DAVE,
    )

    assert [one.id for one in correction.revision.accounts] == [facebook, x]
    limits = platform("x")
    assert limits is not None
    assert limits.left(correction.revision.text) < 0 <= limits.left(correction.revision.text_for(x))
    assert correction.revision.text_for(x).startswith("【訂正】")
