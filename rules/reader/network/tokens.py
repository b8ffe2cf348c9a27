"""Text in pieces: the vocabulary of the small language model and the cutting of a sentence into its pieces.

A unigram vocabulary (as SentencePiece uses it): of all ways to cut a text into known pieces the one with the highest
sum of scores is taken. The text is expected as `rules.normal` leaves it.
"""

from collections.abc import Sequence

BEGIN, END, UNKNOWN = 0, 1, 2
"""Places of the three pieces that are no text: before a text, after it, a character outside the vocabulary."""

_SPACE = "\u2581"
"""What stands for a space in a piece; a text begins with one."""

_UNKNOWN_COSTS = 10.0
"""How far below the worst piece a character outside the vocabulary counts."""


class Vocabulary:
    """Cuts texts into pieces."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """`pieces` begin with the three that are no text; `scores` has a number for each piece."""
        self._known = {piece: (place, scores[place]) for place, piece in enumerate(pieces) if place > UNKNOWN}
        self._longest = max(map(len, self._known), default=1)
        self._unknown = min(scores, default=0.0) - _UNKNOWN_COSTS

    def cut(self, text: str) -> list[int]:
        """Return the places of the pieces of `text`, in order; neighbours outside the vocabulary count as one."""
        marked = _SPACE + _SPACE.join(text.split())
        size = len(marked)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            here = best[start]
            if here + self._unknown > best[start + 1]:
                best[start + 1] = here + self._unknown
                came[start + 1] = (start, UNKNOWN)
            for end in range(start + 1, min(size, start + self._longest) + 1):
                known = self._known.get(marked[start:end])
                if known is not None and here + known[1] > best[end]:
                    best[end] = here + known[1]
                    came[end] = (start, known[0])
        return _walked_back(came)


def _walked_back(came: Sequence[tuple[int, int]]) -> list[int]:
    places: list[int] = []
    at = len(came) - 1
    while at > 0:
        at, place = came[at]
        if place != UNKNOWN or not places or places[-1] != UNKNOWN:
            places.append(place)
    return places[::-1]
