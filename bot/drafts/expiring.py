"""有効期限: an approval that was not used in its days goes back to the head."""

import sqlalchemy as sa
import structlog

from bot.drafts import moves
from bot.drafts.asking import ask_for_approval
from bot.drafts.errors import AlreadyMoved, NobodyCanDecide, TextChanged
from bot.drafts.models import Draft
from bot.drafts.states import Event, State
from bot.people.service import by_id
from bot.store.outbox import Letter
from bot.store.unit import Store

log = structlog.get_logger()


class Expiring:
    """Ends approvals in time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def expire_due(self) -> int:
        """Bring every approved draft whose approval ran out back to 承認待ち; how many there were.

        Each in a transaction of its own. Where nobody is left to decide, the approval stays and that is logged.
        """
        with self._store.read() as session:
            due = sa.select(Draft.id).where(
                Draft.state.in_((State.APPROVED, State.CONDITIONAL)),
                Draft.approval_expires_at < self._store.clock.now(),
            )
            numbers = list(session.scalars(due))
        return sum(self._expire(number) for number in numbers)

    def _expire(self, number: int) -> bool:
        try:
            with self._store.transaction() as tx:
                draft = moves.load(tx.session, number)
                if draft.approval_expires_at is None or draft.approval_expires_at >= tx.now:
                    return False
                moves.move(tx, draft, Event.EXPIRE, by=None, revision=draft.revision)
                drafter = by_id(tx.session, draft.drafter_id).slack_id
                occasion = f"r{draft.revision}.{tx.now.timestamp()}"
                tx.outbox.add(Letter("approval_expired", moves.subject(draft), drafter, occasion, draft.revision))
                ask_for_approval(tx, draft)
        except (AlreadyMoved, TextChanged):  # somebody was quicker; nothing is to expire any more
            return False
        except NobodyCanDecide:
            log.warning("approval.nobody_to_ask_again", draft=number)
            return False
        return True
