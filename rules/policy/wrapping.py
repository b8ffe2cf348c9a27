"""Lines broken at a fixed width (text copied from a PDF or a letter) joined again, with a way back."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from rules.lazy_patterns import lazy_compile

_NARROWEST, _WIDEST = 40, 128
"""Columns of a full line of Japanese print (a wide character takes two); a longer line was set to no width."""
_SLACK = 8
"""How many columns a full line may be shorter than the fullest: no line begins with 「、」, no address is cut."""
_MOST = 0.9
"""The share of the lines that run on which are full in a text that was set to a width."""
_ENDS = lazy_compile(r"[。.!?！？:：」』】)）]\s*$")
_BEGINS = lazy_compile(
    r"\s*(?:[0-9０-９]{1,2}\s*[.．、,:：)）\s　]|第\s?[0-9０-９一二三四五六七八九十]|[(（][^()（）]{1,20}[)）]"
    r"|[①-⑳]|[一二三四五六七八九十]{1,2}[\s　、]"
    r"|[ア-ン][\s　.．、)）]|[・●○◎■□◆◇▼▽★☆※*＊#＃【《〈＜\[［|-]|[^\s　:：。、]{1,12}(?:[:：　\t]| {2})|附\s*則|$)"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` without the line breaks that only fill a width; `kept` and `shifts` lead back to the original."""

    text: str
    kept: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Return where a character of `text` stood."""
        return offset + self.shifts[bisect_right(self.kept, offset) - 1]


def _broken(lines: list[str]) -> frozenset[int]:
    """The lines that a width has broken: nearly all that run on are as long as the longest; else there is none."""
    widths = [_columns(line.rstrip()) for line in lines]
    full = max(widths, default=0)
    if not _NARROWEST <= full <= _WIDEST:
        return frozenset()
    pairs = enumerate(pairwise(lines))
    runs_on = [at for at, (line, following) in pairs if not _ENDS.search(line) and not _BEGINS.match(following)]
    as_long = [at for at in runs_on if widths[at] >= full - _SLACK]
    return frozenset(as_long if len(as_long) >= max(2, _MOST * len(runs_on)) else [])


def _columns(line: str) -> int:
    if len(line) > _WIDEST:
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)


def join(text: str) -> Joined:
    """Join what a fixed width has broken; a text that was not set to one stays as it is."""
    lines = text.splitlines(keepends=True)
    runs_on = _broken(lines)
    pieces: list[str] = []
    kept, shifts = [0], [0]
    position = size = 0
    joining = False
    for index, line in enumerate(lines):
        piece = line.lstrip() if joining else line
        skipped = len(line) - len(piece)
        joining = index in runs_on
        body = piece.rstrip() if joining else piece
        if shifts[-1] != position + skipped - size:
            kept.append(size)
            shifts.append(position + skipped - size)
        pieces.append(body)
        size += len(body)
        position += len(line)
    return Joined("".join(pieces), tuple(kept), tuple(shifts))
