"""Where the second reader begins to speak: a threshold for each clause that spends a common budget best.

A threshold is chosen from scores that were given by machines which had not seen the sentence (cross-validation).
Every clause buys found problems with false findings at the same price; the price is raised until the false findings
of all clauses together fit the budget.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Floats

_NEVER = 1e6
_BELOW = 1e-3
_STEPS = 60


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
    return tuple(round(float(offer.thresholds[offer.best(high)]), 4) for offer in offers)


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
