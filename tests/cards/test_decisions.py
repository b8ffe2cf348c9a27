"""What those who decide see: the images, what happened before, what changed, and what a press would do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.accounts.holds import Held
from bot.accounts.models import Measure
from bot.cards.approval import approval_card, concurrence_card, retro_card
from bot.cards.message import Message
from bot.cards.notices import approved_notice, returned_notice
from bot.cards.pictures import names_instead
from bot.cards.status import status
from bot.drafts.content import ImageFacts
from bot.drafts.models import AnswerKind, Kind
from bot.drafts.states import Actor, Event, State
from bot.drafts.views import AnswerView, DecisionView, May
from rules.finding import Severity
from tests.cards.examples import NOW, decision, draft, finding, revision
from tests.cards.reading import button, people, said
from tests.support.page import buttons

MARKET = ImageFacts("F0MARKET", "朝市.png", "image/png", "a" * 64)
POSTER = ImageFacts("F0POSTER", "ちらし.webp", "image/webp", "b" * 64)


def test_the_head_sees_the_images_that_go_out() -> None:
    card = approval_card(draft(newest=revision(images=(MARKET,))), 1)

    assert {
        "type": "image",
        "slack_file": {"id": "F0MARKET"},
        "alt_text": "朝市.png",
        "title": {"type": "plain_text", "text": "画像1：朝市.png", "emoji": False},
    } in card.blocks


def test_an_image_that_slack_cannot_show_is_named() -> None:
    card = approval_card(draft(newest=revision(images=(MARKET, POSTER))), 1)

    assert len([one for one in card.blocks if one["type"] == "image"]) == 1
    assert "画像2：ちらし.webp（ここには表示できません。" in said(card.blocks)


def test_where_slack_refuses_an_image_its_name_stands_in_its_place() -> None:
    card = approval_card(draft(newest=revision(images=(MARKET,))), 1)

    plainer = names_instead(card.blocks)

    assert plainer is not None
    assert len(plainer) == len(card.blocks)
    assert not [one for one in plainer if one["type"] == "image"]
    assert "画像1：朝市.png" in said(plainer)
    assert names_instead(plainer) is None


def test_the_head_sees_who_concurred() -> None:
    concurred = DecisionView(1, Event.CONCUR, "U01CAROL", Actor.PR_DIVISION, "", NOW)

    card = approval_card(draft(decisions=(concurred,)), 1)

    assert "これまでの経過" in said(card.blocks)
    assert "合議に同意しました。" in said(card.blocks)
    assert "U01CAROL" in people(card.blocks)


def test_why_it_was_returned_stays_when_it_is_handed_in_unchanged() -> None:
    card = approval_card(draft(decisions=(decision(Event.RETURN, reason="写真の同意を確かめてください。"),)), 1)

    assert "写真の同意を確かめてください。" in said(card.blocks)


def test_a_decision_is_told_once() -> None:
    approved = draft(State.APPROVED, decisions=(decision(Event.RETURN), decision(Event.APPROVE)))

    words = said(approval_card(approved, 1).blocks)

    assert words.count("に承認しました。") == 1
    assert words.count("に差し戻しました。") == 1


def test_a_withdrawn_draft_is_not_shown_as_returned() -> None:
    withdrawn = draft(State.WITHDRAWN, decisions=(decision(Event.RETURN),))

    assert "今は「取下げ」です。" in said(approval_card(withdrawn, 1).blocks)


def test_a_return_is_told_in_proper_japanese() -> None:
    card = approval_card(draft(State.RETURNED, decisions=(decision(Event.RETURN),)), 1)

    assert "に差し戻しました。" in said(card.blocks)
    assert "差戻ししました" not in said(card.blocks)


@pytest.mark.parametrize(
    ("state", "comes"),
    [
        (State.UNSUBMITTED, True),
        (State.RETURNED, True),
        (State.PENDING, False),
        (State.APPROVED, False),
        (State.WITHDRAWN, False),
    ],
)
def test_an_old_card_promises_another_only_while_one_is_to_come(state: State, comes: bool) -> None:
    card = approval_card(draft(state, newest=revision(number=2)), 1)

    assert ("新しいカードが届きます" in said(card.blocks)) is comes


def test_another_kind_and_other_sources_are_changes() -> None:
    now = replace(revision(number=2), kind=Kind.SHARE, sources="市報11月号")
    changed = draft(newest=now, before=replace(revision(), sources="担当課の電話"))

    words = said(approval_card(changed, 2).blocks)

    assert "種類：投稿 → シェア・再投稿" in words
    assert "出典・確認した根拠：担当課の電話 → 市報11月号" in words


def test_a_returned_draft_tells_open_findings_from_answered_ones() -> None:
    answered = AnswerView(AnswerKind.ANSWER, "主催者に電話で確かめました。", "U01ALICE")
    findings = (
        finding(1, Severity.BLOCK, quote="（金）"),
        finding(2, quote="らしいです", answer=answered),
        finding(3, Severity.INFO, quote="№"),
    )
    returned = draft(State.RETURNED, newest=revision(findings=findings), decisions=(decision(Event.RETURN),))

    words = said(returned_notice(returned, 1).blocks)

    still_open, done = words.split("残っている指摘（1件）")[1].split("回答した指摘（1件）")
    assert "（金）" in still_open
    assert "らしいです" not in still_open
    assert "主催者に電話で確かめました。" in done
    assert "№" not in words


def test_what_cannot_be_taken_back_is_asked_about_first() -> None:
    writer = May(write=True, decide=False)
    pending, approved, returned = draft(), draft(State.APPROVED), draft(State.RETURNED)
    presses = [
        (concurrence_card(draft(State.CONSULTING), 1).blocks, "合議に同意する"),
        (approved_notice(approved, 1).blocks, "文章を直す"),
        (approved_notice(approved, 1).blocks, "取り下げる"),
        (returned_notice(returned, 1).blocks, "取り下げる"),
        (status(pending, may=writer)["blocks"], "取り下げる"),
    ]

    for blocks, label in presses:
        assert "confirm" in button(blocks, label), label  # type: ignore[arg-type]
    assert "取り消されます" in str(button(approved_notice(approved, 1).blocks, "文章を直す")["confirm"])


def test_who_holds_an_approved_text_hears_of_an_incident_that_began_since() -> None:
    before = Held(Measure.CONCURRENCE, "incident:1", "事案 第1号の対応中です。", NOW - timedelta(hours=1))
    since = Held(Measure.PAUSED, "incident:2", "事案 第2号の対応中です。", NOW + timedelta(hours=1))

    weighed = draft(State.APPROVED, decisions=(decision(Event.APPROVE),), held=(before,))
    surprised = draft(State.APPROVED, decisions=(decision(Event.APPROVE),), held=(since, before))

    assert "事案" not in str(approved_notice(weighed, 1).blocks)
    told = str(approved_notice(surprised, 1).blocks)
    assert "投稿する前に、秘書広報課に確かめてください。" in told
    assert "事案 第2号" in told
    assert "事案 第1号" not in told


def presses(card: Message) -> list[str]:
    return [one["text"]["text"] for one in buttons({"blocks": list(card.blocks)})]


@pytest.mark.parametrize(
    ("card", "state"),
    [
        (approval_card, State.PENDING),
        (concurrence_card, State.CONSULTING),
        (retro_card, State.RETRO_PENDING),
    ],
)
def test_who_is_not_to_decide_any_more_is_told_so_and_has_nothing_to_press_but_the_text(
    card: Callable[..., Message], state: State
) -> None:
    theirs, anothers = card(draft(state), 1), card(draft(state), 1, yours=False)

    assert len(presses(theirs)) > 1
    assert presses(anothers) == ["全文を見る"]
    assert "ほかの方の決定を待っています。" in said(anothers.blocks)
    assert "ほかの方" not in said(theirs.blocks)
