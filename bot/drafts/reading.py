"""Reading drafts out of the database into views."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import service as accounts
from bot.drafts import authority, feedback, listing
from bot.drafts.errors import DraftNotFound, NobodyCanDecide, NotYours
from bot.drafts.images import facts_of
from bot.drafts.listing import Desk
from bot.drafts.models import Decision, Draft, DraftFinding, PostReport, Revision, Submission
from bot.drafts.states import State
from bot.drafts.views import (
    AnswerView,
    DecisionView,
    DraftView,
    FindingView,
    May,
    ReportView,
    RevisionView,
)
from bot.people import service as people
from bot.people.city import city_profile
from bot.people.models import Person, Section
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store

#: The cards that ask for a decision.
REQUESTS = ("approval_requested", "concurrence_requested")


class Reading:
    """Shows drafts to people who may see them. `by` is a Slack user id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def show(self, draft_id: int, *, by: str) -> DraftView:
        """The draft, for its writers, its approvers and the PR division.

        Raises:
            DraftNotFound: there is none, or this person may not see it.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            draft = session.get(Draft, draft_id)
            if draft is None or not _may_see(session, draft, person):
                raise DraftNotFound
            return draft_view(session, draft_id)

    def may(self, draft_id: int, *, by: str) -> May:
        """What this person may do with a draft they may see."""
        with self._store.read() as session:
            person = people.require(session, by)
            draft = session.get_one(Draft, draft_id)
            return May(write=_writes(session, draft, person), decide=_waits_for(session, draft_id, person))

    def render(self, draft_id: int) -> DraftView:
        """The draft for the relay, which sends only to whom a service addressed it."""
        with self._store.read() as session:
            return draft_view(session, draft_id)

    def desk(self, *, by: str) -> Desk:
        """What the Home of a person shows: the city, the person's own drafts, what waits for the person.

        Raises:
            NotRegistered: nobody active has this Slack id.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            return Desk(
                city=city_profile(session).name,
                own=listing.own(session, person),
                waiting=listing.waiting(session, person),
                contests=feedback.waiting(session) if person.in_pr_division else 0,
                in_pr_division=person.in_pr_division,
            )


def draft_view(session: Session, draft_id: int) -> DraftView:
    """The view of a draft, within a running transaction.

    Raises:
        DraftNotFound: there is none with this number.
    """
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise DraftNotFound
    section = session.get(Section, draft.section_id) if draft.section_id is not None else None
    submissions = session.scalars(
        sa.select(Submission).where(Submission.draft_id == draft_id).order_by(Submission.id)
    ).all()
    earlier = [one.revision for one in submissions if one.revision < draft.revision]
    return DraftView(
        id=draft.id,
        state=draft.state,
        section=section.name if section else None,
        drafter=_slack_id(session, draft.drafter_id),
        revision=_revision(session, draft_id, draft.revision),
        before=_revision(session, draft_id, earlier[-1]) if earlier else None,
        decisions=_decisions(session, draft_id),
        reports=_reports(session, draft_id),
        approval_expires_at=draft.approval_expires_at,
        asked=_asked(session, draft),
    )


def _revision(session: Session, draft_id: int, number: int) -> RevisionView:
    statement = sa.select(Revision).where(Revision.draft_id == draft_id, Revision.number == number)
    row = session.scalars(statement).one()
    return RevisionView(
        number=row.number,
        text=row.text,
        kind=row.kind,
        editor=_slack_id(session, row.editor_id),
        planned_at=row.planned_at,
        emergency_reason=row.emergency_reason,
        sources=row.sources,
        accounts=tuple(accounts.by_ids(session, [one.account_id for one in row.accounts])),
        images=tuple(facts_of(one) for one in row.images),
        findings=tuple(_finding(session, one) for one in row.findings),
    )


def _finding(session: Session, row: DraftFinding) -> FindingView:
    answer = row.answer
    return FindingView(
        id=row.id,
        rule=row.rule,
        clause=row.clause,
        severity=row.severity,
        start=row.start,
        end=row.end,
        quote=row.quote,
        message=row.message,
        suggestion=row.suggestion,
        image=row.image_sha256,
        answer=AnswerView(answer.kind, answer.reason, _slack_id(session, answer.person_id)) if answer else None,
    )


def _decisions(session: Session, draft_id: int) -> tuple[DecisionView, ...]:
    statement = sa.select(Decision).where(Decision.draft_id == draft_id).order_by(Decision.id)
    return tuple(
        DecisionView(one.revision, one.event, _slack_id(session, one.person_id), one.actor, one.reason, one.at)
        for one in session.scalars(statement)
    )


def _reports(session: Session, draft_id: int) -> tuple[ReportView, ...]:
    statement = sa.select(PostReport).where(PostReport.draft_id == draft_id).order_by(PostReport.id)
    return tuple(
        ReportView(one.account_id, one.url, one.posted_at, _slack_id(session, one.person_id))
        for one in session.scalars(statement)
    )


def _asked(session: Session, draft: Draft) -> tuple[str, ...]:
    """Whom the newest request for a decision on the newest revision went to; one request is of one moment."""
    statement = sa.select(OutboxMessage.recipient, OutboxMessage.created_at).where(
        OutboxMessage.subject == f"draft:{draft.id}",
        OutboxMessage.intent.in_(REQUESTS),
        OutboxMessage.revision == draft.revision,
    )
    requests = session.execute(statement.order_by(OutboxMessage.seq)).all()
    return tuple(recipient for recipient, at in requests if at == requests[-1].created_at)


def _slack_id(session: Session, person_id: int) -> str:
    return session.get_one(Person, person_id).slack_id


def _may_see(session: Session, draft: Draft, person: people.Colleague) -> bool:
    return person.in_pr_division or _waits_for(session, draft.id, person) or _writes(session, draft, person)


def _writes(session: Session, draft: Draft, person: people.Colleague) -> bool:
    try:
        authority.require_writer(session, draft, person)
    except NotYours:
        return False
    return True


def _waits_for(session: Session, draft_id: int, person: people.Colleague) -> bool:
    draft = session.get_one(Draft, draft_id)
    revision = session.scalars(
        sa.select(Revision).where(Revision.draft_id == draft.id, Revision.number == draft.revision)
    ).one()
    whom = authority.concurrers if draft.state is State.CONSULTING else authority.deciders
    try:
        return person.id in {one.id for one in whom(session, draft, revision)}
    except NobodyCanDecide:
        return False
