"""What is to be told to people: intents, committed with the change they tell of, sent later by the relay."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.base import Base, BigId, UtcDateTime, word


class OutboxState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"


class OutboxMessage(Base):
    """One message to one recipient.

    The row names an intent and its subject; the text is rendered from the database when it is sent.
    Rows of one `stream` (a subject and a recipient) go out in order; different streams never wait for each other.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        sa.Index("ix_outbox_due", "state", "due_at"),
        sa.Index("ix_outbox_stream", "stream", "seq"),
        sa.Index("ix_outbox_subject_intent", "subject", "intent"),
    )

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    message_id: Mapped[str] = mapped_column(sa.String(32), unique=True)
    dedupe_key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    intent: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[str] = mapped_column(sa.String(60))
    revision: Mapped[int | None]
    recipient: Mapped[str] = mapped_column(sa.String(40))
    target: Mapped[str | None] = mapped_column(sa.String(32))
    thread: Mapped[str | None] = mapped_column(sa.String(32), index=True)
    otherwise: Mapped[str | None] = mapped_column(sa.String(40))
    params: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    stream: Mapped[str] = mapped_column(sa.String(120))
    state: Mapped[OutboxState] = mapped_column(word(OutboxState))
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    leased_by: Mapped[str | None] = mapped_column(sa.String(80))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    maybe_sent: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str | None] = mapped_column(sa.String(40))
    ts: Mapped[str | None] = mapped_column(sa.String(40))
    last_error: Mapped[str | None] = mapped_column(sa.String(300))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Letter:
    """A message to put into the outbox.

    `about` makes it unique: the same intent on the same subject to the same person about the same thing
    is one message, however often it is asked for.

    `thread` is the message under which this one stands as a reply: it waits until that one is there and goes where that
    one went. `otherwise` is who gets it where `to` cannot be reached (a channel that is gone), and is told so.
    """

    intent: str
    subject: str
    to: str
    about: str
    revision: int | None = None
    target: str | None = None
    params: dict[str, str] | None = None
    thread: str | None = None
    otherwise: str | None = None


class Outbox:
    """The outbox as seen from one transaction."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self.added = 0

    def add(self, letter: Letter) -> str:
        """Queue a message unless it is queued already; its `message_id`."""
        return self.add_all([letter])[0]

    def add_all(self, letters: Sequence[Letter]) -> list[str]:
        """Queue messages, in this order, with few statements; those that are queued already are left out.

        Returns the `message_id` of each letter, new or queued before.
        """
        keys = [f"{one.intent}|{one.subject}|{one.to}|{one.about}" for one in letters]
        new = dict(zip(keys, letters, strict=True))
        self._session.flush()
        statement = sa.select(OutboxMessage.dedupe_key, OutboxMessage.message_id)
        queued = dict(iter(self._session.execute(statement.where(OutboxMessage.dedupe_key.in_(new)))))
        rows = [self._row(key, one) for key, one in new.items() if key not in queued]
        if rows:
            self._session.execute(sa.insert(OutboxMessage), rows)
        self.added += len(rows)
        ids = queued | {str(one["dedupe_key"]): str(one["message_id"]) for one in rows}
        return [ids[key] for key in keys]

    def _row(self, key: str, letter: Letter) -> dict[str, object]:
        return {
            "message_id": uuid.uuid4().hex,
            "dedupe_key": key,
            "intent": letter.intent,
            "subject": letter.subject,
            "revision": letter.revision,
            "recipient": letter.to,
            "target": letter.target,
            "thread": letter.thread,
            "otherwise": letter.otherwise,
            "params": dict(letter.params or {}),
            "stream": f"{letter.subject}|{letter.to}",
            "state": OutboxState.PENDING,
            "due_at": self._now,
            "created_at": self._now,
            "attempts": 0,
            "maybe_sent": False,
        }

    def targets_waiting(self, subject: str, intent: str) -> set[str]:
        """The targets of messages about a subject that are still to be sent, and will be only after this transaction.

        A message that a worker is taking at this moment is not among them: it may be drawn before this commits.
        """
        statement = sa.select(OutboxMessage.target).where(
            OutboxMessage.subject == subject,
            OutboxMessage.intent == intent,
            OutboxMessage.state == OutboxState.PENDING,
        )
        return {one for one in self._session.scalars(statement.with_for_update(skip_locked=True)) if one}

    def messages(self, subject: str, *intents: str) -> list[OutboxMessage]:
        """The messages queued or sent about a subject, oldest first."""
        statement = sa.select(OutboxMessage).where(OutboxMessage.subject == subject, OutboxMessage.intent.in_(intents))
        return list(self._session.scalars(statement.order_by(OutboxMessage.seq)))
