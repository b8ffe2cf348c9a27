"""Dates and times as people in the office write them:「令和8年11月26日（木）午後2時」. Always Japan time."""

from datetime import date, datetime

from rules.context import TOKYO
from rules.date_patterns import WEEKDAYS
from rules.eras import era_year_of


def japanese_date(day: date) -> str:
    """Return 「令和8年11月26日（木）」."""
    return f"{era_year_of(day)}{short_date(day)}"


def short_date(day: date) -> str:
    """Return 「11月26日（木）」."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def japanese_clock(moment: datetime) -> str:
    """Return the time of day in Japan:「午後2時」「午後2時30分」「正午」「午前0時」.

    Raises:
        ValueError: `moment` has no time zone.
    """
    local = _in_japan(moment)
    if (local.hour, local.minute) == (12, 0):
        return "正午"
    half, hour = ("午前", local.hour) if local.hour < 12 else ("午後", local.hour - 12)
    minutes = f"{local.minute}分" if local.minute else ""
    return f"{half}{hour}時{minutes}"


def japanese_time(moment: datetime) -> str:
    """Return 「令和8年11月26日（木）午後2時」 for an aware moment; seconds are left out.

    Raises:
        ValueError: `moment` has no time zone.
    """
    local = _in_japan(moment)
    return f"{japanese_date(local.date())}{japanese_clock(local)}"


def short_time(moment: datetime) -> str:
    """Return 「11月26日（木）午後2時」, where the year is plain from the context.

    Raises:
        ValueError: `moment` has no time zone.
    """
    local = _in_japan(moment)
    return f"{short_date(local.date())}{japanese_clock(local)}"


def _in_japan(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(TOKYO)
