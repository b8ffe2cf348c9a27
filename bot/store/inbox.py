"""Deliveries already dealt with: Slack delivers again when it saw no answer."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.base import Base, UtcDateTime
from bot.store.rows import change, insert_new


class DeliveredBefore(Exception):
    """This delivery has had its effect; `result` is what the effect left behind (a draft's number, say)."""

    def __init__(self, result: str) -> None:
        super().__init__(result)
        self.result = result


class InboxEntry(Base):
    """One delivery from Slack whose effect was committed together with this row."""

    __tablename__ = "inbox"

    key: Mapped[str] = mapped_column(sa.String(100), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    result: Mapped[str] = mapped_column(sa.String(60), default="")


class Inbox:
    """The inbox as seen from one transaction."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def first(self, key: str | None) -> None:
        """Record a delivery; None is for effects that no delivery asked for (command line, clock).

        Raises:
            DeliveredBefore: the key stands in the table; the caller's transaction must end without effect.
        """
        if key is None:
            return
        self._session.flush()
        if not insert_new(self._session, InboxEntry, InboxEntry.key, key=key, received_at=self._now, result=""):
            raise DeliveredBefore(self._session.get_one(InboxEntry, key).result)

    def keep(self, key: str | None, result: str) -> None:
        """Note what the delivery's effect left behind, for when it is delivered again."""
        if key is not None:
            self._session.get_one(InboxEntry, key).result = result


def forget_before(session: Session, moment: datetime) -> int:
    """Drop entries older than `moment` (Slack retries for minutes, not days); how many went."""
    return change(session, sa.delete(InboxEntry).where(InboxEntry.received_at < moment))
