"""Reads off a regular expression which words every text holds in which it matches (for rules.required_words)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import fsum, prod

from rules.expression_tokens import tokens_of
from rules.lazy_patterns import lazy_compile

_LONGEST_WORD = 8
_MOST_WORDS = 300
_MOST_SETS = 3
_EVERYWHERE = 3
"""A set of which a text holds so many words tells nothing."""
_MOST_OF_A_CLASS = 16
_MOST_STRINGS = 64
_CLASS = lazy_compile(r"\[[^\]\\^\-]+\]")
_KANA, _OTHER = 0.6, 0.12
"""By how much each letter makes a word rarer, roughly: hiragana are everywhere, other letters are not."""
_LITERAL_ESCAPE = lazy_compile(r"\\[^A-Za-z0-9]")
_SPECIAL = frozenset(".^$|()?*+")
_FLAGS = "(?"
_OF_SEVERAL_LETTERS = "0123456789xuUN"
"""After a backslash: more letters belong to it (a number, a name, a group)."""
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_BORDERS = ("^", "$", r"\b", r"\B", r"\A", r"\Z")

Words = frozenset[str]
Condition = tuple[Words, ...]
"""Of each of these sets a match holds a word; the rarest set comes first."""

Conditions = tuple[Condition, ...]
"""A match holds what one of these asks for; an alternative of which nothing is known asks for nothing."""


def conditions_of(source: str) -> Conditions | None:
    """Return for each alternative of the expression `source` what its matches hold; None where that cannot be told."""
    try:
        return _Reader(tokens_of(source)).conditions()
    except _UnknownPartError:
        return None


class _UnknownPartError(Exception):
    """The expression has a part that is not read here."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of an expression stands for: just these strings (`exact`), or what holds one of these (`holds`);
    neither where that cannot be told."""

    exact: Words | None = None
    holds: Words | None = None


_NOTHING = frozenset({""})
_NO_WIDTH = _Part(_NOTHING)
_ANYTHING = _Part()


@dataclass(slots=True)
class _Sequence:
    """The parts of one alternative read so far: the strings at its end that are known in full, and the sets of words
    of each of which a match holds one. `whole` is true while those strings are all there is."""

    run: Words = _NOTHING
    whole: bool = True
    sets: list[Words] = field(default_factory=list)

    def add(self, part: _Part) -> None:
        """Take the next part."""
        if part.exact is None:
            self.break_off()
            self._offer(part.holds)
            return
        joined = frozenset([before + after for before in self.run for after in part.exact])
        if len(joined) > _MOST_STRINGS or max(map(len, joined)) > _LONGEST_WORD:
            self.break_off()
            joined = part.exact
        self.run = joined

    def break_off(self) -> None:
        """What comes next is not known: keep the strings so far as words, and begin anew."""
        if "" not in self.run:
            self._offer(self.run)
        self.run, self.whole = _NOTHING, False

    def part(self) -> _Part:
        """The sequence as one part."""
        if self.whole:
            return _Part(self.run)
        rarest = self.rarest_first()
        return _Part(holds=rarest[0] if rarest else None)

    def rarest_first(self) -> Condition:
        """The sets, those first that fewest texts will hold; what nearly every text holds is left out."""
        self.break_off()
        ranked = sorted(self.sets, key=_commonness)
        return tuple(words for words in ranked[:_MOST_SETS] if _commonness(words) < _EVERYWHERE)

    def _offer(self, words: Words | None) -> None:
        if words and len(words) <= _MOST_WORDS:
            self.sets.append(words)


class _Reader:
    """Walks through the tokens of one expression."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def conditions(self) -> Conditions | None:
        """Read the whole expression; None where no alternative holds anything for certain."""
        found = tuple(sequence.rarest_first() for sequence in self._alternatives())
        if self._at < len(self._tokens):
            raise _UnknownPartError
        return found if any(found) else None

    def _alternatives(self) -> Iterator[_Sequence]:
        """Read up to the bracket that closes this group, or to the end."""
        yield self._sequence()
        while self._peek() == "|":
            self._at += 1
            yield self._sequence()

    def _sequence(self) -> _Sequence:
        sequence = _Sequence()
        while self._peek() not in ("", "|", ")"):
            part = self._part()
            least, most = self._times()
            if (least, most) == (0, 1):
                sequence.add(_Part(part.exact | _NOTHING) if part.exact else _ANYTHING)
                continue
            for _ in range(least if part.exact else min(1, least)):
                sequence.add(part)
            if least != most:
                sequence.break_off()
        return sequence

    def _part(self) -> _Part:
        token = self._tokens[self._at]
        self._at += 1
        if token == _FLAGS or (token[0] == "\\" and token[1] in _OF_SEVERAL_LETTERS):
            raise _UnknownPartError
        if token.startswith("(") and not token.startswith("(?P="):
            group = self._group()
            return _NO_WIDTH if token in _AROUND else group
        if token in _BORDERS:
            return _NO_WIDTH
        if _CLASS.fullmatch(token) and len(token) <= _MOST_OF_A_CLASS + 2:
            return _Part(frozenset(token[1:-1]))
        letter = _letter(token)
        return _ANYTHING if letter is None else _Part(frozenset({letter}))

    def _group(self) -> _Part:
        """Read the alternatives of a group as one part."""
        parts = [sequence.part() for sequence in self._alternatives()]
        if self._peek() != ")":
            raise _UnknownPartError
        self._at += 1
        words = [part.exact or part.holds for part in parts]
        together = frozenset().union(*[one for one in words if one])
        if all(part.exact for part in parts) and len(together) <= _MOST_STRINGS:
            return _Part(together)
        return _Part(holds=together if all(words) and "" not in together else None)

    def _times(self) -> tuple[int, int | None]:
        """Read the quantifier after a part: how often it stands there at least, and at most; None without an end."""
        token = self._peek()
        if not _is_quantifier(token):
            return 1, 1
        self._at += 1
        if token[0] != "{":
            return int(token[0] == "+"), 1 if token[0] == "?" else None
        least, *most = token[1 : token.index("}")].split(",")
        return min(_LONGEST_WORD, int(least or 0)), int(most[0] or 0) or None if most else int(least)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


def _commonness(words: Words) -> float:
    """How many of the words a text will hold, roughly; the same number in whichever order the set yields them."""
    return fsum(prod(_KANA if "ぁ" <= letter <= "ん" else _OTHER for letter in word) for word in words)


def _is_quantifier(token: str) -> bool:
    return token[:1] in ("?", "*", "+") or (token[:1] == "{" and len(token) > 1)


def _letter(token: str) -> str | None:
    """The letter that a token stands for; None for anything else."""
    if len(token) == 1:
        return None if token in _SPECIAL else token
    return token[1] if _LITERAL_ESCAPE.fullmatch(token) else None
