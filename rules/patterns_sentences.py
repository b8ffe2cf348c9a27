"""Sentences that hold terms of the lexicon: where a check looks closer only after a cheap trigger."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.document import Document
from rules.finding import Check, Finding, Severity, Span
from rules.guards import is_guarded
from rules.mentions import LexiconHit, Sentence

LONGEST_SPAN = 40
"""Characters a finding marks at most: people read the place, not the paragraph."""


@dataclass(frozen=True, slots=True)
class CuedSentence:
    """A sentence with the unguarded terms it holds, in order; never without a term."""

    sentence: Sentence
    hits: tuple[LexiconHit, ...]

    @property
    def text(self) -> str:
        """The words of the sentence, normalised."""
        return self.sentence.text

    def senses(self) -> frozenset[str]:
        """The senses of its terms."""
        return frozenset(hit.entry.sense for hit in self.hits)

    def of_sense(self, sense: str) -> list[LexiconHit]:
        """The terms of one sense."""
        return [hit for hit in self.hits if hit.entry.sense == sense]

    def place(self, hit: LexiconHit) -> tuple[int, int]:
        """Where a term stands in `text`."""
        return hit.start - self.sentence.start, hit.end - self.sentence.start


def sentences_with(document: Document, *senses: str) -> Iterator[CuedSentence]:
    """Yield the sentences that hold a term of these senses which no guard of its entry excuses."""
    by_sentence: dict[int, tuple[Sentence, list[LexiconHit]]] = {}
    for hit in document.lexicon_hits:
        if hit.entry.sense in senses and not is_guarded(document, hit, hit.entry.guards):
            sentence = document.sentence_at(hit.start)
            by_sentence.setdefault(sentence.start, (sentence, []))[1].append(hit)
    for sentence, hits in by_sentence.values():
        yield CuedSentence(sentence, tuple(hits))


def report(check: Check, document: Document, sentence: Sentence, place: tuple[int, int], message: str) -> Finding:
    """Return a 要確認 at `place`, a stretch of the sentence's text; a long one is cut to its end."""
    end = place[1]
    start = max(place[0], end - LONGEST_SPAN)
    return check.finding(
        _span(document, sentence, start, end),
        severity=Severity.CONFIRM,
        message=message,
    )


def neighbours(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentence before and the one after, where there are such."""
    before = document.sentence_at(max(0, sentence.start - 1))
    after = document.sentence_at(min(len(document.text), _next_start(document, sentence)))
    if before.start < sentence.start:
        yield before
    if after.start > sentence.start:
        yield after


def following(document: Document, sentence: Sentence) -> Sentence | None:
    """Return the sentence after this one, if there is one."""
    return next((other for other in neighbours(document, sentence) if other.start > sentence.start), None)


def _next_start(document: Document, sentence: Sentence) -> int:
    position = sentence.end
    while position < len(document.text) and document.text[position].isspace():
        position += 1
    return position


def _span(document: Document, sentence: Sentence, start: int, end: int) -> Span:
    return document.span(sentence.start + start, sentence.start + end)
