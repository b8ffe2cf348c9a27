"""The steps of an incident as rows: those of the playbook that apply to what is known, with their due times."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.incidents.models import Incident, IncidentTask
from bot.incidents.states import ENDED, TaskState
from bot.store.unit import Transaction
from rules.incidents.facts import IncidentFacts
from rules.incidents.handbook import Handbook
from rules.incidents.playbook import Task, tasks_for

#: 「すぐ」: nothing is late before anybody can have read it.
AT_ONCE = timedelta(minutes=10)


def follow(tx: Transaction, incident: Incident, facts: IncidentFacts, handbook: Handbook) -> list[IncidentTask]:
    """Bring the steps to what is known now; those that are new, in the playbook's order.

    A step that does not apply any more is hidden unless somebody began it; one that applies again comes back.
    """
    wanted = tasks_for(handbook.playbook(incident.kind), facts, incident.opened_at)
    have = {row.key: row for row in all_of(tx.session, incident.id)}
    new = [_row(incident, position, task) for position, task in enumerate(wanted) if task.key not in have]
    tx.session.add_all(new)
    keys = {task.key for task in wanted}
    for row in have.values():
        row.applies = row.key in keys or row.state is not TaskState.OPEN
    tx.session.flush()
    return new


def all_of(session: Session, incident_id: int) -> list[IncidentTask]:
    """Every row, in the playbook's order."""
    statement = sa.select(IncidentTask).where(IncidentTask.incident_id == incident_id)
    return list(session.scalars(statement.order_by(IncidentTask.position, IncidentTask.due_at, IncidentTask.id)))


def unfinished(rows: Iterable[IncidentTask]) -> list[IncidentTask]:
    """Those that are still to be done."""
    return [row for row in rows if row.applies and row.state not in ENDED]


def demanded_open(session: Session, incident_id: int) -> list[str]:
    """The titles of what §7 demands and nobody has done or justified yet; rounds after the closing do not count."""
    return [one.title for one in unfinished(all_of(session, incident_id)) if one.demanded and not one.outlives]


def _row(incident: Incident, position: int, task: Task) -> IncidentTask:
    return IncidentTask(
        incident_id=incident.id,
        key=task.key,
        step=task.step.key,
        position=position,
        title=task.title,
        duty=task.step.duty,
        demanded=task.step.demanded,
        outlives=task.step.outlives,
        applies=True,
        due_at=_paced(incident.opened_at, task.due_at, incident.speed),
        state=TaskState.OPEN,
        reason="",
        evidence={},
        told_overdue=False,
    )


def _paced(opened_at: datetime, due_at: datetime, speed: int) -> datetime:
    wait: timedelta = max(due_at - opened_at, AT_ONCE)
    return opened_at + wait / speed
