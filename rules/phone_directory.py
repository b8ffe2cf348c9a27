"""The city's telephone directory as a text: reading it, and asking it whose a number is.

A line for each number, comma-separated, as Excel saves it (UTF-8, with or without its mark):

    電話番号,だれの番号
    0867-72-6111,市役所代表
    72-6112,総務部秘書広報課

The heading may be left out; blank lines and lines that begin with # are skipped. Numbers may have full-width
digits, dashes, brackets and blanks; without area code they get the city's. A number that several sections
share stands once, with 「・」 or 「/」 between the names.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.lazy_patterns import lazy_compile
from rules.normal import normalise

_MARKS = lazy_compile(r"[-()\s.]")
_NUMBER = lazy_compile(r"0[0-9]{9,10}")
_LOCAL = lazy_compile(r"[1-9][0-9]{5,6}")
_HEADING = "電話番号"


class BrokenDirectoryError(ValueError):
    """The directory cannot be read; the message names every wrong line and what is wrong with it."""


def parse_directory(text: str, *, area_code: str = "0867") -> Mapping[str, str]:
    """Read a directory: number (digits only, with area code) → whose it is. An empty text gives an empty one.

    Args:
        text: the file's text.
        area_code: put before numbers that have none.

    Raises:
        BrokenDirectoryError: lines are wrong, or a number stands twice with different names.
    """
    found: dict[str, tuple[int, str]] = {}
    wrong: list[str] = []
    for line, cells in _rows(text):
        number, owner, complaint = _entry(cells, area_code)
        first = found.setdefault(number, (line, owner)) if complaint is None else (line, owner)
        if first[1] != owner:
            complaint = f"{cells[0]}は{first[0]}行目にもあります（{first[1]}）"
        if complaint is not None:
            wrong.append(f"{line}行目: {complaint}")
    if wrong:
        raise BrokenDirectoryError("電話番号簿を読めません。" + "。".join(wrong) + "。直してから読み込んでください。")
    return MappingProxyType({number: owner for number, (_, owner) in found.items()})


def same_office(named: str, owner: str) -> bool:
    """Whether a section as a text names it (「商工観光課」) may be the directory's (「産業部商工観光課」).

    The city's main number belongs to every section.
    """
    if "代表" in owner or owner.endswith(("市役所", "役場")):
        return True
    return any(named in one or one in named for one in re.split(r"[・/、]", owner) if one)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers. Every line stands for itself, whatever it quotes."""
    for line, written in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        cells = [normalise(cell).text.strip() for cell in next(csv.reader([written]), [])]
        if any(cells) and not cells[0].startswith("#") and not (line == 1 and cells[0] == _HEADING):
            yield line, cells


def _entry(cells: list[str], area_code: str) -> tuple[str, str, str | None]:
    """The number in digits, its owner, and what is wrong with the line."""
    digits = _MARKS.sub("", cells[0])
    if _LOCAL.fullmatch(digits):
        digits = area_code + digits
    owner = cells[1] if len(cells) > 1 else ""
    if not _NUMBER.fullmatch(digits):
        return digits, owner, f"「{cells[0]}」は電話番号として読めません"
    if not owner:
        return digits, owner, "だれの番号かが書かれていません"
    if any(cells[2:]):
        return digits, owner, "「電話番号,だれの番号」の二つだけを書いてください"
    return digits, owner, None
