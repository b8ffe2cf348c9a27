"""One draft, opened from a list: where it stands, and what this person can do with it."""

from collections.abc import Callable

from bot.cards import names
from bot.cards.approval import approval_card, concurrence_card, retro_card
from bot.cards.blocks import Block, Element, button, section
from bot.cards.conditions import conditional_notice
from bot.cards.draft_parts import (
    appearance,
    card_actions,
    correct_button,
    facts,
    findings_with_answers,
    full_text_button,
    history,
    posted_places,
    pull_back_button,
    withdraw_button,
)
from bot.cards.emergency import post_first_button, ready_notice, refused_notice
from bot.cards.fitting import Detail, fitted
from bot.cards.forms import View, modal
from bot.cards.message import Message
from bot.cards.notices import approved_notice, returned_notice
from bot.cards.standing_in import review_card
from bot.drafts.states import STATE_NAMES, State
from bot.drafts.views import DraftView, May

_Card = Callable[[DraftView, int], Message]
#: What is shown to whom it waits for, and to the writers.
_DECIDING: dict[State, _Card] = {
    State.PENDING: approval_card,
    State.CONSULTING: concurrence_card,
    State.RETRO_PENDING: retro_card,
    State.APPROVED: approval_card,
    State.CONDITIONAL: approval_card,
}
_WRITING: dict[State, _Card] = {
    State.RETURNED: returned_notice,
    State.CONDITIONAL: conditional_notice,
    State.APPROVED: approved_notice,
    State.POSTED: approved_notice,
    State.EMERGENCY: ready_notice,
    State.RETRO_PENDING: ready_notice,
    State.RETRO_REFUSED: refused_notice,
}


def status(draft: DraftView, *, may: May) -> View:
    """The modal of a draft for somebody who may see it."""
    shown = draft.revision.number
    card = _DECIDING.get(draft.state) if may.decide else None
    card = card or (_WRITING.get(draft.state) if may.write else None)
    if may.review:
        card = review_card
    if card is not None:
        return modal("投稿案", card(draft, shown).blocks)
    return modal("投稿案", fitted(lambda detail: _plain(draft, may, detail)))


def _plain(draft: DraftView, may: May, detail: Detail) -> list[Block]:
    state = section(f"第{draft.id}号は「{STATE_NAMES[draft.state]}」です。")
    blocks: list[Block] = [state, facts(draft, detail.words)]
    blocks += appearance(draft.revision, detail)
    blocks += findings_with_answers(draft.revision, detail)
    blocks += history(draft, detail.words)
    buttons: list[Element] = []
    if may.write and draft.state in (State.UNSUBMITTED, State.PENDING, State.CONSULTING):
        value = names.ref(draft.id, draft.revision.number)
        text = "続きを書いて提出する" if draft.state is State.UNSUBMITTED else "文章を直して提出し直す"
        buttons = [button(text, names.EDIT, value, style="primary")]
        if draft.state is not State.UNSUBMITTED:
            buttons.append(pull_back_button(draft))
        if draft.revision.accounts:
            buttons.append(post_first_button(draft))
        buttons.append(withdraw_button(draft))
    if may.write and draft.state is State.COMPLETED and draft.reports:
        buttons = [correct_button(draft)]
        blocks += posted_places(draft)
    blocks.append(card_actions(draft, [*buttons, full_text_button(draft)]))
    return blocks
