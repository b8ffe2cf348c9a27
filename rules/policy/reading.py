"""A text as the item readers see it: its statements without the void ones, its links, where it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rules.context import CityFacts
from rules.document import Document
from rules.finding import Span
from rules.lazy_patterns import lazy_compile
from rules.policy.outline import Heading, Outline, Statement, outline
from rules.policy.topics import Topic
from rules.policy.voids import is_void
from rules.policy.wrapping import Joined, join

Place = tuple[int, int]
"""A stretch of the normalised text."""

_STROKE = lazy_compile(r"(?<=\S)\t|(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９:/：／._-])[／/](?=(?:www|city|ｗｗｗ|ｃｉｔｙ)[.．])")
"""What stands between two things: a tab between cells, a stroke before an address that has no scheme."""

_NONE = lazy_compile(r"\(?(?:なし|無し)\)?。?")
_AS_USUAL = str.maketrans("，│┃", "、||")

MOST_EVIDENCE = 3
"""Places shown for one item: enough to see why it counts."""


@dataclass(frozen=True)
class Reading:
    """A policy, terms or bio, read once. `platform` is its key, "" where nobody said."""

    original: str
    platform: str = ""
    city: CityFacts = field(default_factory=CityFacts)

    @cached_property
    def _joined(self) -> Joined:
        return join(_STROKE.sub("|", self.original.translate(_AS_USUAL)))

    @cached_property
    def document(self) -> Document:
        """The text with its lines joined, normalised; `span` leads back to the text as given."""
        return Document(self._joined.text)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the normalised text stands in the text as given."""
        span = self.document.span(start, end)
        if span.end <= span.start:
            at = self._joined.original(span.start)
            return Span(at, at)
        return Span(self._joined.original(span.start), self._joined.original(span.end - 1) + 1)

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def outline(self) -> Outline:
        return outline(self.text)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What says something: no heading of the whole, no promise, no blank, no contact line."""
        return tuple(
            one
            for one in self.outline.statements
            if not one.title and Topic.CONTACT not in one.topics and (_answers_no(one) or not is_void(one.text))
        )

    @cached_property
    def titles(self) -> tuple[Statement, ...]:
        return tuple(one for one in self.outline.statements if one.title)

    def under(self, *topics: Topic) -> Iterator[Statement]:
        """The statements under a heading or label of one of these topics."""
        wanted = frozenset(topics)
        return (one for one in self.statements if one.topics & wanted)

    def statement_of(self, heading: Heading) -> Statement:
        """A heading as if it were said: a question may name what it asks about."""
        return Statement(
            heading.start, heading.end, self.text[heading.start : heading.end], heading.topics, listed=True
        )

    def left_open(self, topic: Topic) -> bool:
        """Whether a heading or label announces the topic and nothing under it says anything."""
        headings = [one for one in self.outline.headings if topic in one.topics]
        return bool(headings) and not any(self._says_something(one.first, one.last) for one in headings)

    def _says_something(self, first: int, last: int) -> bool:
        return any(not is_void(one.text) for one in self.outline.statements[first:last])


def _answers_no(statement: Statement) -> bool:
    """Whether 「なし」 is the answer to what the label asks, and no gap."""
    return _NONE.fullmatch(statement.text) is not None and bool(statement.topics & {Topic.RESPONSE, Topic.PRIVACY})


def place_of(statement: Statement) -> Place:
    """Where a statement stands."""
    return statement.start, statement.end


def found_in(statement: Statement, match: re.Match[str]) -> Place:
    """Where a match within a statement's text stands."""
    return statement.start + match.start(), statement.start + match.end()
