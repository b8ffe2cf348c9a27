"""§6(1): posts go out in working hours, in the account's operating hours, on an open day."""

from datetime import UTC, date, datetime, time

import pytest

from rules.context import TOKYO
from rules.posting_hours import (
    EVERY_DAY,
    Hours,
    OfficeHours,
    holiday_name,
    next_business_day,
    parse_hours,
    verdict,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize("moment", ["2026-11-26T08:30", "2026-11-26T12:00", "2026-11-26T17:15"])
def test_a_post_in_working_hours_on_a_working_day_is_fine(moment: str) -> None:
    assert verdict(at(moment)).ok


@pytest.mark.parametrize(
    ("moment", "reason", "possible"),
    [
        ("2026-11-26T08:29", "勤務時間", "2026-11-26T08:30"),
        ("2026-11-26T17:16", "勤務時間", "2026-11-27T08:30"),
        ("2026-11-28T10:00", "土曜日", "2026-11-30T08:30"),
        ("2026-11-03T10:00", "文化の日", "2026-11-04T08:30"),
        ("2026-12-29T10:00", "年末年始", "2027-01-04T08:30"),
        ("2026-05-06T10:00", "振替休日", "2026-05-07T08:30"),
        ("2026-09-22T10:00", "国民の休日", "2026-09-24T08:30"),
    ],
)
def test_outside_it_is_said_why_and_when_instead(moment: str, reason: str, possible: str) -> None:
    judged = verdict(at(moment))
    assert not judged.ok
    assert reason in judged.reason_ja
    assert judged.next_possible == at(possible)


def test_the_hours_of_every_chosen_account_count() -> None:
    morning, afternoon = parse_hours("9:00-12:00"), parse_hours("11:00〜16:00")
    judged = verdict(at("2026-11-26T10:00"), [morning, afternoon])
    assert "運用時間（11:00〜16:00）" in judged.reason_ja
    assert judged.next_possible == at("2026-11-26T11:00")


def test_accounts_whose_hours_never_meet_have_no_next_time() -> None:
    judged = verdict(at("2026-11-26T10:00"), [parse_hours("9:00-10:00"), parse_hours("15:00-16:00")])
    assert not judged.ok
    assert judged.next_possible is None


def test_hours_past_midnight_hold_on_the_morning_after() -> None:
    night = Hours(time(22), time(5), frozenset({4}))
    assert night.holds(at("2026-11-27T23:00"))
    assert night.holds(at("2026-11-28T04:00"))
    assert not night.holds(at("2026-11-28T23:00"))


def test_round_the_clock_hours_hold_always() -> None:
    always = parse_hours("0:00-24:00", EVERY_DAY)
    assert always.holds(at("2026-11-28T03:00"))
    assert str(always) == "終日"


def test_the_city_may_close_on_days_of_its_own() -> None:
    office = OfficeHours(closed_on=frozenset({date(2026, 11, 26)}))
    judged = verdict(at("2026-11-26T10:00"), office=office)
    assert "市の休み" in judged.reason_ja
    assert judged.next_possible == at("2026-11-27T08:30")


def test_a_moment_in_another_zone_is_judged_by_the_clock_in_japan() -> None:
    assert verdict(datetime(2026, 11, 26, 1, 0, tzinfo=UTC)).ok
    assert not verdict(datetime(2026, 11, 26, 10, 0, tzinfo=UTC)).ok


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        verdict(datetime(2026, 11, 26, 10, 0))  # noqa: DTZ001


@pytest.mark.parametrize("text", ["", "9時から5時", "25:00-26:00", "9:00"])
def test_hours_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="の形で書いて"):
        parse_hours(text)


def test_the_next_business_day_skips_weekends_holidays_and_the_year_end() -> None:
    assert next_business_day(date(2026, 12, 28)) == date(2027, 1, 4)
    assert next_business_day(date(2026, 10, 30)) == date(2026, 11, 2)


def test_holidays_have_names() -> None:
    assert holiday_name(date(2026, 11, 23)) == "勤労感謝の日"
    assert holiday_name(date(2026, 11, 24)) is None
