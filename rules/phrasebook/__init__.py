"""Phrases: what people write when something is wrong, as `*.toml` files of regular expressions.

A file holds pieces, which any expression may use as `%NAME%`, and phrases:

    [pieces]
    LABEL = '(?:パスワード|暗証番号)'

    [[phrase]]
    family = "rule"                     # which of the check's messages is meant
    cues   = ["ローマ字", "記念日"]       # literal words without which the expression cannot match
    regex  = '%LABEL%は.{0,12}ローマ字'   # must match within one sentence, in normalised text
    unless = '避け|使わず'                # must not match in that sentence
    around = '写真|画像'                  # must match in that sentence or the ones next to it
    absent = '許可を得'                   # must not match in that sentence or the ones next to it

Cues are searched for all at once, so a phrase costs nothing in a text without its cues, and each phrase
looks at a sentence once. Expressions must be linear (bounded repeats).
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick

from rules.document import Document
from rules.mentions import Mention, Sentence
from rules.normal import fold_case

LONGEST = 40
"""Characters a found phrase marks at most."""

_NEIGHBOUR = 90
"""Characters of the sentences next to it that count as around a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a file, compiled."""

    family: str
    regex: re.Pattern[str]
    unless: re.Pattern[str] | None
    around: re.Pattern[str] | None
    absent: re.Pattern[str] | None

    def match(self, document: Document, sentence: Sentence) -> re.Match[str] | None:
        """Return where the phrase stands in the sentence, if its conditions hold."""
        found = self.regex.search(document.text, sentence.start, sentence.end)
        if found is None or (self.unless and self.unless.search(sentence.text)):
            return None
        start, end = max(0, sentence.start - _NEIGHBOUR), sentence.end + _NEIGHBOUR
        if self.around and not self.around.search(document.text, start, end):
            return None
        if self.absent and self.absent.search(document.text, start, end):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Found(Mention):
    """A phrase in a draft, shortened to LONGEST characters."""

    text: str
    family: str


class BrokenPhrasebookError(ValueError):
    """A file of phrases cannot be read; the message names the file and the phrase."""


class Phrasebook:
    """The phrases of one file."""

    def __init__(self, name: str) -> None:
        data = tomllib.loads(files("rules.phrasebook").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
        pieces: dict[str, str] = data.get("pieces", {})
        by_cue: dict[str, set[int]] = {}
        phrases = []
        for number, item in enumerate(data["phrase"]):
            phrases.append(_phrase(name, number, item, pieces))
            for cue in item["cues"]:
                by_cue.setdefault(fold_case(cue), set()).add(number)
        self.phrases = tuple(phrases)
        self._automaton = ahocorasick.Automaton()
        for cue, numbers in by_cue.items():
            self._automaton.add_word(cue, (len(cue), tuple(numbers)))
        self._automaton.make_automaton()

    def find(self, document: Document, *, without: Collection[str] = ()) -> Iterator[Found]:
        """Yield the first phrase of the file that each sentence holds; those of the families `without` are no
        phrases."""
        for sentence, numbers in self._candidates(document).values():
            phrases = (self.phrases[number] for number in sorted(numbers))
            for phrase in phrases:
                match = None if phrase.family in without else phrase.match(document, sentence)
                if match is not None:
                    yield _found(document, phrase, match)
                    break

    def _candidates(self, document: Document) -> dict[int, tuple[Sentence, set[int]]]:
        by_sentence: dict[int, tuple[Sentence, set[int]]] = {}
        sentence: Sentence | None = None
        for last, (length, numbers) in self._automaton.iter(document.folded):
            start = last + 1 - length
            if sentence is None or not sentence.start <= start < sentence.end:
                sentence = document.sentence_at(start)
            by_sentence.setdefault(sentence.start, (sentence, set()))[1].update(numbers)
        return by_sentence


@cache
def phrasebook(name: str) -> Phrasebook:
    """Return the phrases of `<name>.toml`.

    Raises:
        BrokenPhrasebookError: an expression is wrong, or uses a piece that is not defined.
    """
    return Phrasebook(name)


def _phrase(name: str, number: int, item: Mapping[str, Any], pieces: Mapping[str, str]) -> Phrase:
    def compiled(key: str) -> re.Pattern[str] | None:
        if key not in item:
            return None
        try:
            return re.compile(_filled(item[key], pieces), re.IGNORECASE | re.MULTILINE)
        except (re.error, KeyError) as error:
            raise BrokenPhrasebookError(f"{name}.toml: {number + 1}番目の{key}が読めません: {error}") from error

    regex = compiled("regex")
    if regex is None:
        raise BrokenPhrasebookError(f"{name}.toml: {number + 1}番目にregexがありません")
    return Phrase(item["family"], regex, compiled("unless"), compiled("around"), compiled("absent"))


def _filled(expression: str, pieces: Mapping[str, str]) -> str:
    """Put the pieces in; a piece may use pieces."""
    for _ in range(4):
        expression = re.sub("%([A-Z_]+)%", lambda match: pieces[match[1]], expression)
    return expression


def _found(document: Document, phrase: Phrase, match: re.Match[str]) -> Found:
    start, end = match.span()
    end = min(end, start + LONGEST)
    return Found(start, end, document.span(start, end), document.text[start:end], phrase.family)
