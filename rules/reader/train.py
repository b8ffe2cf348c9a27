"""Train the second reader: python -m rules.reader.train [--folder tests/data] [--out weights.bin]

Reads the labelled drafts, chooses the thresholds by cross-validation, learns from all drafts and writes the weights
and their figures. The same drafts give the same bytes. Needs scikit-learn (a development dependency).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rules.reader import corpus, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Floats, Machine, Vocabulary, learn, targets, to_bytes
from rules.reader.measure import Figures, measure
from rules.reader.model import SECRET, Reader
from rules.reader.thresholds import choose

BUDGET = 0.15
"""False findings a clean draft that the second reader may spend; the first reader spends the rest of 0.25."""

FOLDS = 5
_MOST_EXAMPLES = 160
_LONGEST_EXAMPLE = 40


def train(drafts: Sequence[Draft], out: Path, *, budget: float = BUDGET, folds: int = FOLDS) -> int:
    """Learn from `drafts`, write the weights to `out` and return their size in bytes."""
    sentences = [groups for draft in drafts for groups in draft.features()]
    vocabulary = Vocabulary.of(sentences)
    matrix, wanted = vocabulary.matrix(sentences), targets(drafts)
    fold = np.array([corpus.fold_of(draft, folds) for draft in drafts for _ in draft.sentences])
    unseen: Floats = np.zeros(wanted.shape)
    for number in range(folds):
        held = fold == number
        if held.any():
            unseen[held] = learn(matrix[~held], wanted[~held]).scores(matrix[held])
    machine = learn(matrix, wanted)
    return weights.write(out, *_file(drafts, vocabulary, machine, choose(drafts, unseen, budget=budget)))


def _file(
    drafts: Sequence[Draft], vocabulary: Vocabulary, machine: Machine, thresholds: tuple[float, ...]
) -> tuple[weights.Header, list[tuple[list[str], bytes]]]:
    scales, tables = to_bytes(vocabulary, machine)
    header = weights.Header(
        clauses=CLAUSES,
        thresholds=thresholds,
        biases=tuple(round(float(bias), 6) for bias in machine.biases),
        scales=scales,
        examples=_examples(drafts),
    )
    return header, tables


def _examples(drafts: Sequence[Draft]) -> dict[str, tuple[str, ...]]:
    """Choose labelled stretches for each clause, evenly over the drafts."""
    chosen = {}
    for key in CLAUSES:
        quotes = [
            quote
            for draft in drafts
            for clause, quote in draft.quotes
            if clause == key and 4 <= len(quote) <= _LONGEST_EXAMPLE and "\n" not in quote
        ]
        unique = list(dict.fromkeys(quotes))
        step = max(1, -(-len(unique) // _MOST_EXAMPLES))
        # Passwords are never shown, not even invented ones.
        chosen[key] = () if key == SECRET else tuple(unique[::step])
    return chosen


def report(name: str, figures: Figures) -> str:
    """Return the figures as a table for the card."""
    lines = [
        f"{name}: {figures.recall:.3f} found, {figures.false:.3f} false a clean draft, "
        f"{figures.beside:.3f} beside a violating draft"
    ]
    lines += [
        f"  {key:8} {figures.found.get(key, 0):4}/{count:4} = {figures.found.get(key, 0) / count:.2f}"
        for key, count in sorted(figures.problems.items())
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the files of a folder and print the figures on dev.jsonl and on the drafts held back."""
    parser = argparse.ArgumentParser(description="Train the second reader.")
    parser.add_argument("--folder", type=Path, default=corpus.DATA)
    parser.add_argument("--out", type=Path, default=weights.FILE)
    parser.add_argument("--budget", type=float, default=BUDGET)
    options = parser.parse_args(arguments)
    everything = list(corpus.read_drafts(corpus.training_files(options.folder)))
    learned = [draft for draft in everything if not corpus.is_held_back(draft)]
    size = train(learned, options.out, budget=options.budget)
    sys.stdout.write(f"{options.out}: {size} bytes from {len(learned)} drafts\n")
    reader = Reader(weights.read(options.out))
    dev = list(corpus.read_drafts([options.folder / "dev.jsonl"]))
    held_back = [draft for draft in everything if corpus.is_held_back(draft)]
    normal = [draft for draft in everything if draft.block.startswith("normal_")]
    for name, drafts in (("dev", dev), ("held back", held_back), ("normal (learned from)", normal)):
        sys.stdout.write(report(name, measure(reader, drafts)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
