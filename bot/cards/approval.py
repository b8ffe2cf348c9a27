"""The cards of those who decide: 承認 and 合議."""

from enum import Enum, auto

from bot.cards import names
from bot.cards.blocks import Block, Element, ask_before, button, context, header, rich, section, words
from bot.cards.blocks import line as rich_line
from bot.cards.draft_parts import (
    appearance,
    card_actions,
    circumstances,
    decided,
    differences,
    facts,
    findings_with_answers,
    full_text_button,
    history,
    mended,
    posted_places,
)
from bot.cards.fitting import Detail, fitted
from bot.cards.message import Message
from bot.drafts.states import STATE_NAMES, Event, State
from bot.drafts.views import DecisionView, DraftView
from rules.japanese_time import japanese_time

#: Where a draft stands by virtue of a decision.
_STANDS_BY = {
    Event.APPROVE: (State.APPROVED, State.POSTED, State.COMPLETED),
    Event.APPROVE_CONDITIONALLY: (State.CONDITIONAL,),
    Event.APPROVE_PART: (),
    Event.MEET_CONDITION: (State.APPROVED, State.POSTED, State.COMPLETED),
    Event.REVOKE: (State.RETURNED,),
    Event.CONSULT: (State.CONSULTING,),
    Event.CLOSE_REST: (State.COMPLETED,),
    Event.POST_FIRST: (State.EMERGENCY, State.RETRO_PENDING),
    Event.APPROVE_AFTERWARDS: (State.POSTED, State.COMPLETED),
    Event.REFUSE_AFTERWARDS: (State.RETRO_REFUSED,),
    Event.SETTLE: (State.COMPLETED,),
    Event.RETURN: (State.RETURNED,),
    Event.REJECT: (State.REJECTED,),
    Event.CONCUR: (State.PENDING,),
}


def approval_card(draft: DraftView, shown: int, *, yours: bool = True) -> Message:
    """The card that asks for approval.

    Args:
        draft: as it stands now.
        shown: the revision this card was sent for; once the draft has moved on, the card says so and has no buttons.
        yours: whether it waits for the reader still: an absence may be over, or a role another's.
    """
    waits = draft.state is State.PENDING and draft.revision.number == shown
    buttons = _decide(draft) if waits else _undo(draft) if draft.revision.number == shown else []
    return _card(draft, shown, "承認のお願い", buttons, _Turn.of(waits, yours=yours))


def concurrence_card(draft: DraftView, shown: int, *, yours: bool = True) -> Message:
    """The card that asks the PR division for concurrence（合議）on contested findings; `shown`, `yours` as above."""
    waits = draft.state is State.CONSULTING and draft.revision.number == shown
    value = names.ref(draft.id, draft.revision.number)
    sure = ask_before("合議の確認", "指摘に対する異議を認めて同意し、この文章の承認を依頼します。", "同意する")
    buttons = [
        button("合議に同意する", names.CONCUR, value, style="primary", confirm=sure),
        button("差し戻す", names.RETURN, value),
    ]
    why = "（要修正の指摘に異議があります）" if draft.contested else ""
    return _card(draft, shown, f"合議のお願い{why}", buttons if waits else [], _Turn.of(waits, yours=yours))


def retro_card(draft: DraftView, shown: int, *, yours: bool = True) -> Message:
    """The card that asks for 事後承認 of a text that was posted first; `shown`, `yours` as above."""
    waits = draft.state is State.RETRO_PENDING and draft.revision.number == shown
    value = names.ref(draft.id, draft.revision.number)
    sure = ask_before("事後承認の確認", "すでに投稿された、この文章を承認します。", "事後承認する")
    buttons = [
        button("事後承認する", names.APPROVE_AFTERWARDS, value, style="primary", confirm=sure),
        button("承認しない", names.REFUSE_AFTERWARDS, value, style="danger"),
    ]
    return _card(draft, shown, "事後承認のお願い（緊急投稿）", buttons if waits else [], _Turn.of(waits, yours=yours))


class _Turn(Enum):
    """Whose turn it is: the reader's, another's, or nobody's because the matter has moved on."""

    YOURS = auto()
    ANOTHERS = auto()
    OVER = auto()

    @classmethod
    def of(cls, waits: bool, *, yours: bool) -> "_Turn":
        if not waits:
            return cls.OVER
        return cls.YOURS if yours else cls.ANOTHERS


def _card(draft: DraftView, shown: int, title: str, buttons: list[Element], turn: _Turn) -> Message:
    notification = f"{title}：投稿案 第{draft.id}号"
    if draft.revision.number != shown:
        # Only while the drafter has it in hand is another card still to come.
        with_the_drafter = draft.state in (State.UNSUBMITTED, State.RETURNED)
        return Message(
            notification,
            (
                header(f"{title}　第{draft.id}号"),
                rich(
                    rich_line(
                        words(f"このカード（第{shown}版）のあとで本文が変わりました。", bold=True),
                        words(
                            f"今は第{draft.revision.number}版で「{STATE_NAMES[draft.state]}」です。"
                            + ("提出されると、新しいカードが届きます。" if with_the_drafter else "")
                        ),
                    )
                ),
            ),
        )
    return Message(notification, tuple(fitted(lambda detail: _whole(draft, title, buttons, turn, detail))))


def _whole(draft: DraftView, title: str, buttons: list[Element], turn: _Turn, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(f"{title}　第{draft.id}号"), facts(draft, detail.words)]
    if draft.approval_expired:
        blocks.append(section(_why_again(draft)))
    if draft.retro_due_at is not None and draft.state is State.RETRO_PENDING:
        blocks.append(section(f"事後承認の期限：{japanese_time(draft.retro_due_at)}"))
    blocks += circumstances(draft) if turn is not _Turn.OVER else []
    blocks += appearance(draft.revision, detail)
    blocks += posted_places(draft, detail.words)
    blocks += differences(draft)
    blocks += mended(draft, detail)
    blocks += findings_with_answers(draft.revision, detail)
    outcome = _outcome(draft) if turn is _Turn.OVER else None
    blocks += history(draft, detail.words, but=outcome)
    if outcome is not None:
        blocks.append(decided(outcome))
    elif turn is not _Turn.YOURS:
        others = "あなたの番ではなくなり、ほかの方の決定を待っています。" if turn is _Turn.ANOTHERS else ""
        blocks.append(context(f"今は「{STATE_NAMES[draft.state]}」です。{others}"))
    if turn is _Turn.ANOTHERS:
        buttons = []
    blocks.append(card_actions(draft, [*buttons, full_text_button(draft)]))
    return blocks


def _why_again(draft: DraftView) -> str:
    if draft.revision.planned_at is None:
        return "前の承認は有効期限が切れました。今も投稿してよいか、もう一度確かめてください。"
    # An approval lasts beyond the planned time: with a time, its day is over by now.
    return (
        "前の承認は有効期限が切れ、投稿予定の日も過ぎています。投稿されたかを起案者に確かめてください。"
        "予定どおり投稿されていれば、承認すると報告できます。まだ投稿されていなければ、差し戻して日時を直してもらってください。"
    )


def _decide(draft: DraftView) -> list[Element]:
    value = names.ref(draft.id, draft.revision.number)
    concurred = any(one.event is Event.CONCUR and one.revision == draft.revision.number for one in draft.decisions)
    sure = ask_before("承認の確認", "表示されている文章・アカウント・画像での投稿を承認します。", "承認する")
    return [
        button("承認する", names.APPROVE, value, style="primary", confirm=sure),
        button("差し戻す", names.RETURN, value),
        button("条件を付けて承認する", names.APPROVE_CONDITIONALLY, value),
        *([] if concurred and not draft.held else [button("秘書広報課に合議を求める", names.CONSULT, value)]),
        button("却下する", names.REJECT, value, style="danger"),
    ]


def _undo(draft: DraftView) -> list[Element]:
    """承認を取り消す, as long as nothing went out."""
    if draft.state not in (State.APPROVED, State.CONDITIONAL):
        return []
    return [button("承認を取り消す", names.REVOKE, names.ref(draft.id, draft.revision.number))]


def _outcome(draft: DraftView) -> DecisionView | None:
    """The decision by which the draft stands where it stands; None where something else brought it there."""
    last = draft.last_decision
    return last if last is not None and draft.state in _STANDS_BY[last.event] else None
