"""Everything an after-action report says of an incident, as values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.incidents.clock import ACKNOWLEDGE_WITHIN
from bot.incidents.models import IncidentEvidence
from bot.incidents.reading import incident_view, text_views, timeline
from bot.incidents.review_models import IncidentMeasure, IncidentReview
from bot.incidents.views import EntryView, EvidenceView, IncidentView, TextView
from bot.people.city import city_profile, office_hours
from bot.people.models import Membership, Person, Role, Section
from bot.people.service import by_id
from bot.store.unit import Store
from rules.context import TOKYO
from rules.posting_hours import OfficeHours, is_open

#: What a city wants to reach; reports set the real times beside them.
FIRST_ACT_AT_WORK, FIRST_ACT_OTHERWISE = timedelta(minutes=30), timedelta(minutes=60)
_ROLES = {Role.HEAD: "所属長", Role.ACTING: "代決者", Role.STAFF: "担当職員"}


@dataclass(frozen=True)
class Mark:
    """A moment that counts, how long it took from the report, and what was wanted."""

    name: str
    at: datetime | None
    took: timedelta | None
    target: timedelta | None

    @property
    def missed(self) -> bool:
        """Whether it came too late, or never although it was wanted."""
        return self.target is not None and (self.took is None or self.took > self.target)


@dataclass(frozen=True)
class MeasureView:
    """再発防止策; the owner is a Slack id."""

    id: int
    incident: int
    what: str
    owner: str
    due_on: date
    done_at: datetime | None


@dataclass(frozen=True)
class History:
    """An incident with all that belongs to it. `names` says who a Slack id is: section and role."""

    city: str
    incident: IncidentView
    marks: tuple[Mark, ...]
    entries: tuple[EntryView, ...]
    evidence: tuple[EvidenceView, ...]
    texts: tuple[TextView, ...]
    parts: dict[str, str]
    version: int
    measures: tuple[MeasureView, ...]
    names: dict[str, str]


class Histories:
    """Reads what reports are made of."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, incident_id: int) -> History:
        """Everything about an incident.

        Raises:
            IncidentNotFound.
        """
        with self._store.read() as session:
            return _history(session, incident_id)

    def measure(self, measure_id: int) -> MeasureView:
        """One measure."""
        with self._store.read() as session:
            return _measure(session, session.get_one(IncidentMeasure, measure_id))


def marks(incident: IncidentView, office: OfficeHours) -> tuple[Mark, ...]:
    """The moments that count; in a drill measured by its own clock."""
    local = incident.opened_at.astimezone(TOKYO)
    works = is_open(local.date(), office) and office.hours.start <= local.time() <= office.hours.end
    wanted = {
        "受理": (incident.acknowledged_at, ACKNOWLEDGE_WITHIN),
        "最初の公の対応": (incident.first_public_at, FIRST_ACT_AT_WORK if works else FIRST_ACT_OTHERWISE),
        "収束の確認": (incident.settled_at, None),
        "終結": (incident.closed_at, None),
    }
    found = [Mark("報告", incident.opened_at, timedelta(), None)]
    for name, (at, target) in wanted.items():
        took = (at - incident.opened_at) * incident.speed if at is not None else None
        found.append(Mark(name, at, took, target))
    return tuple(found)


def _history(session: Session, incident_id: int) -> History:
    view = incident_view(session, incident_id)
    profile = city_profile(session)
    entries = timeline(session, incident_id)
    review = session.get(IncidentReview, incident_id)
    statement = sa.select(IncidentEvidence).where(IncidentEvidence.incident_id == incident_id)
    rows = session.scalars(sa.select(IncidentMeasure).where(IncidentMeasure.incident_id == incident_id))
    return History(
        city=profile.name,
        incident=view,
        marks=marks(view, office_hours(profile)),
        entries=tuple(entries),
        evidence=tuple(
            EvidenceView(one.what, one.link, one.sha256, one.by, one.kept_at)
            for one in session.scalars(statement.order_by(IncidentEvidence.id))
        ),
        texts=tuple(text_views(session, incident_id)),
        parts=dict(review.parts) if review is not None else {},
        version=review.version if review is not None else 0,
        measures=tuple(_measure(session, one) for one in rows.all()),
        names=_names(session),
    )


def _measure(session: Session, row: IncidentMeasure) -> MeasureView:
    owner = by_id(session, row.owner_id).slack_id
    return MeasureView(row.id, row.incident_id, row.what, owner, row.due_on, row.done_at)


def _names(session: Session) -> dict[str, str]:
    statement = (
        sa.select(Person.slack_id, Section.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .join(Section, Section.id == Membership.section_id)
        .order_by(Membership.role.desc())
    )
    return {slack_id: f"{section} {_ROLES[role]}" for slack_id, section, role in session.execute(statement)}
