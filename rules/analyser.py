"""Morphemes of a normalised text (fugashi with unidic-lite)."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import fugashi

_LONGEST_PIECE = 400
"""Characters given to the analyser at once: its time grows faster than the length of what it is given."""

_taggers = threading.local()


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word of the normalised text, at text[start:end], with unidic's features ("*" where it has none).

    `lemma` is the dictionary form (the surface where the dictionary does not know the word).
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
    tagger = _tagger()
    for offset, piece in _pieces(text):
        position = 0
        for node in tagger(piece):
            surface: str = node.surface
            start = piece.find(surface, position)
            position = start + len(surface)
            feature = node.feature
            yield Morpheme(
                surface=surface,
                lemma=feature.lemma or surface,
                pos1=feature.pos1 or "*",
                pos2=feature.pos2 or "*",
                pos3=feature.pos3 or "*",
                pos4=feature.pos4 or "*",
                conjugation=feature.cForm or "*",
                start=offset + start,
                end=offset + position,
            )


@dataclass(frozen=True, slots=True)
class Origin:
    """A word with its part of speech and its 語種: 和, 漢, 外, 混, 固, 記号 or "*"."""

    surface: str
    pos1: str
    pos2: str
    goshu: str


def origins(text: str) -> Iterator[Origin]:
    """Yield the words of `text` (normalised) with their origin: few checks ask, so morphemes do not carry it."""
    tagger = _tagger()
    for _, piece in _pieces(text):
        for node in tagger(piece):
            feature = node.feature
            yield Origin(node.surface, feature.pos1 or "*", feature.pos2 or "*", feature.goshu or "*")


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


def _tagger() -> "fugashi.Tagger":
    """One tagger a thread: MeCab's is not safe to share."""
    if not hasattr(_taggers, "tagger"):
        _taggers.tagger = fugashi.Tagger()
    tagger: fugashi.Tagger = _taggers.tagger
    return tagger
