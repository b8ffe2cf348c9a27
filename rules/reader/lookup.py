"""The score of a sentence: weights looked up and added, for all clauses at once."""

from collections.abc import Iterable, Iterator
from math import sqrt
from struct import Struct

from rules.reader.features import Groups
from rules.reader.weights import LANE, ZERO, Sum, Weights

_UNIT = 1 << 14
"""The share of a group with one feature and a gain of one. A lane of the longest sentence stays below 2³⁰."""


class Lookup:
    """Adds up the weights of the features of sentences.

    A group counts by its gain over the root of its number of features: that keeps long sentences from shouting down
    short ones. All clauses lie side by side in one integer, so a group costs one multiplication and not sixteen.
    """

    def __init__(self, learned: Weights) -> None:
        header = learned.header
        *self._tables, self._words = learned.tables
        self._gains = [_UNIT * gain for gain in header.gains]
        self._biases, self._scales = header.biases, [scale / _UNIT for scale in header.scales]
        self._lanes = Struct(f"<{len(header.clauses)}I")
        self._bits = 8 * LANE * len(header.clauses)
        self._mask = (1 << self._bits) - 1

    def scores(self, sentences: Iterable[Groups]) -> Iterator[tuple[float, ...]]:
        """Yield for each sentence of a draft its score for every clause."""
        known: dict[frozenset[str], Sum] = {}
        for groups in sentences:
            yield self._score(groups, known)

    def weight_of_gram(self, gram: str, clause: int) -> int:
        """Return the weight of a run of characters for a clause, in bytes; 0 for one that is not known."""
        return self._tables[0].weight(gram, clause)

    def _score(self, groups: Groups, known: dict[frozenset[str], Sum]) -> tuple[float, ...]:
        lanes = zero = 0
        for number, features in enumerate(groups):
            share = round(self._gains[number] / sqrt(len(features) or 1))
            row, count = self._sum(number, features, known)
            lanes += share * row
            zero += share * count
        zero *= ZERO
        told = self._lanes.unpack(lanes.to_bytes(self._lanes.size, "little"))
        return tuple(
            [bias + scale * (lane - zero) for bias, scale, lane in zip(self._biases, self._scales, told, strict=True)]
        )

    def _sum(self, number: int, features: frozenset[str], known: dict[frozenset[str], Sum]) -> Sum:
        """`known` has what the words of the draft amount to, in all roles: the same words come in several."""
        role = number - len(self._tables)
        if role < 0:
            return self._tables[number].sum(features)
        if features not in known:
            known[features] = self._words.sum(features)
        lanes, count = known[features]
        return Sum(lanes >> (self._bits * role) & self._mask, count)
