"""Where the second reader begins to speak: a threshold for each clause that spends a common budget best.

A threshold is chosen from scores that were given by machines which had not seen the sentence (cross-validation).
Every clause buys found problems with false findings at the same price; the price is raised until the false findings
of all clauses together fit the budget. Some eighty problems fix a clause's threshold only roughly, so the result is
the middle between it and the one threshold that, common to all clauses, would spend the same budget.

The clean drafts there are twins of violating ones, made to tempt. How far the thresholds of all clauses lie from zero
is therefore settled on drafts by another hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Floats
from rules.reader.model import MOST_NAMED, NAMED_SHARE

_NEVER = 1e6
_FARTHEST = 1.0
_BELOW = 1e-3
_STEPS = 60
_GRID = 10_000


@dataclass(frozen=True, slots=True)
class Offer:
    """For one clause, at each candidate threshold: the share of problems found and the false findings."""

    thresholds: Floats
    found: Floats
    false: Floats

    def best(self, price: float) -> int:
        """Return the candidate with the greatest gain at `price` a false finding; the highest of equals."""
        return int(np.argmax(self.found - price * self.false))


def choose(drafts: Sequence[Draft], scores: Floats, *, budget: float) -> tuple[float, ...]:
    """Return a threshold for each clause with at most `budget` false findings a clean draft in all."""
    clean = _clean_rows(drafts)
    allowed = budget * sum(draft.is_clean for draft in drafts)
    offers = [_offer(drafts, scores, clause, clean) for clause in range(len(CLAUSES))]
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        price = (low + high) / 2
        if sum(offer.false[offer.best(price)] for offer in offers) > allowed:
            low = price
        else:
            high = price
    common = _common(scores[clean], allowed)
    return tuple(
        round((min(float(offer.thresholds[offer.best(high)]), common + _FARTHEST) + common) / 2, 4) for offer in offers
    )


def shifted(
    thresholds: Sequence[float], drafts: Sequence[Draft], scores: Floats, *, budget: float
) -> tuple[float, ...]:
    """Return the thresholds, all raised or lowered alike, with at most `budget` findings a clean draft of `drafts`.

    Their sentences are counted as the reader speaks: once for each clause that it names.
    """
    margins = np.sort(scores[_clean_rows(drafts)] - np.array(thresholds), axis=1)[:, : -1 - MOST_NAMED : -1]
    allowed = budget * sum(draft.is_clean for draft in drafts)
    low, high = float(margins.min()), float(margins.max())
    for _ in range(_STEPS):
        shift = (low + high) / 2
        if _spoken(margins - shift) > allowed:
            low = shift
        else:
            high = shift
    shift = high
    return tuple(ceil((threshold + shift) * _GRID) / _GRID for threshold in thresholds)


def _spoken(ranked: Floats) -> int:
    """Return how many clauses are named; each row has the margins of a sentence that count most, highest first."""
    best = ranked[:, :1]
    return int(((best > 0) & (ranked >= NAMED_SHARE * best)).sum())


def _common(clean: Floats, allowed: float) -> float:
    """Return the threshold that `allowed` scores of clean sentences exceed, over all clauses."""
    heights = np.sort(clean, axis=None)[::-1]
    return float(heights[min(len(heights) - 1, int(allowed))])


def _clean_rows(drafts: Sequence[Draft]) -> np.ndarray:
    return np.array([draft.is_clean for draft in drafts for _ in draft.sentences])


def _offer(drafts: Sequence[Draft], scores: Floats, clause: int, clean: np.ndarray) -> Offer:
    key, first, peaks = CLAUSES[clause], 0, []
    for draft in drafts:
        for problem in draft.problems:
            if key == problem.clause:
                peaks.append(max(scores[first + number, clause] for number in problem.sentences))
        first += len(draft.sentences)
    heights = np.sort(np.array([*peaks, _NEVER]))[::-1]
    thresholds = heights - _BELOW
    false = np.sort(scores[clean, clause])
    return Offer(
        thresholds=thresholds,
        found=np.arange(len(heights)) / max(1, len(peaks)),
        false=len(false) - np.searchsorted(false, thresholds, side="right").astype(np.float64),
    )
