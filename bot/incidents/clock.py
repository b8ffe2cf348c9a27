"""What an incident is reminded of（§7「速やかに」）: nobody took it up, nobody leads, no news, late steps, reports due.

Every matter has one next reminder in `bot.reminders`. Below level 2 nobody is called outside working hours; in a drill
everything runs as fast as its clock.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.audit import record
from bot.incidents import roles
from bot.incidents.models import Entry, Incident, IncidentTask
from bot.incidents.moves import note, paced, say, subject
from bot.incidents.states import OPEN, State
from bot.incidents.tasks import all_of, unfinished
from bot.people.city import city_profile, office_hours
from bot.reminders import service as reminders
from bot.reminders.service import Due, Next, Plan
from bot.store.unit import Transaction
from rules.incidents.level import Level, works_day_and_night
from rules.working_time import next_working_moment

UNACKNOWLEDGED = "incident_unacknowledged"
NO_LEAD = "incident_no_lead"
UPDATE = "incident_update"
STEPS = "incident_steps"
INTERIM = "incident_interim"
AFTER_ACTION = "incident_after_action"
MATTERS = (UNACKNOWLEDGED, NO_LEAD, UPDATE, STEPS, INTERIM, AFTER_ACTION)
NAG = "incident_nag"

UPDATE_EVERY = timedelta(hours=2)
ACKNOWLEDGE_WITHIN = timedelta(minutes=10)
LEAD_WITHIN = timedelta(minutes=20)
INTERIM_WITHIN = timedelta(hours=24)
AFTER_ACTION_WITHIN = timedelta(days=14)
#: How long after a nag the same matter is spoken of again: the first times, then always.
_AGAIN: Mapping[str, tuple[timedelta, ...]] = {
    UNACKNOWLEDGED: (timedelta(minutes=10), timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=1)),
    NO_LEAD: (timedelta(minutes=20), timedelta(hours=1)),
    UPDATE: (timedelta(minutes=30), timedelta(hours=1)),
    STEPS: (timedelta(hours=2), timedelta(hours=4)),
    INTERIM: (timedelta(hours=24),),
    AFTER_ACTION: (timedelta(days=7),),
}


def begin(tx: Transaction, incident: Incident) -> None:
    """Watch an incident that was just opened, or opened again."""
    name = subject(incident.id)
    if incident.acknowledged_at is None:
        _after(tx, incident, UNACKNOWLEDGED, ACKNOWLEDGE_WITHIN)
    if incident.lead_id is None:
        watch_lead(tx, incident)
    if incident.next_update_at is not None:
        reminders.schedule(tx, UPDATE, name, incident.next_update_at)
    watch_steps(tx, incident)
    _after(tx, incident, INTERIM, INTERIM_WITHIN)


def watch_lead(tx: Transaction, incident: Incident) -> None:
    """Nobody leads: ask for somebody in a while."""
    _after(tx, incident, NO_LEAD, LEAD_WITHIN)


def watch_steps(tx: Transaction, incident: Incident) -> None:
    """Look at the steps when the next of them is due."""
    due = [one.due_at for one in _watched(tx, incident) if one.due_at > tx.now]
    if due:
        reminders.schedule(tx, STEPS, subject(incident.id), min(due))


def end(tx: Transaction, incident: Incident) -> None:
    """Nothing is asked any more but what goes on after the closing, and the after-action report."""
    reminders.settle(tx, subject(incident.id), *MATTERS)
    if incident.state is State.CLOSED:
        watch_steps(tx, incident)
        if not incident.drill:
            _after(tx, incident, AFTER_ACTION, AFTER_ACTION_WITHIN)


def wake(tx: Transaction, incident: Incident) -> None:
    """The level has risen to where the clock does not sleep: what was put off to working hours comes now."""
    natural = {
        UNACKNOWLEDGED: incident.opened_at + paced(incident, ACKNOWLEDGE_WITHIN),
        NO_LEAD: incident.opened_at + paced(incident, LEAD_WITHIN),
        UPDATE: incident.next_update_at,
        STEPS: min((one.due_at for one in _watched(tx, incident) if not one.told_overdue), default=None),
    }
    for row in reminders.pending(tx.session, subject(incident.id)):
        due = natural.get(row.matter)
        if due is not None and row.stage == 0 and max(due, tx.now) < row.due_at:
            row.due_at = max(due, tx.now)


def plans() -> dict[str, Plan]:
    """What is done when a matter of an incident has waited."""
    return {
        UNACKNOWLEDGED: _Nag(UNACKNOWLEDGED, lambda incident: incident.acknowledged_at is None),
        NO_LEAD: _Nag(NO_LEAD, lambda incident: incident.lead_id is None),
        UPDATE: _Nag(UPDATE, lambda _incident: True),
        STEPS: _NagForSteps(),
        INTERIM: _Nag(INTERIM, lambda _incident: True),
        AFTER_ACTION: _Nag(AFTER_ACTION, lambda _incident: True, states=(State.CLOSED,)),
    }


class _Nag:
    """Says it in the thread, calling who leads or who is told, until it is settled."""

    def __init__(self, matter: str, pending: Callable[[Incident], bool], states: tuple[State, ...] = OPEN) -> None:
        self._matter, self._pending, self._states = matter, pending, states

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        incident = tx.session.get(Incident, due.subject_id, with_for_update=True)
        if incident is None or incident.state not in self._states or not self._pending(incident):
            return None
        asleep = _sleeps_until(tx, incident)
        if asleep is not None:
            return Next(asleep, due.stage)
        if roles.leader_has_left(tx.session, incident):
            _nobody_leads(tx, incident)
        say(tx, incident, NAG, due.occasion, {"matter": self._matter})
        return Next(tx.now + _again(incident, self._matter, due.stage), due.stage + 1)


class _NagForSteps:
    """Names the steps whose time has passed: the new ones at once, all of them again after a while."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        incident = tx.session.get(Incident, due.subject_id, with_for_update=True)
        if incident is None or incident.state is State.DISMISSED:
            return None
        rows = _watched(tx, incident)
        late = [one for one in rows if one.due_at <= tx.now]
        coming = [one.due_at for one in rows if one.due_at > tx.now]
        if not late:
            return Next(min(coming), 0) if coming else None
        asleep = _sleeps_until(tx, incident)
        if asleep is not None:
            return Next(asleep, due.stage)
        say(tx, incident, NAG, due.occasion, {"matter": STEPS, "tasks": ",".join(one.key for one in late)})
        new = any(not one.told_overdue for one in late)
        for one in late:
            one.told_overdue = True
        stage = 0 if new else due.stage
        return Next(min([*coming, tx.now + _again(incident, STEPS, stage)]), stage + 1)


def _nobody_leads(tx: Transaction, incident: Incident) -> None:
    incident.lead_id = None
    what = "指揮者が台帳からいなくなりました。次の指揮者を決めてください。"
    note(tx, incident, Entry.LEAD, record.SYSTEM, what)
    watch_lead(tx, incident)


def _watched(tx: Transaction, incident: Incident) -> list[IncidentTask]:
    rows = unfinished(all_of(tx.session, incident.id))
    return rows if incident.state in OPEN else [one for one in rows if one.outlives]


def _after(tx: Transaction, incident: Incident, matter: str, wait: timedelta) -> None:
    reminders.schedule(tx, matter, subject(incident.id), tx.now + paced(incident, wait))


def _again(incident: Incident, matter: str, stage: int) -> timedelta:
    waits = _AGAIN[matter]
    return paced(incident, waits[min(stage, len(waits) - 1)])


def _sleeps_until(tx: Transaction, incident: Incident) -> datetime | None:
    """When people may be called next; None where they may now."""
    if incident.drill or works_day_and_night(Level(incident.level)):
        return None
    moment = next_working_moment(tx.now, office_hours(city_profile(tx.session)))
    return moment if moment > tx.now else None
