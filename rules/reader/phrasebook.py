"""Phrases written for the second reader, with slots that make many sentences of one line.

A file of the phrasebook has sections: a line "# 6(2)ク① 6(2)ア" (or "# clean") says what the lines below it carry.
In a line, {a|b|c} is a slot. Every line is written out a few times with other words in its slots and set among the
sentences of a clean draft, since a sentence is read together with its neighbours.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rules.lazy_patterns import lazy_compile

FOLDER = Path(__file__).with_name("data")

VARIANTS = 10
"""Sentences made of one line, where its slots give as many."""

_CLEAN = "clean"
_SLOT = lazy_compile(r"\{([^{}]*)\}")
_ENDS = tuple("。！？!?)）」♡😊")
_AMONG_OTHERS = 0.65
_KINDS = ("post", "post", "reply", "share")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of the phrasebook. `place` is its file and a digest of it; `clauses` is empty where it is harmless."""

    place: str
    clauses: tuple[str, ...]
    pattern: str

    def sentences(self, count: int, chance: random.Random) -> list[str]:
        """Return up to `count` different sentences."""
        found: dict[str, None] = {}
        for _ in range(4 * count):
            text = _SLOT.sub(lambda slot: chance.choice(slot[1].split("|")), self.pattern)
            found.setdefault(text if text.endswith(_ENDS) else f"{text}。")
            if len(found) == count:
                break
        return list(found)


@dataclass(frozen=True, slots=True)
class Setting:
    """A clean draft to set a sentence into."""

    platform: str
    kind: str
    text: str

    def with_sentence(self, sentence: str, chance: random.Random) -> str:
        """Return the draft's text with the sentence added after one of its lines."""
        lines = self.text.split("\n")
        at = chance.randrange(1, len(lines) + 1)
        if chance.random() < 0.5 and lines[at - 1].endswith("。"):
            lines[at - 1] += sentence
        else:
            lines.insert(at, sentence)
        return "\n".join(lines)


def read_phrases(folder: Path = FOLDER) -> list[Phrase]:
    """Return the lines of all files of the phrasebook.

    Raises:
        ValueError: a line stands outside any section or a slot is not closed; the message names file and line.
    """
    return [phrase for path in sorted(folder.glob("*.txt")) for phrase in _read(path)]


def rows(
    phrases: Iterable[Phrase], settings: Sequence[Setting], *, variants: int = VARIANTS
) -> Iterator[Mapping[str, object]]:
    """Yield labelled drafts (see rules.reader.corpus) made of the phrases; the same for the same line every time.

    The row's "phrase" is the sentence itself: the rest of the draft is only its setting.
    """
    for phrase in phrases:
        chance = random.Random(phrase.pattern)  # noqa: S311  repeatable choice, no secret
        for number, sentence in enumerate(phrase.sentences(variants, chance)):
            setting = chance.choice(settings)
            alone = chance.random() >= _AMONG_OTHERS
            yield {
                "id": f"{phrase.place}/{number}",
                "platform": setting.platform,
                "kind": chance.choice(_KINDS) if alone else setting.kind,
                "text": sentence if alone else setting.with_sentence(sentence, chance),
                "expect": [{"clauses": phrase.clauses, "quote": sentence}] if phrase.clauses else [],
                "phrase": sentence,
            }


def _read(path: Path) -> Iterator[Phrase]:
    clauses: tuple[str, ...] | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if line.startswith("# "):
            keys = tuple(line[2:].split())
            clauses = () if keys == (_CLEAN,) else keys
        elif line:
            if clauses is None or line.count("{") != line.count("}"):
                raise ValueError(f"{path.name}:{number}: no section above, or a slot that is not closed")
            digest = sha256(line.encode()).hexdigest()[:10]
            yield Phrase(f"{path.stem}/{digest}", clauses, line)
