"""The weights file of the second reader: reading, writing and looking up.

A zlib stream of: one line of JSON (the header), the vocabulary (a feature a line, table after table), and for each
feature one signed byte a clause; a word has as many for each of its roles. A weight is its byte times the scale of its
clause and the gain of its group.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rules.reader.features import GROUPS, ROLES
from rules.rule_files import BrokenRuleFileError

FILE = Path(__file__).with_name("weights.bin")

TABLES = (*(group for group in GROUPS if group not in ROLES), "words")
"""One table for each group of features; the roles of words share one, where each role has its part of a row."""

ZERO = 128
"""What a weight of nothing is in the file and in a lane."""

LANE = 4
"""Bytes of a lane: sums of rows, each times a share, must fit."""

_FORMAT = "second-reader-2"


class BrokenWeightsError(BrokenRuleFileError):
    """A file with what was learned is missing or damaged; the message names it."""

    to_do = "配布物を入れ直すか、rules/reader/CARD.md にある手順で作り直してください。"


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of itself.

    `thresholds`, `biases` and `scales` have one number a clause, `gains` one for each group. `examples` holds labelled
    stretches for each clause, to show what a sentence resembles.
    """

    clauses: tuple[str, ...]
    thresholds: tuple[float, ...]
    biases: tuple[float, ...]
    scales: tuple[float, ...]
    gains: tuple[float, ...]
    examples: Mapping[str, tuple[str, ...]]


class Sum(NamedTuple):
    """Rows added up: `lanes` is one integer that holds a lane for each number of a row, ZERO too much for each of the
    `rows`."""

    lanes: int
    rows: int


class Table:
    """The weights of features, for all clauses at once."""

    def __init__(self, features: Sequence[str], rows: bytes, width: int) -> None:
        """`rows` holds `width` bytes a feature, each the weight plus ZERO."""
        size = LANE * width
        lanes = bytearray(LANE * len(rows))
        lanes[::LANE] = rows
        at = range(0, len(lanes), size)
        # All numbers of a feature are one integer, so that one addition adds them all.
        self._rows = dict(zip(features, [int.from_bytes(lanes[i : i + size], "little") for i in at], strict=True))

    def sum(self, features: Iterable[str]) -> Sum:
        """Return the sum of the rows of the features that the table knows."""
        # No row is 0 (no weight is -128), so what `get` does not know can be dropped without a Python loop.
        known = list(filter(None, map(self._rows.get, features)))
        return Sum(sum(known), len(known))

    def weight(self, feature: str, place: int) -> int:
        """Return the number at a place of a feature's row; 0 for a feature the table does not know."""
        row = self._rows.get(feature)
        return 0 if row is None else (row >> (8 * LANE * place) & 0xFFFF_FFFF) - ZERO


@dataclass(frozen=True, slots=True)
class Weights:
    """A weights file in memory: the header and the tables, in the order of TABLES."""

    header: Header
    tables: tuple[Table, ...]


def write(path: Path, header: Header, tables: Sequence[tuple[Sequence[str], bytes]]) -> int:
    """Write a weights file (same input, same bytes) and return its size in bytes.

    `tables` has, in the order of TABLES, the features and their rows (one byte a clause: the weight plus ZERO; of
    words as many for each of ROLES).
    """
    facts = {
        "format": _FORMAT,
        "clauses": header.clauses,
        "thresholds": header.thresholds,
        "biases": header.biases,
        "scales": header.scales,
        "gains": header.gains,
        "examples": dict(header.examples),
        "features": [len(features) for features, _ in tables],
    }
    vocabulary = "".join(f"{feature}\n" for features, _ in tables for feature in features)
    widths = _widths(len(header.clauses))
    columns = b"".join(_by_column(rows, width) for width, (_, rows) in zip(widths, tables, strict=True))
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
        scales=tuple(facts["scales"]),
        gains=tuple(facts["gains"]),
        examples={clause: tuple(texts) for clause, texts in facts["examples"].items()},
    )
    widths, counts = _widths(len(header.clauses)), facts["features"]
    if {len(header.thresholds), len(header.biases), len(header.scales)} != {len(header.clauses)}:
        raise ValueError("条項の数が合いません")
    if len(header.gains) != len(GROUPS) or len(counts) != len(TABLES):
        raise ValueError("見出しの数が合いません")
    rows_at = len(rest) - sum(width * count for width, count in zip(widths, counts, strict=True))
    vocabulary = rest[:rows_at].decode().split("\n") if rows_at >= 0 else []
    if len(vocabulary) != sum(counts) + 1:
        raise ValueError("語の数が合いません")
    tables, first, start = [], 0, rows_at
    for width, count in zip(widths, counts, strict=True):
        end = start + width * count
        rows = _by_feature(rest[start:end], width)
        tables.append(Table(vocabulary[first : first + count], rows, width))
        first, start = first + count, end
    return Weights(header, tuple(tables))


def _widths(clauses: int) -> list[int]:
    """The length of a row of each table."""
    return [*[clauses] * (len(TABLES) - 1), clauses * len(ROLES)]


def _by_column(rows: bytes, width: int) -> bytes:
    """Put all weights of a clause together: they resemble each other and pack better."""
    return b"".join(rows[column::width] for column in range(width))


def _by_feature(columns: bytes, width: int) -> bytes:
    count = len(columns) // width
    rows = bytearray(len(columns))
    for column in range(width):
        rows[column::width] = columns[column * count : (column + 1) * count]
    return bytes(rows)
