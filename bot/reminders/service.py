"""Setting, settling and putting off reminders, and the tick that sends what is due."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session

from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.city import city_profile, office_hours
from bot.people.service import Colleague
from bot.reminders.models import Reminder
from bot.store.deliveries import done_once
from bot.store.outbox import OutboxMessage
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from rules.working_time import next_working_morning

log = structlog.get_logger()

BATCH = 200
#: A plan that failed in our own code is tried again after this time.
AFTER_A_FAULT = timedelta(minutes=15)
LONGEST_SNOOZE = timedelta(days=31)


@dataclass(frozen=True)
class Due:
    """A reminder whose moment has come."""

    matter: str
    subject: str
    stage: int
    due_at: datetime

    @property
    def subject_id(self) -> int:
        """The number in the subject: 12 of "draft:12"."""
        return int(self.subject.rpartition(":")[2])

    @property
    def occasion(self) -> str:
        """What makes the letters of this reminder unique: the same stage at the same moment is told once."""
        return f"{self.matter}.{self.stage}.{self.due_at.timestamp()}"


@dataclass(frozen=True)
class Next:
    """When the plan wants to be asked again, and how far it has come then."""

    due_at: datetime
    stage: int


class Plan(Protocol):
    """What is to be done when a matter has waited: one for each kind of matter."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Queue the letters of a due stage; when to look again, None where the matter is settled or all is said.

        Runs in a transaction with the reminder locked. After an outage many stages may have passed: the plan sends the
        latest of them alone and names a moment after `tx.now`.
        """


@runtime_checkable
class GuardedPlan(Plan, Protocol):
    """A plan of a matter that passes from hand to hand: only those whom it concerns now put its reminder off."""

    def concerns(self, tx: Transaction, subject_id: int, person: Colleague) -> bool:
        """Whether the matter of this subject is this person's to be reminded of, as the register stands."""


@runtime_checkable
class BatchPlan(Plan, Protocol):
    """A plan of a matter that may be due for many subjects in one morning."""

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `remind`, for many at once with few statements. Where one of them fails, nothing of it is kept and each
        is asked for alone."""


class MatterSettled(UserError):
    """Nobody is reminded of this any more."""

    def __init__(self) -> None:
        super().__init__("この件の催促は、もう終わっています。", "あらためて操作する必要はありません。")


def schedule(tx: Transaction, matter: str, subject: str, due_at: datetime, stage: int = 0) -> None:
    """Set the next reminder of a matter; an earlier one of the same matter is replaced."""
    row = tx.session.scalar(sa.select(Reminder).where(Reminder.subject == subject, Reminder.matter == matter))
    if row is None:
        row = Reminder(matter=matter, subject=subject, created_at=tx.now)
        tx.session.add(row)
    row.due_at, row.stage = due_at, stage
    tx.session.flush()


def settle(tx: Transaction, subject: str, *matters: str) -> None:
    """End the reminders of a subject: of these matters, of all where none is named."""
    statement = sa.delete(Reminder).where(Reminder.subject == subject)
    if matters:
        statement = statement.where(Reminder.matter.in_(matters))
    change(tx.session, statement)


def pending(session: Session, subject: str) -> list[Reminder]:
    """The reminders of a subject, the next first."""
    return list(session.scalars(sa.select(Reminder).where(Reminder.subject == subject).order_by(Reminder.due_at)))


class Reminding:
    """Reminds of what is due. Several processes may tick at once: a due row is one's alone.

    Args:
        plans: for each matter what is to be done.
    """

    def __init__(self, store: Store, plans: Mapping[str, Plan]) -> None:
        self._store = store
        self._plans = plans

    def tick(self) -> int:
        """Carry out every plan that is due now; how many there were."""
        begun, done = self._store.clock.now(), 0
        while self._anything_due(begun):
            with self._store.transaction() as tx:
                rows = _take(tx.session, begun)
                self._remind_all(tx, rows)
            done += len(rows)
            if len(rows) < BATCH:  # that was all, or another process has the rest
                break
        return done

    def snooze(self, matter: str, subject: str, until: datetime, *, by: str, delivery: str | None = None) -> None:
        """Put the next reminder of a matter off, for everybody who is reminded of it; kept in the record.

        Args:
            until: not later than `LONGEST_SNOOZE` from now.
            by: Slack user id of somebody who was told of the matter.

        Raises:
            MatterSettled: there is no reminder of it any more.
            UserError: a stranger to the matter, or too far a moment.
        """

        def effect(tx: Transaction) -> None:
            _put_off(tx, matter, subject, until, by=by, plan=self._plans.get(matter))

        done_once(self._store, delivery, effect)

    def next_morning(self) -> datetime:
        """次の開庁日の朝: when the office begins to work on its next open day."""
        with self._store.read() as session:
            return next_working_morning(self._store.clock.now(), office_hours(city_profile(session)))

    def _anything_due(self, moment: datetime) -> bool:
        with self._store.read() as session:
            return session.scalar(sa.select(Reminder.id).where(Reminder.due_at <= moment).limit(1)) is not None

    def _remind_all(self, tx: Transaction, rows: Sequence[Reminder]) -> None:
        due = {row.id: Due(row.matter, row.subject, row.stage, row.due_at) for row in rows}
        following: dict[int, Next | None] = {}
        for matter in dict.fromkeys(one.matter for one in due.values()):
            of_matter = {number: one for number, one in due.items() if one.matter == matter}
            plan = self._plans.get(matter)
            together = _together(tx, plan, of_matter) if isinstance(plan, BatchPlan) else None
            following |= together or {number: self._remind(tx, one) for number, one in of_matter.items()}
        _settle_all(tx.session, following)

    def _remind(self, tx: Transaction, due: Due) -> Next | None:
        try:
            with tx.session.begin_nested():
                return _ahead(tx, due, self._plans[due.matter].remind(tx, due))
        except Exception:
            reference = uuid.uuid4().hex[:8]
            log.exception("reminder.fault", matter=due.matter, subject=due.subject, reference=reference)
            return Next(tx.now + AFTER_A_FAULT, due.stage)


def _together(tx: Transaction, plan: BatchPlan, due: Mapping[int, Due]) -> dict[int, Next | None] | None:
    """What a plan says to many at once; None where it fails for one of them."""
    try:
        with tx.session.begin_nested():
            said = plan.remind_all(tx, list(due.values()))
            return {number: _ahead(tx, one, said[one]) for number, one in due.items()}
    except Exception:
        log.exception("reminder.batch_fault", matter=next(iter(due.values())).matter, reminders=len(due))
        return None


def _ahead(tx: Transaction, due: Due, following: Next | None) -> Next | None:
    """Let pass a moment that lies ahead: with one that is past the tick would never end."""
    if following is not None and following.due_at <= tx.now:
        raise ValueError(f"the plan of {due.matter} names a moment that is past")
    return following


def _settle_all(session: Session, following: Mapping[int, Next | None]) -> None:
    """Set each reminder to its next moment; those without one go."""
    over = [number for number, one in following.items() if one is None]
    moved = [
        {"id": number, "due_at": one.due_at, "stage": one.stage} for number, one in following.items() if one is not None
    ]
    if over:
        change(session, sa.delete(Reminder).where(Reminder.id.in_(over)))
    if moved:
        session.execute(sa.update(Reminder), moved)


def _take(session: Session, moment: datetime) -> Sequence[Reminder]:
    statement = sa.select(Reminder).where(Reminder.due_at <= moment).order_by(Reminder.due_at, Reminder.id)
    return session.scalars(statement.limit(BATCH).with_for_update(skip_locked=True)).all()


def _put_off(tx: Transaction, matter: str, subject: str, until: datetime, *, by: str, plan: Plan | None) -> None:
    person = people.require(tx.session, by)
    of_matter = sa.and_(Reminder.subject == subject, Reminder.matter == matter)
    if tx.session.scalar(sa.select(Reminder.id).where(of_matter)) is None:
        raise MatterSettled
    told = sa.select(OutboxMessage.seq).where(OutboxMessage.subject == subject, OutboxMessage.recipient == by).limit(1)
    stranger = isinstance(plan, GuardedPlan) and not plan.concerns(tx, int(subject.rpartition(":")[2]), person)
    if stranger or tx.session.scalar(told) is None:
        raise UserError("この件の催促は、知らせを受けた方だけが先に延ばせます。", "担当の方にお尋ねください。")
    if not tx.now < until <= tx.now + LONGEST_SNOOZE:
        raise UserError("催促を延ばせるのは31日先までです。", "近い日時を選んでください。")
    moved = change(tx.session, sa.update(Reminder).where(of_matter).values(due_at=until))
    if not moved:
        raise MatterSettled
    record.append(
        tx,
        actor=person.slack_id,
        event="reminder.snoozed",
        subject=subject,
        details={"matter": matter, "until": until.isoformat()},
    )
