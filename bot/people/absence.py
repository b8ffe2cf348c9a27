"""不在: when a head is away, an acting approver may decide in the head's stead（代決）."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.errors import UserError
from bot.people.models import Absence
from rules.context import TOKYO

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Away:
    """A person's absence: the days in Japan, both included."""

    id: int
    person_id: int
    first_day: date
    last_day: date


def check_days(first_day: date, last_day: date, now: datetime) -> None:
    """Let pass days that can be meant.

    Raises:
        UserError: the wrong way round, all past, or longer than a year (fields `first_day`, `last_day`).
    """
    if last_day < first_day:
        raise UserError("不在の最後の日が最初の日より前です。", "日付を選び直してください。", field="last_day")
    if last_day < today(now):
        raise UserError("不在の日が過ぎています。", "今日からあとの日を選んでください。", field="last_day")
    if last_day - first_day > LONGEST:
        raise UserError("不在の期間が1年を超えています。", "日付を確かめてください。", field="last_day")


def away_on(session: Session, day: date, person_ids: Collection[int] | None = None) -> dict[int, Away]:
    """Who is away on a day, by the person's id; of these people, of all where None."""
    statement = sa.select(Absence).where(Absence.first_day <= day, Absence.last_day >= day, Absence.ended_at.is_(None))
    if person_ids is not None:
        statement = statement.where(Absence.person_id.in_(person_ids))
    found: dict[int, Away] = {}
    for row in session.scalars(statement.order_by(Absence.last_day)):
        found[row.person_id] = Away(row.id, row.person_id, row.first_day, row.last_day)
    return found


def coming(session: Session, person_id: int, day: date) -> list[Away]:
    """The absences of a person that are not over on `day`, the next first."""
    statement = sa.select(Absence).where(
        Absence.person_id == person_id, Absence.last_day >= day, Absence.ended_at.is_(None)
    )
    rows = session.scalars(statement.order_by(Absence.first_day, Absence.id))
    return [Away(row.id, row.person_id, row.first_day, row.last_day) for row in rows]


def today(now: datetime) -> date:
    """The day in Japan."""
    return now.astimezone(TOKYO).date()
