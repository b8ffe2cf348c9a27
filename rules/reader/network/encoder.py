"""A transformer encoder in NumPy: pieces of text in, a vector for each piece out (BERT, multilingual-e5-small)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from rules.reader.network.stored import Floats, Stored

_EPSILON = 1e-12


class Encoder:
    """The layers of the language model, opened up in memory (four bytes a number)."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._heads = int(stored.fact("heads"))
        self._places = stored.plain("places")
        self._begin = Scaling.of(stored, "begin")
        self._layers = [Layer.of(stored, f"{number}") for number in range(int(stored.fact("layers")))]

    def read(self, pieces: Sequence[int]) -> Floats:
        """Return a vector for each of at most `windows.LONGEST` pieces: what it means beside the others."""
        vectors = self._stored.rows("pieces", np.array(pieces, dtype=np.intp)) + self._places[: len(pieces)]
        vectors = self._begin.applied(vectors)
        for layer in self._layers:
            vectors = layer.applied(vectors, self._heads)
        return vectors


@dataclass(frozen=True, slots=True)
class Scaling:
    """Every vector to mean nought and spread one, then stretched and moved (layer normalisation)."""

    stretch: Floats
    move: Floats

    @classmethod
    def of(cls, stored: Stored, name: str) -> "Scaling":
        return cls(stored.plain(f"{name}.stretch"), stored.plain(f"{name}.move"))

    def applied(self, vectors: Floats) -> Floats:
        vectors = vectors - vectors.mean(axis=1, keepdims=True)
        spread = np.sqrt(np.einsum("ij,ij->i", vectors, vectors) / vectors.shape[1] + _EPSILON)
        vectors /= spread[:, None]
        return vectors * self.stretch + self.move


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix and what is added."""

    matrix: Floats
    added: Floats

    @classmethod
    def of(cls, stored: Stored, name: str) -> "Linear":
        return cls(np.ascontiguousarray(stored.rows(name).T), stored.plain(f"{name}.added"))

    def applied(self, vectors: Floats) -> Floats:
        return vectors @ self.matrix + self.added


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention of the pieces to each other, then a network for each piece alone."""

    asked: Linear
    told: Linear
    after_attention: Scaling
    wide: Linear
    narrow: Linear
    after: Scaling

    @classmethod
    def of(cls, stored: Stored, name: str) -> "Layer":
        return cls(
            asked=Linear.of(stored, f"{name}.asked"),
            told=Linear.of(stored, f"{name}.told"),
            after_attention=Scaling.of(stored, f"{name}.after_attention"),
            wide=Linear.of(stored, f"{name}.wide"),
            narrow=Linear.of(stored, f"{name}.narrow"),
            after=Scaling.of(stored, f"{name}.after"),
        )

    def applied(self, vectors: Floats, heads: int) -> Floats:
        vectors = self.after_attention.applied(vectors + self.told.applied(self._attended(vectors, heads)))
        return self.after.applied(vectors + self.narrow.applied(_gelu(self.wide.applied(vectors))))

    def _attended(self, vectors: Floats, heads: int) -> Floats:
        count, width = vectors.shape
        asked = self.asked.applied(vectors).reshape(count, 3, heads, width // heads)
        question, answer, value = asked.transpose(1, 2, 0, 3)
        weights: Floats = question @ answer.transpose(0, 2, 1)
        weights *= np.float32(1 / sqrt(width // heads))
        weights -= weights.max(axis=2, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=2, keepdims=True)
        seen: Floats = (weights @ value).transpose(1, 0, 2).reshape(count, width)
        return seen


def _gelu(numbers: Floats) -> Floats:
    inner = numbers * numbers
    inner *= np.float32(0.044715 * sqrt(2 / pi))
    inner += np.float32(sqrt(2 / pi))
    inner *= numbers
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= numbers
    inner *= np.float32(0.5)
    return inner
