"""Forgetting what was sent about what is finished: nothing of it is drawn again.

Of an incident the heads of its thread and its texts stay: what is said later still stands under them.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.delivery.parking import REPORT
from bot.drafts.models import Draft
from bot.drafts.states import State
from bot.incidents.models import Incident
from bot.incidents.moves import CARD, CHECKLIST
from bot.incidents.texts import TEXT_CARD
from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.rows import change

_KEPT = (CARD, CHECKLIST, TEXT_CARD)
_FINISHED = (State.COMPLETED, State.REJECTED, State.WITHDRAWN)


def forget_finished(session: Session, moment: datetime) -> int:
    """Drop messages sent before `moment` about drafts and incidents that were finished by then; how many went.

    What could not be delivered stays: somebody may still ask why.
    """
    finished = sa.select(sa.literal("draft:") + sa.cast(Draft.id, sa.String)).where(
        Draft.state.in_(_FINISHED), Draft.updated_at < moment
    )
    over = sa.select(sa.literal("incident:") + sa.cast(Incident.id, sa.String)).where(Incident.closed_at < moment)
    of_incidents = sa.and_(OutboxMessage.subject.in_(over), OutboxMessage.intent.not_in(_KEPT))
    return change(
        session,
        sa.delete(OutboxMessage)
        .where(
            OutboxMessage.state == OutboxState.SENT,
            OutboxMessage.sent_at < moment,
            sa.or_(OutboxMessage.subject.in_(finished), of_incidents, OutboxMessage.intent == REPORT),
        )
        .execution_options(synchronize_session=False),
    )
