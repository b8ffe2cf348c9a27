"""Many accounts: what is due is found by one indexed query, and a week's outage ends in one tick."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.accounts.rotation.logins import DUE
from bot.app import Bot
from bot.store.outbox import OutboxMessage
from tests.support.clocks import StandingClock
from tests.support.many_accounts import fill
from tests.support.queries import queries

MANY = 2_000


def explained(bot: Bot) -> list[str]:
    """How the database finds the rows of each query that a tick sends."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            sent.append((statement, parameters))

    sa.event.listen(bot.store.engine, "before_cursor_execute", note)
    bot.office.reminding.tick()
    sa.event.remove(bot.store.engine, "before_cursor_execute", note)
    how = "EXPLAIN QUERY PLAN" if bot.store.engine.dialect.name == "sqlite" else "EXPLAIN"
    with bot.store.read() as session:
        plans = [session.connection().exec_driver_sql(f"{how} {query}", values) for query, values in sent]
        return ["\n".join(str(row) for row in plan) for plan in plans]


def test_a_tick_asks_once_what_is_due_and_is_answered_by_an_index(bot: Bot) -> None:
    fill(bot.store, MANY)
    plans = explained(bot)
    assert len(plans) == 1
    assert "ix_reminders_due_at" in plans[0]


def test_a_morning_s_reminders_take_no_more_queries_than_one(bot: Bot, clock: StandingClock) -> None:
    def queries_of_a_tick() -> int:
        with queries(bot.store) as asked:
            assert bot.office.reminding.tick() > 0
        return len(asked)

    bot.office.reminding.tick()
    fill(bot.store, 1, first=99)
    clock.forward(timedelta(days=400))
    few = queries_of_a_tick()
    fill(bot.store, 150, first=100)
    clock.forward(timedelta(days=400))
    assert queries_of_a_tick() <= few


def test_after_a_week_without_the_bot_each_account_is_spoken_of_once(bot: Bot, clock: StandingClock) -> None:
    fill(bot.store, MANY)
    clock.forward(timedelta(days=7))
    done = bot.office.reminding.tick()
    assert done > bot.office.reminding.tick() == 0
    with bot.store.read() as session:
        letters = sa.select(OutboxMessage.subject, sa.func.count()).where(OutboxMessage.intent == DUE)
        told = session.execute(letters.group_by(OutboxMessage.subject, OutboxMessage.recipient)).all()
    assert len(told) == done
    assert {times for _subject, times in told} == {1}
