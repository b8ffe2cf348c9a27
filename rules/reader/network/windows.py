"""Which pieces of a draft are read together, and where among them its sentences lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.reader.network.tokens import BEGIN, END, Vocabulary

LONGEST = 254
"""Pieces that are read together at most; a sentence sees those that are read with it."""

MOST = 1_600
"""Pieces of a draft that are read (some 2,500 characters): beyond them the table of words judges alone."""

_HEADINGS = {"reply": "返信:", "share": "共有:"}
_HEADING = "投稿:"


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that are read together; `places` are begin and end of each sentence among them."""

    pieces: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def windows(vocabulary: Vocabulary, sentences: Sequence[str], *, kind: str) -> Iterator[Window]:
    """Yield what is read of a draft: its sentences in order, none parted, at most MOST pieces in all."""
    heading = [BEGIN, *vocabulary.cut(_HEADINGS.get(kind, _HEADING))]
    room = LONGEST - len(heading) - 1
    pieces: list[int] = []
    places: list[tuple[int, int]] = []
    left = MOST
    for sentence in sentences:
        cut = vocabulary.cut(sentence)[:room]
        left -= len(cut)
        if left < 0:
            break
        if pieces and len(pieces) + len(cut) > room:
            yield Window((*heading, *pieces, END), tuple(places))
            pieces, places = [], []
        start = len(heading) + len(pieces)
        places.append((start, start + len(cut)))
        pieces += cut
    if pieces:
        yield Window((*heading, *pieces, END), tuple(places))
