"""The decisions: 承認, 条件付き承認, 差戻し, 却下, 取消し by who stands for the section (§6(3))."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.accounts import service as accounts
from bot.drafts import authority, holding, moves, reviews
from bot.drafts.cases import Case, open_case
from bot.drafts.checking import Checker
from bot.drafts.effects import once
from bot.drafts.errors import AlreadyMoved, PlannedDayPast, TextChanged
from bot.drafts.models import Decision, DraftFinding, FindingToMend, Revision
from bot.drafts.reading import draft_view
from bot.drafts.states import Actor, Event, State
from bot.drafts.telling import tell_writers
from bot.drafts.views import DraftView
from bot.store.unit import Store, Transaction
from rules.context import TOKYO

#: 承認の有効期限: days after the approval or, where that is later, after the planned time.
APPROVAL_LASTS = timedelta(days=3)


class Deciding:
    """What approvers do. `by` is a Slack user id, `delivery` a delivery's key, `revision` the one on the card.

    Every method raises TextChanged when the card is older than the text, AlreadyMoved when somebody decided first,
    OwnText and NotYours when this person may not decide. An acting approver decides while the head is away（代決）; the
    head looks at it afterwards（後閲）.
    """

    def __init__(self, store: Store, checker: Checker, *, approval_lasts: timedelta = APPROVAL_LASTS) -> None:
        self._store = store
        self._checker = checker
        self._approval_lasts = approval_lasts

    def approve(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """承認 for the sections this person stands for; with the last one the text may be posted.

        Raises:
            AccountHeld: an incident keeps the account's drafts back.
            PlannedDayPast.
        """
        return self._approve(draft_id, revision, "", by=by, delivery=delivery)

    def approve_conditionally(
        self, draft_id: int, revision: int, condition: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """条件付き承認: as `approve`, but it may be posted only when the drafter reports that the condition is met.

        Raises:
            AccountHeld, PlannedDayPast, ReasonMissing, SecretInText.
        """
        stated = self._reason(condition)
        return self._approve(draft_id, revision, stated, by=by, delivery=delivery)

    def return_for_revision(
        self,
        draft_id: int,
        revision: int,
        reason: str,
        *,
        by: str,
        to_mend: Collection[int] = (),
        delivery: str | None = None,
    ) -> DraftView:
        """差戻し: the drafter is to revise, for the reason given.

        Args:
            to_mend: the findings (ids) that must be mended before the draft comes back.

        Raises:
            ReasonMissing, SecretInText.
        """
        stated = self._reason(reason)

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.RETURN, by)
            if _concurred_meanwhile(case):
                raise AlreadyMoved(*moves.where_it_stands(tx.session, case.draft))
            _list_what_to_mend(case, _return(case, stated), to_mend)
            tell_writers(tx, case.draft, case.newest, "returned")
            return draft_id

        return once(self._store, delivery, effect)

    def reject(self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None) -> DraftView:
        """却下: the matter ends here, for the reason given.

        Raises:
            ReasonMissing, SecretInText.
        """
        stated = self._reason(reason)

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.REJECT, by)
            case.settle(Event.REJECT, case.mine()[0], stated)
            tell_writers(tx, case.draft, case.newest, "rejected")
            return draft_id

        return once(self._store, delivery, effect)

    def revoke(self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None) -> DraftView:
        """承認の取消し, as long as nothing was posted: the draft goes back to the drafter, for the reason given.

        Raises:
            ReasonMissing, SecretInText.
        """
        stated = self._reason(reason)

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.REVOKE, by)
            benches = authority.standing_benches(tx.session, case.draft, tx.now)
            seats = authority.require_seat(tx.session, case.draft, case.newest, case.person, benches)
            case.settle(Event.REVOKE, seats[0], stated)
            reviews.object_by_revoking(tx, case.draft, case.person, stated)
            tell_writers(tx, case.draft, case.newest, "returned")
            return draft_id

        return once(self._store, delivery, effect)

    def _approve(self, draft_id: int, revision: int, condition: str, *, by: str, delivery: str | None) -> DraftView:
        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.APPROVE, by)
            case.mine()
            if not draft_view(tx.session, draft_id).approval_expired:  # it may have been posted in time, unreported
                _require_a_day_to_come(case.newest, tx.now)
            holding.require_free(tx.session, case.draft, case.newest)
            accounts.require_official(tx.session, [one.account_id for one in case.newest.accounts])
            conditional = bool(condition) or _conditions_before(case)
            if case.settle_all(Event.APPROVE_CONDITIONALLY if conditional else Event.APPROVE, condition):
                until = max(tx.now, case.newest.planned_at or tx.now)
                case.draft.approval_expires_at = until + self._approval_lasts
                tell_writers(tx, case.draft, case.newest, "approved_conditionally" if conditional else "approved")
            return draft_id

        return once(self._store, delivery, effect)

    def _reason(self, given: str) -> str:
        return self._checker.reason(given, now=self._store.clock.now())


def _require_a_day_to_come(revision: Revision, now: datetime) -> None:
    if revision.planned_at is not None and revision.planned_at.astimezone(TOKYO).date() < now.astimezone(TOKYO).date():
        raise PlannedDayPast


def _conditions_before(case: Case) -> bool:
    """Whether another section of a joint account approved on a condition in this round."""
    statement = sa.select(Decision.reason).where(
        Decision.draft_id == case.draft.id,
        Decision.round == case.draft.round,
        Decision.event == Event.APPROVE_PART,
    )
    return any(case.tx.session.scalars(statement))


def _return(case: Case, reason: str) -> Decision:
    if case.draft.state is not State.CONSULTING:
        return case.settle(Event.RETURN, case.mine()[0], reason)
    if not case.person.in_pr_division and any(case.person.id in bench.may for bench in case.missing()):
        # The press is of a moment before the matter went to the PR division.
        raise AlreadyMoved(*moves.where_it_stands(case.tx.session, case.draft))
    authority.require_concurrer(case.draft, case.newest, case.person)
    return moves.decide(
        case.tx,
        case.draft,
        Event.RETURN,
        by=case.person,
        actor=Actor.PR_DIVISION,
        revision=case.draft.revision,
        reason=reason,
    )


def _list_what_to_mend(case: Case, decision: Decision, to_mend: Collection[int]) -> None:
    wanted = sorted(set(to_mend))
    known = case.tx.session.scalars(sa.select(DraftFinding.id).where(DraftFinding.revision_id == case.newest.id))
    if not set(wanted) <= set(known):
        raise TextChanged
    case.tx.session.add_all(FindingToMend(decision_id=decision.id, finding_id=one) for one in wanted)
    case.tx.session.flush()


def _concurred_meanwhile(case: Case) -> bool:
    """Whether this member of the PR division returns a draft that a colleague has just concurred to."""
    if case.draft.state is not State.PENDING or not case.person.in_pr_division:
        return False
    if any(case.person.id in bench.may for bench in case.missing()):
        return False
    return bool(authority.concurred(case.tx.session, case.draft))
