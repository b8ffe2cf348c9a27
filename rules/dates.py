"""Dates that a text mentions: read once, for the checks on weekdays, eras, past dates and ranges alike.

Read are 「令和8年11月26日（木）」「2026年11月26日」「11月26日木曜日」「十一月二十六日」「11/26(木)」
「2026/11/26」 「2026-11-26」「R8.11.26」「11.26(木)」, a day that goes on from the date before it
(「7月6日（月）〜17日（金）」「5日・6日」), a day with a month word (「来月5日（土）」). Which year a date
without one means is not decided here but in `rules.years`, with the planned day at hand.
"""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from rules.date_patterns import (
    DATE_TO,
    DAY,
    DIGITS_DATE,
    DOTTED_DATE,
    ENGLISH_DATE,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    JOINS,
    KANJI_DATE,
    MONTH_HEADING,
    MONTH_WORDS,
    RANGE_JOIN,
    SLASH_DATE,
    WEEKDAYS,
    YEAR_WORDS,
)
from rules.eras import era
from rules.finding import Span
from rules.mentions import Mention
from rules.normal import NormalText
from rules.numerals import small_number, year_number


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date as the text gives it.

    `year` is the calendar year where the text says it (here or in the date this one goes on from), else None.
    `era`, `era_year` and `west_year` are what was written, also where they contradict each other. `month`
    is None where only the day was given and nothing before it tells the month; `month_offset` then counts
    months from the planned day (「来月」 is 1). `year_offset` does so for 「昨年」 and the like. `weekday`
    is 0 for Monday. `notation` is "kanji", "slash" and "dotted" (month and day only), "full" (numbers with
    year), "digits", "english" or "day".
    """

    text: str
    year: int | None
    month: int | None
    day: int
    notation: str
    weekday: int | None = None
    weekday_span: Span | None = None
    era: str | None = None
    era_year: int | None = None
    west_year: int | None = None
    year_offset: int | None = None
    month_offset: int | None = None
    continues: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether the month is only that of a heading or of an earlier date somewhere above."""
        return self.notation == "day" and not self.continues and self.month_offset is None

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day: in its year, or in any year where none is said."""
        if self.month is None:
            return 1 <= self.day <= 31
        if not 1 <= self.month <= 12:
            return False
        last = calendar.monthrange(self.year if self.year and self.year > 0 else 2024, self.month)[1]
        return 1 <= self.day <= last

    def on(self, year: int) -> date | None:
        """The date in a given year; None where it does not exist."""
        if self.month is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def with_weekday(self, weekday: int) -> str:
        """The mention as written, with another weekday (0 = Monday) in place of its own."""
        if self.weekday_span is None:
            return self.text
        start, end = self.weekday_span.start - self.span.start, self.weekday_span.end - self.span.start
        letter = WEEKDAYS[weekday]
        if "\u322a" <= self.text[start:end] <= "\u3230":
            letter = f"（{letter}）"
        return self.text[:start] + letter + self.text[end:]


@dataclass(frozen=True, slots=True)
class DateRange(Mention):
    """Two dates joined by 「〜」 or 「から」."""

    first: DateMention
    last: DateMention


def find_dates(normal: NormalText, skip: Sequence[tuple[int, int]], original: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; `skip` are places (links) where numbers are no dates."""
    text = normal.text
    read = _Reader(normal, original)
    found = [read.kanji(match) for match in KANJI_DATE.finditer(text)]
    found += [read.slash(match) for match in SLASH_DATE.finditer(text)]
    found += [read.digits(match) for match in DIGITS_DATE.finditer(text)]
    found += [read.english(match) for match in ENGLISH_DATE.finditer(text)]
    found += [read.dotted(match) for match in DOTTED_DATE.finditer(text) if _is_a_date(match)]
    found = _without_overlaps(found, skip)
    days = [read.day(match) for match in DAY.finditer(text)]
    days = _without_overlaps(days, [*skip, *((mention.start, mention.end) for mention in found)])
    return tuple(_joined(sorted([*found, *days], key=lambda mention: mention.start), text))


def find_ranges(normal: NormalText, mentions: Sequence[DateMention]) -> tuple[DateRange, ...]:
    """Return the ranges among neighbouring dates: 「12月28日（月）〜1月4日（月）」「10日から12日まで」."""
    found = []
    for first, last in pairwise(mentions):
        between = normal.text[first.end : last.start]
        if len(between) <= 24 and RANGE_JOIN.match(between):
            span = Span(first.span.start, last.span.end)
            found.append(DateRange(first.start, last.end, span, first, last))
    return tuple(found)


class _Reader:
    """Makes mentions of what the patterns match in one text."""

    def __init__(self, normal: NormalText, original: str) -> None:
        self._normal = normal
        self._original = original

    def kanji(self, match: re.Match[str]) -> DateMention:
        era_name = match["era"] or match["era_after"]
        era_year = small_number(match["era_year"] or match["era_year_after"] or "")
        west = year_number(match["west"] or match["west_after"] or "")
        mention = self._mention(match, small_number(match["month"]), match["day"], "kanji")
        year = west or (era(era_name).year(era_year) if era_name and era_year else None)
        offset = YEAR_WORDS.get(match["year_word"] or "") if year is None else None
        return replace(mention, year=year, era=era_name, era_year=era_year, west_year=west, year_offset=offset)

    def slash(self, match: re.Match[str]) -> DateMention:
        month, day = match["month"] or match["month_short"], match["day"] or match["day_short"]
        mention = self._mention(match, int(month), day, "slash" if match["month_short"] else "full")
        if match["era_letter"]:
            named, number = era(match["era_letter"]), int(match["era_year"])
            return replace(mention, year=named.year(number), era=named.name, era_year=number)
        west = year_number(match["west"] or "")
        return replace(mention, year=west, west_year=west)

    def dotted(self, match: re.Match[str]) -> DateMention:
        return self._mention(match, int(match["month"]), match["day"], "dotted")

    def digits(self, match: re.Match[str]) -> DateMention:
        return self._mention(match, int(match["month"]), match["day"], "digits")

    def english(self, match: re.Match[str]) -> DateMention:
        mention = self._mention(match, ENGLISH_MONTHS.index(match["month_name"]) + 1, match["day"], "english")
        west = year_number(match["west"] or "")
        return replace(mention, year=west, west_year=west)

    def day(self, match: re.Match[str]) -> DateMention:
        mention = self._mention(match, None, match["day"], "day")
        return replace(mention, month_offset=MONTH_WORDS.get(match["month_word"] or ""))

    def _mention(self, match: re.Match[str], month: int | None, day: str, notation: str) -> DateMention:
        span = self._normal.span(*match.span())
        weekday, place = _weekday(match)
        return DateMention(
            match.start(),
            match.end(),
            span,
            text=self._original[span.start : span.end],
            year=None,
            month=month,
            day=small_number(day) or 0,
            notation=notation,
            weekday=weekday,
            weekday_span=self._normal.span(*place) if place else None,
        )


def _weekday(match: re.Match[str]) -> tuple[int | None, tuple[int, int] | None]:
    """The weekday said after the date or, failing that, before it; with the place of its one letter."""
    for name, word in sorted(match.groupdict().items(), key=lambda item: item[0] in _BEFORE):
        if not name.startswith("weekday") or word is None:
            continue
        if word.isascii():
            return ENGLISH_WEEKDAYS.index(word.capitalize()), None
        return WEEKDAYS.index(word), match.span(name)
    return None, None


_BEFORE = ("weekday_before", "weekday_nth")


def _is_a_date(match: re.Match[str]) -> bool:
    """Whether 「9.30」 is a date: it has a weekday, or ends a range that a full date begins (「2026.9.12 → 9.30」)."""
    return _weekday(match)[0] is not None or bool(
        DATE_TO.search(match.string, max(0, match.start() - 32), match.start())
    )


def _without_overlaps(found: list[DateMention], taken: Sequence[tuple[int, int]]) -> list[DateMention]:
    kept: list[DateMention] = []
    borders = sorted(taken)
    index, last_end = 0, -1
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        while index < len(borders) and borders[index][1] <= mention.start:
            index += 1
        collides = index < len(borders) and borders[index][0] < mention.end
        if not collides and mention.start >= last_end:
            kept.append(mention)
            last_end = mention.end
    return kept


def _joined(mentions: list[DateMention], text: str) -> Iterator[DateMention]:
    """Give a bare day the month (and year) of the date it goes on from, or of the heading above it.

    Bare days without weekday that go on from nothing are dropped (「毎月3日」「3日かかる」).
    """
    headings = [(match.start(), small_number(match["month"])) for match in MONTH_HEADING.finditer(text)]
    previous: DateMention | None = None
    for mention in mentions:
        current = mention
        if mention.notation == "day" and mention.month_offset is None:
            if previous is not None and _goes_on(previous, mention, text):
                current = _carried_on(mention, previous)
            elif mention.weekday is None:
                continue
            else:
                current = replace(mention, month=_month_above(mention, previous, headings))
        elif previous is not None and current.year is None and RANGE_JOIN.match(_between(previous, mention, text)):
            current = _same_year(current, previous)
        previous = current
        yield current


def _between(first: DateMention, last: DateMention, text: str) -> str:
    return text[first.end : min(last.start, first.end + 30)]


def _goes_on(previous: DateMention, mention: DateMention, text: str) -> bool:
    between = _between(previous, mention, text)
    if mention.start - previous.end > 24:
        return False
    if mention.day < previous.day and not RANGE_JOIN.match(between):
        return False
    return bool(JOINS.match(between) or RANGE_JOIN.match(between))


def _month_above(
    mention: DateMention, previous: DateMention | None, headings: list[tuple[int, int | None]]
) -> int | None:
    index = bisect_right(headings, mention.start, key=lambda heading: heading[0]) - 1
    heading = headings[index] if index >= 0 else (-1, None)
    if previous is not None and previous.month is not None and previous.start > heading[0]:
        return previous.month
    return heading[1]


def _carried_on(mention: DateMention, previous: DateMention) -> DateMention:
    return replace(
        mention,
        month=previous.month,
        year=previous.year,
        month_offset=previous.month_offset,
        year_offset=previous.year_offset,
        continues=previous.notation != "day" or previous.continues,
    )


def _same_year(mention: DateMention, previous: DateMention) -> DateMention:
    """The end of a range has the year of its start, or the next where its month comes earlier."""
    if mention.year_offset is not None or mention.month is None or previous.month is None:
        return mention
    later = 1 if mention.month < previous.month else 0
    year = previous.year + later if previous.year else None
    offset = previous.year_offset + later if previous.year_offset is not None else None
    return replace(mention, year=year, year_offset=offset, continues=True)
