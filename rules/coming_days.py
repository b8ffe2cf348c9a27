"""The days a draft speaks of that are still to come, for what is told as if it were over (§6(2)イ)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.dates import DateMention
from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.years import is_year_certain, likely_date

LONGEST_HEADING = 20
"""Characters of a heading at most."""

_TO_COME = lazy_compile(
    r"(?:ます|ません|ください|ましょう|です|予定|募集|受付|あり|へ)(?:[。!\s]|$)|まで|から|向け|控え"
)
_HELD = lazy_compile(r"\s?(?:に)?開催\s?[)）]")
_HEADING_NEAR = 40


def coming_day_before(document: Document, match: Match, today: date) -> date | None:
    """Return the last date of the sentence before the phrase, where it is still to come."""
    sentence = document.sentence_at(match.start)
    days = [
        likely_date(mention, today)
        for mention in _dates_within(document, sentence.start, match.start)
        if is_year_certain(mention, today)
    ]
    return days[-1] if days and days[-1] is not None and days[-1] > today else None


@dataclass(frozen=True, slots=True)
class Beside:
    """The one day a text speaks of, still to come; whether it dates the event itself (「4月8日の入学式は」)."""

    day: date
    dates_the_event: bool


def day_beside(document: Document, today: date) -> Beside | None:
    """Return the one day that a draft speaks of, where it is still to come."""
    days = {likely_date(mention, today) for mention in document.dates}
    if len(days) != 1 or (day := days.pop()) is None or day <= today:
        return None
    return Beside(day, any(_dates_the_event(document, mention) for mention in document.dates))


def _dates_the_event(document: Document, mention: DateMention) -> bool:
    """Whether the date is that of the event: 「(10月18日開催)」, or heads a sentence that announces nothing."""
    sentence = document.sentence_at(mention.start)
    heads = mention.start == sentence.start and document.text.startswith("、", mention.end)
    return bool(_HELD.match(document.text, mention.end) or (heads and not _TO_COME.search(sentence.text)))


def is_headed(document: Document, match: Match) -> bool:
    """Return whether a date heads the report (「4月8日、入学式。」), a short sentence just before the phrase."""
    near = _dates_within(document, match.start - _HEADING_NEAR - LONGEST_HEADING, match.start)
    headings = [document.sentence_at(mention.start) for mention in near]
    return any(match.start - one.end < _HEADING_NEAR and len(one.text) <= LONGEST_HEADING for one in headings)


def _dates_within(document: Document, start: int, end: int) -> Sequence[DateMention]:
    """The dates that begin at a place from `start` up to `end`."""
    first, last = (bisect_left(document.dates, place, key=lambda mention: mention.start) for place in (start, end))
    return document.dates[first:last]
