"""What was decided in an absent head's stead（代決）and is to be looked at afterwards（後閲）, and by whom."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts import moves
from bot.drafts.ladder import Bench
from bot.drafts.models import Decision, Draft, PostReview, ReviewOutcome
from bot.drafts.states import Actor, Event
from bot.people.models import Role
from bot.people.service import Colleague, holders, pr_sections
from bot.reminders import service as reminders
from bot.store.outbox import Letter
from bot.store.rows import change
from bot.store.unit import Transaction

#: The reminder of a review that is still to be made.
REVIEW = "post_review"
_REVIEWED = (Event.APPROVE, Event.APPROVE_CONDITIONALLY, Event.APPROVE_PART, Event.REJECT, Event.APPROVE_AFTERWARDS)


@dataclass(frozen=True)
class ToReview:
    """A decision that a head is still to look at: of which draft and revision, and when it was taken."""

    draft_id: int
    revision: int
    decided_at: datetime


def ask_for_review(tx: Transaction, draft: Draft, decision: Decision, bench: Bench) -> None:
    """After a decision in an absent head's stead: the head has something to look at; nothing after any other."""
    if decision.actor is not Actor.ACTING or not bench.head_away or decision.event not in _REVIEWED:
        return
    review = PostReview(
        draft_id=draft.id, decision_id=decision.id, section_id=bench.section_id, created_at=tx.now, opinion=""
    )
    tx.session.add(review)
    tx.session.flush()
    for head in reviewers(tx.session, review):
        tx.outbox.add(
            Letter("review_requested", moves.subject(draft), head.slack_id, f"review{review.id}", draft.revision)
        )
    reminders.schedule(tx, REVIEW, moves.subject(draft), tx.now)


def reviewers(session: Session, review: PostReview) -> list[Colleague]:
    """The heads of the section now; where it has none any more, those of the PR division.

    A deputy who has become the head meanwhile does not look at what they decided themselves.
    """
    own = session.get_one(Decision, review.decision_id).person_id
    for section in (review.section_id, *pr_sections(session)):
        heads = [one for one in holders(session, section, Role.HEAD) if one.id != own]
        if heads:
            return heads
    return []


def open_reviews(session: Session, draft_id: int) -> list[PostReview]:
    """The reviews of a draft that are still to be made, oldest first."""
    statement = sa.select(PostReview).where(PostReview.draft_id == draft_id, PostReview.outcome.is_(None))
    return list(session.scalars(statement.order_by(PostReview.id)))


def to_review(session: Session, person: Colleague) -> list[ToReview]:
    """What this person is still to look at as a head, oldest first."""
    sections = {role.section_id for role in person.roles if role.role is Role.HEAD}
    statement = (
        sa.select(PostReview.draft_id, Draft.revision, PostReview.created_at)
        .join(Draft, Draft.id == PostReview.draft_id)
        .join(Decision, Decision.id == PostReview.decision_id)
        .where(PostReview.section_id.in_(sections), PostReview.outcome.is_(None), Decision.person_id != person.id)
        .order_by(PostReview.id)
    )
    return [ToReview(*row) for row in session.execute(statement)]


def object_by_revoking(tx: Transaction, draft: Draft, person: Colleague, reason: str) -> None:
    """Who revokes what was decided in their stead has looked at it: nobody asks them to review it any more."""
    waiting = open_reviews(tx.session, draft.id)
    mine = [one for one in waiting if person.id in {head.id for head in reviewers(tx.session, one)}]
    for review in mine:
        keep(tx, review, person, ReviewOutcome.OBJECTED, reason)
    if len(mine) == len(waiting):
        reminders.settle(tx, moves.subject(draft), REVIEW)


def keep(tx: Transaction, review: PostReview, person: Colleague, outcome: ReviewOutcome, opinion: str) -> None:
    """Keep what a head says to a decision that waited for it."""
    change(
        tx.session,
        sa.update(PostReview)
        .where(PostReview.id == review.id, PostReview.outcome.is_(None))
        .values(outcome=outcome, opinion=opinion, person_id=person.id, at=tx.now),
    )
    record.append(
        tx,
        actor=person.slack_id,
        event="draft.post_review",
        subject=f"draft:{review.draft_id}",
        details={"outcome": outcome, "review": review.id},
    )
