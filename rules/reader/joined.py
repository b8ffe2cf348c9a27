"""Two opinions of a sentence put together: the table of words and the small language model.

How much the model's say counts and how high the threshold lies is in `joined.json`, which
`python -m rules.reader.settle` writes.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from operator import add
from pathlib import Path
from typing import Protocol

from rules.reader.features import Sentence
from rules.reader.weights import BrokenWeightsError

FILE = Path(__file__).with_name("joined.json")

Margins = list[float]
"""For each clause, how far above its threshold a sentence lies."""


class Opinion(Protocol):
    """What reads the sentences of a draft for their meaning."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses, in the order of its scores."""

    def scores(self, sentences: Sequence[str], *, kind: str) -> Sequence[Sequence[float]]:
        """Return log odds of the first sentences: a row of a number for each clause and one for any problem."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the opinions are put together.

    `share` is what the model's score of a clause counts beside the table's, `any_share` what its score for any
    problem adds to that of each clause; `threshold` is taken off.
    """

    share: float
    any_share: float
    threshold: float

    def write(self, path: Path = FILE) -> None:
        """Write them down."""
        path.write_text(f"{json.dumps(asdict(self), indent=2)}\n", encoding="utf-8")


def read_settings(path: Path = FILE) -> Settings:
    """Read what `Settings.write` wrote.

    Raises:
        BrokenWeightsError: the file is missing or damaged.
    """
    try:
        return Settings(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as fault:
        raise BrokenWeightsError(f"{path}: 読めません（{fault}）。") from fault


@dataclass(frozen=True, slots=True)
class Joined:
    """The model beside the table."""

    opinion: Opinion
    settings: Settings

    def margins(self, table: Sequence[Margins], sentences: Sequence[Sentence], *, kind: str) -> list[Margins]:
        """Return the margins of both together; sentences that the model does not reach keep those of the table."""
        scores = self.opinion.scores([one.text for one in sentences], kind=kind)
        both = [list(map(add, margins, self._said(row))) for margins, row in zip(table, scores, strict=False)]
        return [*both, *table[len(both) :]]

    def odds_of_any(self, sentences: Sequence[Sentence], *, kind: str) -> list[float]:
        """Return the model's log odds that a sentence carries any problem, for the first sentences."""
        return [row[-1] for row in self.opinion.scores([one.text for one in sentences], kind=kind)]

    def _said(self, row: Sequence[float]) -> Margins:
        *clauses, anything = row
        settings = self.settings
        return [settings.share * (score + settings.any_share * anything) - settings.threshold for score in clauses]
