"""§6(1): when a post may go out — in working hours AND in every chosen account's operating hours, on an
open day.

Pure functions of what they are given. Holidays are those of Japan's law (jpholiday); the city's own closed
days (12/29–1/3 and others) come with `OfficeHours`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import jpholiday

from rules.context import TOKYO
from rules.japanese_time import short_date, short_time
from rules.lazy_patterns import lazy_compile

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
_FURTHEST = timedelta(days=400)
_WRITTEN = lazy_compile(r"^\s*(\d{1,2})[:：](\d{2})\s*[-–~〜～]\s*(\d{1,2})[:：](\d{2})\s*$")


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of the day in Japan, from `start` to `end`, both included, on some weekdays (0 = Monday).

    An `end` not later than `start` runs past midnight; equal times are the whole day.
    """

    start: time
    end: time
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY

    def holds(self, moment: datetime) -> bool:
        """Whether an aware moment lies within these hours."""
        local = moment.astimezone(TOKYO)
        now = local.time().replace(tzinfo=None)
        if self.start < self.end:
            return local.weekday() in self.weekdays and self.start <= now <= self.end
        today, yesterday = local.weekday(), (local.weekday() - 1) % 7
        return (today in self.weekdays and now >= self.start) or (yesterday in self.weekdays and now <= self.end)

    def __str__(self) -> str:
        if self.start == self.end:
            return "終日"
        return f"{self.start:%-H:%M}〜{self.end:%-H:%M}"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The working hours of the office and the days it is closed besides Saturdays, Sundays and holidays."""

    hours: Hours = Hours(time(8, 30), time(17, 15))
    closed_every_year: frozenset[tuple[int, int]] = YEAR_END
    closed_on: frozenset[date] = frozenset()

    def why_closed(self, day: date) -> str | None:
        """Return why the office does not work on a day (「文化の日」「土曜日」「年末年始」), or None."""
        holiday = holiday_name(day)
        if (day.month, day.day) in self.closed_every_year:
            return "年末年始などの休み" if holiday is None else holiday
        if day in self.closed_on:
            return "市の休み"
        if holiday is not None:
            return holiday
        if day.weekday() not in self.hours.weekdays:
            return "月火水木金土日"[day.weekday()] + "曜日"
        return None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a planned time keeps §6(1). `reason_ja` is for people ("" when ok).

    `next_possible` is the next moment (aware, Japan time) that keeps it, None where the hours never meet.
    """

    ok: bool
    reason_ja: str
    next_possible: datetime | None


DEFAULT_OFFICE = OfficeHours()


def parse_hours(text: str, weekdays: frozenset[int] = MONDAY_TO_FRIDAY) -> Hours:
    """Read 「8:30-17:15」.

    Raises:
        ValueError: the text is not two times of day joined by a dash.
    """
    match = _WRITTEN.match(text)
    numbers = [int(number) for number in match.groups()] if match else [24, 0, 0, 0]
    if numbers[2:] == [24, 0]:
        numbers[2] = 0
    if max(numbers[0], numbers[2]) > 23 or max(numbers[1], numbers[3]) > 59:
        raise ValueError(f"時間帯は「8:30-17:15」の形で書いてください: {text}")
    return Hours(time(numbers[0], numbers[1]), time(numbers[2], numbers[3]), weekdays)


@lru_cache(maxsize=2048)
def holiday_name(day: date) -> str | None:
    """Return the name of the Japanese holiday on a day, or None."""
    name: str | None = jpholiday.is_holiday_name(day)
    return name


def is_open(day: date, office: OfficeHours = DEFAULT_OFFICE) -> bool:
    """Whether the office works on a day."""
    return office.why_closed(day) is None


def verdict(planned_at: datetime, accounts: Sequence[Hours] = (), office: OfficeHours = DEFAULT_OFFICE) -> Verdict:
    """Judge a planned time by §6(1): working hours, an open day, and the hours of every chosen account.

    Raises:
        ValueError: `planned_at` has no time zone.
    """
    if planned_at.tzinfo is None:
        raise ValueError("planned_at must be an aware datetime")
    reason = _objection(planned_at, accounts, office)
    if reason is None:
        return Verdict(ok=True, reason_ja="", next_possible=planned_at.astimezone(TOKYO))
    return Verdict(ok=False, reason_ja=reason, next_possible=next_possible(planned_at, accounts, office))


def next_possible(
    after: datetime, accounts: Iterable[Hours] = (), office: OfficeHours = DEFAULT_OFFICE
) -> datetime | None:
    """Return the first moment at or after `after` that keeps §6(1); None if there is none within a year."""
    chosen = tuple(accounts)
    local = after.astimezone(TOKYO)
    starts = sorted({hours.start for hours in (office.hours, *chosen)} | {time(0)})
    if _objection(local, chosen, office) is None:
        return local
    for day_number in range(_FURTHEST.days):
        day = local.date() + timedelta(days=day_number)
        if not is_open(day, office):
            continue
        for start in starts:
            moment = datetime.combine(day, start, tzinfo=TOKYO)
            if moment >= local and _objection(moment, chosen, office) is None:
                return moment
    return None


def next_business_day(day: date, office: OfficeHours = DEFAULT_OFFICE) -> date:
    """Return the first open day after `day`."""
    following = day + timedelta(days=1)
    while not is_open(following, office):
        following += timedelta(days=1)
    return following


def _objection(moment: datetime, accounts: Sequence[Hours], office: OfficeHours) -> str | None:
    local = moment.astimezone(TOKYO)
    closed = office.why_closed(local.date())
    if closed is not None:
        return f"{short_date(local.date())}は{closed}のため、勤務時間外です（§6(1)）。"
    if not office.hours.holds(local):
        return f"{short_time(local)}は勤務時間（{office.hours}）の外です（§6(1)）。"
    for hours in accounts:
        if not hours.holds(local):
            return f"{short_time(local)}は、運用ポリシーの運用時間（{hours}）の外です（§6(1)）。"
    return None
