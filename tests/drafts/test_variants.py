"""アカウントごとの文章: a text of its own for some accounts, approved with the rest, never changed afterwards."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from bot.drafts.checking import Checker
from bot.drafts.content import Content
from bot.drafts.errors import SecretInText, TextChanged
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.drafts.writing import Writing
from bot.errors import UserError
from rules.context import CityFacts
from rules.engine import check_text
from rules.finding import Severity
from tests.drafts.desk import CAROL, DAVE, answers_to
from tests.drafts.test_posted_where import account
from tests.support.offices import BLOCKED, QUESTIONED, SECRET, Services

COMMON, SHORT = "朝市を開きます。", "朝市です。"


def two(office: Services, text: str = COMMON) -> Content:
    """A content for the city's accounts on Facebook and on X."""
    return Content(text, account_ids=(account(office.store, "niimi.city"), account(office.store, "niimi_city")))


def written(office: Services, text: str = COMMON, own: str = "") -> DraftView:
    """A draft for both, with the text that X has of its own."""
    content = two(office, text)
    return office.writing.save(content.varied(content.account_ids[1], own), by=DAVE)


def test_one_account_gets_a_text_of_its_own_and_the_other_keeps_the_common_one(office: Services) -> None:
    facebook, x = two(office).account_ids
    draft = written(office)

    varied = office.writing.vary(draft.id, 1, x, f" \n{SHORT}\n", by=DAVE)

    assert varied.revision.number == 2
    assert (varied.revision.text_for(facebook), varied.revision.text_for(x)) == (COMMON, SHORT)
    assert [one.id for one in varied.revision.with_common_text] == [facebook]


@pytest.mark.parametrize("nothing", ["", "　\n", COMMON])
def test_what_says_nothing_of_its_own_is_the_common_text(office: Services, nothing: str) -> None:
    draft = written(office, own=SHORT)

    back = office.writing.vary(draft.id, 1, two(office).account_ids[1], nothing, by=DAVE)

    assert back.revision.variants == ()


def test_own_texts_stay_when_the_common_one_is_edited_and_go_with_their_account(office: Services) -> None:
    draft = written(office, own=SHORT)
    edited = office.writing.retype(draft.id, 1, "夕市を開きます。", by=DAVE)
    assert [text for _, text in edited.revision.variants] == [SHORT]

    content = replace(two(office), account_ids=two(office).account_ids[:1], variants=edited.revision.variants)
    alone = office.writing.save(content, by=DAVE, draft_id=draft.id)
    assert alone.revision.variants == ()


def test_another_text_for_one_account_is_another_thing_to_approve(office: Services) -> None:
    content = two(office)
    assert content.digest() != content.varied(content.account_ids[1], SHORT).digest()
    draft = written(office, own=SHORT)
    office.submitting.submit(draft.id, 1, {}, by=DAVE)
    office.deciding.approve(draft.id, 1, by=CAROL)

    after = office.writing.vary(draft.id, 1, content.account_ids[1], "朝市の日です。", by=DAVE)

    assert after.state is State.UNSUBMITTED


def test_a_finding_says_whose_text_it_is_in_and_the_same_words_are_asked_about_once(office: Services) -> None:
    own = written(office, own=f"{QUESTIONED}朝市です。")
    [finding] = own.revision.findings
    assert finding.account is not None
    assert (finding.account.handle, finding.quote) == ("niimi_city", QUESTIONED)

    both = written(office, f"{QUESTIONED}です。", f"{QUESTIONED}ね。")
    assert [one.account for one in both.revision.findings] == [None]


def test_a_mend_is_made_in_the_text_that_it_is_for(office: Services) -> None:
    facebook, x = two(office).account_ids
    draft = written(office, own=f"{BLOCKED}の朝市。")
    [finding] = draft.revision.findings

    mended = office.writing.mend(draft.id, 1, finding.id or 0, COMMON, by=DAVE)

    assert mended.revision.text_for(x) == "正しいの朝市。"
    assert mended.revision.text_for(facebook) == COMMON
    assert mended.revision.findings == ()


def test_an_answer_stays_when_the_other_text_is_edited(office: Services) -> None:
    draft = written(office, own=f"{QUESTIONED}朝市です。")
    handed_in = office.submitting.submit(draft.id, 1, answers_to(draft), by=DAVE)
    assert handed_in.state is State.PENDING

    edited = office.writing.retype(draft.id, 1, "夕市を開きます。", by=DAVE)

    assert edited.open_questions == ()


def test_a_secret_is_refused_in_them_too(office: Services) -> None:
    draft = written(office)
    with pytest.raises(SecretInText):
        office.writing.vary(draft.id, 1, two(office).account_ids[1], f"{SECRET}は1234", by=DAVE)
    assert office.reading.render(draft.id).revision.number == 1


def test_a_text_that_the_platform_would_not_take_is_refused_with_the_count(office: Services) -> None:
    draft = written(office)
    x = two(office).account_ids[1]

    with pytest.raises(UserError, match="280までのところ、282あります。あと2短くしてください。") as refused:
        office.writing.vary(draft.id, 1, x, "あ" * 141, by=DAVE)

    assert refused.value.field == "text"
    with pytest.raises(TextChanged):
        office.writing.vary(draft.id, 1, account(office.store, "niimi_shiki"), "あ", by=DAVE)


def test_each_text_is_held_to_the_limits_of_its_own_platform(office: Services) -> None:
    long = "市立図書館では秋の夜長に合わせて本の展示を行います。" * 6
    writing = Writing(office.store, Checker(check_text, CityFacts))
    facebook, x = two(office).account_ids

    too_long = writing.save(two(office, long), by=DAVE)
    [finding] = [one for one in too_long.revision.findings if one.severity is Severity.BLOCK]
    assert finding.rule == "text-length"

    shortened = writing.vary(too_long.id, 1, x, long[:27], by=DAVE)
    assert [one for one in shortened.revision.findings if one.severity is Severity.BLOCK] == []
    swapped = writing.save(replace(two(office, long[:27]), variants=((facebook, long),)), by=DAVE)
    assert [one for one in swapped.revision.findings if one.severity is Severity.BLOCK] == []


def test_the_database_refuses_to_change_them(office: Services) -> None:
    written(office, own=SHORT)
    for statement in ("UPDATE revision_variants SET text = text", "DELETE FROM revision_variants"):
        with pytest.raises(DatabaseError, match="append-only"), office.store.transaction() as tx:
            tx.session.execute(sa.text(statement))
    if office.store.engine.dialect.name == "sqlite":
        again = "REPLACE INTO revision_variants SELECT * FROM revision_variants"
        with pytest.raises(DatabaseError, match="append-only"), office.store.transaction() as tx:
            tx.session.execute(sa.text(again))
