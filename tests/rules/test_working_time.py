"""Deadlines run while the office works: nights, weekends, holidays and the year's end do not count."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.context import TOKYO
from rules.posting_hours import is_open
from rules.working_time import add_working_time, next_business_noon, next_working_moment, next_working_morning


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-26 09:00", 2, "2026-11-26 11:00"),
        ("2026-11-26 16:15", 2, "2026-11-27 09:30"),
        ("2026-11-27 16:30", 2, "2026-11-30 09:45"),  # over a weekend
        ("2026-11-26 21:30", 2, "2026-11-27 10:30"),  # asked at night
        ("2026-11-26 07:00", 2, "2026-11-26 10:30"),
        ("2026-11-28 12:00", 1, "2026-11-30 09:30"),  # asked on a Saturday
        ("2026-12-28 17:00", 1, "2027-01-04 09:15"),  # over the year's end
        ("2026-11-20 17:00", 1, "2026-11-24 09:15"),  # a weekend and a holiday on Monday
        ("2026-11-26 09:00", 0, "2026-11-26 09:00"),
        ("2026-11-26 08:30", 8.75, "2026-11-26 17:15"),
        ("2026-11-26 08:30", 9, "2026-11-27 08:45"),
    ],
)
def test_working_time_passes(start: str, hours: float, end: str) -> None:
    assert add_working_time(at(start), timedelta(hours=hours)) == at(end)


def test_the_next_working_moment_is_now_while_the_office_works() -> None:
    assert next_working_moment(at("2026-11-26 13:00")) == at("2026-11-26 13:00")
    assert next_working_moment(at("2026-11-26 17:16")) == at("2026-11-27 08:30")


def test_noon_and_morning_of_the_next_business_day_cross_the_year() -> None:
    assert next_business_noon(at("2026-12-28 21:30")) == at("2027-01-04 12:00")
    assert next_working_morning(at("2026-12-28 09:00")) == at("2027-01-04 08:30")


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(lambda one: one.replace(tzinfo=TOKYO))  # noqa: DTZ001
AMOUNTS = st.timedeltas(timedelta(0), timedelta(days=4))


@given(MOMENTS, AMOUNTS)
def test_a_deadline_lies_in_working_hours(start: datetime, amount: timedelta) -> None:
    end = add_working_time(start, amount)
    assert end >= start
    assert is_open(end.date())
    assert at(f"{end:%Y-%m-%d} 08:30") <= end <= at(f"{end:%Y-%m-%d} 17:15")


@given(MOMENTS, AMOUNTS, AMOUNTS)
def test_working_time_adds_up(start: datetime, first: timedelta, second: timedelta) -> None:
    apart = add_working_time(add_working_time(start, first), second)
    assert apart == add_working_time(start, first + second)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        next_working_moment(datetime(2026, 11, 26, 9))  # noqa: DTZ001
