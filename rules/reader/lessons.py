"""Drafts laid out for learning: one row a sentence, what it carries, whether it is taught, in which fold it lies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from rules.reader import corpus
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.features import Groups
from rules.reader.learning import Floats, Truths, learn

HELD_FOLD = 0
_NO_FOLD = -1


@dataclass(frozen=True, slots=True)
class Lessons:
    """`judged` are the drafts whose sentences all have a row and a fold; of the others only what is taught has one.

    `wanted` says for each row and clause whether the sentence carries it.
    """

    folds: int
    judged: tuple[Draft, ...]
    sentences: tuple[Groups, ...]
    wanted: Truths
    taught: Truths
    fold: npt.NDArray[np.int64]
    judged_row: Truths

    @classmethod
    def of(cls, drafts: Sequence[Draft], *, folds: int) -> "Lessons":
        """Lay out the drafts; those of the training files, which hold near misses, are judged."""
        rows = [
            (draft, number, groups)
            for draft in drafts
            for number, groups in enumerate(draft.features())
            if is_judged(draft) or number in draft.learned
        ]
        return cls(
            folds=folds,
            judged=tuple(draft for draft in drafts if is_judged(draft)),
            sentences=tuple(groups for _, _, groups in rows),
            wanted=np.array([[key in draft.labels[number] for key in CLAUSES] for draft, number, _ in rows]),
            taught=np.array([number in draft.learned for draft, number, _ in rows]),
            fold=np.array(
                [_NO_FOLD if corpus.is_phrase(draft) else corpus.fold_of(draft, folds) for draft, _, _ in rows]
            ),
            judged_row=np.array([is_judged(draft) for draft, _, _ in rows]),
        )

    def unseen(self, matrix: sp.csr_matrix) -> tuple[list[Draft], Floats]:
        """Return the judged drafts of one fold and the scores of their sentences, given by machines that had not
        seen the fold. One fold is enough for thresholds, and learning takes a minute."""
        held = self.fold == HELD_FOLD
        known = self.taught & ~held
        scores = learn(matrix[known], self.wanted[known]).scores(matrix[held & self.judged_row])
        return [draft for draft in self.judged if corpus.fold_of(draft, self.folds) == HELD_FOLD], scores


def is_judged(draft: Draft) -> bool:
    """Whether thresholds are chosen on the draft: the training files' clean drafts are twins of violating ones."""
    return draft.block.startswith(("train_", "own_"))
