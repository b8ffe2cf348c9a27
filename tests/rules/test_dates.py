"""Dates and times are read in every notation of the office, and the year is taken from the planned day."""

from datetime import date

import pytest

from rules.document import Document
from rules.years import is_year_certain, likely_date

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和8年11月26日（木）", date(2026, 11, 26)),
        ("令和８年１１月２６日", date(2026, 11, 26)),
        ("㋿8年11月26日", date(2026, 11, 26)),
        ("2026年（令和8年）11月26日", date(2026, 11, 26)),
        ("二〇二六年十一月二十六日", date(2026, 11, 26)),
        ("2026/11/26", date(2026, 11, 26)),
        ("2026-11-26", date(2026, 11, 26)),
        ("R8.11.26（木）", date(2026, 11, 26)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("Nov. 26, 2026", date(2026, 11, 26)),
        ("11月26日木曜日", date(2026, 11, 26)),
        ("11/26(木)", date(2026, 11, 26)),
        ("1月4日（月）", date(2027, 1, 4)),
        ("10月25日（日）に開きました", date(2026, 10, 25)),
        ("昨年11月24日", date(2025, 11, 24)),
        ("来年11月24日", date(2027, 11, 24)),
        ("来月5日（土）", date(2026, 12, 5)),
    ],
)
def test_a_date_means_the_day_a_reader_takes_it_for(text: str, day: date) -> None:
    (mention,) = Document(text).dates
    assert likely_date(mention, TODAY) == day
    assert is_year_certain(mention, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.jp/2026/11/26/news",
        "縮尺は1:50000、補助は経費の1/20000です。",
        "毎月3日に開きます。",
        "3日間の催しです。",
        "電話 0867-72-6111",
        "〒718-8501",
        "第3日曜",
        "日帰り（日本語可）",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert Document(text).dates == ()


def test_a_day_goes_on_from_the_date_before_it() -> None:
    first, last = Document("7月6日（月）〜17日（金）").dates
    assert (last.month, last.day, last.continues) == (7, 17, True)
    assert first.month == 7


def test_a_range_over_the_year_end_ends_in_the_next_year() -> None:
    _, last = Document("令和8年12月28日（月）〜1月4日（月）").dates
    assert last.year == 2027


def test_a_bare_day_under_a_heading_has_a_month_that_is_only_a_guess() -> None:
    (mention,) = Document("5月の予定\n▽おはなしの日 13日(水) 10時30分").dates
    assert mention.month == 5
    assert mention.is_guess


def test_the_weekday_can_be_mended_in_the_text_as_written() -> None:
    (mention,) = Document("８月１５日（日）").dates
    assert mention.with_weekday(5) == "８月１５日（土）"
    (enclosed,) = Document("12/5㈰").dates
    assert enclosed.with_weekday(5) == "12/5（土）"


def test_without_a_planned_day_a_date_without_year_means_no_day() -> None:
    (mention,) = Document("11月26日（木）").dates
    assert likely_date(mention, None) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("午後1時30分", 13 * 60 + 30),
        ("13:30", 13 * 60 + 30),
        ("午前10時半", 10 * 60 + 30),
        ("正午", 12 * 60),
        ("午前0時", 0),
        ("十時", 10 * 60),
    ],
)
def test_a_time_of_day_is_read(text: str, minutes: int) -> None:
    (moment,) = Document(text).times
    assert moment.minutes == minutes
    assert moment.exists


def test_the_hours_of_a_stay_are_no_time_of_day() -> None:
    assert Document("24時間受付、2時間で終わります。").times == ()


def test_times_joined_by_a_wave_are_a_range() -> None:
    (hours,) = Document("午後1時〜3時").time_ranges
    assert (hours.first.minutes, hours.last.hour) == (13 * 60, 3)
