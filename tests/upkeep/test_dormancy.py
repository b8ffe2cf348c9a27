"""An account without reported posts: asked after at 90, 180 and 365 days, until somebody posts or says why not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.drafts.models import PostReport
from bot.errors import UserError
from bot.people.service import require
from bot.upkeep.dormancy import MATTER, QUESTION
from rules.upkeep import DORMANCY_DAYS, next_question, sleep
from tests.support.clocks import THURSDAY_MORNING, StandingClock
from tests.support.office import HANAKO, KACHO, PR_HEAD, account, handed_in, written
from tests.upkeep.conftest import keep_only, told

TODAY = THURSDAY_MORNING.date()
DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def days_pass(bot: Bot, clock: StandingClock, days: int) -> None:
    for _ in range(days):
        clock.forward(DAY)
        bot.office.reminding.tick()


@pytest.fixture
def kanko(bot: Bot) -> int:
    """The number of「新見市観光」; nobody is reminded of the others."""
    number = account(bot.store)
    keep_only(bot, f"account:{number}", matter=MATTER)
    return number


def post(bot: Bot, number: int) -> None:
    """Somebody reports a post."""
    draft = handed_in(bot.office, written(bot))
    with bot.store.transaction() as tx:
        tx.session.add(
            PostReport(
                draft_id=draft.id,
                account_id=number,
                revision=1,
                person_id=require(tx.session, HANAKO).id,
                url="https://www.facebook.com/niimi.kanko/posts/1",
                posted_at=tx.now,
                at=tx.now,
            )
        )


def test_the_head_is_asked_at_each_of_the_three_limits_and_then_once_a_year(
    bot: Bot, clock: StandingClock, kanko: int
) -> None:
    seen = []
    for day in range(1, 760):
        before = len(told(bot, QUESTION))
        days_pass(bot, clock, 1)
        seen += [day] * (len(told(bot, QUESTION)) - before)
    assert set(told(bot, QUESTION)) == {KACHO}
    assert [round(one / 5) * 5 for one in seen] == [90, 180, 365, 730]


def test_a_post_puts_the_question_off(bot: Bot, clock: StandingClock, kanko: int) -> None:
    days_pass(bot, clock, 80)
    post(bot, kanko)
    days_pass(bot, clock, 85)
    assert told(bot, QUESTION) == []
    days_pass(bot, clock, 10)
    assert told(bot, QUESTION) == [KACHO]


def test_a_reason_holds_until_its_day_and_no_longer(bot: Bot, clock: StandingClock, kanko: int) -> None:
    days_pass(bot, clock, 95)
    assert told(bot, QUESTION) == [KACHO]
    until = clock.now().date() + 200 * DAY
    bot.office.upkeep.dormancy.justify(kanko, "来年の国体の準備のため残します。", until, by=KACHO)
    assert bot.office.upkeep.dormancy.render(kanko).justified_until == until
    days_pass(bot, clock, 195)
    assert told(bot, QUESTION) == [KACHO]
    days_pass(bot, clock, 12)
    assert told(bot, QUESTION) == [KACHO, KACHO]


def test_after_a_long_outage_one_question_comes(bot: Bot, clock: StandingClock, kanko: int) -> None:
    clock.forward(400 * DAY)
    bot.office.reminding.tick()
    days_pass(bot, clock, 30)
    assert told(bot, QUESTION) == [KACHO]


@pytest.mark.parametrize(
    ("reason", "until", "said"),
    [
        ("", TODAY + DAY, "理由がありません"),
        ("準備中", TODAY, "続ける期限"),
        ("準備中", TODAY + 400 * DAY, "続ける期限"),
        ("ログインのパスワードは Niimi-2026! です", TODAY + DAY, "保存していません"),
    ],
)
def test_a_reason_that_does_not_do_is_refused(bot: Bot, kanko: int, reason: str, until: date, said: str) -> None:
    with pytest.raises(UserError, match=said):
        bot.office.upkeep.dormancy.justify(kanko, reason, until, by=KACHO)
    assert bot.office.upkeep.dormancy.render(kanko).justified_until is None


def test_only_the_head_and_the_pr_division_answer(bot: Bot, kanko: int) -> None:
    with pytest.raises(UserError, match="所属長だけ"):
        bot.office.upkeep.dormancy.justify(kanko, "準備中", TODAY + DAY, by=HANAKO)
    bot.office.upkeep.dormancy.justify(kanko, "準備中", TODAY + DAY, by=PR_HEAD)


@given(DAYS, st.integers(0, 1500), st.none() | st.integers(-100, 366))
def test_the_next_question_always_lies_ahead_and_not_before_a_reason_ends(
    last: date, silent: int, reason: int | None
) -> None:
    today = last + silent * DAY
    until = None if reason is None else today + reason * DAY
    following = next_question(last, today, until)
    assert following > today
    if until is not None and until >= today:
        assert following > until
    else:
        level = sleep(last, today).level
        expected = DORMANCY_DAYS[0 if level is None else level + 1] if level != len(DORMANCY_DAYS) - 1 else None
        assert following == (last + expected * DAY if expected else today + 365 * DAY)
