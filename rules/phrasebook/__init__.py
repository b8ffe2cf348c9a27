"""Phrases: what people write when something is wrong, as `*.toml` files of regular expressions.

A file holds pieces, which any expression may use as `%NAME%`, and phrases:

    [pieces]
    LABEL = '(?:パスワード|暗証番号)'

    [[phrase]]
    family = "rule"                     # which of the check's messages is meant
    cues   = ["ローマ字", "記念日"]       # literal words: the expression is tried only in a sentence with one of them
    regex  = '%LABEL%は.{0,12}ローマ字'   # must match within one sentence, in normalised text; in any case
    unless = '避け|使わず'                # must not match in that sentence
    around = '写真|画像'                  # must match in that sentence or the ones next to it
    absent = '許可を得'                   # must not match in that sentence or the ones next to it

The cues of all files are searched for at once, so a phrase costs nothing in a text without its cues, and each phrase
looks at a sentence once. Expressions must be linear (bounded repeats).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import ahocorasick

from rules.document import Document
from rules.expression_tokens import tokens_of
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention, Sentence
from rules.normal import fold_case
from rules.rule_files import Expression, RuleFile, RuleItem

LONGEST = 40
"""Characters a found phrase marks at most."""

_CAPITAL = lazy_compile(r"(?<!\\)[A-Z]")
_NEIGHBOUR = 90
"""Characters of the sentences next to it that count as around a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a file."""

    family: str
    regex: Expression
    unless: Expression | None
    around: Expression | None
    absent: Expression | None

    def expressions(self) -> Iterator[Expression]:
        """Yield the expressions it has."""
        yield from (one for one in (self.regex, self.unless, self.around, self.absent) if one is not None)

    def match(self, document: Document, sentence: Sentence) -> re.Match[str] | None:
        """Return where the phrase stands in the sentence, if its conditions hold."""
        text = document.folded
        found = self.regex.pattern.search(text, sentence.start, sentence.end)
        if found is None or (self.unless and self.unless.pattern.search(text[sentence.start : sentence.end])):
            return None
        start, end = max(0, sentence.start - _NEIGHBOUR), sentence.end + _NEIGHBOUR
        if self.around and not self.around.pattern.search(text, start, end):
            return None
        if self.absent and self.absent.pattern.search(text, start, end):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Found(Mention):
    """A phrase in a draft, shortened to LONGEST characters."""

    text: str
    family: str


class Phrasebook:
    """The phrases of one file."""

    def __init__(self, file: RuleFile) -> None:
        """Read a file.

        Raises:
            BrokenRuleFileError: it is no TOML, a phrase lacks something or uses a piece that is not defined.
        """
        pieces = _pieces(file)
        by_cue: dict[str, set[int]] = {}
        phrases = []
        for number, item in enumerate(file.items("phrase")):
            phrases.append(_phrase(item, pieces))
            for cue in item.strings("cues"):
                by_cue.setdefault(fold_case(cue), set()).add(number)
        self.phrases = tuple(phrases)
        self.cues: Mapping[str, Collection[int]] = by_cue
        self._shelf = Shelf([self])

    def stand_on(self, shelf: "Shelf") -> None:
        """Let `shelf`, which holds this book, search for its cues."""
        self._shelf = shelf

    def find(self, document: Document, *, without: Collection[str] = ()) -> Iterator[Found]:
        """Yield the first phrase of the file that each sentence holds; those of the families `without` are no
        phrases."""
        for sentence, numbers in document.once(self._shelf.candidates).get(self, {}).values():
            phrases = (self.phrases[number] for number in sorted(numbers))
            for phrase in phrases:
                match = None if phrase.family in without else phrase.match(document, sentence)
                if match is not None:
                    yield _found(document, phrase, match)
                    break


Candidates = Mapping[Phrasebook, Mapping[int, tuple[Sentence, Collection[int]]]]
"""For each book, by the places where they begin, the sentences with its cues and the numbers of the phrases of those
cues."""


class Shelf:
    """Books whose cues are searched for in one pass."""

    def __init__(self, books: Sequence[Phrasebook]) -> None:
        self._books = books

    def candidates(self, document: Document) -> Candidates:
        """Return the sentences in which a phrase of the books may stand."""
        found: dict[Phrasebook, dict[int, tuple[Sentence, set[int]]]] = {}
        sentence: Sentence | None = None
        if not len(self._automaton):
            return found
        for last, (length, cued) in self._automaton.iter(document.folded):
            start = last + 1 - length
            if sentence is None or not sentence.start <= start < sentence.end:
                sentence = document.sentence_at(start)
            for book, numbers in cued:
                by_sentence = found.setdefault(book, {})
                by_sentence.setdefault(sentence.start, (sentence, set()))[1].update(numbers)
        return found

    @cached_property
    def _automaton(self) -> "ahocorasick.Automaton":
        by_cue: dict[str, list[tuple[Phrasebook, Collection[int]]]] = {}
        for book in self._books:
            for cue, numbers in book.cues.items():
                by_cue.setdefault(cue, []).append((book, numbers))
        automaton = ahocorasick.Automaton()
        for cue, cued in by_cue.items():
            automaton.add_word(cue, (len(cue), cued))
        automaton.make_automaton()
        return automaton


def phrasebook(name: str) -> Phrasebook:
    """Return the phrases of `<name>.toml`, which is one of `names()`.

    Raises:
        BrokenRuleFileError: one of the files is broken; the message names it and the line.
    """
    return _books()[name]


@cache
def _books() -> Mapping[str, Phrasebook]:
    books = {name: Phrasebook(RuleFile.of("rules.phrasebook", f"{name}.toml")) for name in names()}
    shelf = Shelf(list(books.values()))
    for book in books.values():
        book.stand_on(shelf)
    return books


def names() -> tuple[str, ...]:
    """Return the names of all phrasebooks."""
    found = (item.name for item in files("rules.phrasebook").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def _pieces(file: RuleFile) -> Mapping[str, str]:
    pieces = file.toml().get("pieces", {})
    if not isinstance(pieces, dict):
        raise file.broken("pieces は [pieces] の表で書いてください", file.line_of("pieces"))
    for key, value in pieces.items():
        if not isinstance(value, str):
            raise file.broken(f"{key} に式を文字で書いてください", file.line_of(key))
    return pieces


def _phrase(item: RuleItem, pieces: Mapping[str, str]) -> Phrase:
    item.only(("family", "cues", "regex", "unless", "around", "absent"))
    unless, around, absent = (
        _expression(item, key, pieces) if key in item.values else None for key in ("unless", "around", "absent")
    )
    return Phrase(item.string("family"), _expression(item, "regex", pieces), unless, around, absent)


def _expression(item: RuleItem, key: str, pieces: Mapping[str, str]) -> Expression:
    try:
        filled = _filled(item.string(key), pieces)
    except KeyError as error:
        raise item.broken(f"{key} の %{error.args[0]}% は pieces にありません", key) from error
    if left := re.search(r"%\w+%", filled):
        raise item.broken(f"{key} の {left[0]} を埋められません", key)
    return Expression(item, key, filled, re.MULTILINE, _folded)


@cache
def _folded(source: str) -> str:
    """The expression for text in lower case: that is searched several times as fast as text in any case."""
    if not _CAPITAL.search(source):
        return source
    return "".join(
        _CAPITAL.sub(lambda letter: letter[0].lower(), part) if len(part) == 1 or part[0] == "[" else part
        for part in tokens_of(source)
    )


def _filled(written: str, pieces: Mapping[str, str]) -> str:
    """Put the pieces in; a piece may use pieces."""
    for _ in range(4):
        written = re.sub("%([A-Z_]+)%", lambda match: pieces[match[1]], written)
    return written


def _found(document: Document, phrase: Phrase, match: re.Match[str]) -> Found:
    start, end = match.span()
    end = min(end, start + LONGEST)
    return Found(start, end, document.span(start, end), document.text[start:end], phrase.family)
