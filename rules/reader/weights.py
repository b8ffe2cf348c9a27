"""The weights file of the second reader: reading, writing and looking up.

A zlib stream of: one line of JSON (the header), the vocabulary (a feature a line, group after group), and for each
feature one signed byte a clause. A weight is its byte times the scale of its group and clause.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add, sub
from pathlib import Path

from rules.reader.features import GROUPS
from rules.rule_files import BrokenRuleFileError

FILE = Path(__file__).with_name("weights.bin")
_FORMAT = "second-reader-1"
_ZERO = 128
_LANE = 2
_BATCH = 256
"""Rows that can be added without a 16-bit lane overflowing."""


class BrokenWeightsError(BrokenRuleFileError):
    """A file with what was learned is missing or damaged; the message names it."""

    to_do = "配布物を入れ直すか、rules/reader/CARD.md にある手順で作り直してください。"


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of itself.

    `thresholds` and `biases` have one number a clause, `scales` one list of those for each group. `examples` holds
    labelled stretches for each clause, to show what a sentence resembles.
    """

    clauses: tuple[str, ...]
    thresholds: tuple[float, ...]
    biases: tuple[float, ...]
    scales: tuple[tuple[float, ...], ...]
    examples: Mapping[str, tuple[str, ...]]


class Table:
    """For one group of features: the weights of each, for all clauses at once."""

    def __init__(self, features: Sequence[str], rows: bytes, width: int) -> None:
        """`rows` holds `width` bytes a feature, each the weight plus 128."""
        self._size = _LANE * width
        lanes = bytearray(_LANE * len(rows))
        lanes[::_LANE] = rows
        places = range(0, len(lanes), self._size)
        # All clauses of a feature are one integer of 16-bit lanes, so that one addition adds them all.
        self._rows = dict(
            zip(features, [int.from_bytes(lanes[at : at + self._size], "little") for at in places], strict=True)
        )

    def sums(self, features: Iterable[str]) -> list[int]:
        """Return for each clause the sum of the weights (in bytes) of the features that the table knows."""
        # No row is 0 (no weight is -128), so what `get` does not know can be dropped without a Python loop.
        known = list(filter(None, map(self._rows.get, features)))
        sums = self._lanes(known[:_BATCH])
        for first in range(_BATCH, len(known), _BATCH):
            sums = list(map(add, sums, self._lanes(known[first : first + _BATCH])))
        return sums

    def _lanes(self, rows: Sequence[int]) -> list[int]:
        """The sums of at most _BATCH rows, lane by lane."""
        lanes = memoryview(sum(rows).to_bytes(self._size, "little")).cast("H")
        return list(map(sub, lanes, repeat(_ZERO * len(rows))))

    def weight(self, feature: str, clause: int) -> int:
        """Return one weight (in bytes); 0 for a feature the table does not know."""
        row = self._rows.get(feature)
        return 0 if row is None else (row >> (8 * _LANE * clause) & 0xFFFF) - _ZERO


@dataclass(frozen=True, slots=True)
class Weights:
    """A weights file in memory: the header and a table for each group."""

    header: Header
    tables: tuple[Table, ...]


def write(path: Path, header: Header, groups: Sequence[tuple[Sequence[str], bytes]]) -> int:
    """Write a weights file (same input, same bytes) and return its size in bytes.

    `groups` has, in the order of GROUPS, the features and their rows (one byte a clause: the weight plus 128).
    """
    facts = {
        "format": _FORMAT,
        "clauses": header.clauses,
        "thresholds": header.thresholds,
        "biases": header.biases,
        "scales": header.scales,
        "examples": dict(header.examples),
        "features": [len(features) for features, _ in groups],
    }
    vocabulary = "".join(f"{feature}\n" for features, _ in groups for feature in features)
    columns = b"".join(_by_clause(rows, len(header.clauses)) for _, rows in groups)
    head = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(f"{head}\n{vocabulary}".encode() + columns, 9)
    path.write_bytes(packed)
    return len(packed)


def rewrite(path: Path, *, thresholds: Sequence[float]) -> int:
    """Put other thresholds into a weights file and return its size in bytes.

    Raises:
        BrokenWeightsError: the file is missing or damaged.
        ValueError: there is not one threshold for each clause.
    """
    count = len(read(path).header.clauses)
    if len(thresholds) != count:
        raise ValueError(f"{path}: {len(thresholds)} thresholds for {count} clauses")
    head, _, rest = zlib.decompress(path.read_bytes()).partition(b"\n")
    facts = {**json.loads(head), "thresholds": tuple(thresholds)}
    packed = zlib.compress(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + rest, 9)
    path.write_bytes(packed)
    return len(packed)


def read(path: Path = FILE) -> Weights:
    """Read a weights file.

    Raises:
        BrokenWeightsError: the file is missing, damaged or of another format.
    """
    try:
        return _parse(zlib.decompress(path.read_bytes()))
    except FileNotFoundError:
        raise BrokenWeightsError(f"{path}: 重みのファイルがありません。") from None
    except OSError as error:
        raise BrokenWeightsError(f"{path}: 重みのファイルを読めません（{error}）。") from error
    except (zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise BrokenWeightsError(f"{path}: 重みのファイルが壊れています（{error}）。") from error


def _parse(data: bytes) -> Weights:
    head, _, rest = data.partition(b"\n")
    facts = json.loads(head)
    if facts["format"] != _FORMAT:
        raise ValueError(f"形式が {facts['format']} です")
    header = Header(
        clauses=tuple(facts["clauses"]),
        thresholds=tuple(facts["thresholds"]),
        biases=tuple(facts["biases"]),
        scales=tuple(tuple(scale) for scale in facts["scales"]),
        examples={clause: tuple(texts) for clause, texts in facts["examples"].items()},
    )
    width, counts = len(header.clauses), facts["features"]
    lengths = {len(header.thresholds), len(header.biases), *map(len, header.scales)}
    if lengths != {width} or not len(counts) == len(header.scales) == len(GROUPS):
        raise ValueError("見出しの数が合いません")
    rows_at = len(rest) - width * sum(counts)
    vocabulary = rest[:rows_at].decode().split("\n") if rows_at >= 0 else []
    if len(vocabulary) != sum(counts) + 1:
        raise ValueError("語の数が合いません")
    tables, first = [], 0
    for count in counts:
        start = rows_at + width * first
        rows = _by_feature(rest[start : start + width * count], width)
        tables.append(Table(vocabulary[first : first + count], rows, width))
        first += count
    return Weights(header, tuple(tables))


def _by_clause(rows: bytes, width: int) -> bytes:
    """Put all weights of a clause together: they resemble each other and pack better."""
    return b"".join(rows[clause::width] for clause in range(width))


def _by_feature(columns: bytes, width: int) -> bytes:
    count = len(columns) // width
    rows = bytearray(len(columns))
    for clause in range(width):
        rows[clause::width] = columns[clause * count : (clause + 1) * count]
    return bytes(rows)
