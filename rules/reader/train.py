"""Train the second reader: python -m rules.reader.train [--folder tests/data] [--out weights.bin]

Reads the labelled drafts and the phrasebook, chooses the thresholds by cross-validation, learns from everything and
writes the weights, and their figures into CARD.md. The same drafts give the same bytes. Takes about two minutes and
needs scikit-learn (a development dependency).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rules.reader import card, corpus, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Floats, Machine, Vocabulary, learn, targets, to_bytes
from rules.reader.measure import measure
from rules.reader.model import SECRET, Reader
from rules.reader.phrasebook import read_phrases
from rules.reader.thresholds import choose

BUDGET = 0.5
"""False findings a clean draft in cross-validation. The clean drafts of the training files are twins of violating
ones, made to tempt; on clean drafts by other hands (dev.jsonl) it comes to about a quarter of this."""

FOLDS = 4
_MOST_EXAMPLES = 160
_LONGEST_EXAMPLE = 40


def train(drafts: Sequence[Draft], out: Path, *, budget: float = BUDGET, folds: int = FOLDS) -> int:
    """Learn from `drafts`, write the weights to `out` and return their size in bytes."""
    features = [draft.features() for draft in drafts]
    sentences = [groups[number] for draft, groups in zip(drafts, features, strict=True) for number in draft.learned]
    vocabulary = Vocabulary.of(sentences)
    matrix, wanted = vocabulary.matrix(sentences), targets(drafts)
    # All drafts are learned from in every fold; the thresholds are chosen on the drafts with near misses.
    fold = np.array(
        [corpus.fold_of(draft, folds) if _is_judged(draft) else -1 for draft in drafts for _ in draft.learned]
    )
    unseen: Floats = np.zeros(wanted.shape)
    for number in range(folds):
        held = fold == number
        if held.any():
            unseen[held] = learn(matrix[~held], wanted[~held]).scores(matrix[held])
    whole = [draft for draft in drafts if _is_judged(draft)]
    thresholds = choose(whole, unseen[fold >= 0], budget=budget)
    machine = learn(matrix, wanted)
    return weights.write(out, *_file(drafts, vocabulary, machine, thresholds))


def _is_judged(draft: Draft) -> bool:
    return draft.block.startswith("train_")


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
            if not corpus.is_phrase(draft)
            for clause, quote in draft.quotes
            if clause == key and 4 <= len(quote) <= _LONGEST_EXAMPLE and "\n" not in quote
        ]
        unique = list(dict.fromkeys(quotes))
        step = max(1, -(-len(unique) // _MOST_EXAMPLES))
        # Passwords are never shown, not even invented ones.
        chosen[key] = () if key == SECRET else tuple(unique[::step])
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the files of a folder and bring the card up to date."""
    parser = argparse.ArgumentParser(description="Train the second reader.")
    parser.add_argument("--folder", type=Path, default=corpus.DATA)
    parser.add_argument("--out", type=Path, default=weights.FILE)
    parser.add_argument("--card", type=Path, default=card.FILE)
    parser.add_argument("--budget", type=float, default=BUDGET)
    options = parser.parse_args(arguments)
    written = list(corpus.read_drafts(corpus.training_files(options.folder)))
    settings = [draft for draft in written if _is_judged(draft)]
    phrases = list(corpus.phrase_drafts(read_phrases(), settings))
    learned = [*written, *(draft for draft in phrases if not corpus.is_held_back(draft))]
    size = train(learned, options.out, budget=options.budget)
    dev = list(corpus.read_drafts([options.folder / "dev.jsonl"]))
    held_back = [draft for draft in phrases if corpus.is_held_back(draft)]
    reader = Reader(weights.read(options.out))
    facts = {
        "drafts": len(written),
        "of these clean": sum(draft.is_clean for draft in written),
        "sentences made of the phrasebook": len(learned) - len(written),
        "bytes of the weights file": size,
    }
    figures = [("dev.jsonl", measure(reader, dev)), ("phrases held back", measure(reader, held_back))]
    tables = card.section(facts, reader.thresholds, figures)
    options.card.write_text(card.replace_section(options.card.read_text(encoding="utf-8"), tables), encoding="utf-8")
    sys.stdout.write(f"{tables}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
