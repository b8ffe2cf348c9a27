"""Once a year each account's access is looked at, task by task, until all of it is done."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.errors import UserError
from bot.upkeep.models import YearlyRecord
from bot.upkeep.yearly import MATTER, TASKS_DUE
from rules.upkeep import YearlyTask
from tests.support.clocks import THURSDAY_MORNING, StandingClock
from tests.support.office import HANAKO, KACHO, PR_CHANNEL, account
from tests.upkeep.conftest import keep_only, told

TODAY = THURSDAY_MORNING.date()
DAY = timedelta(days=1)
ALL = tuple(YearlyTask)


@pytest.fixture
def kanko(bot: Bot) -> int:
    number = account(bot.store)
    keep_only(bot, f"account:{number}", matter=MATTER)
    return number


def days_pass(bot: Bot, clock: StandingClock, days: int) -> None:
    for _ in range(days):
        clock.forward(DAY)
        bot.office.reminding.tick()


def test_the_head_is_asked_twice_and_then_the_pr_division(bot: Bot, clock: StandingClock, kanko: int) -> None:
    assert bot.office.upkeep.yearly.render(kanko).due_on == TODAY + 60 * DAY
    days_pass(bot, clock, 59)
    assert told(bot, TASKS_DUE) == []
    days_pass(bot, clock, 36)
    assert told(bot, TASKS_DUE) == [KACHO, KACHO, PR_CHANNEL]


def test_what_is_left_is_asked_for_again_and_a_year_later_all_of_it(bot: Bot, clock: StandingClock, kanko: int) -> None:
    days_pass(bot, clock, 64)
    year = bot.office.upkeep.yearly.done(kanko, ALL[:3], by=HANAKO)
    assert year.open == ALL[3:]
    days_pass(bot, clock, 14)
    assert told(bot, TASKS_DUE) == [KACHO, KACHO]
    done_on = clock.now().date()
    year = bot.office.upkeep.yearly.done(kanko, ALL[3:], by=HANAKO)
    assert year.due_on > done_on + 300 * DAY
    days_pass(bot, clock, 300)
    assert told(bot, TASKS_DUE) == [KACHO, KACHO]
    days_pass(bot, clock, 66)
    assert len(told(bot, TASKS_DUE)) > 2


def test_each_record_says_who_did_what(bot: Bot, kanko: int) -> None:
    bot.office.upkeep.yearly.done(kanko, [YearlyTask.BADGE], by=HANAKO, delivery="form:1")
    bot.office.upkeep.yearly.done(kanko, [YearlyTask.BADGE], by=HANAKO, delivery="form:1")
    with bot.store.read() as session:
        assert [one.task for one in session.scalars(sa.select(YearlyRecord))] == [YearlyTask.BADGE]


def test_nothing_ticked_and_strangers_are_refused(bot: Bot, kanko: int) -> None:
    with pytest.raises(UserError, match="選ばれていません"):
        bot.office.upkeep.yearly.done(kanko, [], by=HANAKO)
    with pytest.raises(UserError, match="所属の職員だけ"):
        bot.office.upkeep.yearly.done(kanko, ALL, by="U01FRANK")
