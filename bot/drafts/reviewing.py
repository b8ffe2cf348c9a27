"""後閲: the head looks afterwards at what was decided in the head's stead（代決）."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts import moves
from bot.drafts.checking import Checker
from bot.drafts.effects import once
from bot.drafts.errors import AlreadyReviewed, NotYours
from bot.drafts.models import Draft, PostReview, ReviewOutcome
from bot.drafts.reviews import REVIEW, keep, open_reviews, reviewers
from bot.drafts.states import Actor, Event, State
from bot.drafts.telling import tell_writers
from bot.drafts.views import DraftView
from bot.people import service as people
from bot.people.models import Person
from bot.people.service import Colleague
from bot.reminders import service as reminders
from bot.store.unit import Store, Transaction


class Reviewing:
    """What heads do afterwards. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def seen(self, draft_id: int, *, by: str, delivery: str | None = None) -> DraftView:
        """後閲しました: nothing to say against what was decided.

        Raises:
            AlreadyReviewed, NotYours.
        """
        return self._review(draft_id, ReviewOutcome.SEEN, "", by=by, delivery=delivery)

    def object(self, draft_id: int, opinion: str, *, by: str, delivery: str | None = None) -> DraftView:
        """意見がある: an approval that was not used yet is revoked; what was posted is to be corrected.

        Raises:
            ReasonMissing, SecretInText, AlreadyReviewed, NotYours.
        """
        stated = self._checker.reason(opinion, now=self._store.clock.now())
        return self._review(draft_id, ReviewOutcome.OBJECTED, stated, by=by, delivery=delivery)

    def _review(
        self, draft_id: int, outcome: ReviewOutcome, opinion: str, *, by: str, delivery: str | None
    ) -> DraftView:
        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            waiting = open_reviews(tx.session, draft_id)
            if not waiting:
                raise AlreadyReviewed(_reviewed_by(tx.session, draft_id))
            mine = [one for one in waiting if person.id in {head.id for head in reviewers(tx.session, one)}]
            if not mine:
                raise NotYours("所属長")
            for review in mine:
                keep(tx, review, person, outcome, opinion)
            if len(mine) == len(waiting):
                reminders.settle(tx, moves.subject(draft), REVIEW)
            if outcome is ReviewOutcome.OBJECTED:
                _act_on(tx, draft, mine[0], person, opinion)
            moves.redraw_cards(tx, draft, f"review.{mine[0].id}")
            return draft.id

        return once(self._store, delivery, effect)


def _act_on(tx: Transaction, draft: Draft, review: PostReview, person: Colleague, opinion: str) -> None:
    newest = moves.current(tx.session, draft)
    if draft.state in (State.APPROVED, State.CONDITIONAL):
        moves.decide(
            tx,
            draft,
            Event.REVOKE,
            by=person,
            actor=Actor.APPROVER,
            revision=draft.revision,
            reason=opinion,
            section_id=review.section_id,
        )
        tell_writers(tx, draft, newest, "returned")
        return
    tell_writers(tx, draft, newest, "review_objected")


def _reviewed_by(session: Session, draft_id: int) -> str | None:
    """Who reviewed last (Slack id), None where nothing was ever to be reviewed."""
    statement = (
        sa.select(Person.slack_id)
        .join(PostReview, PostReview.person_id == Person.id)
        .where(PostReview.draft_id == draft_id)
        .order_by(PostReview.id.desc())
    )
    return session.scalars(statement.limit(1)).first()
