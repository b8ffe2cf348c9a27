"""Morphemes of a normalised text (fugashi with unidic-lite)."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import fugashi

T = TypeVar("T")

_LONGEST_PIECE = 400
"""Characters given to the analyser at once: its time grows faster than the length of what it is given."""

_WRITTEN = attrgetter("surface", "feature_raw")

_idle: list["fugashi.Tagger"] = []
"""Taggers that nobody uses now: each maps the whole dictionary and never lets go of it, so they are used again."""


class Morpheme(NamedTuple):
    """A word of the normalised text, at text[start:end], with unidic's features ("*" where it has none).

    `lemma` is the dictionary form (the surface where the dictionary does not know the word). A named tuple,
    because a long draft makes tens of thousands of them.
    """

    surface: str
    lemma: str
    pos1: str
    pos2: str
    pos3: str
    pos4: str
    conjugation: str
    start: int
    end: int

    @property
    def is_proper_name(self) -> bool:
        """固有名詞: a person, a place, an organisation."""
        return self.pos2 == "固有名詞"


def morphemes(text: str) -> Iterator[Morpheme]:
    """Yield the words of `text` (normalised) in order; what lies between them is blank."""
    for offset, piece in _pieces(text):
        words, position = _read(piece, _WRITTEN), 0
        for features in map(_features, words):
            start = piece.find(features[0], position)
            position = start + len(features[0])
            yield Morpheme._make((*features, offset + start, offset + position))


@lru_cache(maxsize=8192)
def _features(word: tuple[str, str]) -> tuple[str, str, str, str, str, str, str]:
    """A word's surface and the parts of unidic's features that checks ask for, from MeCab's line of them.

    Particles and endings come again and again: fugashi would parse their features anew each time.
    """
    surface, raw = word
    fields = next(csv.reader([raw])) if '"' in raw else raw.split(",")
    pos1, pos2, pos3, pos4 = (field or "*" for field in fields[:4])
    conjugation = fields[5] if len(fields) > 5 else "*"
    lemma = fields[7] if len(fields) > 7 else ""
    return surface, lemma or surface, pos1, pos2, pos3, pos4, conjugation or "*"


@dataclass(frozen=True, slots=True)
class Origin:
    """A word with its part of speech and its 語種: 和, 漢, 外, 混, 固, 記号 or "*"."""

    surface: str
    pos1: str
    pos2: str
    goshu: str


def origins(text: str) -> Iterator[Origin]:
    """Yield the words of `text` (normalised) with their origin: few checks ask, so morphemes do not carry it."""
    for _, piece in _pieces(text):
        yield from _read(piece, _origin)


def _origin(node: Any) -> Origin:
    feature = node.feature
    return Origin(node.surface, feature.pos1 or "*", feature.pos2 or "*", feature.goshu or "*")


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        end = min(line_end, start + _LONGEST_PIECE)
        if end < line_end:
            full_stop = text.rfind("。", start, end)
            end = full_stop + 1 if full_stop > start else end
        if end > start:
            yield start, text[start:end]
        start = end + 1 if end == line_end else end


def _read(piece: str, take: Callable[[Any], T]) -> list[T]:
    """What `take` takes of each word of a piece, in order.

    MeCab's tagger is not safe to share, and its words are gone with the next piece.
    """
    try:
        tagger = _idle.pop()
    except IndexError:
        tagger = fugashi.Tagger()
    try:
        return list(map(take, tagger(piece)))
    finally:
        _idle.append(tagger)
