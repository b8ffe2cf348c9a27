"""Moving an incident along the table, writing its timeline, and telling its thread: parts of one transaction."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.audit.record import AuditEntry
from bot.incidents import roles
from bot.incidents.errors import AlreadyDone, IncidentNotFound, NotInThisState
from bot.incidents.models import Entry, Incident, TimelineEntry
from bot.incidents.states import EVENT_NAMES, OPEN, STATE_NAMES, Event, Part, State, transition
from bot.people.service import Colleague
from bot.store.outbox import Letter
from bot.store.rows import change
from bot.store.unit import Transaction
from rules.japanese_time import japanese_time

CARD, CHECKLIST, SAID, TOLD = "incident_card", "incident_checklist", "incident_said", "incident_told"
REDRAWN = "card_redrawn"


def subject(incident_id: int) -> str:
    """The name of an incident in the record, the outbox and the reminders."""
    return f"incident:{incident_id}"


def load(session: Session, incident_id: int) -> Incident:
    """The incident, locked for the rest of a writing transaction.

    Raises:
        IncidentNotFound: there is none with this number.
    """
    incident = session.get(Incident, incident_id, with_for_update=True)
    if incident is None:
        raise IncidentNotFound
    return incident


def paced(incident: Incident, amount: timedelta) -> timedelta:
    """An amount of time as the incident's clock counts it: shorter in a drill whose clock is sped up."""
    return amount / incident.speed


def move(
    tx: Transaction, incident: Incident, event: Event, *, by: Colleague, words: str = "", moment: datetime | None = None
) -> State:
    """Take one step of the table; the first of several who press wins.

    Args:
        words: why, in the person's words; shown in the thread.
        moment: when it happened, now where None.

    Raises:
        AlreadyDone: somebody took this very step before.
        NotInThisState: the table has no such step from where the incident is.
        NotResponsible: it is not theirs to decide.
    """
    row = transition(incident.state, event)
    if row is None:
        raise _too_late(tx.session, incident, event)
    if row.part is Part.RESPONSIBLE:
        roles.require_responsible(tx.session, incident, by)
    moved = change(
        tx.session,
        sa.update(Incident)
        .where(Incident.id == incident.id, Incident.state == row.source)
        .values(state=row.target)
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        raise _too_late(tx.session, incident, event)
    record.append(
        tx,
        actor=by.slack_id,
        event=f"incident.{event}",
        subject=subject(incident.id),
        details={"from": row.source, "to": row.target, "with_reason": bool(words)},
    )
    note(tx, incident, Entry.STATE, by.slack_id, f"{EVENT_NAMES[event]}。", words=words, at=moment)
    return row.target


def require_open(incident: Incident) -> Incident:
    """The incident itself, where it is not over.

    Raises:
        NotInThisState.
    """
    if incident.state not in OPEN:
        now = f"事案 第{incident.id}号は「{STATE_NAMES[incident.state]}」です。"
        raise NotInThisState(now, "続けるときは「対応中に戻す」を押してください。")
    return incident


def note(
    tx: Transaction,
    incident: Incident,
    kind: Entry,
    by: str,
    what: str,
    *,
    words: str = "",
    at: datetime | None = None,
    aloud: bool = True,
    slack_ts: str | None = None,
) -> TimelineEntry:
    """Write an entry of the timeline and, where `aloud`, say it in the thread; the cards are drawn again."""
    entry = TimelineEntry(
        incident_id=incident.id,
        at=at or tx.now,
        recorded_at=tx.now,
        kind=kind,
        by=by,
        what=what,
        words=words,
        slack_ts=slack_ts,
    )
    tx.session.add(entry)
    tx.session.flush()
    if aloud:
        say(tx, incident, SAID, f"entry.{entry.id}", {"entry": str(entry.id)})
    redraw(tx, incident, f"entry.{entry.id}")
    return entry


def say(tx: Transaction, incident: Incident, intent: str, about: str, params: dict[str, str] | None = None) -> str:
    """Queue a reply in the incident's thread; its message id."""
    _, otherwise = roles.place(tx.session)
    return tx.outbox.add(
        Letter(
            intent,
            subject(incident.id),
            incident.channel,
            about,
            params=params,
            thread=incident.card,
            otherwise=otherwise,
        )
    )


def redraw(tx: Transaction, incident: Incident, occasion: str, *more: str) -> None:
    """Queue a fresh drawing of the card and the checklist (and of `more` messages), unless one is queued."""
    waiting = tx.outbox.targets_waiting(subject(incident.id), REDRAWN)
    for target in (incident.card, incident.checklist, *more):
        if target and target not in waiting:
            tx.outbox.add(
                Letter(REDRAWN, subject(incident.id), incident.channel, f"{target}.{occasion}", target=target)
            )


def _too_late(session: Session, incident: Incident, event: Event) -> AlreadyDone | NotInThisState:
    last = session.scalars(
        sa.select(AuditEntry)
        .where(
            AuditEntry.subject == subject(incident.id),
            AuditEntry.event.in_([f"incident.{one}" for one in Event]),
        )
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    if last is not None and last.event == f"incident.{event}":
        who = f"事案 第{incident.id}号は、<@{last.actor}>さんが{japanese_time(last.at)}に{EVENT_NAMES[event]}。"
        return AlreadyDone(who, "あらためて操作する必要はありません。")
    return NotInThisState(
        f"事案 第{incident.id}号は今「{STATE_NAMES[incident.state]}」です。", "最新のカードから操作してください。"
    )
