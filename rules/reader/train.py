"""Train the second reader: python -m rules.reader.train [--folder tests/data] [--out weights.bin]

Reads the labelled drafts and the phrasebook, chooses the thresholds on drafts it has not learned from, learns from
everything and writes the weights, and their figures into CARD.md. The same drafts give the same bytes. Takes three to
five minutes and needs scikit-learn (a development dependency). With --settle it learns nothing: it only raises or
lowers the thresholds of the weights that are there to another budget, in half a minute.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rules.reader import card, corpus, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.learning import Floats, Vocabulary, learn, pack
from rules.reader.lessons import Lessons, is_judged
from rules.reader.measure import measure
from rules.reader.model import SECRET, Reader
from rules.reader.phrasebook import read_phrases
from rules.reader.thresholds import choose, shifted

TWIN_BUDGET = 0.6
"""False findings a clean draft among twins, for the balance between the clauses."""

BUDGET = 0.15
"""False findings a clean draft of held_a.jsonl: with those of the first reader that leaves room below the quarter of
a finding that staff put up with, since drafts of yet another hand tempt more."""

FOLDS = 5
_MOST_EXAMPLES = 160
_LONGEST_EXAMPLE = 40


def train(
    drafts: Sequence[Draft], tuning: Sequence[Draft], out: Path, *, budget: float = BUDGET, folds: int = FOLDS
) -> int:
    """Learn from `drafts`, settle thresholds on `tuning`, write the weights to `out`; return their size in bytes."""
    lessons = Lessons.of(drafts, folds=folds)
    vocabulary = Vocabulary.of(lessons.sentences)
    matrix = vocabulary.matrix(lessons.sentences)
    thresholds = choose(*lessons.unseen(matrix), budget=TWIN_BUDGET)
    machine = learn(matrix[lessons.taught], lessons.wanted[lessons.taught])
    packed = pack(vocabulary, machine)
    header = weights.Header(
        clauses=CLAUSES,
        thresholds=thresholds,
        biases=tuple(round(float(bias), 6) for bias in machine.biases),
        scales=packed.scales,
        gains=packed.gains,
        examples=_examples(drafts),
    )
    weights.write(out, header, packed.tables)
    return settle(tuning, out, budget=budget)


def settle(tuning: Sequence[Draft], out: Path, *, budget: float = BUDGET) -> int:
    """Raise or lower the thresholds of the weights in `out` until `tuning` fits the budget; return the file's size."""
    # Bytes round the weights, and a threshold lies as near to a score as can be: so it is the reader that is asked.
    learned = weights.read(out)
    scores = _scores(Reader(learned), tuning)
    return weights.rewrite(out, thresholds=shifted(learned.header.thresholds, tuning, scores, budget=budget))


def _scores(reader: Reader, drafts: Sequence[Draft]) -> Floats:
    return np.array(
        [
            scores
            for draft in drafts
            for scores in reader.scores(draft.sentences, platform=draft.platform, kind=draft.kind)
        ]
    )


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
    parser.add_argument("--settle", action="store_true", help="only settle the thresholds anew")
    options = parser.parse_args(arguments)
    written = list(corpus.read_drafts(corpus.training_files(options.folder)))
    everyday = corpus.ordinary_drafts(options.folder, measured=False)
    phrases = list(corpus.phrase_drafts(read_phrases(), [draft for draft in written if is_judged(draft)]))
    made = [draft for draft in phrases if not corpus.is_held_back(draft)]
    lone = list(corpus.lone_sentences(written))
    tuning, unseen, dev = (
        list(corpus.read_drafts([options.folder / f"{name}.jsonl"])) for name in ("held_a", "held_b", "dev")
    )
    if options.settle:
        size = settle(tuning, options.out, budget=options.budget)
    else:
        size = train([*written, *everyday, *made, *lone], tuning, options.out, budget=options.budget)
    reader = Reader(weights.read(options.out))
    facts = {
        "drafts": len(written) + len(everyday),
        "of these clean": sum(draft.is_clean for draft in [*written, *everyday]),
        "sentences made of the phrasebook": len(made),
        "sentences taken once more alone": len(lone),
        "bytes of the weights file": size,
    }
    figures = [
        ("held_a (tuned on)", measure(reader, tuning)),
        ("held_b (texts unseen)", measure(reader, unseen)),
        ("dev (unseen)", measure(reader, dev)),
        ("ordinary sentences", measure(reader, corpus.ordinary_drafts(options.folder, measured=True))),
        ("phrases held back", measure(reader, [draft for draft in phrases if corpus.is_held_back(draft)])),
    ]
    tables = card.section(facts, reader.thresholds, figures)
    card.rewrite(options.card, tables, by="rules.reader.train")
    sys.stdout.write(f"{tables}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
