"""合議: the PR division looks at a draft before the section's head decides."""

from bot.drafts import authority, holding, moves
from bot.drafts.asking import ask_for_approval, ask_for_concurrence
from bot.drafts.cases import open_case
from bot.drafts.checking import Checker
from bot.drafts.effects import once
from bot.drafts.errors import AlreadyConcurred
from bot.drafts.states import Actor, Event
from bot.drafts.views import DraftView
from bot.store.unit import Store, Transaction


class Concurring:
    """Asking for concurrence and giving it. Arguments and errors as for `Deciding`."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def consult(self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None) -> DraftView:
        """合議を求める: who is to approve asks the PR division to look first, and says about what.

        Raises:
            ReasonMissing, SecretInText.
            AlreadyConcurred: the PR division has concurred to this very text.
        """
        stated = self._checker.reason(reason, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.CONSULT, by)
            bench = case.mine()[0]
            if holding.has_concurrence(tx.session, case.draft, case.newest):
                raise AlreadyConcurred
            case.settle(Event.CONSULT, bench, stated)
            ask_for_concurrence(tx, case.draft)
            return draft_id

        return once(self._store, delivery, effect)

    def concur(self, draft_id: int, revision: int, *, by: str, delivery: str | None = None) -> DraftView:
        """合議に同意する: the text may go to the head as it is; the head decides next."""

        def effect(tx: Transaction) -> int:
            case = open_case(tx, draft_id, revision, Event.CONCUR, by)
            authority.require_concurrer(case.draft, case.newest, case.person)
            moves.decide(
                tx, case.draft, Event.CONCUR, by=case.person, actor=Actor.PR_DIVISION, revision=revision, reason=""
            )
            ask_for_approval(tx, case.draft)
            return draft_id

        return once(self._store, delivery, effect)
