"""A draft before somebody who decides on it: looked up, locked and checked once, whatever is decided."""

from dataclasses import dataclass

from bot.drafts import authority, moves, reviews
from bot.drafts.ladder import Bench
from bot.drafts.models import Decision, Draft, Revision
from bot.drafts.states import Event
from bot.people import service as people
from bot.people.service import Colleague
from bot.store.unit import Transaction


@dataclass(frozen=True)
class Case:
    """A draft (locked), its newest revision and the person who decides."""

    tx: Transaction
    draft: Draft
    newest: Revision
    person: Colleague

    def missing(self) -> tuple[Bench, ...]:
        """The benches that still have to decide.

        Raises:
            NobodyCanDecide.
        """
        return authority.deciding_benches(self.tx.session, self.draft, self.tx.now)

    def mine(self) -> tuple[Bench, ...]:
        """Those of the missing benches on which the person sits: one at least.

        Raises:
            OwnText, NotYours, NobodyCanDecide.
        """
        return authority.require_decider(self.tx.session, self.draft, self.newest, self.person, self.tx.now)

    def settle(self, event: Event, bench: Bench, reason: str = "") -> Decision:
        """Decide for a bench; where that was in an absent head's stead the head has it to review（後閲）."""
        decision = moves.decide(
            self.tx,
            self.draft,
            event,
            by=self.person,
            actor=bench.may[self.person.id],
            revision=self.draft.revision,
            reason=reason,
            section_id=bench.section_id,
        )
        reviews.ask_for_review(self.tx, self.draft, decision, bench)
        return decision

    def settle_all(self, last: Event, reason: str = "") -> bool:
        """Approve for every bench of the person; with `last` where no other section is left. Whether none is."""
        missing, mine = self.missing(), self.mine()
        complete = len(mine) == len(missing)
        for bench in mine:
            self.settle(last if complete and bench is mine[-1] else Event.APPROVE_PART, bench, reason)
        return complete


def open_case(tx: Transaction, draft_id: int, revision: int, event: Event, by: str) -> Case:
    """The draft, where the table knows this event in its state and the revision is the newest.

    Raises:
        NotRegistered, DraftNotFound, TextChanged, AlreadyMoved.
    """
    person = people.require(tx.session, by)
    draft = moves.load(tx.session, draft_id)
    moves.require_step(tx.session, draft, event, revision)
    return Case(tx, draft, moves.current(tx.session, draft), person)
