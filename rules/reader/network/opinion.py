"""What the small language model thinks of the sentences of a draft: it knows meanings, where the table knows words."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from rules.reader.network.encoder import Encoder, Linear
from rules.reader.network.stored import Floats, Stored, read
from rules.reader.network.tokens import Vocabulary
from rules.reader.network.windows import Window, windows

_REMEMBERED = 256
"""Windows whose scores are kept: a draft is looked at again at each step of its way."""


class Opinion:
    """Scores sentences for each clause and for carrying any problem at all."""

    def __init__(self, stored: Stored) -> None:
        """Open up the model.

        Raises:
            BrokenWeightsError: something is missing in the file.
        """
        self.clauses: tuple[str, ...] = tuple(stored.fact("clauses"))
        self._encoder = Encoder(stored)
        self._head = Linear.of(stored, "head")
        self._vocabulary = Vocabulary(stored.text("vocabulary").split("\n"), stored.plain("vocabulary.scores").tolist())
        self._read = lru_cache(maxsize=_REMEMBERED)(self._scores)

    def scores(self, sentences: Sequence[str], *, kind: str) -> list[list[float]]:
        """Return the scores (log odds) of the first sentences of one draft, as many as `windows.MOST` allows.

        Each row has a number for each of `clauses` and one for any problem.
        """
        return [
            row.tolist() for window in windows(self._vocabulary, sentences, kind=kind) for row in self._read(window)
        ]

    def _scores(self, window: Window) -> Floats:
        vectors = self._encoder.read(window.pieces)
        means = [vectors[start:end].mean(axis=0) for start, end in window.places]
        peaks = [vectors[start:end].max(axis=0) for start, end in window.places]
        return self._head.applied(np.concatenate([means, peaks], axis=1))


def opened(path: Path) -> Opinion:
    """Return the model of a file.

    Raises:
        BrokenWeightsError: it is missing or damaged; the message names it.
    """
    return Opinion(read(path))
