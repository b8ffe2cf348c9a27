"""The relay's side of the outbox: claim a message under a lease, and settle what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.rows import change
from bot.store.unit import Store

CANDIDATES = 20
#: The parameter that names the recipient in whose place somebody else gets a message.
INSTEAD_OF = "instead_of"


@dataclass(frozen=True)
class Claimed:
    """A message that this process may send until its lease ends."""

    seq: int
    message_id: str
    intent: str
    subject: str
    revision: int | None
    recipient: str
    target: str | None
    thread: str | None
    otherwise: str | None
    params: dict[str, str]
    attempts: int
    maybe_sent: bool
    created_at: datetime
    lease_until: datetime

    @property
    def subject_id(self) -> int:
        """The number in the subject: 12 of "draft:12"."""
        return int(self.subject.rpartition(":")[2])


class Queue:
    """Claims and settles messages. Several threads and processes may do so at once.

    Args:
        worker: names this process in the lease.
        lease: how long a claim holds; longer than the longest call to Slack.
    """

    def __init__(self, store: Store, *, worker: str, lease: timedelta) -> None:
        self._store = store
        self._worker = worker
        self._lease = lease

    def claim(self) -> Claimed | None:
        """The next message that is due, None where nothing is.

        A message whose sender died is claimed again; it counts as perhaps sent.
        """
        with self._store.read() as session:
            candidates = session.execute(_due(self._store.clock.now())).all()
        for seq, state in candidates:
            claimed = self._take(seq, state)
            if claimed is not None:
                return claimed
        return None

    def hold(self, message: Claimed) -> bool:
        """Whether this process may still send the message; a lease of which little is left is renewed first."""
        now = self._store.clock.now()
        if now + self._lease / 2 <= message.lease_until:
            return True
        return self._change(message, lease_until=now + self._lease)

    def sent(self, message: Claimed, channel: str | None, ts: str | None) -> None:
        """The message is there."""
        self._settle(message, state=OutboxState.SENT, channel=channel, ts=ts, sent_at=self._store.clock.now())

    def again(self, message: Claimed, *, after: timedelta, why: str, maybe_sent: bool) -> None:
        """Try once more later; `maybe_sent` where Slack may have taken it although no answer came."""
        self._settle(
            message,
            state=OutboxState.PENDING,
            due_at=self._store.clock.now() + after,
            last_error=why[:300],
            maybe_sent=message.maybe_sent or maybe_sent,
        )

    def elsewhere(self, message: Claimed, *, why: str) -> None:
        """Send it to who is named for the case that the recipient cannot be reached; it says so there."""
        self._settle(
            message,
            state=OutboxState.PENDING,
            recipient=message.otherwise,
            otherwise=None,
            thread=None,
            params={**message.params, INSTEAD_OF: message.recipient},
            due_at=self._store.clock.now(),
            last_error=why[:300],
            maybe_sent=False,
        )

    def place_of(self, message_id: str) -> tuple[str, str] | None:
        """Channel and time stamp of a message that is there; None where it never arrived."""
        statement = sa.select(OutboxMessage.channel, OutboxMessage.ts).where(OutboxMessage.message_id == message_id)
        with self._store.read() as session:
            found = session.execute(statement).first()
        return None if found is None or found[0] is None or found[1] is None else (found[0], found[1])

    def _take(self, seq: int, state: OutboxState) -> Claimed | None:
        with self._store.transaction() as tx:
            # Another worker may have had it since it was read, and put it off.
            due = sa.and_(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.due_at <= tx.now)
            free = sa.or_(due, OutboxMessage.lease_until < tx.now)
            taken = change(
                tx.session,
                sa.update(OutboxMessage)
                .where(OutboxMessage.seq == seq, OutboxMessage.state == state, free)
                .values(
                    state=OutboxState.SENDING,
                    leased_by=self._worker,
                    lease_until=tx.now + self._lease,
                    attempts=OutboxMessage.attempts + 1,
                    maybe_sent=sa.or_(OutboxMessage.maybe_sent, sa.literal(state is OutboxState.SENDING)),
                ),
            )
            if not taken:
                return None
            row = tx.session.get_one(OutboxMessage, seq)
            return Claimed(
                seq=row.seq,
                message_id=row.message_id,
                intent=row.intent,
                subject=row.subject,
                revision=row.revision,
                recipient=row.recipient,
                target=row.target,
                thread=row.thread,
                otherwise=row.otherwise,
                params=dict(row.params),
                attempts=row.attempts,
                maybe_sent=row.maybe_sent,
                created_at=row.created_at,
                lease_until=tx.now + self._lease,
            )

    def _settle(self, message: Claimed, **values: object) -> None:
        self._change(message, lease_until=None, leased_by=None, **values)

    def _change(self, message: Claimed, **values: object) -> bool:
        """Change a message that is still claimed as `message` says; whether it was."""
        with self._store.transaction() as tx:
            changed = change(
                tx.session,
                sa.update(OutboxMessage)
                .where(
                    OutboxMessage.seq == message.seq,
                    OutboxMessage.state == OutboxState.SENDING,
                    OutboxMessage.leased_by == self._worker,
                    OutboxMessage.attempts == message.attempts,
                )
                .values(**values),
            )
            return changed == 1


def _due(now: datetime) -> sa.Select[int, OutboxState]:
    earlier, above = aliased(OutboxMessage), aliased(OutboxMessage)
    unsettled = (OutboxState.PENDING, OutboxState.SENDING)
    waits_for_earlier = (
        sa.select(earlier.seq)
        .where(earlier.stream == OutboxMessage.stream, earlier.seq < OutboxMessage.seq, earlier.state.in_(unsettled))
        .exists()
    )
    waits_for_its_thread = (
        sa.select(above.seq).where(above.message_id == OutboxMessage.thread, above.state.in_(unsettled)).exists()
    )
    pending = sa.and_(OutboxMessage.state == OutboxState.PENDING, OutboxMessage.due_at <= now)
    left_behind = sa.and_(OutboxMessage.state == OutboxState.SENDING, OutboxMessage.lease_until < now)
    return (
        sa.select(OutboxMessage.seq, OutboxMessage.state)
        .where(sa.or_(pending, left_behind), ~waits_for_earlier, ~waits_for_its_thread)
        .order_by(OutboxMessage.due_at, OutboxMessage.seq)
        .limit(CANDIDATES)
    )
