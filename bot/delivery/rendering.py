"""Intent → message, drawn from the database at the moment of sending."""

from collections.abc import Callable

import sqlalchemy as sa

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
from bot.cards.operation import parked_notice
from bot.delivery.parking import REPORT
from bot.delivery.queue import Claimed
from bot.drafts.reading import Reading
from bot.drafts.views import DraftView
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store

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
REDRAWN = "card_redrawn"


class UnknownIntent(LookupError):
    """The outbox names an intent that this version does not know."""


class Rendering:
    """Draws messages."""

    def __init__(self, store: Store, drafts: Reading) -> None:
        self._store = store
        self._drafts = drafts

    def draw(self, message: Claimed) -> Message:
        """The message as it is to be now.

        Raises:
            UnknownIntent: nobody knows how to draw it.
        """
        if message.intent == REPORT:
            return parked_notice(message.params)
        return self._card(message.intent, message.subject_id, message.revision or 0)

    def redraw(self, message: Claimed) -> tuple[OutboxMessage, Message] | None:
        """The card that `message` asks to draw again, and its new looks; None where it never went out."""
        with self._store.read() as session:
            card = session.scalars(sa.select(OutboxMessage).where(OutboxMessage.message_id == message.target)).first()
        if card is None or card.ts is None or card.channel is None:
            return None
        return card, self._card(card.intent, message.subject_id, card.revision or 0)

    def _card(self, intent: str, draft_id: int, shown: int) -> Message:
        try:
            draw = _CARDS[intent]
        except KeyError:
            raise UnknownIntent(intent) from None
        return draw(self._drafts.render(draft_id), shown)
