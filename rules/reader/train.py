"""Train the second reader: python -m rules.reader.train [--folder tests/data] [--out weights.bin]

Reads the labelled drafts and the phrasebook, chooses the thresholds by cross-validation, learns from everything and
writes the weights, and their figures into CARD.md. The same drafts give the same bytes. Takes two to four minutes and
needs scikit-learn (a development dependency).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rules.reader import card, corpus, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Machine, Vocabulary, learn, to_bytes
from rules.reader.lessons import Lessons, is_judged
from rules.reader.measure import measure
from rules.reader.model import SECRET, Reader
from rules.reader.phrasebook import read_phrases
from rules.reader.thresholds import choose

BUDGET = 0.7
"""False findings a clean draft in cross-validation. The clean drafts of the training files are twins of violating
ones, made to tempt; on clean drafts by other hands (dev.jsonl) it comes to about a sixth of this."""

FOLDS = 3
_MOST_EXAMPLES = 160
_LONGEST_EXAMPLE = 40


def train(drafts: Sequence[Draft], out: Path, *, budget: float = BUDGET, folds: int = FOLDS) -> int:
    """Learn from `drafts`, write the weights to `out` and return their size in bytes."""
    lessons = Lessons.of(drafts, folds=folds)
    vocabulary = Vocabulary.of(lessons.sentences)
    thresholds = choose(lessons.judged, lessons.unseen_scores(vocabulary), budget=budget)
    machine = learn(vocabulary.matrix(lessons.sentences)[lessons.taught], lessons.wanted[lessons.taught])
    return weights.write(out, *_file(drafts, vocabulary, machine, thresholds))


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
    settings = [draft for draft in written if is_judged(draft)]
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
