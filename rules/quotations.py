"""Quotations of a text: which stretches stand between quotation marks."""

from bisect import bisect_right
from collections.abc import Sequence

_PAIRS = {"「": "」", "『": "』", "“": "”", "〝": "〟"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_LONGEST = 400
"""A mark that closes later than this was rather forgotten or belongs to something else."""


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the outermost quotations as (start, end) of what is between the marks, in order, disjoint."""
    found: list[tuple[int, int]] = []
    open_marks: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    for index, char in enumerate(text):
        if char in _PAIRS:
            open_marks[char].append(index)
        elif char in _CLOSERS and open_marks[_CLOSERS[char]]:
            start = open_marks[_CLOSERS[char]].pop() + 1
            if index - start <= _LONGEST:
                while found and found[-1][0] >= start:
                    found.pop()
                found.append((start, index))
    return tuple(found)


def quotation_around(quotations: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the quotation that holds start:end, if one does."""
    index = bisect_right(quotations, start, key=lambda place: place[0]) - 1
    if index >= 0 and end <= quotations[index][1]:
        return quotations[index]
    return None
