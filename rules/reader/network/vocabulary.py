"""Which pieces of the published vocabulary are kept: those of the drafts, and what else is Japanese, up to a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rules.reader.network.source import Source
from rules.reader.network.tokens import UNKNOWN, Vocabulary

MOST = 24_000

_BEGIN, _END, _UNKNOWN = 0, 2, 3
"""Places of the pieces that are no text in the published vocabulary."""

_NO_TEXT = ("<s>", "</s>", "<unk>")
_WRITTEN = re.compile(r"[\u0020-\u007e\u2581\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+")
_JAPANESE = re.compile(r"[\u3040-\u9fff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """The pieces that are kept and their places in the published vocabulary."""

    pieces: tuple[str, ...]
    scores: npt.NDArray[np.float32]
    places: npt.NDArray[np.intp]

    @property
    def vocabulary(self) -> Vocabulary:
        """What cuts texts into them."""
        return Vocabulary(self.pieces, self.scores.tolist())

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return them as `rules.reader.network.stored` writes them."""
        text = np.frombuffer("\n".join(self.pieces).encode(), dtype=np.uint8)
        return {"vocabulary": text, "vocabulary.scores": self.scores}


def kept_pieces(source: Source, texts: Iterable[str]) -> Kept:
    """Return the pieces of the texts, and the most frequent other Japanese ones until there are MOST."""
    first = len(_NO_TEXT)
    pieces, scores = source.pieces[_UNKNOWN + 1 :], source.scores[_UNKNOWN + 1 :]
    whole = Vocabulary([*_NO_TEXT, *pieces], [0.0] * first + scores.tolist())
    chosen = {place - first for text in texts for place in whole.cut(text) if place > UNKNOWN}
    for place, piece in enumerate(pieces):
        if len(chosen) >= MOST - first:
            break
        if _WRITTEN.fullmatch(piece) and _JAPANESE.search(piece):
            chosen.add(place)
    order = np.array(sorted(chosen), dtype=np.intp)
    return Kept(
        pieces=(*_NO_TEXT, *(pieces[place] for place in order)),
        scores=np.concatenate([np.zeros(first, np.float32), scores[order]]),
        places=np.concatenate([[_BEGIN, _END, _UNKNOWN], order + _UNKNOWN + 1]),
    )
