"""Labelled drafts as training data: which sentence carries which clause.

One JSON object a line: "id", "platform", "kind", "text", "expect": [{"clauses": […], "quote": "…"}]. A draft whose
`expect` is empty is clean.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from rules.document import Document
from rules.reader import phrasebook
from rules.reader.features import Groups, Sentence, of_draft
from rules.reader.phrasebook import Phrase, Setting
from rules.reader.sentences import sentences_of

DATA = Path(__file__).parents[2] / "tests" / "data"

CLAUSES = (
    "5(7)",
    *(f"6(2){mark}" for mark in "アイウエオキ"),
    *(f"6(2)ク{mark}" for mark in "①②③④⑤⑥⑦⑧⑨"),
)

_RECKONED = "6(2)イ"
"""Wrong dates, sums and numbers do not show in what a sentence resembles: they are not learned from."""
_TOLD_AS_DONE = ("ました", "でした")
"""Nor does it show whether the day of what is told has come."""

_PHRASES = "phrases"
_LONE = "lone"
_SHORTEST_LONE = 4
_LONGEST_SETTING = 260
_BLOCK = 20
"""Rows that stay together when drafts are split: twins are written one after the other."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What should be found in a draft: any of `clauses` in any of the sentences with these numbers."""

    clause: str
    clauses: frozenset[str]
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A labelled draft, analysed. `block` is the same for drafts that must not be split.

    `labels` has the clauses of each sentence, `quotes` the labelled stretches with the first clause of each;
    `learned` are the numbers of the sentences to learn from.
    """

    id: str
    block: str
    platform: str
    kind: str
    text: str
    sentences: tuple[Sentence, ...]
    labels: tuple[frozenset[str], ...]
    problems: tuple[Problem, ...]
    quotes: tuple[tuple[str, str], ...]
    learned: tuple[int, ...]

    @property
    def file(self) -> str:
        """The name of the file it stands in, without its ending."""
        return self.block.partition("/")[0]

    @property
    def is_clean(self) -> bool:
        """Nothing to find."""
        return not self.problems

    def features(self) -> tuple[Groups, ...]:
        """The features of its sentences."""
        return tuple(of_draft(self.sentences, platform=self.platform, kind=self.kind))


def read_drafts(paths: Iterable[Path]) -> Iterator[Draft]:
    """Yield the drafts of the files, in order."""
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(line for line in lines if line.strip()):
            yield _draft(json.loads(line), f"{path.stem}/{number // _BLOCK}")


def training_files(folder: Path = DATA) -> list[Path]:
    """Return the files to learn from; dev.jsonl and held_*.jsonl are held back to measure.

    held_c.jsonl to held_e.jsonl and held_g.jsonl to held_j.jsonl are for measuring only, and seldom: nobody learns
    from them, reads their texts or looks at what is missed there, or their figures say nothing any more.
    """
    return [path for name in ("train_*.jsonl", "own_*.jsonl", "normal_*.jsonl") for path in sorted(folder.glob(name))]


def later_files(folder: Path = DATA) -> list[Path]:
    """Return the files that the language model alone learns from: the table has no use for more of their kind."""
    return sorted(folder.glob("more_*.jsonl"))


def ordinary_drafts(folder: Path = DATA, *, measured: bool) -> list[Draft]:
    """Return drafts of one everyday sentence: of ordinary.jsonl every other one, to learn from or to measure on."""
    return list(read_drafts([folder / "ordinary.jsonl"]))[measured::2]


def lone_sentences(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield every harmless sentence of longer drafts once more as a draft of its own.

    Short posts are common, and what is harmless among other sentences is so alone. Sentences that carry a problem
    need their setting more often; the phrasebook has enough of them alone.
    """
    seen: set[str] = set()
    for draft in drafts:
        for number, sentence in enumerate(draft.sentences):
            text = sentence.text
            harmless = number in draft.learned and not draft.labels[number]
            if harmless and len(draft.sentences) > 1 and len(text) >= _SHORTEST_LONE and text not in seen:
                seen.add(text)
                yield replace(
                    draft,
                    id=f"{draft.id}/{number}",
                    block=f"{_LONE}/{draft.block}",
                    text=text,
                    sentences=(sentence,),
                    labels=(frozenset(),),
                    problems=(),
                    quotes=(),
                    learned=(0,),
                )


def phrase_drafts(phrases: Iterable[Phrase], settings: Iterable[Draft]) -> Iterator[Draft]:
    """Yield drafts made of the phrasebook, set among the sentences of short clean drafts."""
    clean = [
        Setting(draft.platform, draft.kind, draft.text)
        for draft in settings
        if draft.is_clean and len(draft.text) < _LONGEST_SETTING
    ]
    for row in phrasebook.rows(phrases, clean):
        yield _draft(row, f"{_PHRASES}/{row['id']}".rpartition("/")[0])


def is_phrase(draft: Draft) -> bool:
    """Whether the draft is made of the phrasebook."""
    return draft.block.startswith(f"{_PHRASES}/")


def is_held_back(draft: Draft) -> bool:
    """Whether the draft is of the tenth of the phrasebook's lines that is kept for measuring only."""
    return is_phrase(draft) and sha256(draft.block.encode()).digest()[0] % 10 == 0


def fold_of(draft: Draft, folds: int) -> int:
    """Return the fold of cross-validation the draft belongs to: all drafts of a block share it."""
    return int.from_bytes(sha256(draft.block.removeprefix(f"{_LONE}/").encode()).digest()[1:5], "big") % folds


def _draft(row: Mapping[str, object], block: str) -> Draft:
    document = Document(str(row["text"]))
    sentences = sentences_of(document)
    labels: list[set[str]] = [set() for _ in sentences]
    found: dict[str, tuple[set[str], set[int]]] = {}
    quotes: list[tuple[str, str]] = []
    reckoned: set[int] = set()
    expect = row["expect"]
    if not isinstance(expect, list):
        raise ValueError(f"{row['id']}: expect is no list")
    for label in expect:
        keys, quote = list(label["clauses"]), str(label["quote"])
        touched = set(_touched(document, sentences, quote))
        if not touched:
            raise ValueError(f"{row['id']}: 「{quote}」 is not in the text")
        clauses, numbers = found.setdefault(keys[0], (set(), set()))
        clauses.update(keys)
        numbers.update(touched)
        if keys[0] == _RECKONED and _is_reckoned(quote):
            reckoned.update(touched)
        for number in touched:
            labels[number].update(keys)
        quotes.append((keys[0], quote))
    phrase = row.get("phrase")
    learned = set(range(len(sentences)) if phrase is None else _touched(document, sentences, str(phrase)))
    return Draft(
        id=str(row["id"]),
        block=block,
        platform=str(row.get("platform", "facebook")),
        kind=str(row.get("kind", "post")),
        text=document.original,
        sentences=sentences,
        labels=tuple(frozenset(keys) for keys in labels),
        problems=tuple(
            Problem(key, frozenset(clauses), frozenset(numbers)) for key, (clauses, numbers) in found.items()
        ),
        quotes=tuple(quotes),
        learned=tuple(sorted(learned - reckoned)),
    )


def _is_reckoned(quote: str) -> bool:
    return any(character.isdigit() for character in quote) or quote.rstrip("。！!").endswith(_TOLD_AS_DONE)


def _touched(document: Document, sentences: tuple[Sentence, ...], quote: str) -> Iterator[int]:
    at = document.original.find(quote)
    while at >= 0:
        for number, sentence in enumerate(sentences):
            span = document.span(sentence.start, sentence.end)
            if at < span.end and span.start < at + len(quote):
                yield number
        at = document.original.find(quote, at + 1)
