"""The digest of a month: on its first working day, once, with the right numbers and a chart that can be read aloud."""

import io
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from PIL import Image

from bot.accounts.models import Account
from bot.accounts.papers import Document, DocumentKind
from bot.accounts.rotation.models import Login
from bot.accounts.states import State
from bot.app import Bot
from bot.people.models import Person
from bot.reminders.models import Reminder
from bot.upkeep import dormancy, yearly
from bot.upkeep.chart import HEIGHT, WIDTH, alt_text, chart
from bot.upkeep.digest import DIGEST, MATTER, SUBJECT, DigestView, Figures, count
from rules.posting_hours import is_open
from rules.upkeep import first_open_day
from tests.support.clocks import THURSDAY_MORNING, TOKYO, StandingClock
from tests.support.office import PR_CHANNEL, account
from tests.upkeep.conftest import keep_only, told

DAY = timedelta(days=1)
ACCOUNTS = 9  # of the demo city


def figures(bot: Bot, day: date) -> Figures:
    with bot.store.read() as session:
        return count(session, day)


def test_the_digest_comes_on_the_first_working_day_of_each_month(bot: Bot, clock: StandingClock) -> None:
    keep_only(bot, SUBJECT, matter=MATTER)
    came = []
    for _ in range(100):
        clock.forward(DAY)
        before = len(told(bot, DIGEST))
        bot.office.reminding.tick()
        if len(told(bot, DIGEST)) > before:
            came.append(clock.now().astimezone(TOKYO).date())
    assert came == [date(2026, 12, 1), date(2027, 1, 4), date(2027, 2, 1), date(2027, 3, 1)]
    assert set(told(bot, DIGEST)) == {PR_CHANNEL}


def test_after_an_outage_of_months_the_newest_month_alone_is_told_of(bot: Bot, clock: StandingClock) -> None:
    keep_only(bot, SUBJECT, matter=MATTER)
    clock.forward(100 * DAY)
    bot.office.reminding.tick()
    assert told(bot, DIGEST) == [PR_CHANNEL]
    assert bot.office.upkeep.digests.render(1).month == "2027-02"


def test_the_figures_count_what_asks_for_something(bot: Bot) -> None:
    today = THURSDAY_MORNING.date()
    with bot.store.transaction() as tx:
        editor = tx.session.scalars(sa.select(Person.id)).first()
        tx.session.execute(sa.update(Login).where(Login.account_id == account(bot.store)).values(due_on=today - DAY))
        for kind, missing in ((DocumentKind.POLICY, []), (DocumentKind.TERMS, []), (DocumentKind.TERMS, ["イ"])):
            number = 2 if missing else 1
            for handle in ("niimi.kanko", "niimi.city"):
                if missing and handle == "niimi.kanko":
                    continue
                tx.session.add(
                    Document(
                        account_id=account(bot.store, handle), kind=kind, number=number, text="本文", url_field="",
                        digest="", missing=missing, editor_id=editor, at=tx.now,
                    )
                )  # fmt: skip
        closing = sa.update(Account).where(Account.handle == "niimi_nou").values(state=State.CLOSED)
        tx.session.execute(closing)
    seen = figures(bot, today)
    assert seen.accounts == ACCOUNTS - 1
    assert sum(seen.platforms.values()) == seen.accounts
    assert seen.overdue == 1
    assert seen.dormant == 0
    assert seen.incomplete == ACCOUNTS - 2  # 新見市観光 alone has both texts complete
    assert seen.unlisted == ACCOUNTS - 1
    assert figures(bot, today + 180 * DAY).dormant == ACCOUNTS - 1


def test_a_sweep_begins_what_is_missing_once(bot: Bot) -> None:
    with bot.store.read() as session:
        before = session.execute(sa.select(Reminder.matter, Reminder.subject, Reminder.due_at)).all()
    assert bot.office.upkeep.sweep.sweep() == 0
    with bot.store.transaction() as tx:
        mine = sa.delete(Reminder).where(Reminder.subject == f"account:{account(bot.store)}")
        tx.session.execute(mine.where(Reminder.matter.in_((dormancy.MATTER, yearly.MATTER))))
    assert bot.office.upkeep.sweep.sweep() == 1
    with bot.store.read() as session:
        after = session.execute(sa.select(Reminder.matter, Reminder.subject, Reminder.due_at)).all()
    assert sorted(after) == sorted(before)


def test_a_sweep_ends_the_logins_of_an_account_that_is_closed(bot: Bot) -> None:
    with bot.store.transaction() as tx:
        tx.session.execute(sa.update(Account).where(Account.id == account(bot.store)).values(state=State.CLOSED))
    bot.office.upkeep.sweep.sweep()
    with bot.store.read() as session:
        active = sa.select(Login.active).where(Login.account_id == account(bot.store))
        assert list(session.scalars(active)) == [False]


NOW = Figures(120, {"Facebook": 80, "X": 40}, 7, 12, 3, 0, 2, 1)
BEFORE = Figures(118, {"Facebook": 80, "X": 38}, 9, 4, 3, 5, 0, 0)


@pytest.mark.parametrize("before", [None, BEFORE])
def test_the_chart_is_an_image_whose_bars_are_as_high_as_the_figures(before: Figures | None) -> None:
    image = Image.open(io.BytesIO(chart(DigestView(1, "2026-11", NOW, before, None)))).convert("RGB")
    assert image.size == (WIDTH, HEIGHT)
    dark = (0x1F, 0x4E, 0x5F)
    heights = []
    for column in range(WIDTH):
        heights.append(sum(image.getpixel((column, row)) == dark for row in range(60, HEIGHT)))
    assert max(heights) > 0
    assert sorted({one for one in heights if heights.count(one) > 20})[-1] == max(heights)  # the bar of 12


def test_the_chart_is_told_in_words(bot: Bot) -> None:
    text = alt_text(DigestView(1, "2026-11", NOW, BEFORE, None))
    assert "パスワードの期限超過 12件（前月 4件）" in text


@pytest.mark.parametrize("month", range(1, 13))
def test_the_first_open_day_is_open_and_none_before_it_is(month: int) -> None:
    day = first_open_day(2027, month)
    assert is_open(day)
    assert not any(is_open(date(2027, month, one)) for one in range(1, day.day))
    assert datetime(day.year, day.month, 1, tzinfo=TOKYO).month == month
