"""Times of day that a text mentions, and ranges of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules.finding import Span
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention
from rules.normal import NormalText
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

_TIME = quick_compile(
    r"(?P<noon>正午)"
    r"|(?P<half>午前|午後|AM|PM|am|pm|早朝|朝|未明|深夜|夜|晩|夕方)?\s?(?<![0-9])(?<![0-9][.,:])(?<!(?<!:[0-9])[0-9]/)"
    r"(?:(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9:])"
    rf"|(?P<hour_word>{NUMBER})\s?時(?!間|代|点|期|々)(?:\s?(?P<minute_word>{NUMBER})\s?分|(?P<half_hour>半))?)"
)
_MORNING = frozenset({"午前", "AM", "am", "早朝", "朝", "未明"})
_NIGHT = frozenset({"深夜", "夜", "晩"})
_EXACT = frozenset({"午前", "午後", "AM", "PM", "am", "pm"})
_SMALL_HOURS = 5
_RANGE_JOIN = lazy_compile(r"^\s?(?:[~～―—→-]|から|より)\s?(?P<next_day>翌日?|翌朝)?(?:の)?\s?$")


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time of day. `hour` and `minute` as written (they may not exist, as in 25時70分); 「夜12時」 is 24:00.

    `half` is "午前", "午後" or None where the text does not say; `half_is_exact` tells that it said just
    that and not 「朝」「深夜」. `is_clock` tells the notation "13:30". `text` is the mention in normal form.
    """

    hour: int
    minute: int
    half: str | None
    is_clock: bool
    text: str
    half_is_exact: bool

    @property
    def exists(self) -> bool:
        """Whether a clock shows it; 24:00 counts, hours after midnight (25時) do not."""
        return self.minute < 60 and (self.hour < 24 or (self.hour, self.minute) == (24, 0))

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        hour = self.hour
        if self.half == "午後" and hour < 12:
            hour += 12
        elif self.half == "午前" and hour == 12:
            hour = 0
        return hour * 60 + self.minute


@dataclass(frozen=True, slots=True)
class TimeRange(Mention):
    """Two times joined by 「〜」 or 「から」; `next_day` where the text says 「翌」."""

    first: TimeMention
    last: TimeMention
    next_day: bool


def find_times(normal: NormalText, skip: Sequence[tuple[int, int]]) -> tuple[TimeMention, ...]:
    """Return the times of day in order; `skip` are places (links) where numbers are no times."""
    found = []
    borders = sorted(skip)
    index = 0
    for match in _TIME.finditer(normal.text):
        while index < len(borders) and borders[index][1] <= match.start():
            index += 1
        if index < len(borders) and borders[index][0] < match.end():
            continue
        found.append(_mention(match, normal))
    return tuple(found)


def find_time_ranges(normal: NormalText, mentions: Sequence[TimeMention]) -> tuple[TimeRange, ...]:
    """Return the ranges among neighbouring times: 「午後1時〜3時」「8:30-17:15」."""
    found = []
    for first, last in pairwise(mentions):
        between = normal.text[first.end : last.start]
        join = _RANGE_JOIN.match(between) if len(between) <= 12 else None
        if join:
            span = Span(first.span.start, last.span.end)
            found.append(TimeRange(first.start, last.end, span, first, last, bool(join["next_day"])))
    return tuple(found)


def _mention(match: re.Match[str], normal: NormalText) -> TimeMention:
    text = match[0].lstrip()
    start = match.start() + len(match[0]) - len(text)
    word = match["half"]
    hour = 12 if match["noon"] else small_number(match["hour"] or match["hour_word"]) or 0
    minute = 30 if match["half_hour"] else small_number(match["minute"] or match["minute_word"] or "0") or 0
    if hour == 12 and word in _NIGHT:
        hour = 0 if minute else 24
    return TimeMention(
        start,
        match.end(),
        normal.span(start, match.end()),
        hour=hour,
        minute=minute,
        half=_half(word, hour),
        is_clock=bool(match["hour"]),
        text=text,
        half_is_exact=word in _EXACT,
    )


def _half(word: str | None, hour: int) -> str | None:
    if word is None:
        return None
    if word == "深夜" and hour <= _SMALL_HOURS:
        return "午前"
    return "午前" if word in _MORNING else "午後"
