"""One draft, opened from a list: where it stands, and what this person can do with it."""

from bot.cards import names
from bot.cards.approval import approval_card, concurrence_card
from bot.cards.blocks import Block, Element, button, section
from bot.cards.draft_parts import (
    appearance,
    card_actions,
    facts,
    findings_with_answers,
    full_text_button,
    history,
    withdraw_button,
)
from bot.cards.fitting import Detail, fitted
from bot.cards.forms import View, modal
from bot.cards.notices import approved_notice, returned_notice
from bot.drafts.states import STATE_NAMES, State
from bot.drafts.views import DraftView, May


def status(draft: DraftView, *, may: May) -> View:
    """The modal of a draft for somebody who may see it."""
    shown = draft.revision.number
    if may.decide and draft.state is State.PENDING:
        return modal("投稿案", approval_card(draft, shown).blocks)
    if may.decide and draft.state is State.CONSULTING:
        return modal("投稿案", concurrence_card(draft, shown).blocks)
    if may.write and draft.state is State.RETURNED:
        return modal("投稿案", returned_notice(draft, shown).blocks)
    if may.write and draft.state in (State.APPROVED, State.POSTED):
        return modal("投稿案", approved_notice(draft, shown).blocks)
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
        buttons = [button(text, names.EDIT, value, style="primary"), withdraw_button(draft)]
    blocks.append(card_actions(draft, [*buttons, full_text_button(draft)]))
    return blocks
