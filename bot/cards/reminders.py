"""催促: what still waits for whom, with the buttons to act and to put the reminder off."""

from collections.abc import Sequence

from bot.cards.approval import approval_card, concurrence_card, retro_card
from bot.cards.blocks import Block, Element, actions, context, header, line, person, rich, section, words
from bot.cards.conditions import conditional_notice
from bot.cards.draft_parts import facts, full_text_button
from bot.cards.emergency import ready_notice, refused_notice
from bot.cards.message import Message
from bot.cards.notices import approved_notice
from bot.cards.snoozing import snooze_buttons
from bot.drafts.states import STATE_NAMES, State
from bot.drafts.views import DraftView
from rules.japanese_time import japanese_time

#: The card in which the matter can be settled, for each state in which a draft waits.
_CARDS = {
    State.PENDING: approval_card,
    State.CONSULTING: concurrence_card,
    State.RETRO_PENDING: retro_card,
    State.CONDITIONAL: conditional_notice,
    State.APPROVED: approved_notice,
    State.POSTED: approved_notice,
    State.EMERGENCY: ready_notice,
    State.RETRO_REFUSED: refused_notice,
}
#: What those who are only told see to be awaited.
_AWAITED = {State.PENDING: "承認", State.CONSULTING: "合議", State.RETRO_PENDING: "事後承認"}
NAMED = 5
_WAITS_FOR = {
    State.PENDING: "承認をお待ちしています。",
    State.CONSULTING: "合議をお待ちしています。",
    State.RETRO_PENDING: "事後承認をお待ちしています。",
    State.CONDITIONAL: "承認の条件が満たされたという報告がまだありません。",
    State.POSTED: (
        "まだ報告のないアカウントがあります。投稿したら報告し、投稿しないなら「残りは投稿しない」を押してください。"
    ),
    State.EMERGENCY: "緊急投稿の報告がまだありません。投稿したら、すぐに報告してください。",
    State.RETRO_REFUSED: "事後承認されなかった投稿の、処置の報告がまだありません。",
}


def reminder(
    draft: DraftView, *, state: str, shown: int, mine: bool, matter: str, waits_for: Sequence[str] = ()
) -> Message:
    """A reminder of a draft that waits.

    Args:
        state: where the draft stood when this was queued; once it moved on, the reminder says so and asks nothing.
        shown: the revision of then.
        mine: whether it waits for the reader, or the reader is only told.
        waits_for: for whom it waits (Slack ids), for those who are only told; nobody where the register has nobody.
    """
    title = f"催促：投稿案 第{draft.id}号"
    if draft.state != state or draft.revision.number != shown:
        settled = section(f"この催促のあとで動きがありました。今は「{STATE_NAMES[draft.state]}」です。")
        return Message(title, (header(title), settled))
    why = section(_why(draft))
    snooze = actions(f"snooze-{draft.id}-{shown}", snooze_buttons(matter, f"draft:{draft.id}"))
    if not mine:
        more = actions(f"told-{draft.id}-{shown}", [full_text_button(draft)])
        return Message(title, (header(title), *_told(draft, waits_for), facts(draft), more, snooze))
    card: list[Block] = list(_CARDS[State(state)](draft, shown).blocks)
    return Message(title, (header(title), why, *card[1:], snooze))


def _told(draft: DraftView, waits_for: Sequence[str]) -> list[Block]:
    """For whom it waits, to somebody who is only told."""
    what = _AWAITED.get(draft.state, "対応")
    if not waits_for:
        nobody = f"{what}できる人が台帳にいないため、このままでは進みません。"
        return [section(f"{nobody}所属長または代決者を登録すると、その方にお願いが届きます。")]
    parts: list[Element] = []
    for one in waits_for[:NAMED]:
        parts += [words("、" if parts else ""), person(one), words("さん")]
    more = f"ほか{len(waits_for) - NAMED}人" if len(waits_for) > NAMED else ""
    return [
        rich(line(*parts, words(f"{more}の{what}を待っています。", bold=True))),
        context("時間がたっているため、代決者と秘書広報課にもお知らせしています。"),
    ]


def _why(draft: DraftView) -> str:
    if draft.state is not State.APPROVED:
        return _WAITS_FOR[draft.state]
    planned = draft.revision.planned_at
    ends = f"承認の有効期限は{japanese_time(draft.approval_expires_at)}です。" if draft.approval_expires_at else ""
    at = f"投稿予定は{japanese_time(planned)}でした。" if planned else ""
    return f"投稿済みの報告がまだありません。{at}{ends}"
