"""Drafts laid out for learning: one row a sentence, what it carries, whether it is taught, in which fold it lies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules.reader import corpus
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.features import Groups
from rules.reader.learning import Floats, Truths, Vocabulary, learn

NO_FOLD = -1


@dataclass(frozen=True, slots=True)
class Lessons:
    """`judged` are the drafts whose sentences all have a row and a fold; of the others only what is taught has one.

    `wanted` says for each row and clause whether the sentence carries it.
    """

    judged: tuple[Draft, ...]
    sentences: tuple[Groups, ...]
    wanted: Truths
    taught: Truths
    fold: npt.NDArray[np.int64]

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
            judged=tuple(draft for draft in drafts if is_judged(draft)),
            sentences=tuple(groups for _, _, groups in rows),
            wanted=np.array([[key in draft.labels[number] for key in CLAUSES] for draft, number, _ in rows]),
            taught=np.array([number in draft.learned for draft, number, _ in rows]),
            fold=np.array([corpus.fold_of(draft, folds) if is_judged(draft) else NO_FOLD for draft, _, _ in rows]),
        )

    def unseen_scores(self, vocabulary: Vocabulary) -> Floats:
        """Return the scores of the judged sentences, each given by machines that had not seen its block."""
        matrix = vocabulary.matrix(self.sentences)
        scores: Floats = np.zeros(self.wanted.shape)
        for number in sorted(set(self.fold[self.fold != NO_FOLD].tolist())):
            held = self.fold == number
            known = self.taught & ~held
            scores[held] = learn(matrix[known], self.wanted[known]).scores(matrix[held])
        judged: Floats = scores[self.fold != NO_FOLD]
        return judged


def is_judged(draft: Draft) -> bool:
    """Whether thresholds are chosen on the draft: the training files' clean drafts are twins of violating ones."""
    return draft.block.startswith("train_")
