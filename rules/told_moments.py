"""The moments a draft speaks of, days with their hours, seen from when it is to be posted (§6(2)イ)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from rules.dates import DateMention
from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, nearby_days, possible_dates

_DAY_WORDS = MappingProxyType(
    {
        "本日": 0,
        "今日": 0,
        "きょう": 0,
        "今夜": 0,
        "今晩": 0,
        "今夕": 0,
        "明日": 1,
        "あす": 1,
        "あした": 1,
        "明晩": 1,
        "明後日": 2,
        "あさって": 2,
        "今度の土": 1,
        "今度の日": 1,
        "来週": 7,
        "来月": 31,
    }
)
"""Days from the planned one; of 「来週」 and the like only that they are still to come counts."""
_DAY_WORD = quick_compile(
    r"本日|今日|きょう|今[夜晩夕]|明(?:日|晩|後日)|あ(?:す(?=[の、は0-9])|した(?=[の、は0-9])|さって)|今度の[土日]|来[週月]"
)
_EVENINGS = frozenset({"今夜", "今晩", "今夕"})
_EVENING = 17

_PART = lazy_compile(r"(?:の|は|、|\s){0,2}(?P<part>午後|正午|夕|夜|晩|昼(?:過ぎ|すぎ))(?!間|景|明)")
_PART_ALONE = lazy_compile(r"(?P<part>午後|夕方|夜)(?=の|、|に|から)")
_PARTS = MappingProxyType({"午": 12, "正": 12, "昼": 12, "夕": 15, "夜": 17, "晩": 17})
"""From what hour a part of the day is, by its first character."""

_HOUR_NEAR = 16
_TWO_MONTHS = timedelta(days=60)
"""A day farther ahead that is told as past is more likely one of the year before."""
_OLD_TALE = lazy_compile(
    r"[0-9一二三四五六七八九十]年(?:前|た[っつ]|経)|(?:明治|大正|昭和|平成)[0-9元]|(?:19[0-9]{2}|200[0-9]|201[0-9])年|当時|祖[父母]"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day at text[start:end] with the minutes after midnight when it begins and ends, as far as they are said.

    `day` is None where nobody can tell the year, or where the day is so far ahead that last year's may be meant.
    `is_vague` is a day of which only 「来週」 or the like is said.
    """

    start: int
    end: int
    day: date | None
    begins: int | None = None
    ends: int | None = None
    is_range: bool = False
    is_vague: bool = False

    def is_to_come(self, now: datetime, *, when_over: bool = False) -> bool:
        """Whether it begins after `now` or, `when_over`, ends after it."""
        if self.day is None or self.day != now.date():
            return self.day is not None and self.day > now.date()
        minutes = (self.ends or self.begins) if when_over else self.begins
        return minutes is not None and minutes > now.hour * 60 + now.minute


def moments_of(document: Document, now: datetime) -> list[Moment]:
    """Return the days of a draft in order, a range of days as one."""
    found = [*_dated(document, now.date()), *_named(document, now.date())]
    return sorted(found, key=lambda moment: moment.start)


def hours_within(document: Document, start: int, end: int) -> list[int]:
    """Return the hours that text[start:end] names, in minutes after midnight."""
    times = document.times[_times_before(document, start) : _times_before(document, end)]
    return [time.minutes for time in times if time.exists]


def parts_within(document: Document, start: int, end: int) -> list[int]:
    """Return from when the parts of the day are that text[start:end] names, in minutes after midnight."""
    return [_PARTS[match["part"][0]] * 60 for match in _PART_ALONE.finditer(document.text, start, end)]


def _dated(document: Document, today: date) -> Iterator[Moment]:
    ranges = {one.first.start: one for one in document.date_ranges}
    lasts = {one.last.start for one in document.date_ranges}
    is_old_tale = bool(document.dates and document.has(_OLD_TALE))
    for mention in document.dates:
        if mention.start in lasts:
            continue
        day = _day(mention, today)
        is_of_another_year = day is None or day > today + _TWO_MONTHS or (is_old_tale and mention.weekday is None)
        if is_of_another_year or not is_year_certain(mention, today):
            day = None
        is_range = mention.start in ranges
        end = ranges[mention.start].end if is_range else mention.end
        yield replace(_with_hour(document, mention.start, end, day), is_range=is_range)


def _named(document: Document, today: date) -> Iterator[Moment]:
    for match in document.find(_DAY_WORD):
        if document.quotation_at(match.start, match.end):
            continue
        moment = _with_hour(document, match.start, match.end, today + timedelta(days=_DAY_WORDS[match.text]))
        if match.text in _EVENINGS and moment.begins is None:
            moment = replace(moment, begins=_EVENING * 60)
        yield replace(moment, is_vague=match.text.startswith("来"))


def _day(mention: DateMention, today: date) -> date | None:
    """The likeliest day; where the weekday is said, the likeliest that has it, the month being only guessed or not."""
    days = nearby_days(mention.day, today) if mention.is_guess else possible_dates(mention, today)
    return next((day for day in days if day.weekday() == mention.weekday), days[0] if days else None)


def _with_hour(document: Document, start: int, end: int, day: date | None) -> Moment:
    index = _times_before(document, end)
    time = document.times[index] if index < len(document.times) else None
    if time and time.exists and time.start <= end + _HOUR_NEAR and not _is_parted(document.text[end : time.start]):
        at = bisect_left(document.time_ranges, time.start, key=lambda one: one.start)
        span = document.time_ranges[at] if at < len(document.time_ranges) else None
        if span is None or span.start != time.start:
            return Moment(start, time.end, day, time.minutes)
        return Moment(start, span.end, day, time.minutes, span.last.minutes if span.last.exists else None)
    part = _PART.match(document.text, end)
    if part:
        return Moment(start, part.end(), day, _PARTS[part["part"][0]] * 60)
    return Moment(start, end, day)


def _is_parted(between: str) -> bool:
    return "。" in between or "\n" in between


def _times_before(document: Document, position: int) -> int:
    return bisect_left(document.times, position, key=lambda time: time.start)
