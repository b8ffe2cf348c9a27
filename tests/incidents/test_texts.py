"""A text of §7 goes out only when it is whole, passes the check, and head and PR division approved it."""

from datetime import timedelta

import pytest

from bot.drafts.errors import OwnText
from bot.errors import UserError
from bot.incidents.errors import AlreadyDone, NotResponsible
from bot.incidents.reporting import Report
from bot.incidents.text_models import TextState
from rules.incidents.kinds import IncidentKind
from rules.incidents.sources import Value
from tests.incidents.conftest import ALICE, BOB, CAROL, DAVE, DIRECTOR, ERIN, KENJI, Desk
from tests.support.offices import BLOCKED, QUESTIONED


def filled(desk: Desk, **more: Value) -> dict[str, Value]:
    now = desk.clock.now()
    return {"投稿日時": now - timedelta(hours=3), "件名": "朝市", "次回日時": now + timedelta(hours=2), **more}


def written(desk: Desk, *, by: str = ALICE, **more: Value) -> int:
    """A holding post that waits for both; its number."""
    incident = desk.opened()
    desk.incidents.texts.write(incident.id, "holding", filled(desk, **more), by=by)
    return max(int(one.params["text"]) for one in desk.letters("incident_text"))


def test_both_approve_in_either_order_and_then_it_may_go_out(desk: Desk) -> None:
    text = written(desk)
    desk.incidents.texts.approve(text, by=CAROL)
    with pytest.raises(AlreadyDone):
        desk.incidents.texts.publish(text, "https://www.city.niimi.okayama.jp/1", None, by=ALICE)
    desk.incidents.texts.approve(text, by=BOB)
    shown = desk.incidents.texts.publish(text, "https://www.city.niimi.okayama.jp/1", None, by=ALICE)
    assert shown.first_public_at == desk.clock.now()
    view = desk.incidents.reading.text(text)
    assert (view.state, view.head, view.pr) == (TextState.PUBLISHED, BOB, CAROL)


def test_neither_may_have_written_it_nor_one_do_both(desk: Desk) -> None:
    text = written(desk, by=CAROL)
    with pytest.raises(OwnText):
        desk.incidents.texts.approve(text, by=CAROL)
    desk.incidents.texts.approve(text, by=BOB)
    with pytest.raises(AlreadyDone):
        desk.incidents.texts.approve(text, by=BOB)
    with pytest.raises(NotResponsible):
        desk.incidents.texts.approve(text, by=KENJI)
    desk.incidents.texts.approve(text, by=DAVE)


def test_nobody_acts_for_the_head_unless_the_head_wrote_it(desk: Desk) -> None:
    with pytest.raises(NotResponsible):
        desk.incidents.texts.approve(written(desk), by=ERIN)
    desk.incidents.texts.approve(written(desk, by=BOB), by=ERIN)


def test_where_the_pr_division_answers_itself_two_of_it_or_the_director_are_needed(desk: Desk) -> None:
    report = Report(IncidentKind.BACKLASH, "外の投稿です。", url="https://example.com/1")
    incident = desk.incidents.reporting.report(report, by="U09STRANGER").incident
    desk.incidents.texts.write(incident.id, "holding", filled(desk, 課="秘書広報課"), by=CAROL)
    desk.incidents.texts.approve(1, by=DAVE)
    desk.incidents.texts.approve(1, by=DIRECTOR)
    assert desk.incidents.reading.text(1).state is TextState.APPROVED


def test_an_open_blank_is_told_at_its_field(desk: Desk) -> None:
    incident = desk.opened()
    with pytest.raises(UserError) as told:
        desk.incidents.texts.write(incident.id, "holding", {}, by=ALICE)
    assert told.value.field == "blank0"
    assert not desk.letters("incident_text")


def test_what_stops_a_post_stops_a_text_and_what_asks_is_shown_to_both(desk: Desk) -> None:
    with pytest.raises(UserError) as told:
        written(desk, 件名=f"{BLOCKED}の朝市")
    assert told.value.field == "blank1"
    text = written(desk, 件名=f"{QUESTIONED}朝市")
    assert desk.incidents.reading.text(text).remarks == ("「らしい」：「らしい」があります。",)


def test_a_text_that_was_given_back_is_not_approved(desk: Desk) -> None:
    text = written(desk)
    desk.incidents.texts.give_back(text, "時刻を直してください。", by=CAROL)
    with pytest.raises(AlreadyDone) as told:
        desk.incidents.texts.approve(text, by=BOB)
    assert f"<@{CAROL}>" in told.value.what


def test_an_apology_waits_until_fault_and_facts_are_settled(desk: Desk) -> None:
    incident = desk.opened()
    given = filled(desk, 表現="言い回し", 相手="参加者", 対応="削除", これから="確認します")
    with pytest.raises(UserError):
        desk.incidents.texts.write(incident.id, "apology", given, by=ALICE)
    desk.incidents.knowing.learn(incident.id, {"facts_confirmed": "yes", "our_fault": "yes"}, by=BOB)
    desk.incidents.texts.write(incident.id, "apology", given, by=ALICE)
    assert "深くお詫び" in desk.incidents.reading.text(1).text


def replaced(desk: Desk, text: int, words: str, *, by: str = ALICE) -> int:
    """The text rewritten; the new one's number."""
    desk.incidents.texts.rewrite(text, words, by=by)
    return max(int(one.params["text"]) for one in desk.letters("incident_text"))


def test_a_rewritten_text_takes_the_others_place_and_both_approve_it_afresh(desk: Desk) -> None:
    text = written(desk)
    desk.incidents.texts.approve(text, by=BOB)
    new = replaced(desk, text, "朝市の投稿について、事実を確かめています。")
    assert desk.incidents.reading.text(text).state is TextState.REPLACED
    view = desk.incidents.reading.text(new)
    assert (view.text, view.head, view.state) == (
        "朝市の投稿について、事実を確かめています。",
        None,
        TextState.WAITING,
    )
    for late in (lambda: desk.incidents.texts.approve(text, by=CAROL), lambda: replaced(desk, text, "別の文です。")):
        with pytest.raises(AlreadyDone) as told:
            late()
        assert f"<@{ALICE}>さんが書き直し" in told.value.what


def test_whoever_rewrites_it_cannot_approve_it_and_not_everybody_may_rewrite(desk: Desk) -> None:
    text = written(desk)
    with pytest.raises(NotResponsible):
        replaced(desk, text, "確かめています。", by=KENJI)
    new = replaced(desk, text, "確かめています。", by=CAROL)
    with pytest.raises(OwnText):
        desk.incidents.texts.approve(new, by=CAROL)


def test_a_text_that_was_given_back_is_rewritten_where_it_stands_but_no_approved_one(desk: Desk) -> None:
    text = written(desk)
    desk.incidents.texts.give_back(text, "やわらかい言葉にしてください。", by=CAROL)
    new = replaced(desk, text, "ただいま確かめています。")
    desk.incidents.texts.approve(new, by=BOB)
    desk.incidents.texts.approve(new, by=CAROL)
    with pytest.raises(AlreadyDone):
        replaced(desk, new, "承認の後で変えた文です。")


@pytest.mark.parametrize(
    "words", ["", "　\n", "○時にお知らせします。", "{件名}を確かめています。", "原因は職員の操作ミスです。"]
)
def test_free_words_are_held_to_what_a_filled_text_is_held_to(desk: Desk, words: str) -> None:
    text = written(desk)
    for refused in (words, f"{BLOCKED}を確かめています。"):
        with pytest.raises(UserError) as told:
            replaced(desk, text, refused)
        assert told.value.field == "text"
    assert desk.incidents.reading.text(text).state is TextState.WAITING
    assert "「らしい」" in desk.incidents.reading.text(replaced(desk, text, f"{QUESTIONED}朝市です。")).remarks[0]


def test_a_drill_stays_marked_whatever_is_written(desk: Desk) -> None:
    incident = desk.opened(drill=True)
    desk.incidents.texts.write(incident.id, "holding", filled(desk), by=ALICE)
    once = desk.incidents.reading.text(replaced(desk, 1, "確かめています。")).text
    assert once == "【訓練】これは訓練です。\n確かめています。\nこれは訓練です。【訓練】"
    assert desk.incidents.reading.text(replaced(desk, 2, once)).text == once
