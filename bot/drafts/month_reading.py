"""Reading many drafts with all that a head answers for: one query for each kind of thing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account
from bot.drafts.hours_kept import before_approval
from bot.drafts.models import (
    Answer,
    Decision,
    Draft,
    DraftFinding,
    PostReport,
    PostReview,
    Revision,
    RevisionAccount,
)
from bot.drafts.month import Line, Looked, Place, Said, Step
from bot.drafts.states import Event
from bot.people.models import Person, Section
from rules.finding import Severity

#: So much of a text is read for a list.
BEGINNING = 80
#: What makes an approval whole: a conditional one counts from when its condition was met.
_APPROVED = (Event.APPROVE, Event.MEET_CONDITION)
_NEWEST = sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision)


@dataclass(frozen=True)
class Wanted:
    """Which drafts (a query for their ids), and whether their whole texts and reasons are wanted."""

    ids: sa.Select[int]
    whole: bool


def read_lines(session: Session, wanted: Wanted) -> list[Line]:
    """The drafts, newest first."""
    text = Revision.text if wanted.whole else sa.func.substr(Revision.text, 1, BEGINNING)
    rows = session.execute(
        sa.select(
            Draft.id,
            Draft.state,
            Draft.revision,
            Draft.created_at,
            Draft.retro_due_at,
            Revision.kind,
            Revision.planned_at,
            Revision.emergency_reason,
            Section.name.label("section"),
            Person.slack_id.label("drafter"),
            text.label("text"),
        )
        .join(Revision, _NEWEST)
        .join(Section, Section.id == Draft.section_id)
        .join(Person, Person.id == Draft.drafter_id)
        .where(Draft.id.in_(wanted.ids))
        .order_by(Draft.created_at.desc(), Draft.id.desc())
    ).all()
    steps, findings = _steps(session, wanted.ids), _findings(session, wanted.ids)
    said, reviews = _said(session, wanted.ids), _reviews(session, wanted.ids)
    places = _places(session, wanted.ids, steps)
    return [
        Line(
            id=row.id,
            revision=row.revision,
            state=row.state,
            kind=row.kind,
            section=row.section,
            drafter=row.drafter,
            text=row.text,
            created_at=row.created_at,
            planned_at=row.planned_at,
            emergency_reason=row.emergency_reason,
            retro_due_at=row.retro_due_at,
            places=tuple(places[row.id]),
            findings=findings[row.id],
            said=tuple(said[row.id]),
            steps=tuple(steps[row.id]),
            reviews=tuple(reviews[row.id]),
        )
        for row in rows
    ]


def _steps(session: Session, ids: sa.Select[int]) -> dict[int, list[Step]]:
    statement = (
        sa.select(Decision, Person.slack_id, Section.name)
        .join(Person, Person.id == Decision.person_id)
        .outerjoin(Section, Section.id == Decision.section_id)
        .where(Decision.draft_id.in_(ids))
        .order_by(Decision.id)
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for row, by, section in session.execute(statement):
        found[row.draft_id].append(Step(row.event, row.actor, by, row.at, row.revision, row.reason, section or ""))
    return found


def _places(session: Session, ids: sa.Select[int], steps: dict[int, list[Step]]) -> dict[int, list[Place]]:
    """The accounts of the newest revision, and what was reported of each."""
    report = sa.and_(PostReport.draft_id == Draft.id, PostReport.account_id == Account.id)
    reported = (PostReport.url, PostReport.posted_at, PostReport.outside_hours, PostReport.revision)
    statement = (
        sa.select(Draft.id, Account.platform, Account.name, *reported)
        .join(Revision, _NEWEST)
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .join(Account, Account.id == RevisionAccount.account_id)
        .outerjoin(PostReport, report)
        .where(Draft.id.in_(ids))
        .order_by(Account.id)
    )
    found: dict[int, list[Place]] = defaultdict(list)
    for row in session.execute(statement):
        early = _before_approval(row.posted_at, row.revision, steps[row.id])
        account = f"{PLATFORM_NAMES[row.platform]}「{row.name}」"
        found[row.id].append(Place(account, row.url or "", row.posted_at, row.outside_hours or "", early))
    return found


def _before_approval(posted_at: datetime | None, revision: int, steps: list[Step]) -> bool:
    if posted_at is None or any(one.event is Event.POST_FIRST for one in steps):
        return False  # the latter was 緊急投稿, and is said as such
    return before_approval(posted_at, [one.at for one in steps if one.event in _APPROVED and one.revision == revision])


def _findings(session: Session, ids: sa.Select[int]) -> dict[int, dict[Severity, int]]:
    statement = (
        sa.select(Draft.id, DraftFinding.severity, sa.func.count())
        .join(Revision, _NEWEST)
        .join(DraftFinding, DraftFinding.revision_id == Revision.id)
        .where(Draft.id.in_(ids))
        .group_by(Draft.id, DraftFinding.severity)
    )
    found: dict[int, dict[Severity, int]] = defaultdict(dict)
    for number, severity, count in session.execute(statement):
        found[number][severity] = count
    return found


def _said(session: Session, ids: sa.Select[int]) -> dict[int, list[Said]]:
    statement = (
        sa.select(
            Draft.id,
            DraftFinding.clause,
            DraftFinding.severity,
            DraftFinding.quote,
            Answer.kind,
            Answer.reason,
            Person.slack_id,
        )
        .join(Revision, _NEWEST)
        .join(DraftFinding, DraftFinding.revision_id == Revision.id)
        .join(Answer, Answer.finding_id == DraftFinding.id)
        .join(Person, Person.id == Answer.person_id)
        .where(Draft.id.in_(ids))
        .order_by(DraftFinding.id)
    )
    found: dict[int, list[Said]] = defaultdict(list)
    for number, clause, severity, quote, kind, reason, by in session.execute(statement):
        found[number].append(Said(clause, severity, quote, kind, reason, by))
    return found


def _reviews(session: Session, ids: sa.Select[int]) -> dict[int, list[Looked]]:
    statement = sa.select(PostReview).where(PostReview.draft_id.in_(ids)).order_by(PostReview.id)
    found: dict[int, list[Looked]] = defaultdict(list)
    for one in session.scalars(statement):
        found[one.draft_id].append(Looked(one.outcome, one.opinion, one.created_at))
    return found
