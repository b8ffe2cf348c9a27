"""Which sentences of a draft are called out beside the worst one.

A sentence next to a problem looks like one itself: it shares the topic and leads up to it. Whether it is one shows
when it is read alone. What reads badly alone is a second problem, however much worse the other is; what does not must
come near the worst.
"""

from collections.abc import Callable, Sequence

LEAST_SHARE = 0.7
"""The share of the worst sentence's margin that a sentence must reach which alone lies just on the threshold."""

_ALONE_FOR_SHARE = 2.0
"""The margin alone that makes up for each whole share it falls short of LEAST_SHARE, and that it may lack beyond."""

MOST_ALONE = 8
"""Sentences of a draft that are read alone, the worst first: reading is slow. Of others the share decides."""


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
