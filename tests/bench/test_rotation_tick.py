"""The reminder tick over 10,000 accounts with 100,000 records of changed passwords."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.reminders.models import Reminder
from tests.bench.conftest import Scale
from tests.support.clocks import TOKYO, StandingClock
from tests.support.databases import Databases
from tests.support.many_accounts import fill
from tests.support.office import open_office

#: A Wednesday night; the first letters of the day are due at half past eight.
NIGHT = datetime(2026, 11, 25, 23, 0, tzinfo=TOKYO)
MORNING = datetime(2026, 11, 26, 8, 30, tzinfo=TOKYO)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def full(request: pytest.FixtureRequest, databases: Databases) -> Iterator[tuple[Bot, StandingClock]]:
    url = databases.sqlite() if request.param == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    clock = StandingClock(NIGHT)
    with open_office(url, clock) as bot:
        fill(bot.store)
        bot.office.reminding.tick()
        yield bot, clock


def test_a_tick_of_the_night_finds_nothing_in_no_time(scale: Scale, full: tuple[Bot, StandingClock]) -> None:
    bot, _clock = full
    database = bot.store.engine.dialect.name
    assert bot.office.reminding.tick() == 0
    scale.weigh_difference(
        f"{database}: a tick with nothing due, seconds", bot.office.reminding.tick, lambda: None, most=0.05, rounds=20
    )


def test_the_tick_of_a_morning_takes_less_than_a_second(scale: Scale, full: tuple[Bot, StandingClock]) -> None:
    bot, clock = full
    database = bot.store.engine.dialect.name
    clock.forward(MORNING - clock.now())
    with bot.store.read() as session:
        due = session.scalar(sa.select(sa.func.count()).where(Reminder.due_at <= clock.now()))
    began = time.perf_counter()
    assert bot.office.reminding.tick() == due
    took = time.perf_counter() - began
    assert due
    scale.note(f"{database}: the tick of a morning, {due} reminders, seconds", took, most=1)


def test_the_tick_after_a_week_without_the_bot_takes_less_than_two_seconds(
    scale: Scale, full: tuple[Bot, StandingClock]
) -> None:
    bot, clock = full
    database = bot.store.engine.dialect.name
    clock.forward(timedelta(days=7))
    began = time.perf_counter()
    done = bot.office.reminding.tick()
    took = time.perf_counter() - began
    assert done > 500
    scale.note(f"{database}: the tick after a week's outage, {done} reminders, seconds", took, most=2)
