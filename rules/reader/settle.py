"""Put the table and the small language model together: python -m rules.reader.settle [--share 0.13]

Sets how high the common threshold lies (`joined.json`): as many findings a clean draft of held_a.jsonl and held_b.jsonl
as the budget allows. Writes the figures of both together into CARD.md. Takes three minutes and needs NumPy.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from rules.reader import card, corpus, network, weights
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.joined import FILE, Joined, Settings
from rules.reader.measure import measure
from rules.reader.model import Reader
from rules.reader.thresholds import shifted

BUDGET = 0.14
"""Findings a clean draft of the tuning files; the first reader adds some."""

SHARE = 0.13
ANY_SHARE = 0.5


def settle(joined: Joined, learned: weights.Weights, tuning: Sequence[Draft], *, budget: float) -> Settings:
    """Return the settings of `joined` with the threshold that fits the budget on the tuning drafts."""
    level = replace(joined, settings=replace(joined.settings, threshold=0.0))
    reader = Reader(learned, level)
    margins = [
        margin
        for draft in tuning
        for margin in reader.margins(draft.sentences, platform=draft.platform, kind=draft.kind)
    ]
    threshold, *_ = shifted((0.0,) * len(CLAUSES), tuning, np.array(margins), budget=budget)
    return replace(joined.settings, threshold=threshold)


def main(arguments: Sequence[str] | None = None) -> int:
    """Settle the threshold and bring the card up to date."""
    parser = argparse.ArgumentParser(description="Put the table and the language model together.")
    parser.add_argument("--folder", type=Path, default=corpus.DATA)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--card", type=Path, default=card.FILE)
    parser.add_argument("--budget", type=float, default=BUDGET)
    parser.add_argument("--share", type=float, default=SHARE)
    parser.add_argument("--any-share", type=float, default=ANY_SHARE)
    options = parser.parse_args(arguments)
    opinion = network.load()
    if opinion is None:
        parser.error("NumPy is not installed: pip install 'snsbot[reader]'")
    learned = weights.read()
    held_a, held_b, dev, articles = (
        list(corpus.read_drafts([options.folder / f"{name}.jsonl"])) for name in ("held_a", "held_b", "dev", "held_f")
    )
    joined = Joined(opinion, Settings(options.share, options.any_share, 0.0))
    settings = settle(joined, learned, [*held_a, *held_b], budget=options.budget)
    settings.write(options.out)
    reader = Reader(learned, replace(joined, settings=settings))
    figures = [
        ("held_a (tuned on)", measure(reader, held_a)),
        ("held_b (tuned on)", measure(reader, held_b)),
        ("dev (unseen)", measure(reader, dev)),
        ("held_f (bulletin articles, unseen)", measure(reader, articles)),
        ("ordinary sentences", measure(reader, corpus.ordinary_drafts(options.folder, measured=True))),
    ]
    tables = card.section({}, dict.fromkeys(CLAUSES, settings.threshold), figures)
    card.rewrite(options.card, tables, by="rules.reader.settle")
    sys.stdout.write(f"{tables}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
