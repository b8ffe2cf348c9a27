"""Showing incidents."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import service as accounts
from bot.accounts.models import Account
from bot.accounts.service import AccountFacts
from bot.incidents import roles
from bot.incidents.errors import IncidentNotFound
from bot.incidents.facts import facts_of
from bot.incidents.models import Incident, IncidentEvidence, IncidentTask, TimelineEntry
from bot.incidents.states import OPEN
from bot.incidents.tasks import all_of
from bot.incidents.text_models import IncidentText
from bot.incidents.views import EntryView, EvidenceView, IncidentLine, IncidentView, TaskView, TextView, without_account
from bot.people.models import Person, Section
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from rules.incidents.kinds import Duty
from rules.incidents.level import Level

MOST_IN_LIST = 20


class IncidentReading:
    """Reads incidents for cards and forms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def show(self, incident_id: int) -> IncidentView:
        """An incident as it stands.

        Raises:
            IncidentNotFound.
        """
        with self._store.read() as session:
            return incident_view(session, incident_id)

    def place(self, incident_id: int) -> str:
        """Where its thread stands: the channel in which the card arrived, or where it is to arrive."""
        with self._store.read() as session:
            incident = session.get_one(Incident, incident_id)
            statement = sa.select(OutboxMessage.channel).where(OutboxMessage.message_id == incident.card)
            return session.scalars(statement).first() or incident.channel

    def thread(self, incident_id: int) -> tuple[str, str] | None:
        """Channel and time stamp of the card, the head of the thread; None where it is not there yet."""
        with self._store.read() as session:
            incident = session.get_one(Incident, incident_id)
            statement = sa.select(OutboxMessage.channel, OutboxMessage.ts)
            found = session.execute(statement.where(OutboxMessage.message_id == incident.card)).first()
        return None if found is None or found[0] is None or found[1] is None else (found[0], found[1])

    def entry(self, entry_id: int) -> EntryView:
        """One entry of a timeline."""
        with self._store.read() as session:
            return _entry(session.get_one(TimelineEntry, entry_id))

    def timeline(self, incident_id: int) -> list[EntryView]:
        """Everything that happened, in the order in which it happened."""
        with self._store.read() as session:
            return timeline(session, incident_id)

    def evidence(self, incident_id: int) -> list[EvidenceView]:
        """What was kept as proof, the oldest first."""
        statement = sa.select(IncidentEvidence).where(IncidentEvidence.incident_id == incident_id)
        with self._store.read() as session:
            rows = session.scalars(statement.order_by(IncidentEvidence.id)).all()
        return [EvidenceView(one.what, one.link, one.sha256, one.by, one.kept_at) for one in rows]

    def text(self, text_id: int) -> TextView:
        """One text."""
        with self._store.read() as session:
            return _text_view(session, session.get_one(IncidentText, text_id))

    def open_ones(self) -> list[IncidentLine]:
        """The incidents that still burn, the gravest and oldest first."""
        with self._store.read() as session:
            return open_lines(session)

    def accounts(self) -> list[AccountFacts]:
        """Every account that an incident can be about."""
        with self._store.read() as session:
            ids = list(session.scalars(sa.select(Account.id)))
            return accounts.by_ids(session, ids)


def incident_view(session: Session, incident_id: int) -> IncidentView:
    """The value of an incident.

    Raises:
        IncidentNotFound.
    """
    incident = session.get(Incident, incident_id)
    if incident is None:
        raise IncidentNotFound
    rows = [one for one in all_of(session, incident_id) if one.applies]
    names = _slack_ids(session, {one for row in rows for one in (row.taken_by, row.ended_by) if one is not None})
    account = accounts.by_ids(session, [incident.account_id]) if incident.account_id is not None else []
    return IncidentView(
        id=incident.id,
        kind=incident.kind,
        state=incident.state,
        level=Level(incident.level),
        drill=incident.drill,
        speed=incident.speed,
        account=account[0] if account else None,
        section=session.get_one(Section, incident.section_id).name if incident.section_id is not None else "",
        url=incident.url,
        seen=incident.seen,
        facts=facts_of(session, incident),
        known=dict(incident.known),
        reporter=incident.reporter,
        lead=roles.leader(session, incident),
        told=tuple(roles.told(session, incident)),
        called=tuple(roles.called(session, incident)),
        own_channel=incident.own_channel,
        opened_at=incident.opened_at,
        acknowledged_at=incident.acknowledged_at,
        first_public_at=incident.first_public_at,
        settled_at=incident.settled_at,
        closed_at=incident.closed_at,
        next_update_at=incident.next_update_at,
        tasks=tuple(_task(row, names) for row in rows),
    )


def timeline(session: Session, incident_id: int) -> list[EntryView]:
    """The entries of an incident in the order in which things happened."""
    statement = sa.select(TimelineEntry).where(TimelineEntry.incident_id == incident_id)
    return [_entry(one) for one in session.scalars(statement.order_by(TimelineEntry.at, TimelineEntry.id))]


def text_views(session: Session, incident_id: int) -> list[TextView]:
    """The texts of an incident, the oldest first."""
    statement = sa.select(IncidentText).where(IncidentText.incident_id == incident_id).order_by(IncidentText.id)
    return [_text_view(session, row) for row in session.scalars(statement)]


def open_lines(session: Session) -> list[IncidentLine]:
    """The incidents that still burn, the gravest and oldest first."""
    statement = sa.select(Incident).where(Incident.state.in_(OPEN))
    rows = session.scalars(statement.order_by(Incident.level.desc(), Incident.id).limit(MOST_IN_LIST)).all()
    labels = {one.id: one.label for one in accounts.by_ids(session, {row.account_id for row in rows if row.account_id})}
    return [
        IncidentLine(
            id=row.id,
            kind=row.kind,
            state=row.state,
            level=Level(row.level),
            drill=row.drill,
            target=labels.get(row.account_id or 0) or without_account(row.known),
            opened_at=row.opened_at,
        )
        for row in rows
    ]


def _text_view(session: Session, row: IncidentText) -> TextView:
    names = _slack_ids(session, [one for one in (row.writer_id, row.head_id, row.pr_id) if one is not None])
    return TextView(
        id=row.id,
        incident=row.incident_id,
        title=row.title,
        channel=row.channel,
        text=row.text,
        remarks=tuple(row.remarks),
        state=row.state,
        writer=names[row.writer_id],
        head=names.get(row.head_id or 0),
        pr=names.get(row.pr_id or 0),
        reason=row.reason,
        url=row.url,
        published_at=row.published_at,
    )


def _slack_ids(session: Session, ids: Collection[int]) -> dict[int, str]:
    return dict(iter(session.execute(sa.select(Person.id, Person.slack_id).where(Person.id.in_(ids)))))


def _entry(row: TimelineEntry) -> EntryView:
    return EntryView(row.id, row.at, row.recorded_at, row.kind, row.by, row.what, row.words)


def _task(row: IncidentTask, names: dict[int, str]) -> TaskView:
    return TaskView(
        key=row.key,
        step=row.step,
        title=row.title,
        duty=Duty(row.duty),
        demanded=row.demanded,
        outlives=row.outlives,
        due_at=row.due_at,
        state=row.state,
        taken_by=names.get(row.taken_by or 0),
        ended_by=names.get(row.ended_by or 0),
        ended_at=row.ended_at,
        reason=row.reason,
        evidence=dict(row.evidence),
    )
