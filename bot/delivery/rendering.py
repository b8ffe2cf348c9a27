"""Intent → message, drawn from the database at the moment of sending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.cards.message import Message
from bot.cards.operation import parked_notice, sent_instead
from bot.delivery.parking import REPORT
from bot.delivery.queue import INSTEAD_OF, Claimed
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store

REDRAWN = "card_redrawn"


@dataclass(frozen=True)
class Wanted:
    """A message to be drawn: what it tells (`intent`), of what (`subject`, `revision`), to whom (Slack id)."""

    intent: str
    subject: str
    revision: int | None
    recipient: str
    params: Mapping[str, str]

    @property
    def subject_id(self) -> int:
        """The number in the subject: 12 of "draft:12"."""
        return int(self.subject.rpartition(":")[2])


#: Draws the messages of one intent from the database as it is now.
Drawer = Callable[[Wanted], Message]


class UnknownIntent(LookupError):
    """The outbox names an intent that this version does not know."""


class Rendering:
    """Draws messages.

    Args:
        drawers: for each intent who draws it; each part of the office brings its own (`bot.delivery.drawing`).
    """

    def __init__(self, store: Store, drawers: Mapping[str, Drawer]) -> None:
        self._store = store
        self._drawers = {REPORT: lambda wanted: parked_notice(dict(wanted.params)), **drawers}

    def draw(self, message: Claimed) -> Message:
        """The message as it is to be now.

        Raises:
            UnknownIntent: nobody knows how to draw it.
        """
        return self._draw(_wanted(message))

    def redraw(self, message: Claimed) -> tuple[OutboxMessage, Message] | None:
        """The card that `message` asks to draw again, and its new looks; None where it never went out."""
        with self._store.read() as session:
            card = session.scalars(sa.select(OutboxMessage).where(OutboxMessage.message_id == message.target)).first()
        if card is None or card.ts is None or card.channel is None:
            return None
        return card, self._draw(_wanted(card))

    def _draw(self, wanted: Wanted) -> Message:
        try:
            draw = self._drawers[wanted.intent]
        except KeyError:
            raise UnknownIntent(wanted.intent) from None
        message = draw(wanted)
        missed = wanted.params.get(INSTEAD_OF)
        return message if missed is None else sent_instead(message, missed)


def _wanted(message: Claimed | OutboxMessage) -> Wanted:
    return Wanted(message.intent, message.subject, message.revision, message.recipient, message.params)
