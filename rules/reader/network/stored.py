"""The file of the small language model: a NumPy archive (`.npz`), its matrices in blocks of four or eight bits.

A row of a matrix is cut into blocks of 32 numbers that share a scale (two bytes). Four bits are what the published
model has; what was learned further has eight.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from rules.reader.weights import BrokenWeightsError

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

BLOCK = 32
_MIDDLE = {4: 8, 8: 128}
"""What stands for zero in a number of so many bits."""

_FACTS = "facts"


class Stored:
    """The arrays of a file in memory, each opened up when it is asked for.

    Raises (every method):
        BrokenWeightsError: what is asked for is not in the file.
    """

    def __init__(self, path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._path = path
        self._arrays = arrays
        self._facts: dict[str, Any] = json.loads(self.text(_FACTS))

    def fact(self, name: str) -> Any:
        """Return what the file says of itself under a name."""
        try:
            return self._facts[name]
        except KeyError:
            raise self._missing(name) from None

    def rows(self, name: str, places: npt.NDArray[np.intp] | slice = slice(None)) -> Floats:
        """Return rows of a matrix, as the places say."""
        numbers, scales = self._array(f"{name}.numbers")[places], self._array(f"{name}.scales")[places]
        blocks = scales.shape[1]
        bits = 8 * numbers.shape[1] // (BLOCK * blocks)
        if bits == 4:
            numbers = np.stack([numbers & 15, numbers >> 4], axis=-1).reshape(len(numbers), -1)
        spread = (numbers.astype(np.float32) - _MIDDLE[bits]).reshape(len(numbers), blocks, BLOCK)
        opened: Floats = (spread * scales.astype(np.float32)[..., None]).reshape(len(numbers), -1)
        return opened

    def plain(self, name: str) -> Floats:
        """Return an array that is stored as it is."""
        return self._array(name).astype(np.float32)

    def text(self, name: str) -> str:
        """Return a text that is stored as bytes."""
        return self._array(name).tobytes().decode()

    def _array(self, name: str) -> npt.NDArray[Any]:
        try:
            return self._arrays[name]
        except KeyError:
            raise self._missing(name) from None

    def _missing(self, name: str) -> BrokenWeightsError:
        return BrokenWeightsError(f"{self._path}: {name} がありません。")


def read(path: Path) -> Stored:
    """Read a file.

    Raises:
        BrokenWeightsError: the file is missing, damaged or of another format.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return Stored(path, {name: archive[name] for name in archive.files})
    except (OSError, ValueError, EOFError, BadZipFile) as fault:
        raise BrokenWeightsError(f"{path}: 読めません（{fault}）。") from fault


def write(path: Path, facts: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write a file: the same input gives the same bytes."""
    head = np.frombuffer(json.dumps(dict(facts), ensure_ascii=False).encode(), dtype=np.uint8)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **{_FACTS: head, **arrays})


def packed(name: str, matrix: Floats, *, bits: int) -> dict[str, npt.NDArray[Any]]:
    """Return the two arrays of a matrix, rounded to so many bits; its rows are a multiple of BLOCK long."""
    blocks = matrix.reshape(len(matrix), -1, BLOCK)
    # The number farthest from zero is met exactly: of the published blocks of four bits nothing is lost.
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[..., None], axis=2)[..., 0]
    scales = (farthest / -_MIDDLE[bits]).astype(np.float16)
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(scales[..., None] == 0, 0, blocks / scales.astype(np.float32)[..., None])
    numbers = np.clip(np.rint(steps) + _MIDDLE[bits], 0, 2 * _MIDDLE[bits] - 1).astype(np.uint8)
    if bits == 4:
        pairs = numbers.reshape(len(matrix), -1, 2)
        numbers = pairs[..., 0] | pairs[..., 1] << 4
    return {f"{name}.numbers": numbers.reshape(len(matrix), -1), f"{name}.scales": scales}
