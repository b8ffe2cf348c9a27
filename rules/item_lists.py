"""Lists over several lines, one amount to a line, and the total that stands below or above them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules.amounts import ARABIC, UNIT, Amount, amounts_between, find_amounts, number_value
from rules.document import Document
from rules.lazy_patterns import lazy_compile

_MOST_LINES = 40
_LONGEST_LINE = 200
_BARE = lazy_compile(rf"[^0-9\n]{{1,24}}?[\s:：…･・.|]{{1,12}}(?P<number>{ARABIC})\s{{0,4}}$")
_BRACKETS = lazy_compile(r"\([^()\n]{0,60}\)")
_TIMES = lazy_compile(r"\s?(?:[×*✕]|x\s?[0-9])")
_TIMES_BEFORE = lazy_compile(r"[×*✕]\s?$|[0-9人名個枚本]\s?x\s?$")
_ANY_UNIT = lazy_compile(rf"[0-9]\s?(?:{UNIT})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the normalised text, without its line break."""

    start: int
    end: int
    text: str


def lines_above(document: Document, position: int) -> Iterator[Line]:
    """The lines above the one that holds `position`, the nearest first; one empty line is passed over."""
    end = document.text.rfind("\n", max(0, position - _LONGEST_LINE), position)
    yield from _nearby(document, end, -1)


def lines_below(document: Document, position: int) -> Iterator[Line]:
    """The lines below the one that holds `position`, the nearest first; one empty line is passed over."""
    end = document.text.find("\n", position, position + _LONGEST_LINE)
    yield from _nearby(document, end, 1)


def _nearby(document: Document, edge: int, step: int) -> Iterator[Line]:
    empty = 0
    for _ in range(_MOST_LINES):
        if edge < 0 or empty > 1:
            return
        if step < 0:
            other = document.text.rfind("\n", max(0, edge - _LONGEST_LINE), edge)
            start, end = other + 1, edge
        else:
            other = document.text.find("\n", edge + 1, edge + 1 + _LONGEST_LINE)
            start, end = edge + 1, other if other >= 0 else len(document.text)
        if end - start > _LONGEST_LINE:
            return
        text = document.text[start:end]
        empty = 0 if text.strip() else empty + 1
        if text.strip():
            yield Line(start, end, text)
        edge = other


def item_amount(document: Document, line: Line, kind: str | None) -> Amount | None:
    """The one amount of a line that is an item of a list; of one kind, or a bare number where `kind` is None.

    What stands in brackets is said of the item and is no item.
    """
    outside = _BRACKETS.sub(lambda match: " " * len(match[0]), line.text)
    if kind is None:
        match = _BARE.match(outside)
        if match is None or _ANY_UNIT.search(outside):
            return None
        value, grain = number_value(match["number"])
        start = line.start + match.start("number")
        return Amount(start, start + len(match["number"]), value, grain, "", "", 1, is_rough=False)
    found = [
        one
        for one in amounts_between(find_amounts(document), line.start, line.end, kind)
        if outside[one.start - line.start] != " "
    ]
    if len(found) > 1 and (sign := outside.rfind("=")) >= 0:
        # 「従量料金 40m3×130円=5,200円」: of a formula its result is the item.
        found = [one for one in found if one.start - line.start > sign]
    if len(found) == 1 and (
        _TIMES.match(outside, found[0].end - line.start) or _TIMES_BEFORE.search(outside[: found[0].start - line.start])
    ):
        return None  # 「150円×20m3」 tells what one costs, not what they make
    return found[0] if len(found) == 1 else None


def matches_some_run(parts: list[Amount], whole: Decimal, slack: Decimal) -> bool:
    """Whether the last two or more, or any run of neighbours among the parts, add up to the whole."""
    for first in range(len(parts) - 1):
        value = parts[first].value
        for part in parts[first + 1 :]:
            value += part.value
            if abs(value - whole) <= slack:
                return True
    return False
