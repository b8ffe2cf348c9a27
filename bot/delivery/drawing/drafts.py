"""The messages about drafts."""

from collections.abc import Callable

from bot.cards.approval import approval_card, concurrence_card
from bot.cards.message import Message
from bot.cards.notices import (
    approved_notice,
    expired_notice,
    posted_notice,
    rejected_notice,
    returned_notice,
    withdrawn_notice,
)
from bot.delivery.rendering import Drawer, Wanted
from bot.drafts.reading import Reading
from bot.drafts.views import DraftView

_CARDS: dict[str, Callable[[DraftView, int], Message]] = {
    "approval_requested": approval_card,
    "concurrence_requested": concurrence_card,
    "approved": approved_notice,
    "returned": returned_notice,
    "rejected": lambda draft, _shown: rejected_notice(draft),
    "withdrawn": lambda draft, _shown: withdrawn_notice(draft),
    "approval_expired": lambda draft, _shown: expired_notice(draft),
    "posted": lambda draft, _shown: posted_notice(draft),
}


def draft_drawers(drafts: Reading) -> dict[str, Drawer]:
    """The drawers of all messages about drafts."""
    return {intent: _drawer(drafts, card) for intent, card in _CARDS.items()}


def _drawer(drafts: Reading, card: Callable[[DraftView, int], Message]) -> Drawer:
    def draw(wanted: Wanted) -> Message:
        return card(drafts.render(wanted.subject_id), wanted.revision or 0)

    return draw
