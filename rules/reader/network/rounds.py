"""In which order the small language model learns: batches of lessons of like length, round after round."""

from collections.abc import Iterator, Sequence

import numpy as np

BATCH = 2_400
"""Pieces in a step, with what fills up the shorter lessons."""

_NEIGHBOURS = 2_000

Plan = list[list[int]]
"""For each step the numbers of the lessons that are learned together."""


def over_all(sizes: Sequence[int], *, rounds: int) -> Plan:
    """Return the steps of so many rounds over all lessons; `sizes` has the pieces of each."""
    return [batch for number in range(rounds) for batch in _shuffled(sizes, range(len(sizes)), number)]


def over_some(sizes: Sequence[int], *, rounds: int, always: range, share: float) -> Plan:
    """Return the steps of so many rounds over the lessons of `always` and, each time, another `share` of the rest."""
    rest = [number for number in range(len(sizes)) if number not in always]
    plan: Plan = []
    for number in range(rounds):
        drawn = np.random.default_rng(number).choice(rest, round(share * len(rest)), replace=False).tolist()
        plan += _shuffled(sizes, [*always, *drawn], number)
    return plan


def batches(sizes: Sequence[int], numbers: Sequence[int], room: int) -> Iterator[list[int]]:
    """Yield the lessons with these numbers, shortest first, in batches of at most `room` pieces."""
    batch: list[int] = []
    for number in sorted(numbers, key=lambda one: sizes[one]):
        if batch and (len(batch) + 1) * sizes[number] > room:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _shuffled(sizes: Sequence[int], numbers: Sequence[int], seed: int) -> Plan:
    """Return one round's batches; lessons of like length lie together, so that little is filled up."""
    chance = np.random.default_rng(seed)
    order = [numbers[place] for place in chance.permutation(len(numbers))]
    found = [
        batch
        for first in range(0, len(order), _NEIGHBOURS)
        for batch in batches(sizes, order[first : first + _NEIGHBOURS], BATCH)
    ]
    return [found[place] for place in chance.permutation(len(found))]
