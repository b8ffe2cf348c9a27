"""ONE analysis of a draft that all checks share. Everything is computed at most once, when first asked for.

Positions: `start` and `end` of whatever the document holds are places in `document.text` (normalised);
`span` is the same place in the text as written and is what a finding carries.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from rules import analyser, links
from rules.alternatives import matches_of_any, names_of
from rules.analyser import Morpheme
from rules.dates import DateMention, DateRange, find_dates, find_ranges
from rules.finding import Span
from rules.guards import is_guarded
from rules.lazy_patterns import lazy_compile
from rules.lexicon import find_entries
from rules.mentions import LexiconHit, Link, Match, Sentence, Tag
from rules.normal import NormalText, fold_case, normalise
from rules.quotations import find_quotations, quotation_around
from rules.required_words import Present, words_in, worth_trying
from rules.times import TimeMention, TimeRange, find_time_ranges, find_times

T = TypeVar("T")

_SENTENCE = lazy_compile(r"[^。！？!?\n]*[。！？!?\n]+|[^。！？!?\n]+\Z")


class Document:
    """A draft and what can be said of it without knowing when and where it will be posted."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._found: dict[Callable[[Document], Any], Any] = {}

    @cached_property
    def normal(self) -> NormalText:
        """The normalised text with its way back."""
        return normalise(self.original)

    @cached_property
    def text(self) -> str:
        """The normalised text (see rules.normal)."""
        return self.normal.text

    @cached_property
    def folded(self) -> str:
        """The normalised text with A–Z in lower case, place for place."""
        return fold_case(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return where text[start:end] stands in the text as written."""
        return self.normal.span(start, end)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Return whether a pattern finds anything in the normalised text."""
        return any(expression.search(self.text) for expression in worth_trying(pattern, self._present))

    def find(self, pattern: re.Pattern[str]) -> Iterator[Match]:
        """Return what a pattern finds in the normalised text, in order."""
        expressions = worth_trying(pattern, self._present)
        if not expressions:
            return iter(())
        names = () if expressions[0] is pattern else names_of(pattern.pattern)
        if len(expressions) == 1:
            return self._matches(names, expressions[0].finditer(self.text))
        return self._matches(names, matches_of_any(expressions, self.text))

    def _matches(self, names: Sequence[str], matches: Iterator[re.Match[str]]) -> Iterator[Match]:
        """Yield the matches; an alternative lacks the groups of the others, whose `names` are all that it should
        have."""
        for match in matches:
            start, end = match.span()
            groups = {**dict.fromkeys(names), **match.groupdict()} if names else match.groupdict()
            yield Match(start, end, self.span(start, end), match[0], groups)

    @cached_property
    def _present(self) -> Present:
        return words_in(self.text)

    @cached_property
    def morphemes(self) -> tuple[Morpheme, ...]:
        """The words, in order."""
        return tuple(analyser.morphemes(self.text))

    def morphemes_between(self, start: int, end: int) -> tuple[Morpheme, ...]:
        """The words that reach into text[start:end]."""
        first = bisect_right(self._morpheme_ends, start)
        last = first
        while last < len(self.morphemes) and self.morphemes[last].start < end:
            last += 1
        return self.morphemes[first:last]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, ended by 。！？!? or a line break; those of blanks only are left out."""
        found = []
        for match in _SENTENCE.finditer(self.text):
            stripped = match[0].strip()
            if stripped:
                start = match.start() + match[0].index(stripped[0])
                end = start + len(stripped)
                found.append(Sentence(start, end, self.span(start, end), stripped))
        return tuple(found)

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence at a place of the normalised text; between two, the one before."""
        index = bisect_right(self._sentence_starts, position) - 1
        if not self.sentences:
            return Sentence(0, 0, Span(0, 0), "")
        return self.sentences[max(0, index)]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Full addresses and bare domains."""
        return tuple(
            Link(f.start, f.end, self.span(f.start, f.end), f.url, f.host, f.domain, f.has_scheme)
            for f in links.find_links(self.text)
        )

    @cached_property
    def emails(self) -> tuple[Tag, ...]:
        """E-mail addresses."""
        return tuple(self._tag(*place) for place in links.find_emails(self.text))

    @cached_property
    def hashtags(self) -> tuple[Tag, ...]:
        """Hashtags outside links."""
        return tuple(self._tag(*place) for place in links.find_hashtags(self.text) if not self.in_link(place[0]))

    @cached_property
    def mentions(self) -> tuple[Tag, ...]:
        """@mentions outside links."""
        return tuple(self._tag(*place) for place in links.find_mentions(self.text) if not self.in_link(place[0]))

    def in_link(self, position: int) -> bool:
        """Whether a place of the normalised text belongs to a link or an e-mail address."""
        index = bisect_right(self._address_places, (position, len(self.text) + 1)) - 1
        return index >= 0 and position < self._address_places[index][1]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates, in order (see rules.dates)."""
        return find_dates(self.normal, self._address_places, self.original)

    @cached_property
    def date_ranges(self) -> tuple[DateRange, ...]:
        """The ranges of dates."""
        return find_ranges(self.normal, self.dates)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """The times of day, in order."""
        return find_times(self.normal, self._address_places)

    @cached_property
    def time_ranges(self) -> tuple[TimeRange, ...]:
        """The ranges of times."""
        return find_time_ranges(self.normal, self.times)

    @cached_property
    def lexicon_hits(self) -> tuple[LexiconHit, ...]:
        """Every term of the lexicon outside links, guarded or not."""
        return tuple(
            LexiconHit(start, end, self.span(start, end), entry)
            for start, end, entry in find_entries(self.folded)
            if not self.in_link(start)
        )

    def lexicon(self, *senses: str, guarded: bool = False) -> Iterator[LexiconHit]:
        """Yield the terms of these senses; those that a guard of their entry excuses only with `guarded`."""
        for hit in self.lexicon_hits:
            if hit.entry.sense in senses and (guarded or not is_guarded(self, hit, hit.entry.guards)):
                yield hit

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The outermost quotations: places in the normalised text, without their marks."""
        return find_quotations(self.text)

    def quotation_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the quotation that holds text[start:end], if one does."""
        return quotation_around(self.quotations, start, end)

    def once(self, find: Callable[["Document"], T]) -> T:
        """Return what `find` finds in the document, found at most once: for what several checks share."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def _tag(self, start: int, end: int) -> Tag:
        return Tag(start, end, self.span(start, end), self.text[start:end])

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _morpheme_ends(self) -> list[int]:
        return [morpheme.end for morpheme in self.morphemes]

    @cached_property
    def _address_places(self) -> list[tuple[int, int]]:
        found = [(link.start, link.end) for link in self.links]
        return sorted([*found, *links.find_emails(self.text)])
