"""Why the second reader spoke: the stretch of a sentence that carries the weight, and its weightiest words."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rules.reader.features import LONGEST_SENTENCE, fold

LONGEST_STRETCH = 40
"""Characters of the stretch that a finding points at."""

MOST_WORDS = 3

_LONGEST_GRAM = 5
_LEAST_LIKENESS = 0.12
_BREAK = re.compile(r"[、。「」『』()\s!?,・:;…]")
_NO_REASON = re.compile(r"[\s、。!-~]")
"""Marks say nothing, and letters and digits may belong to a password, which is never repeated (§5(7))."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`start` and `end` are places in the sentence; `words` its weightiest stretches of two to five characters."""

    start: int
    end: int
    words: tuple[str, ...]


def weigh(text: str, weight: Callable[[str], int]) -> Evidence:
    """Return where in `text` the weight lies, given the weight of each run of characters."""
    folded = fold(text[:LONGEST_SENTENCE])
    mass = [0.0] * len(folded)
    grams: list[tuple[int, int, int]] = []
    for length in range(1, _LONGEST_GRAM + 1):
        for at in range(len(folded) - length + 1):
            value = weight(folded[at : at + length])
            if value:
                for place in range(at, at + length):
                    mass[place] += value / length
                grams.append((value * min(length, 3), at, at + length))
    start, end = _to_breaks(folded, *_heaviest(mass))
    return Evidence(start, end, tuple(_words(text, grams, start, end)))


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


def _heaviest(mass: list[float]) -> tuple[int, int]:
    """Return the stretch of at most LONGEST_STRETCH characters whose weight above the average is greatest."""
    average = max(0.0, sum(mass) / max(1, len(mass)))
    sums = [0.0, *accumulate(value - average for value in mass)]
    # The places where a stretch ending here may best begin, their sums rising: linear in the length of the text.
    starts: deque[int] = deque()
    best, found = float("-inf"), (0, len(mass))
    for end in range(1, len(sums)):
        while starts and sums[starts[-1]] >= sums[end - 1]:
            starts.pop()
        starts.append(end - 1)
        if starts[0] < end - LONGEST_STRETCH:
            starts.popleft()
        if sums[end] - sums[starts[0]] > best:
            best, found = sums[end] - sums[starts[0]], (starts[0], end)
    return found


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


def _words(text: str, grams: list[tuple[int, int, int]], start: int, end: int) -> list[str]:
    chosen: list[tuple[int, int]] = []
    for value, left, right in sorted(grams, key=lambda gram: (-gram[0], gram[1])):
        if value <= 0 or len(chosen) == MOST_WORDS:
            break
        inside = start <= left and right <= end and right - left >= 2
        free = all(right <= other_left or other_right <= left for other_left, other_right in chosen)
        if inside and free and not _NO_REASON.search(text[left:right]):
            chosen.append((left, right))
    return [text[left:right] for left, right in sorted(chosen)]
