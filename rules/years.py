"""Which day a date without a year means, seen from the day the post is planned for."""

from datetime import date, timedelta

from rules.date_patterns import MONTH_WORDS
from rules.dates import DateMention

_NEAR_PAST = timedelta(days=45)
_NEAR_FUTURE = timedelta(days=200)
_PAST_WEIGHT = 3


def possible_dates(mention: DateMention, today: date | None) -> tuple[date, ...]:
    """Return the days a mention can mean, the likeliest first; empty where nothing can be said.

    A said year leaves one day. Without it the planned day's year and its neighbours are tried; days to come
    seem nearer than days gone by.
    """
    if mention.month is None:
        return _by_month_word(mention, today)
    if mention.year is not None:
        found = [mention.on(mention.year)] if 0 < mention.year < 10000 else []
    elif today is None:
        return ()
    elif mention.year_offset is not None:
        found = [mention.on(today.year + mention.year_offset)]
    else:
        found = [mention.on(year) for year in (today.year - 1, today.year, today.year + 1)]
    days = [day for day in found if day is not None]
    return tuple(sorted(days, key=lambda day: _distance(day, today))) if today else tuple(days)


def likely_date(mention: DateMention, today: date | None) -> date | None:
    """Return the likeliest day, or None."""
    days = possible_dates(mention, today)
    return days[0] if days else None


def is_year_certain(mention: DateMention, today: date | None) -> bool:
    """Whether no reader would think of another year: it is said, or the day lies close to the planned day."""
    if mention.year is not None or (mention.year_offset is not None and today is not None):
        return True
    day = likely_date(mention, today)
    return today is not None and day is not None and today - _NEAR_PAST <= day <= today + _NEAR_FUTURE


def _by_month_word(mention: DateMention, today: date | None) -> tuple[date, ...]:
    if today is None:
        return ()
    offsets = (0, 1, -1) if mention.month_offset is None else (mention.month_offset,)
    found = []
    for offset in offsets:
        years, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
        try:
            found.append(date(years, month + 1, mention.day))
        except ValueError:
            continue
    return tuple(sorted(found, key=lambda day: _distance(day, today)))


def _distance(day: date, today: date) -> int:
    """How far a reader goes to think of a day: posts speak of days to come rather than of days gone by."""
    days = (day - today).days
    return days if days >= 0 else -_PAST_WEIGHT * days


def first_of_month(said: str, today: date) -> date:
    """Return the first day of the month that is said by its number or as a word of `MONTH_WORDS`, the next of its
    number from this month on."""
    if said.isdigit():
        month = int(said)
        return date(today.year + (month < today.month), month, 1)
    number = today.year * 12 + today.month - 1 + MONTH_WORDS[said]
    return date(number // 12, number % 12 + 1, 1)


def day_is_right(mention: DateMention, today: date | None) -> bool:
    """Whether the likeliest day has the weekday that the mention gives."""
    day = likely_date(mention, today)
    return day is not None and day.weekday() == mention.weekday


def nearby_days(number: int, today: date | None) -> tuple[date, ...]:
    """Return the days with this number from last month to three months ahead."""
    if today is None:
        return ()
    found = []
    for offset in range(-1, 4):
        year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
        try:
            found.append(date(year, month + 1, number))
        except ValueError:
            continue
    return tuple(found)
