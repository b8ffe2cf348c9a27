"""Words of which every match of a regular expression has one: a quick look that spares most texts the expression.

Most expressions of the checks are long lists of turns of phrase, and most drafts hold none of them. Looking for a
few dozen words takes a tenth of the time of trying such an expression at every place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import prod

import ahocorasick

from rules.expression_tokens import tokens_of
from rules.lazy_patterns import lazy_compile

_LONGEST_WORD = 4
_MOST_WORDS = 300
_MOST_SETS = 3
_EVERYWHERE = 1.5
"""A set of which a text holds so many words tells nothing."""
_MOST_OF_A_CLASS = 8
_CLASS = lazy_compile(r"\[[^\]\\^\-]+\]")
_KANA, _OTHER = 0.6, 0.12
"""How likely the next letter of a word makes it no rarer, roughly: hiragana are everywhere, other letters are not."""
_OTHERWISE_READ = int(re.IGNORECASE | re.VERBOSE)
_LITERAL_ESCAPE = lazy_compile(r"\\[^A-Za-z0-9]")
_SPECIAL = frozenset(".^$|()?*+")
_FLAGS = "(?"
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")

Words = frozenset[str]
Condition = tuple[Words, ...]
"""Of each of these sets a match holds a word; the rarest set comes first."""

Conditions = tuple[Condition, ...]
"""A match holds what one of these asks for."""

_asked_about: dict[str, None] = {}
"""The expressions that were asked about, in the order in which they were."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Finds the words of many expressions in one pass."""

    conditions: Mapping[str, Conditions | None]
    automaton: ahocorasick.Automaton

    @classmethod
    def of(cls, sources: Iterable[str], known: Mapping[str, Conditions | None]) -> "_Index":
        """Read the expressions that are not `known` yet."""
        conditions = {source: known[source] if source in known else conditions_of(source) for source in sources}
        automaton = ahocorasick.Automaton()
        for word in {
            word
            for of_one in conditions.values()
            for condition in of_one or ()
            for words in condition
            for word in words
        }:
            automaton.add_word(word, word)
        automaton.make_automaton()
        return cls(conditions, automaton)


_index = _Index.of((), {})


@dataclass(frozen=True, slots=True)
class Present:
    """The words that stand in a text, of the expressions whose `conditions` are known."""

    words: frozenset[str]
    conditions: Mapping[str, Conditions | None]


def words_in(text: str) -> Present:
    """Return which words stand in `text`, of the expressions that were asked about before."""
    global _index  # noqa: PLW0603  made anew, as a whole, when there are expressions it does not know
    if len(_asked_about) != len(_index.conditions):
        _index = _Index.of(list(_asked_about), _index.conditions)
    index = _index
    found = frozenset([word for _, word in index.automaton.iter(text)]) if len(index.automaton) else frozenset()
    return Present(found, index.conditions)


def may_match(pattern: re.Pattern[str], present: Present) -> bool:
    """Return whether `pattern` may match in the text of which `words_in` said what is `present`.

    False only where words are missing that every match holds. An expression is read for the next text after it was
    first asked about: whoever checks one draft only does not wait for that.
    """
    if pattern.flags & _OTHERWISE_READ:
        return True
    source = pattern.pattern
    if source not in present.conditions:
        _asked_about[source] = None
        return True
    conditions = present.conditions[source]
    if conditions is None:
        return True
    for condition in conditions:
        for words in condition:
            if words.isdisjoint(present.words):
                break
        else:
            return True
    return False


def conditions_of(source: str) -> Conditions | None:
    """Return for each alternative of the expression `source` what its matches hold; None where that cannot be told."""
    try:
        return _Reader(tokens_of(source)).conditions()
    except _UnknownPartError:
        return None


class _UnknownPartError(Exception):
    """The expression has a part that is not read here."""


@dataclass(slots=True)
class _Sequence:
    """The parts of one alternative read so far: letters in a row, and the sets of words that a match holds."""

    run: str = ""
    sets: list[Words] = field(default_factory=list)

    def offer(self, words: Words | None) -> None:
        """Take a set of words, of each of which a match holds one."""
        if words and len(words) <= _MOST_WORDS:
            self.sets.append(words)

    def rarest_first(self) -> Condition:
        """The sets, those first that fewest texts will hold; what nearly every text holds is left out."""
        ranked = sorted(self.sets, key=_commonness)
        return tuple(words for words in ranked[:_MOST_SETS] if _commonness(words) < _EVERYWHERE)

    def end_run(self) -> None:
        """Offer the letters in a row, and begin anew."""
        if self.run:
            self.offer(frozenset({self.run[:_LONGEST_WORD]}))
        self.run = ""


class _Reader:
    """Walks through the tokens of one expression."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def conditions(self) -> Conditions | None:
        """Read the whole expression; None where an alternative holds nothing for certain."""
        found = []
        while True:
            condition = self._sequence().rarest_first()
            if not condition:
                return None
            found.append(condition)
            if self._peek() != "|":
                break
            self._at += 1
        if self._at < len(self._tokens):
            raise _UnknownPartError
        return tuple(found)

    def _alternatives(self) -> Words | None:
        """Read up to the bracket that closes this group: one set of words from each alternative, together."""
        whole: set[str] = set()
        told = True
        while True:
            condition = self._sequence().rarest_first()
            told = told and bool(condition)
            whole |= condition[0] if condition else frozenset()
            if self._peek() != "|":
                return frozenset(whole) if told else None
            self._at += 1

    def _sequence(self) -> _Sequence:
        sequence = _Sequence()
        while self._peek() not in ("", "|", ")"):
            token = self._tokens[self._at]
            self._at += 1
            letter = _letter(token)
            if letter is not None:
                self._add_letter(sequence, letter)
                continue
            sequence.end_run()
            words = self._words(token)
            if not self._optional():
                sequence.offer(words)
        sequence.end_run()
        return sequence

    def _add_letter(self, sequence: _Sequence, letter: str) -> None:
        quantifier = self._peek()
        if not _is_quantifier(quantifier):
            sequence.run += letter
            return
        if not self._optional():
            sequence.run += letter
        sequence.end_run()

    def _words(self, token: str) -> Words | None:
        """The words of a part that is no letter."""
        if token == _FLAGS:
            raise _UnknownPartError
        if token.startswith("(") and not token.startswith("(?P="):
            words = self._alternatives()
            if self._peek() != ")":
                raise _UnknownPartError
            self._at += 1
            return None if token in _AROUND else words
        if _CLASS.fullmatch(token) and len(token) <= _MOST_OF_A_CLASS + 2:
            return frozenset(token[1:-1])
        return None

    def _optional(self) -> bool:
        """Read the quantifier after a part and return whether the part may be missing."""
        token = self._peek()
        if not _is_quantifier(token):
            return False
        self._at += 1
        return token[0] in "?*" or token.startswith(("{0", "{,"))

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


def _commonness(words: Words) -> float:
    """How many of the words a text will hold, roughly."""
    return sum(prod(_KANA if "ぁ" <= letter <= "ん" else _OTHER for letter in word) for word in words)


def _is_quantifier(token: str) -> bool:
    return token[:1] in ("?", "*", "+") or (token[:1] == "{" and len(token) > 1)


def _letter(token: str) -> str | None:
    """The letter that a token stands for; None for anything else."""
    if len(token) == 1:
        return None if token in _SPECIAL else token
    return token[1] if _LITERAL_ESCAPE.fullmatch(token) else None
