"""The decisions: 承認, 差戻し, 却下 by the section head, 合議 by the PR division (§6(3))."""

from datetime import datetime, timedelta

from bot.accounts import service as accounts
from bot.drafts import authority, moves
from bot.drafts.asking import ask_for_approval
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.drafts.effects import once
from bot.drafts.errors import AlreadyMoved, PlannedDayPast, ReasonMissing
from bot.drafts.models import Draft, Revision
from bot.drafts.states import Actor, Event, State
from bot.drafts.views import DraftView
from bot.people import service as people
from bot.people.models import Role
from bot.people.service import Colleague, holders
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.context import TOKYO

#: 承認の有効期限: days after the approval or, where that is later, after the planned time.
APPROVAL_LASTS = timedelta(days=3)

_TOLD = {Event.APPROVE: "approved", Event.RETURN: "returned", Event.REJECT: "rejected"}


class Deciding:
    """What approvers do. `by` is a Slack user id, `delivery` a delivery's key, `revision` the one on the card.

    Every method raises TextChanged when the card is older than the text, AlreadyMoved when somebody decided first,
    OwnText and NotYours when this person may not decide.
    """

    def __init__(self, store: Store, checker: Checker, *, approval_lasts: timedelta = APPROVAL_LASTS) -> None:
        self._store = store
        self._checker = checker
        self._approval_lasts = approval_lasts

    def approve(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """承認: the text of this revision may be posted."""
        return self._decide(draft_id, revision, Event.APPROVE, "", by=by, delivery=delivery)

    def return_for_revision(
        self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """差戻し: the drafter is to revise, for the reason given.

        Raises:
            ReasonMissing, SecretInText.
        """
        return self._decide(draft_id, revision, Event.RETURN, self._reason(reason), by=by, delivery=delivery)

    def reject(self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None) -> DraftView:
        """却下: the matter ends here, for the reason given.

        Raises:
            ReasonMissing, SecretInText.
        """
        return self._decide(draft_id, revision, Event.REJECT, self._reason(reason), by=by, delivery=delivery)

    def concur(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """合議に同意する: the contested findings may stand; the head decides next."""

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            moves.require_step(tx.session, draft, Event.CONCUR, revision)
            authority.require_concurrer(draft, moves.current(tx.session, draft), person)
            moves.decide(tx, draft, Event.CONCUR, by=person, actor=Actor.PR_DIVISION, revision=revision, reason="")
            ask_for_approval(tx, draft)
            return draft.id

        return once(self._store, delivery, effect)

    def _decide(
        self, draft_id: int, revision: int, event: Event, reason: str, *, by: str, delivery: str | None
    ) -> DraftView:
        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            newest = moves.current(tx.session, draft)
            moves.require_step(tx.session, draft, event, revision)
            consulting = draft.state is State.CONSULTING and event is Event.RETURN
            if _concurred_meanwhile(tx, draft, newest, event, person):
                raise AlreadyMoved(*moves.where_it_stands(tx.session, draft))
            if consulting:
                authority.require_concurrer(draft, newest, person)
            else:
                authority.require_decider(tx.session, draft, newest, person)
            if event is Event.APPROVE:
                _require_a_day_to_come(newest, tx.now)
                accounts.require_official(tx.session, [one.account_id for one in newest.accounts])
            actor = Actor.PR_DIVISION if consulting else Actor.APPROVER
            moves.decide(tx, draft, event, by=person, actor=actor, revision=revision, reason=reason)
            if event is Event.APPROVE:
                draft.approval_expires_at = max(tx.now, newest.planned_at or tx.now) + self._approval_lasts
            for writer in _to_tell(tx, draft, newest):
                occasion = f"r{revision}.{tx.now.timestamp()}"
                tx.outbox.add(Letter(_TOLD[event], moves.subject(draft), writer.slack_id, occasion, revision))
            return draft.id

        return once(self._store, delivery, effect)

    def _reason(self, reason: str) -> str:
        cleaned = clean(reason)
        if not cleaned:
            raise ReasonMissing
        self._checker.refuse_secrets([("reason", cleaned)], now=self._store.clock.now())
        return cleaned


def _require_a_day_to_come(revision: Revision, now: datetime) -> None:
    if revision.planned_at is not None and revision.planned_at.astimezone(TOKYO).date() < now.astimezone(TOKYO).date():
        raise PlannedDayPast


def _to_tell(tx: Transaction, draft: Draft, revision: Revision) -> list[Colleague]:
    """The writers of the text; where all of them left, the section, so that the matter is not lost."""
    writers = people.still_here(tx.session, authority.writers(draft, revision))
    if writers or draft.section_id is None:
        return writers
    for role in (Role.STAFF, Role.ACTING, Role.HEAD):
        colleagues = holders(tx.session, draft.section_id, role)
        if colleagues:
            return colleagues
    return []


def _concurred_meanwhile(tx: Transaction, draft: Draft, revision: Revision, event: Event, person: Colleague) -> bool:
    """Whether this member of the PR division returns a draft that a colleague has just concurred to."""
    if event is not Event.RETURN or draft.state is not State.PENDING or not person.in_pr_division:
        return False
    if person.id in {one.id for one in authority.deciders(tx.session, draft, revision)}:
        return False
    return bool(authority.concurred(tx.session, draft))
