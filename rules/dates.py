"""Dates that a text mentions: read once, for the checks on weekdays, eras, past dates and ranges alike.

Read are 「令和8年11月26日（木）」「2026年11月26日」「11月26日木曜日」「十一月二十六日」「11/26(木)」
「2026/11/26」 「2026-11-26」「R8.11.26」, a day that goes on from the date before it
(「7月6日（月）〜17日（金）」「5日・6日」), a day with a month word (「来月5日（土）」). Which year a date
without one means is not decided here but in `rules.years`, with the planned day at hand.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from rules.eras import ERAS, era
from rules.finding import Span
from rules.mentions import Mention
from rules.normal import NormalText
from rules.numerals import NUMBER, small_number

WEEKDAYS = "月火水木金土日"

_ERA_NAMES = "|".join(e.name for e in ERAS)
_YEAR_WORD = r"(?:(?P<year_word>昨年|去年|前年|今年|本年|ことし|来年|翌年)度?の?\s?)?"
_YEAR = (
    rf"(?:(?P<era>{_ERA_NAMES})\s?(?P<era_year>元|{NUMBER})\s?年(?:\s?[(]\s?(?P<west_after>[0-9]{{4}})\s?年?\s?[)])?"
    rf"|(?P<west>[12][0-9]{{3}})\s?年"
    rf"(?:\s?[(]\s?(?P<era_after>{_ERA_NAMES})\s?(?P<era_year_after>元|{NUMBER})\s?年\s?[)])?)"
)
_WEEKDAY_REST = (
    r"(?:\s?[・･,、/.]?\s?(?:祝|休|振|祭|国民)[^()\n]{0,12}"
    r"|\s?[・,、]\s?(?![月火水木金土日](?:曜|[・,、~)-]))[^()\n]{1,12})?"
)
_WEEKDAY = (
    rf"(?:\s?[(\[【<〈]\s?(?P<weekday>[月火水木金土日])(?:曜日?)?{_WEEKDAY_REST}\s?[)\]】>〉]"
    r"|\s?の?(?P<weekday_plain>[月火水木金土日])(?:曜日|曜(?!日|[ァ-ヶ一-龥]))(?!ダイヤ|市)"
    r"|は(?P<weekday_said>[月火水木金土日])曜日(?!ダイヤ|版|市)"
    r"|\s?[(]\s?(?P<weekday_english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?\s?[)]"
    r"| (?P<weekday_bare>[月火水木金土日])(?=\s|$|[0-9]{1,2}[:時]))?"
)
_NOT_A_DATE = r"(?!間|[目め本]|前|後|以|あたり|当たり|分|数|ごと|毎|程|ほど|曜|連続)"
_KANJI_DATE = re.compile(
    rf"{_YEAR_WORD}(?:{_YEAR}\s?の?)?(?<![0-9一二三四五六七八九十])(?P<month>{NUMBER})\s?月\s?"
    rf"(?P<day>{NUMBER})\s?日(?!間|[目め]){_WEEKDAY}"
)
_SLASH_DATE = re.compile(
    r"(?<![0-9A-Za-z./-])(?:"
    r"(?:(?P<west>(?:19|20)[0-9]{2})|(?P<era_letter>[RHSrhs])\s?(?P<era_year>[0-9]{1,2}))"
    r"(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    rf"|(?P<month_short>[0-9]{{1,2}})/(?P<day_short>[0-9]{{1,2}}))(?![0-9/.-]?[0-9]|[A-Za-z%]){_WEEKDAY}"
)
_DAY = re.compile(
    r"(?:(?P<month_word>今月|来月|先月|翌月|同月)の?\s?)?(?<![0-9月第一二三四五六七八九十/:.,-])"
    rf"(?P<day>{NUMBER})\s?(?:日{_NOT_A_DATE}"
    rf"|(?=[(][月火水木金土日](?:曜日?)?(?:[・,]?[祝振休][^()\n]{{0,8}})?[)])){_WEEKDAY}"
)
_JOINS = re.compile(r"^\s?(?:[~～、・,/&と-]|から|より|及び|および|または|又は|か|や|\n)?\s?$")
_TIME_OF_DAY = (
    r"(?:\s?(?:午前|午後|朝|夜|夕方|正午|昼)?\s?[0-9]{0,2}\s?(?:時半?|:)?\s?[0-9]{0,2}分?"
    r"(?:頃|ごろ|開始|スタート)?)?"
)
_RANGE_JOIN = re.compile(rf"^{_TIME_OF_DAY}\s?(?:[~～→―—-]|から|より)\s?(?:翌年?)?\s?$")
_YEAR_WORDS = {"昨年": -1, "去年": -1, "前年": -1, "今年": 0, "本年": 0, "ことし": 0, "来年": 1, "翌年": 1}
_MONTH_WORDS = {"先月": -1, "今月": 0, "同月": 0, "来月": 1, "翌月": 1}
_ENGLISH = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date as the text gives it.

    `year` is the calendar year where the text says it (here or in the date this one goes on from), else None.
    `era`, `era_year` and `west_year` are what was written, also where they contradict each other. `month`
    is None where only the day was given and nothing before it tells the month; `month_offset` then counts
    months from the planned day (「来月」 is 1). `year_offset` does so for 「昨年」 and the like. `weekday`
    is 0 for Monday. `notation` is "kanji", "slash" (month and day only), "full" (numbers with year) or "day".
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
    found = [_from_kanji(match, normal, original) for match in _KANJI_DATE.finditer(normal.text)]
    found += [_from_slash(match, normal, original) for match in _SLASH_DATE.finditer(normal.text)]
    found = _without_overlaps(found, skip)
    days = [_from_day(match, normal, original) for match in _DAY.finditer(normal.text)]
    days = _without_overlaps(days, [*skip, *((mention.start, mention.end) for mention in found)])
    return tuple(_joined(sorted([*found, *days], key=lambda mention: mention.start), normal.text))


def find_ranges(normal: NormalText, mentions: Sequence[DateMention]) -> tuple[DateRange, ...]:
    """Return the ranges among neighbouring dates: 「12月28日（月）〜1月4日（月）」「10日から12日まで」."""
    found = []
    for first, last in pairwise(mentions):
        between = normal.text[first.end : last.start]
        if len(between) <= 24 and _RANGE_JOIN.match(between):
            span = Span(first.span.start, last.span.end)
            found.append(DateRange(first.start, last.end, span, first, last))
    return tuple(found)


def _from_kanji(match: re.Match[str], normal: NormalText, original: str) -> DateMention:
    era_name = match["era"] or match["era_after"]
    era_year = small_number(match["era_year"] or match["era_year_after"] or "")
    west = match["west"] or match["west_after"]
    mention = _mention(match, normal, original, month=match["month"], day=match["day"], notation="kanji")
    year = int(west) if west else era(era_name).year(era_year) if era_name and era_year else None
    return replace(
        mention,
        year=year,
        era=era_name,
        era_year=era_year,
        west_year=int(west) if west else None,
        year_offset=_YEAR_WORDS.get(match["year_word"] or "") if year is None else None,
    )


def _from_slash(match: re.Match[str], normal: NormalText, original: str) -> DateMention:
    month, day = match["month"] or match["month_short"], match["day"] or match["day_short"]
    notation = "slash" if match["month_short"] else "full"
    mention = _mention(match, normal, original, month=month, day=day, notation=notation)
    if match["era_letter"]:
        named, number = era(match["era_letter"]), int(match["era_year"])
        return replace(mention, year=named.year(number), era=named.name, era_year=number)
    west = int(match["west"]) if match["west"] else None
    return replace(mention, year=west, west_year=west)


def _from_day(match: re.Match[str], normal: NormalText, original: str) -> DateMention:
    mention = _mention(match, normal, original, month="", day=match["day"], notation="day")
    return replace(mention, month_offset=_MONTH_WORDS.get(match["month_word"] or ""))


def _mention(
    match: re.Match[str], normal: NormalText, original: str, *, month: str, day: str, notation: str
) -> DateMention:
    span = normal.span(*match.span())
    weekday, place = _weekday(match)
    return DateMention(
        match.start(),
        match.end(),
        span,
        text=original[span.start : span.end],
        year=None,
        month=small_number(month) if month else None,
        day=small_number(day) or 0,
        notation=notation,
        weekday=weekday,
        weekday_span=normal.span(*place) if place else None,
    )


def _weekday(match: re.Match[str]) -> tuple[int | None, tuple[int, int] | None]:
    groups = match.groupdict()
    for name in ("weekday", "weekday_plain", "weekday_said", "weekday_bare"):
        if groups.get(name):
            return WEEKDAYS.index(groups[name]), match.span(name)
    if groups.get("weekday_english"):
        return _ENGLISH[groups["weekday_english"]], None
    return None, None


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
    """Give a bare day the month (and year) of the date it goes on from; drop bare days that stand alone."""
    previous: DateMention | None = None
    for mention in mentions:
        current = mention
        if mention.notation == "day":
            between = text[previous.end : mention.start] if previous else ""
            follows = previous is not None and (_JOINS.match(between) or _RANGE_JOIN.match(between))
            if previous is not None and follows and mention.month_offset is None:
                current = _carried_on(mention, previous)
            elif mention.month_offset is None and mention.weekday is None:
                continue
        elif previous is not None and current.year is None and _RANGE_JOIN.match(text[previous.end : mention.start]):
            current = _same_year(current, previous)
        previous = current
        yield current


def _carried_on(mention: DateMention, previous: DateMention) -> DateMention:
    return replace(
        mention,
        month=previous.month,
        year=previous.year,
        month_offset=previous.month_offset,
        year_offset=previous.year_offset,
        continues=True,
    )


def _same_year(mention: DateMention, previous: DateMention) -> DateMention:
    """The end of a range has the year of its start, or the next where its month comes earlier."""
    if mention.year_offset is not None or mention.month is None or previous.month is None:
        return mention
    later = 1 if mention.month < previous.month else 0
    year = previous.year + later if previous.year else None
    offset = previous.year_offset + later if previous.year_offset is not None else None
    return replace(mention, year=year, year_offset=offset, continues=True)
