"""勤務時間で数える時間: deadlines that run only while the office works (§6(1)).

Pure functions of what they are given, as `rules.posting_hours`.
"""

from datetime import date, datetime, time, timedelta

from rules.context import TOKYO
from rules.posting_hours import DEFAULT_OFFICE, OfficeHours, is_open

NOON = time(12)
_FURTHEST = 3 * 366


def next_working_moment(at: datetime, office: OfficeHours = DEFAULT_OFFICE) -> datetime:
    """`at` itself where the office works then, otherwise the next moment at which it begins to (aware, Japan time).

    Raises:
        ValueError: `at` has no time zone, or the office never works.
    """
    local = _local(at)
    start, end = _stretch(local.date(), office)
    if is_open(local.date(), office) and local <= end:
        return max(local, start)
    day = _next_open(local.date(), office)
    return _stretch(day, office)[0]


def add_working_time(start: datetime, amount: timedelta, office: OfficeHours = DEFAULT_OFFICE) -> datetime:
    """The moment at which `amount` of working time has passed since `start` (aware, Japan time).

    Two hours from Friday 16:30 with hours to 17:15 end on Monday at 9:45.

    Raises:
        ValueError: `start` has no time zone, `amount` is negative, or the office never works.
    """
    if amount < timedelta(0):
        raise ValueError("an amount of time is not negative")
    moment, left = next_working_moment(start, office), amount
    for _ in range(_FURTHEST):
        end = _stretch(moment.date(), office)[1]
        if left <= end - moment:
            return moment + left
        left -= end - moment
        moment = _stretch(_next_open(moment.date(), office), office)[0]
    raise ValueError("the amount of working time is too long")


def next_working_morning(at: datetime, office: OfficeHours = DEFAULT_OFFICE) -> datetime:
    """The beginning of work on the next open day after the day of `at`."""
    return _stretch(_next_open(_local(at).date(), office), office)[0]


def next_business_noon(at: datetime, office: OfficeHours = DEFAULT_OFFICE) -> datetime:
    """翌業務日の正午: twelve o'clock of the next open day after the day of `at`."""
    return datetime.combine(_next_open(_local(at).date(), office), NOON, tzinfo=TOKYO)


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(TOKYO)


def _stretch(day: date, office: OfficeHours) -> tuple[datetime, datetime]:
    """The working hours of a day; hours that run past midnight count until the day's end."""
    start, end = office.hours.start, office.hours.end
    begins = datetime.combine(day, start, tzinfo=TOKYO)
    if end > start:
        return begins, datetime.combine(day, end, tzinfo=TOKYO)
    return begins, datetime.combine(day + timedelta(days=1), time(0), tzinfo=TOKYO)


def _next_open(day: date, office: OfficeHours) -> date:
    last = day + timedelta(days=_FURTHEST)
    following = day + timedelta(days=1)
    while not is_open(following, office):
        following += timedelta(days=1)
        if following > last:
            raise ValueError("the office never works")
    return following
