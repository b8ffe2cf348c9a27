"""Why the second reader spoke: the stretch of a sentence that carries the weight, and its weightiest words."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rules.finding import Span
from rules.lazy_patterns import lazy_compile
from rules.reader.features import GRAMS, LONGEST_SENTENCE, fold

LONGEST_STRETCH = 40
"""Characters of the stretch that a finding points at."""

MOST_WORDS = 3

_LEAST_SHARE = 0.3
"""A phrase that weighs less than this share of the weightiest is no reason."""

_LEAST_LIKENESS = 0.25
"""The share of common pairs of characters from which an example helps: below it people see no likeness."""

_BREAK = lazy_compile(r"[、。「」『』()\s!?,・:;…]")
_NO_REASON = lazy_compile(r"[\s、。「」!-~]")
"""Marks say nothing, and letters and digits may belong to a password, which is never repeated (§5(7))."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`start` and `end` are places in the sentence; `words` the phrases that weigh most, if any."""

    start: int
    end: int
    words: tuple[str, ...]

    def within(self, start: int) -> Span:
        """Return where the stretch stands in a text in which the sentence begins at `start`."""
        return Span(start + self.start, start + self.end)


def weigh(text: str, cuts: Sequence[int], phrases: Sequence[tuple[int, int]], weight: Callable[[str], int]) -> Evidence:
    """Return where in `text` the weight lies.

    `cuts` are the places where its words begin (every character where none are given), `phrases` what may be named
    as a reason, `weight` tells the weight of a run of characters.
    """
    folded = fold(text[:LONGEST_SENTENCE])
    mass = _mass(folded, weight)
    average = max(0.0, sum(mass) / max(1, len(mass)))
    sums = [0.0, *accumulate(value - average for value in mass)]
    places = sorted({0, len(folded), *(cut for cut in cuts or range(len(folded)) if cut < len(folded))})
    start, end = _to_breaks(folded, *_to_cuts(places, *_heaviest(sums)))
    reasons = _weightiest(folded, phrases, sums, start, end)
    return Evidence(start, end, tuple(dict.fromkeys(text[left:right] for left, right in reasons)))


def _mass(folded: str, weight: Callable[[str], int]) -> list[float]:
    """Spread the weight of every run of characters over its characters."""
    mass = [0.0] * len(folded)
    for length in GRAMS:
        for at in range(len(folded) - length + 1):
            value = weight(folded[at : at + length])
            if value:
                for place in range(at, at + length):
                    mass[place] += value / length
    return mass


def most_similar(stretch: str, examples: Iterable[str]) -> str | None:
    """Return the example that shares most pairs of characters with `stretch`, None where none is near."""
    mine = _pairs(stretch)
    best, likeness = None, _LEAST_LIKENESS
    for example in examples:
        theirs = _pairs(example)
        common = len(mine & theirs)
        alike = common / (len(mine) + len(theirs) - common) if common else 0.0
        if alike > likeness:
            best, likeness = example, alike
    return best


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _heaviest(sums: Sequence[float]) -> tuple[int, int]:
    """Return the stretch of at most LONGEST_STRETCH characters whose weight above the average is greatest.

    `sums[i]` is the weight above the average of the first i characters.
    """
    # The places where a stretch ending here may best begin, their sums rising: linear in the length of the text.
    starts: deque[int] = deque()
    best, found = float("-inf"), (0, len(sums) - 1)
    for end in range(1, len(sums)):
        while starts and sums[starts[-1]] >= sums[end - 1]:
            starts.pop()
        starts.append(end - 1)
        if starts[0] < end - LONGEST_STRETCH:
            starts.popleft()
        if sums[end] - sums[starts[0]] > best:
            best, found = sums[end] - sums[starts[0]], (starts[0], end)
    return found


def _to_cuts(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words unless that makes it too long."""
    left = places[bisect_right(places, start) - 1]
    right = places[min(len(places) - 1, bisect_left(places, end))]
    return (left, right) if right - left <= LONGEST_STRETCH else (start, end)


def _to_breaks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to the marks around it as long as it stays short: half words read badly."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    left = max((at + 1 for at in breaks if at < start), default=0)
    right = min((at for at in breaks if at >= end), default=len(text))
    if right - left <= LONGEST_STRETCH:
        return left, right
    if end - left <= LONGEST_STRETCH:
        return left, end
    if right - start <= LONGEST_STRETCH:
        return start, right
    return start, end


def _weightiest(
    text: str, phrases: Sequence[tuple[int, int]], sums: Sequence[float], start: int, end: int
) -> list[tuple[int, int]]:
    """Return up to MOST_WORDS phrases inside the stretch, the weightiest, in the order of the text."""
    weighed = [
        (sums[right] - sums[left], left, right)
        for left, right in phrases
        if start <= left and right <= end and not _NO_REASON.search(text[left:right])
    ]
    weighed.sort(key=lambda phrase: (-phrase[0], phrase[1]))
    heaviest = weighed[0][0] if weighed else 0.0
    chosen = [(left, right) for value, left, right in weighed if value > 0 and value >= _LEAST_SHARE * heaviest]
    return sorted(chosen[:MOST_WORDS])
