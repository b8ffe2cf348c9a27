"""Learning the weights: sparse matrices, linear support vector machines, bytes. Needs scikit-learn (development).

For each clause one machine learns which sentences carry it; one more learns which carry anything at all. Half of the
latter's weights are added to each of the former, so everything stays one table.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from rules.reader.features import GROUPS, ROLES, Groups
from rules.reader.weights import ZERO

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

GAINS = {"char": 0.7, "pair": 0.57, "place": 0.3, "word": 0.4, "topic": 0.3, "before": 0.21, "after": 0.21}
"""How loud each group of features speaks."""

ANY = 0.5
"""The share of "this sentence carries some problem" in the score of every clause."""

RAREST = 2
"""A feature must stand in as many sentences to be learned from."""

_COST = 1.0
_ROUNDS = 2000
_TOLERANCE = 1e-2
_LARGEST_BYTE = 127
_FAINTEST = 6
"""Features whose weights all round to less than this many bytes are left out: every other one, and no draft of
held_a.jsonl or dev.jsonl is read otherwise for it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features worth learning from, for each group: the place of each in the matrix of its group."""

    groups: tuple[dict[str, int], ...]

    @classmethod
    def of(cls, sentences: Sequence[Groups]) -> "Vocabulary":
        """Collect the features that at least RAREST sentences have, in alphabetical order."""
        counts: tuple[Counter[str], ...] = tuple(Counter() for _ in GROUPS)
        for groups in sentences:
            for counter, features in zip(counts, groups, strict=True):
                counter.update(features)
        return cls(
            tuple(
                {
                    feature: place
                    for place, feature in enumerate(sorted(f for f, count in counter.items() if count >= RAREST))
                }
                for counter in counts
            )
        )

    def matrix(self, sentences: Sequence[Groups]) -> sp.csr_matrix:
        """Return one row a sentence: its features, each group scaled by its gain and its number of features."""
        rows = list(zip(*sentences, strict=True))
        parts = [
            _matrix(places, features, GAINS[name])
            for name, places, features in zip(GROUPS, self.groups, rows, strict=True)
        ]
        return sp.hstack(parts, format="csr")


@dataclass(frozen=True, slots=True)
class Machine:
    """Learned weights: one column a clause, one row a feature, and a bias for each clause."""

    weights: Floats
    biases: Floats

    def scores(self, matrix: sp.csr_matrix) -> Floats:
        """Return the score of each sentence (row) for each clause (column)."""
        return np.asarray(matrix @ self.weights + self.biases, dtype=np.float64)


def learn(matrix: sp.csr_matrix, wanted: Truths) -> Machine:
    """Fit the machines, once on the matrix as it is and once with telling features louder; return the mean of both.

    A feature tells much where it stands far more or far less often in sentences that carry a problem (naive Bayes).
    The two go wrong at different sentences, and both are linear, so the mean is one table again.
    """
    loudness = _loudness(matrix, np.asarray(wanted.any(axis=1)))
    plain, telling = _machine(matrix, wanted), _machine((matrix @ sp.diags(loudness)).tocsr(), wanted)
    return Machine((plain.weights + loudness[:, np.newaxis] * telling.weights) / 2, (plain.biases + telling.biases) / 2)


def _loudness(matrix: sp.csr_matrix, carries: Truths) -> Floats:
    present = matrix.astype(bool).astype(np.float64).tocsr()
    with_problem = np.asarray(present[carries].sum(axis=0)).ravel() + 1
    without = np.asarray(present[~carries].sum(axis=0)).ravel() + 1
    ratio = np.abs(np.log((with_problem / with_problem.sum()) / (without / without.sum())))
    return np.asarray(0.5 + 0.5 * ratio / max(float(ratio.mean()), 1e-9), dtype=np.float64)


def _machine(matrix: sp.csr_matrix, wanted: Truths) -> Machine:
    """Fit one machine for each clause and one for all together; a clause without examples never speaks."""
    anything = _fit(matrix, np.asarray(wanted.any(axis=1)))
    columns = [_fit(matrix, column) for column in wanted.T]
    pairs = [
        (weights + ANY * anything[0], bias + ANY * anything[1]) if wanted[:, clause].any() else (weights, bias)
        for clause, (weights, bias) in enumerate(columns)
    ]
    return Machine(np.stack([weights for weights, _ in pairs], axis=1), np.array([bias for _, bias in pairs]))


@dataclass(frozen=True, slots=True)
class Packed:
    """What was learned as the weights file has it: `scales` for the clauses, `gains` for the groups, and `tables`."""

    scales: tuple[float, ...]
    gains: tuple[float, ...]
    tables: tuple[tuple[list[str], bytes], ...]


def pack(vocabulary: Vocabulary, machine: Machine) -> Packed:
    """Round the weights to bytes and leave out the features that hardly count."""
    sizes = np.cumsum([len(places) for places in vocabulary.groups])[:-1]
    blocks = [GAINS[name] * block for name, block in zip(GROUPS, np.split(machine.weights, sizes), strict=True)]
    loudest = np.maximum([np.abs(block).max(axis=0, initial=0.0) for block in blocks], 1e-9)
    gains = _rounded(loudest.mean(axis=1) / loudest.mean(axis=1).max())
    scales = _rounded((loudest / np.array(gains)[:, np.newaxis]).max(axis=0) / _LARGEST_BYTE)
    rounded = [
        np.rint(block / (np.array(scales) * gain)).astype(np.int16) for block, gain in zip(blocks, gains, strict=True)
    ]
    alone = len(GROUPS) - len(ROLES)
    tables = [_table(places, rows) for places, rows in zip(vocabulary.groups[:alone], rounded[:alone], strict=True)]
    return Packed(scales, gains, (*tables, _table(*_in_all_roles(vocabulary.groups[alone:], rounded[alone:]))))


def _in_all_roles(
    roles: Sequence[dict[str, int]], rounded: Sequence[npt.NDArray[np.int16]]
) -> tuple[list[str], npt.NDArray[np.int16]]:
    """Return all words with one row each, in which the roles stand side by side."""
    words = sorted(set().union(*roles))
    width = rounded[0].shape[1]
    rows = np.zeros((len(words), len(roles) * width), dtype=np.int16)
    for number, (places, weights) in enumerate(zip(roles, rounded, strict=True)):
        known = [at for at, word in enumerate(words) if word in places]
        rows[known, number * width : (number + 1) * width] = weights[[places[words[at]] for at in known]]
    return words, rows


def _table(features: Iterable[str], rows: npt.NDArray[np.int16]) -> tuple[list[str], bytes]:
    heard = np.abs(rows).max(axis=1, initial=0) >= _FAINTEST
    kept = [feature for feature, loud in zip(features, heard, strict=True) if loud]
    return kept, (rows[heard] + ZERO).astype(np.uint8).tobytes()


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(float(f"{value:.6g}") for value in values)


def _fit(matrix: sp.csr_matrix, wanted: Truths) -> tuple[Floats, float]:
    if not wanted.any():
        return np.zeros(matrix.shape[1]), -10.0
    model = LinearSVC(C=_COST, dual=True, random_state=0, tol=_TOLERANCE, max_iter=_ROUNDS).fit(matrix, wanted)
    return model.coef_[0], float(model.intercept_[0])


def _matrix(places: dict[str, int], rows: Iterable[frozenset[str]], gain: float) -> sp.csr_matrix:
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for features in rows:
        known = sorted(place for place in map(places.get, features) if place is not None)
        columns += known
        values += [gain / max(1, len(features)) ** 0.5] * len(known)
        ends.append(len(columns))
    shape = (len(ends) - 1, len(places))
    return sp.csr_matrix((np.array(values), np.array(columns, dtype=np.int32), np.array(ends)), shape=shape)
