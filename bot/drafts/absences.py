"""不在の設定: heads say when they are away; what waits goes to the acting approver, and back again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts.asking import ask_newcomers
from bot.errors import UserError
from bot.people import absence
from bot.people import service as people
from bot.people.absence import Away
from bot.people.models import Absence, Role
from bot.people.service import Colleague, by_id
from bot.reminders import service as reminders
from bot.reminders.service import Due, Next
from bot.store.deliveries import done_once
from bot.store.outbox import Letter
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from rules.context import TOKYO

#: The moments at which an absence begins and is over: what waits is asked of others then.
ABSENCE = "absence"
ABSENCE_SET = "absence_set"
_BEGINS, _IS_OVER = 0, 1


@dataclass(frozen=True)
class Days:
    """The first and the last day of an absence, in Japan, both included."""

    first: date
    last: date


class Absences:
    """Who is away when. `by` and `whom` are Slack user ids, `delivery` a delivery's key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, days: Days, *, by: str, whom: str | None = None, delivery: str | None = None) -> None:
        """不在にする: a head or acting approver for themselves, or the PR division for somebody who cannot.

        Raises:
            UserError: days that cannot be meant, a person without such a role, or somebody who may not say so.
        """

        def effect(tx: Transaction) -> None:
            sayer = people.require(tx.session, by)
            person = people.require(tx.session, whom or by)
            _require_say(sayer, person)
            absence.check_days(days.first, days.last, tx.now)
            row = Absence(person_id=person.id, first_day=days.first, last_day=days.last, set_by=sayer.id, set_at=tx.now)
            tx.session.add(row)
            tx.session.flush()
            _record(tx, sayer, row, "person.absent")
            reminders.schedule(tx, ABSENCE, f"absence:{row.id}", max(tx.now, _begin(days.first)), _BEGINS)
            if sayer.id != person.id:
                tx.outbox.add(Letter(ABSENCE_SET, f"absence:{row.id}", person.slack_id, "set"))
            ask_newcomers(tx)

        done_once(self._store, delivery, effect)

    def end(self, absence_id: int, *, by: str, delivery: str | None = None) -> None:
        """不在を終える: from now on the head decides again; deputies no longer.

        Raises:
            UserError: there is no such absence any more, or it is not this person's to end.
        """

        def effect(tx: Transaction) -> None:
            sayer = people.require(tx.session, by)
            row = tx.session.get(Absence, absence_id, with_for_update=True)
            if row is None or row.ended_at is not None:
                raise UserError("この不在の設定は、もうありません。", "ホームを開き直して確かめてください。")
            _require_say(sayer, by_id(tx.session, row.person_id))
            change(tx.session, sa.update(Absence).where(Absence.id == absence_id).values(ended_at=tx.now))
            tx.session.expire(row)
            _record(tx, sayer, row, "person.back")
            reminders.settle(tx, f"absence:{absence_id}")
            ask_newcomers(tx)

        done_once(self._store, delivery, effect)

    def of(self, slack_id: str) -> list[Away]:
        """The absences of a person that are not over, the next first.

        Raises:
            NotRegistered: nobody active has this Slack id.
        """
        with self._store.read() as session:
            person = people.require(session, slack_id)
            return absence.coming(session, person.id, absence.today(self._store.clock.now()))


class AbsenceBegins:
    """The plan for the days on which an absence begins and is over."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Ask those who are to decide now; a second time on the day after the last."""
        row = tx.session.get(Absence, due.subject_id)
        if row is None or row.ended_at is not None:
            return None
        ask_newcomers(tx)
        over = _begin(row.last_day + timedelta(days=1))
        return Next(over, _IS_OVER) if due.stage == _BEGINS and over > tx.now else None


def away_now(session: Session, person_ids: list[int], now: datetime) -> dict[int, Away]:
    """Who of these people is away today."""
    return absence.away_on(session, absence.today(now), person_ids)


def _require_say(sayer: Colleague, person: Colleague) -> None:
    if not any(role.role in (Role.HEAD, Role.ACTING) for role in person.roles):
        raise UserError("不在を設定できるのは、所属長と代決者です。", "担当職員の不在は、所属内で引き継いでください。")
    if sayer.id != person.id and not sayer.in_pr_division:
        raise UserError("ほかの方の不在は設定できません。", "本人か秘書広報課に依頼してください。")


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=TOKYO)


def _record(tx: Transaction, sayer: Colleague, row: Absence, event: str) -> None:
    record.append(
        tx,
        actor=sayer.slack_id,
        event=event,
        subject=f"person:{row.person_id}",
        details={"first_day": row.first_day.isoformat(), "last_day": row.last_day.isoformat(), "absence": row.id},
    )
