"""An office whose accounts were seen to, and only one of which is of interest."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.reminders.models import Reminder
from bot.store.outbox import OutboxMessage
from tests.support.clocks import StandingClock
from tests.support.office import open_office


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    with open_office(database_url, clock) as opened:
        opened.office.upkeep.sweep.sweep()
        yield opened


def keep_only(bot: Bot, *subjects: str, matter: str) -> None:
    """Leave the other reminders out of the test."""
    with bot.store.transaction() as tx:
        kept = sa.and_(Reminder.subject.in_(subjects), Reminder.matter == matter)
        tx.session.execute(sa.delete(Reminder).where(sa.not_(kept)))


def told(bot: Bot, intent: str) -> list[str]:
    """To whom messages of a kind were sent, in order."""
    with bot.store.read() as session:
        statement = sa.select(OutboxMessage.recipient).where(OutboxMessage.intent == intent)
        return list(session.scalars(statement.order_by(OutboxMessage.seq)))
