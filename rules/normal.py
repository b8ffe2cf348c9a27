"""Text made comparable (NFKC and a little more) with a way back to the text as written.

Differences from plain NFKC, each because a check would otherwise misread a post: circled numbers stay
(「①10月」 is not 「110月」), invisible format characters and variation selectors go, the dashes of
telephone numbers and the wave dashes of ranges become one each, line ends become "\\n", what the analyser
cannot hold (NUL, lone surrogates, other control characters) becomes a space.
"""

import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rules.finding import Span
from rules.lazy_patterns import lazy_compile

_LONGEST_CLUSTER = 31
"""A base character and at most 30 marks (Unicode's stream-safe limit): keeps reordering of marks linear."""

_PLAIN = lazy_compile(r"[\n -~、。「」『』【】・ーぁ-ゖァ-ヺ々一-鿿]{2,}")
"""Runs of characters that are their own normal form, alone and next to each other."""

_ONE_FOR_MANY = str.maketrans(
    {
        "〜": "~",
        "∼": "~",
        "‐": "-",
        "‒": "-",
        "–": "-",
        "−": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
    }
)


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` is the normalised text; its character i came from original[starts[i]:ends[i]]."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> Span:
        """Return where text[start:end] stands in the original; an empty range gives an empty span."""
        if start >= len(self.starts):
            last = self.ends[-1] if self.ends else 0
            return Span(last, last)
        if end <= start:
            return Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], self.ends[end - 1])

    def position(self, offset: int) -> int:
        """Return the index of the first normalised character that ends after the original `offset`."""
        return bisect_left(self.ends, offset + 1)


_CAPITALS = lazy_compile("[A-Z]+")


def fold_case(text: str) -> str:
    """Return `text` with the Latin letters A–Z in lower case; every other character and the length stay."""
    return _CAPITALS.sub(lambda match: match[0].lower(), text)


def normalise(original: str) -> NormalText:
    """Normalise `original` in linear time, remembering where every character came from."""
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    index, size = 0, len(original)
    while index < size:
        run = _PLAIN.match(original, index)
        if run is not None:
            # The last character of the run may have marks after it: it goes the long way.
            end = run.end() if run.end() == size else run.end() - 1
            pieces.append(original[index:end])
            starts.extend(range(index, end))
            ends.extend(range(index + 1, end + 1))
            index = end
            continue
        end = _cluster_end(original, index, size)
        piece = "\n" if original[index:end] == "\r\n" else _fold(original[index:end])
        pieces.append(piece)
        for _ in piece:
            starts.append(index)
            ends.append(end)
        index = end
    return NormalText("".join(pieces), starts, ends)


def _cluster_end(text: str, start: int, size: int) -> int:
    if text[start] == "\r" and text[start + 1 : start + 2] == "\n":
        return start + 2
    end = start + 1
    limit = min(size, start + _LONGEST_CLUSTER)
    while end < limit and _continues(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _continues(char: str) -> bool:
    """Whether NFKC may join the character to the one before it."""
    if char < "\u0300":
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first).startswith("M") or "\u1161" <= first <= "\u11ff"


@lru_cache(maxsize=8192)
def _fold(cluster: str) -> str:
    if len(cluster) == 1 and "!" <= cluster <= "~":
        return cluster
    visible = "".join(char for char in cluster if not _is_invisible(char))
    if len(visible) == 1 and unicodedata.decomposition(visible).startswith("<circle>"):
        return visible
    folded = unicodedata.normalize("NFKC", visible).translate(_ONE_FOR_MANY)
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zs") and c != "\n" else c for c in folded)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
