"""Forgetting what was sent about drafts that are finished: their cards have no buttons, nothing is drawn again."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.delivery.parking import REPORT
from bot.drafts.models import Draft
from bot.drafts.states import State
from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.rows import change

_FINISHED = (State.COMPLETED, State.REJECTED, State.WITHDRAWN)


def forget_finished(session: Session, moment: datetime) -> int:
    """Drop messages sent before `moment` about drafts that were finished by then; how many went.

    What could not be delivered stays: somebody may still ask why.
    """
    finished = sa.select(sa.literal("draft:") + sa.cast(Draft.id, sa.String)).where(
        Draft.state.in_(_FINISHED), Draft.updated_at < moment
    )
    return change(
        session,
        sa.delete(OutboxMessage)
        .where(
            OutboxMessage.state == OutboxState.SENT,
            OutboxMessage.sent_at < moment,
            sa.or_(OutboxMessage.subject.in_(finished), OutboxMessage.intent == REPORT),
        )
        .execution_options(synchronize_session=False),
    )
