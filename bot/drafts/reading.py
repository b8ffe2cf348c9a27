"""Reading drafts out of the database into views."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import holds
from bot.accounts import service as accounts
from bot.drafts import authority, feedback, listing, moves, reviews
from bot.drafts.errors import DraftNotFound, NobodyCanDecide, NotYours
from bot.drafts.images import facts_of
from bot.drafts.listing import Desk
from bot.drafts.matters import matters
from bot.drafts.models import Decision, Draft, DraftFinding, PostReport, PostReview, Revision, Submission
from bot.drafts.overview import overview
from bot.drafts.states import State
from bot.drafts.views import (
    AnswerView,
    AwayView,
    DecisionView,
    DraftView,
    FindingView,
    May,
    RelatedView,
    ReportView,
    ReviewView,
    RevisionView,
)
from bot.people import service as people
from bot.people.absence import away_on, coming, today
from bot.people.city import city_profile
from bot.people.models import Person, Role, Section
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store

#: So much of a text that is corrected is shown with its correction.
BEGINNING = 200
#: The cards that ask for a decision.
REQUESTS = ("approval_requested", "concurrence_requested", "retro_requested")


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
            if draft is None or not self._may_see(session, draft, person):
                raise DraftNotFound
            return self._view(session, draft_id)

    def may(self, draft_id: int, *, by: str) -> May:
        """What this person may do with a draft they may see."""
        with self._store.read() as session:
            person = people.require(session, by)
            draft = session.get_one(Draft, draft_id)
            return May(
                write=_writes(session, draft, person),
                decide=self._waits_for(session, draft, person),
                review=any(one.draft_id == draft_id for one in reviews.to_review(session, person)),
            )

    def waits_for(self, draft_id: int, slack_id: str) -> bool:
        """Whether the draft waits for this person's decision now; it does for nobody who has left."""
        with self._store.read() as session:
            person = people.find(session, slack_id)
            return person is not None and self._waits_for(session, session.get_one(Draft, draft_id), person)

    def render(self, draft_id: int) -> DraftView:
        """The draft for the relay, which sends only to whom a service addressed it."""
        with self._store.read() as session:
            return self._view(session, draft_id)

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
                waiting=listing.waiting(session, person, self._store.clock.now()),
                contests=feedback.waiting(session) if person.in_pr_division else 0,
                in_pr_division=person.in_pr_division,
                reviews=tuple(reviews.to_review(session, person)),
                may_be_absent=any(role.role in (Role.HEAD, Role.ACTING) for role in person.roles),
                absence=next(iter(coming(session, person.id, today(self._store.clock.now()))), None),
                overview=overview(session, self._store.clock.now()) if person.in_pr_division else None,
            )

    def _view(self, session: Session, draft_id: int) -> DraftView:
        return draft_view(session, draft_id, today=today(self._store.clock.now()))

    def _may_see(self, session: Session, draft: Draft, person: people.Colleague) -> bool:
        if person.in_pr_division or _writes(session, draft, person):
            return True
        return self._waits_for(session, draft, person)

    def _waits_for(self, session: Session, draft: Draft, person: people.Colleague) -> bool:
        newest = moves.current(session, draft)
        try:
            if draft.state is State.CONSULTING:
                return person.id in {one.id for one in authority.concurrers(session, draft, newest)}
            benches = authority.standing_benches(session, draft, self._store.clock.now())
        except NobodyCanDecide:
            return False
        return person.id not in authority.writers(draft, newest) and any(person.id in one.may for one in benches)


def draft_view(session: Session, draft_id: int, *, today: date | None = None) -> DraftView:
    """The view of a draft, within a running transaction.

    Args:
        today: the day for which absent heads are named; nobody is where None.

    Raises:
        DraftNotFound: there is none with this number.
    """
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise DraftNotFound
    submissions = session.scalars(
        sa.select(Submission).where(Submission.draft_id == draft_id).order_by(Submission.id)
    ).all()
    revision = _revision(session, draft_id, draft.revision)
    earlier = [one.revision for one in submissions if one.revision < draft.revision]
    return DraftView(
        id=draft.id,
        state=draft.state,
        section=_section_name(session, draft.section_id),
        drafter=_slack_id(session, draft.drafter_id),
        revision=revision,
        before=_revision(session, draft_id, earlier[-1]) if earlier else None,
        decisions=_decisions(session, draft_id),
        reports=_reports(session, draft_id),
        approval_expires_at=draft.approval_expires_at,
        retro_due_at=draft.retro_due_at,
        held=tuple(holds.on(session, [one.id for one in revision.accounts])),
        reviews=_reviews(session, draft_id),
        sections_missing=_sections_missing(session, draft),
        away=_away(session, draft, today) if today is not None else (),
        asked=_asked(session, draft),
        corrects=_related(session, draft.corrects_id) if draft.corrects_id is not None else None,
        corrections=tuple(_related(session, number) for number in _corrections(session, draft_id)),
    )


def _corrections(session: Session, draft_id: int) -> Sequence[int]:
    return session.scalars(sa.select(Draft.id).where(Draft.corrects_id == draft_id).order_by(Draft.id)).all()


def _related(session: Session, draft_id: int) -> RelatedView:
    draft = session.get_one(Draft, draft_id)
    urls = session.scalars(sa.select(PostReport.url).where(PostReport.draft_id == draft_id).order_by(PostReport.id))
    return RelatedView(draft.id, draft.state, moves.current(session, draft).text[:BEGINNING], tuple(urls))


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
        variants=tuple((one.account_id, one.text) for one in row.variants),
    )


def _finding(session: Session, row: DraftFinding) -> FindingView:
    answer = row.answer
    whose = accounts.by_ids(session, [row.account_id]) if row.account_id is not None else []
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
        account=whose[0] if whose else None,
        answer=AnswerView(answer.kind, answer.reason, _slack_id(session, answer.person_id)) if answer else None,
    )


def _decisions(session: Session, draft_id: int) -> tuple[DecisionView, ...]:
    statement = sa.select(Decision).where(Decision.draft_id == draft_id).order_by(Decision.id)
    return tuple(
        DecisionView(
            revision=one.revision,
            event=one.event,
            by=_slack_id(session, one.person_id),
            actor=one.actor,
            reason=one.reason,
            at=one.at,
            section=_section_name(session, one.section_id),
            to_mend=tuple(_finding(session, session.get_one(DraftFinding, row.finding_id)) for row in one.to_mend),
        )
        for one in session.scalars(statement)
    )


def _reports(session: Session, draft_id: int) -> tuple[ReportView, ...]:
    statement = sa.select(PostReport).where(PostReport.draft_id == draft_id).order_by(PostReport.id)
    return tuple(
        ReportView(
            account_id=one.account_id,
            url=one.url,
            posted_at=one.posted_at,
            by=_slack_id(session, one.person_id),
            outside_hours=one.outside_hours,
            doubt=one.doubt,
            confirmed=one.confirmed,
        )
        for one in session.scalars(statement)
    )


def _reviews(session: Session, draft_id: int) -> tuple[ReviewView, ...]:
    statement = (
        sa.select(PostReview, Decision)
        .join(Decision, Decision.id == PostReview.decision_id)
        .where(PostReview.draft_id == draft_id)
        .order_by(PostReview.id)
    )
    return tuple(
        ReviewView(
            decided_by=_slack_id(session, decision.person_id),
            event=decision.event,
            decided_at=decision.at,
            outcome=review.outcome,
            opinion=review.opinion,
            by=_slack_id(session, review.person_id) if review.person_id is not None else None,
            at=review.at,
        )
        for review, decision in session.execute(statement)
    )


def _sections_missing(session: Session, draft: Draft) -> tuple[str, ...]:
    """The sections whose approval is still to come, where several have a say."""
    every = matters(session, [draft.id], decided=False)[draft.id].sections
    missing = matters(session, [draft.id])[draft.id].sections
    if len(every) < len(("one", "another")) or draft.state not in (State.PENDING, State.RETRO_PENDING):
        return ()
    return tuple(_section_name(session, one) or "" for one in sorted(missing))


def _away(session: Session, draft: Draft, day: date) -> tuple[AwayView, ...]:
    sections = matters(session, [draft.id], decided=False)[draft.id].sections
    heads = [one for section in sorted(sections) for one in people.holders(session, section, Role.HEAD)]
    away = away_on(session, day, [one.id for one in heads])
    return tuple(AwayView(one.slack_id, away[one.id].last_day) for one in heads if one.id in away)


def _section_name(session: Session, section_id: int | None) -> str | None:
    section = session.get(Section, section_id) if section_id is not None else None
    return section.name if section is not None else None


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


def _writes(session: Session, draft: Draft, person: people.Colleague) -> bool:
    try:
        authority.require_writer(session, draft, person)
    except NotYours:
        return False
    return True
