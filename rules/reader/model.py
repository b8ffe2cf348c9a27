"""The second reader at work: sentences in, judgements out.

A sentence's score for a clause is a sum of looked-up weights, so the reader can say which words made it speak. It
judges fractions of a millisecond a sentence and needs nothing but the standard library.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from rules.reader import weights
from rules.reader.features import Groups, Sentence, of_draft
from rules.reader.reasons import Evidence, most_similar, weigh
from rules.reader.weights import Header, Table, Weights

SECRET = "5(7)"  # noqa: S105  the key of the clause on passwords

MOST_CLAUSES = 2
"""Clauses that may be named for one sentence: where two fit, an officer would accept either."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sentence resembles a problem of a clause.

    `start` and `end` enclose the stretch that carries the weight, in the count of the sentence's own `start`.
    `score` is how far above the clause's threshold it lies (0.0 to about 3). `reasons` are the words that weigh
    most, `similar` the labelled stretch nearest to it (None where none is near).
    """

    clause: str
    start: int
    end: int
    score: float
    reasons: tuple[str, ...]
    similar: str | None


class Reader:
    """Judges the sentences of a draft by what they resemble (§6(2))."""

    def __init__(self, learned: Weights) -> None:
        self._header: Header = learned.header
        self._char: Table = learned.tables[0]
        self._tables = learned.tables

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clause keys it judges by."""
        return self._header.clauses

    @property
    def thresholds(self) -> dict[str, float]:
        """The score a sentence must exceed, for each clause."""
        return dict(zip(self._header.clauses, self._header.thresholds, strict=True))

    def judge(self, sentences: Sequence[Sentence], *, platform: str, kind: str) -> list[Judgement]:
        """Return what the sentences of one draft resemble, in order; at most MOST_CLAUSES for each sentence."""
        found: list[Judgement] = []
        for sentence, scores in zip(sentences, self.scores(sentences, platform=platform, kind=kind), strict=True):
            over = [
                (score - threshold, clause)
                for clause, (score, threshold) in enumerate(zip(scores, self._header.thresholds, strict=True))
                if score > threshold
            ]
            over.sort(key=lambda item: (-item[0], item[1]))
            found += self._judgements(sentence, over[:MOST_CLAUSES])
        return found

    def scores(self, sentences: Sequence[Sentence], *, platform: str, kind: str) -> Iterator[tuple[float, ...]]:
        """Yield for each sentence of one draft its score for every clause, in the order of `clauses`."""
        topic: list[float] | None = None
        for groups in of_draft(sentences, platform=platform, kind=kind):
            if topic is None:
                topic = self._part(2, groups.topic)
            yield tuple(map(sum, zip(*self._parts(groups, topic), strict=True)))

    def _parts(self, groups: Groups, topic: list[float]) -> Iterator[Sequence[float]]:
        yield self._header.biases
        for number, features in enumerate(groups):
            yield topic if features is groups.topic else self._part(number, features)

    def _part(self, number: int, features: frozenset[str]) -> list[float]:
        # Dividing by the root of the number of features keeps long sentences from shouting down short ones.
        share = 1 / sqrt(max(1, len(features)))
        sums = self._tables[number].sums(features)
        return [scale * value * share for scale, value in zip(self._header.scales[number], sums, strict=True)]

    def _judgements(self, sentence: Sentence, over: Sequence[tuple[float, int]]) -> list[Judgement]:
        found = [self._judgement(sentence, clause, margin) for margin, clause in over]
        # Where a password may stand, nothing else is said of the sentence: other findings could repeat it.
        return [one for one in found if one.clause == SECRET] or found

    def _judgement(self, sentence: Sentence, clause: int, margin: float) -> Judgement:
        evidence: Evidence = weigh(sentence.text, sentence.cuts, lambda gram: self._char.weight(gram, clause))
        key = self._header.clauses[clause]
        stretch = sentence.text[evidence.start : evidence.end]
        return Judgement(
            clause=key,
            start=sentence.start + evidence.start,
            end=sentence.start + evidence.end,
            score=round(margin, 3),
            reasons=evidence.words,
            similar=most_similar(stretch, self._header.examples.get(key, ())),
        )


@cache
def load() -> Reader:
    """Return the reader with the weights that ship with it; they are read once a process.

    Raises:
        BrokenWeightsError: the weights file is missing or damaged; the message names it.
    """
    return Reader(weights.read())
