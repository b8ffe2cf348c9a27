"""催促 of drafts: who is reminded of what waits, and of what is to be looked at afterwards（後閲）."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import structlog

from bot.drafts import authority, holding, moves, reviews
from bot.drafts.absences import away_now
from bot.drafts.deadlines import TOLD_TO_OTHERS_FROM, Deadlines, Waiting, moments
from bot.drafts.errors import NobodyCanDecide
from bot.drafts.models import Draft, PostReview
from bot.drafts.states import State
from bot.drafts.telling import whose_text
from bot.people.city import city_profile, office_hours
from bot.people.models import Role
from bot.people.service import Colleague, holders, pr_sections
from bot.reminders.service import Due, Next
from bot.store.outbox import Letter
from bot.store.unit import Transaction
from rules.working_time import next_working_morning

log = structlog.get_logger()

REMINDER, REVIEW_REMINDER = "reminder", "review_requested"
#: Whether it waits for the reader, or the reader is only told.
MINE, TOLD = "mine", "told"
#: States in which somebody is to decide; in the others the drafter is to do something.
_TO_DECIDE = (State.PENDING, State.CONSULTING, State.RETRO_PENDING)


class DraftWaits:
    """The plan for drafts that wait for somebody. Stage 0 only looks when the first reminder is due."""

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Remind those who are to move the draft on; from the third time on others hear of it too."""
        draft = tx.session.get(Draft, due.subject_id)
        if draft is None:
            return None
        office = office_hours(city_profile(tx.session))
        stage, following = _where_in(moments(_waiting(tx, draft), self._deadlines, office), tx.now)
        if due.stage > 0 and not _paused(tx, draft):
            # How long it has waited counts, not what was to be said next: who puts a reminder off hastens nothing.
            self._say(tx, draft, max(stage, 1), due)
        return Next(following, stage + 1)

    def concerns(self, tx: Transaction, subject_id: int, person: Colleague) -> bool:
        """Whether the draft waits for this person now, or they would be told if it waits long."""
        draft = tx.session.get(Draft, subject_id)
        if draft is None:
            return False
        mine, others = _audience(tx, draft, TOLD_TO_OTHERS_FROM)
        return person.id in {one.id for one in (*mine, *others)}

    def _say(self, tx: Transaction, draft: Draft, stage: int, due: Due) -> None:
        mine, others = _audience(tx, draft, stage)
        if not mine and not others:
            log.warning("reminder.nobody_to_remind", draft=draft.id, state=draft.state)
        for person, part in [*((one, MINE) for one in mine), *((one, TOLD) for one in others)]:
            tx.outbox.add(
                Letter(
                    REMINDER,
                    moves.subject(draft),
                    person.slack_id,
                    f"{draft.round}.{due.occasion}",
                    draft.revision,
                    params={
                        "part": part,
                        "state": draft.state,
                        "stage": str(stage),
                        "waits_for": " ".join(one.slack_id for one in mine),
                    },
                )
            )


class ReviewWaits:
    """The plan for 後閲: from the morning on which the head is back, every working morning."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Remind the heads whose absence is over."""
        waiting = reviews.open_reviews(tx.session, due.subject_id)
        if not waiting:
            return None
        draft = tx.session.get_one(Draft, due.subject_id)
        if due.stage > 0:
            for review in waiting:
                _remind_heads(tx, draft, review, due)
        return Next(next_working_morning(tx.now, office_hours(city_profile(tx.session))), due.stage + 1)

    def concerns(self, tx: Transaction, subject_id: int, person: Colleague) -> bool:
        """Whether this person is to look at one of the draft's decisions."""
        waiting = reviews.open_reviews(tx.session, subject_id)
        return any(person.id == head.id for one in waiting for head in reviews.reviewers(tx.session, one))


def _paused(tx: Transaction, draft: Draft) -> bool:
    """Whether asking for a decision is in vain: nobody may approve before the incident's pause is over."""
    undecided = draft.state in (State.PENDING, State.CONSULTING)
    return undecided and holding.paused(tx.session, moves.current(tx.session, draft))


def _remind_heads(tx: Transaction, draft: Draft, review: PostReview, due: Due) -> None:
    heads = reviews.reviewers(tx.session, review)
    away = away_now(tx.session, [head.id for head in heads], tx.now)
    for head in heads:
        if head.id not in away:
            occasion = f"review{review.id}.{due.occasion}"
            tx.outbox.add(Letter(REVIEW_REMINDER, moves.subject(draft), head.slack_id, occasion, draft.revision))


def _waiting(tx: Transaction, draft: Draft) -> Waiting:
    revision = moves.current(tx.session, draft)
    return Waiting(
        state=draft.state,
        since=draft.updated_at,
        planned_at=revision.planned_at,
        expires_at=draft.approval_expires_at,
        retro_due_at=draft.retro_due_at,
        urgent=bool(revision.emergency_reason),
    )


def _where_in(planned: Iterator[datetime], now: datetime) -> tuple[int, datetime]:
    """How many of the planned moments have come, and the next one: what an outage skipped is not said again."""
    for come, moment in enumerate(planned):
        if moment > now:
            return come, moment
    raise AssertionError("the moments of a reminder have no end")


def _audience(tx: Transaction, draft: Draft, stage: int) -> tuple[list[Colleague], list[Colleague]]:
    """Who is to act, and who is only told: because it has waited so long, or because nobody is left to act."""
    revision = moves.current(tx.session, draft)
    if draft.state not in _TO_DECIDE:
        return whose_text(tx, draft, revision), []
    try:
        if draft.state is State.CONSULTING:
            mine = authority.concurrers(tx.session, draft, revision)
            sections: Iterable[int] = ()
        else:
            mine = authority.asked_to_decide(tx.session, draft, tx.now)
            sections = [bench.section_id for bench in authority.deciding_benches(tx.session, draft, tx.now)]
    except NobodyCanDecide:
        return [], _pr_division(tx)  # nobody else can see to it that somebody can decide
    if stage < TOLD_TO_OTHERS_FROM and (draft.state is not State.RETRO_PENDING or stage < TOLD_TO_OTHERS_FROM - 1):
        return mine, []
    told = [one for section in sections for one in holders(tx.session, section, Role.ACTING)]
    told += _pr_division(tx)
    own = authority.writers(draft, revision) | {one.id for one in mine}
    return mine, [one for one in {person.id: person for person in told}.values() if one.id not in own]


def _pr_division(tx: Transaction) -> list[Colleague]:
    for role in (Role.HEAD, Role.ACTING, Role.STAFF):
        found = [one for section in pr_sections(tx.session) for one in holders(tx.session, section, role)]
        if found:
            return found
    return []
