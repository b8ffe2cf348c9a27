"""Which passages of a draft are called out: the worst sentence, others that read badly, and what belongs to each.

A sentence next to a problem looks like one itself: it shares the topic and leads up to it. Whether it is one shows
when it is read alone. What reads badly alone is a second problem, however much worse the other is; what does not must
come some way towards the worst.

What stands right beside such a sentence and is no problem of its own, but above the threshold among the others, or not
far below it under the same clause, is part of the same one: the complaint before the sigh, the promise after the
rumour. It gets no finding of its own; the finding points at the whole passage. Often it is the sigh that shows, and the
complaint that counts.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from rules.finding import Span

LEAST_SHARE = 0.4
"""The share of the worst sentence's margin that a sentence must reach which alone lies just on the threshold."""

_ALONE_FOR_SHARE = 3.0
"""The margin alone that makes up for each whole share it falls short of LEAST_SHARE, and that it may lack beyond."""

MOST_ALONE = 8
"""Sentences of a draft that are read alone, the worst first: reading is slow. Of others the share decides."""


DOUBTFUL = 1.0
"""How far below the threshold a sentence may lie that belongs to the passage of the one beside it."""

MOST_ON_A_SIDE = 2
"""Sentences that a passage takes in on each side."""

LONGEST_PASSAGE = 120
"""Characters of a passage of several sentences: people must see at a glance what is meant."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row that are one problem: the numbers of the one called out, the first and the last."""

    called: int
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of all its sentences."""
        return range(self.first, self.last + 1)

    def without(self, left_out: Container[int]) -> "Passage":
        """Return what remains around the sentence called out where it ends before sentences that are left out."""
        first = last = self.called
        while first > self.first and first - 1 not in left_out:
            first -= 1
        while last < self.last and last + 1 not in left_out:
            last += 1
        return replace(self, first=first, last=last)


def passages(
    places: Sequence[Span],
    margins: Sequence[float],
    alone: Callable[[int], float],
    apart: Container[int] = (),
    *,
    kin: Callable[[int, int], bool] = lambda _called, _number: True,
) -> list[Passage]:
    """Return the passages to call out, in order; no two share a sentence.

    Args:
        places: where each sentence stands in the text.
        margins: how far above the threshold each sentence lies among the others.
        alone: tells that of the sentence with a number when it is read alone; asked MOST_ALONE times at most.
        apart: the numbers of sentences that belong to no other and take in no other.
        kin: tells of a sentence called out and one below the threshold whether they are of one matter.
    """
    called = called_out(margins, alone)
    free = {number for number, margin in enumerate(margins) if margin > -DOUBTFUL and number not in apart} - {*called}

    def joins(number: int, called: int) -> bool:
        return number in free and (margins[number] > 0 or kin(called, number))

    found = []
    for number in called:
        if number in apart:
            found.append(Passage(number, number, number))
            continue
        first = last = number
        while joins(first - 1, number) and number - first < MOST_ON_A_SIDE and _short(places[first - 1], places[last]):
            first -= 1
        while joins(last + 1, number) and last - number < MOST_ON_A_SIDE and _short(places[first], places[last + 1]):
            last += 1
        free -= {*range(first, last + 1)}
        found.append(Passage(number, first, last))
    return found


def _short(first: Span, last: Span) -> bool:
    return last.end - first.start <= LONGEST_PASSAGE


def called_out(margins: Sequence[float], alone: Callable[[int], float]) -> list[int]:
    """Return the numbers of the sentences to call out, in order.

    Args:
        margins: how far above the threshold each sentence lies among the others.
        alone: tells that of the sentence with a number when it is read alone; asked MOST_ALONE times at most.
    """
    ranked = sorted((number for number, margin in enumerate(margins) if margin > 0), key=lambda n: (-margins[n], n))
    if not ranked:
        return []
    worst, *others = ranked
    called = [worst]
    for rank, number in enumerate(others):
        own = alone(number) if rank < MOST_ALONE else 0.0
        if own + _ALONE_FOR_SHARE * (margins[number] / margins[worst] - LEAST_SHARE) >= 0:
            called.append(number)
    return sorted(called)
