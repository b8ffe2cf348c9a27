"""Regular expressions that ask first with which characters a match may begin.

Python's engine tries an expression at every place of a text. Where it begins with nested alternatives or
optional parts, each try costs a walk through them; one look at a set of characters spares nine of ten.
`quick_compile` reads those characters off the expression itself, so nobody keeps them by hand.
"""

import re
from dataclasses import dataclass

from rules.expression_tokens import tokens_of
from rules.lazy_patterns import compile_when_used

_SPECIAL = re.compile(r"\\.|[\[\]&~|]", re.DOTALL)
_IN_CLASS = re.compile(r"\\.|.", re.DOTALL)
_QUANTIFIERS = "?*+{"
_NO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_ANYTHING = frozenset({".", r"\S", r"\D", r"\W"})


def quick_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return `compile_quick(pattern, flags)`, made when first used (see rules.lazy_patterns)."""
    return compile_when_used(pattern, flags, compile_quick)


def compile_quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile `pattern` so that it finds the same, faster; as it is where its first characters are not plain.

    Raises:
        re.error: the pattern is wrong.
    """
    first = None if flags & re.VERBOSE else first_characters(pattern)
    return re.compile(f"(?=[{first}])(?:{pattern})" if first else pattern, flags)


def first_characters(pattern: str) -> str | None:
    """Return the inside of a character class that holds whatever a match of `pattern` may begin with.

    None where a match may be empty or begin with anything, or where the pattern has parts not known here.
    """
    if "(?#" in pattern:
        return None
    reader = _Reader(tokens_of(pattern))
    try:
        begin = reader.alternatives()
    except _UnknownPartError:
        return None
    if begin.empty or begin.anything or not begin.classes:
        return None
    return "".join(sorted(begin.classes))


def _joinable(inside: str) -> str:
    """The inside of a character class, written so that others may stand next to it."""
    inside = _SPECIAL.sub(lambda match: match[0] if match[0][0] == "\\" else f"\\{match[0]}", inside)
    if inside.startswith("-"):
        inside = f"\\{inside}"
    return f"{inside[:-1]}\\-" if _IN_CLASS.findall(inside)[-1:] == ["-"] else inside


class _UnknownPartError(Exception):
    """The pattern has a part that is not read here (a flag, a back reference, an unbalanced bracket)."""


@dataclass(slots=True)
class _Begin:
    """How a part of a pattern may begin: pieces of a character class; whether it may be empty, or anything."""

    classes: set[str]
    empty: bool = False
    anything: bool = False


class _Reader:
    """Walks through the tokens of one pattern."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def alternatives(self) -> _Begin:
        """Read the whole pattern."""
        begin = self._alternatives()
        if self._at < len(self._tokens):
            raise _UnknownPartError
        return begin

    def _alternatives(self) -> _Begin:
        """Read up to the bracket that closes this group, or to the end."""
        whole = _Begin(set())
        while True:
            one = self._sequence()
            whole.classes |= one.classes
            whole.empty |= one.empty
            whole.anything |= one.anything
            if self._peek() != "|":
                return whole
            self._at += 1

    def _sequence(self) -> _Begin:
        whole = _Begin(set(), empty=True)
        while whole.empty and self._peek() not in ("", "|", ")"):
            item = self._item()
            whole.classes |= item.classes
            whole.anything |= item.anything
            whole.empty = self._quantified(item)
        self._skip_to_the_end()
        return whole

    def _quantified(self, item: _Begin) -> bool:
        """Read the quantifiers after an item and return whether it may be empty."""
        empty = item.empty
        while self._peek()[:1] and self._peek()[0] in _QUANTIFIERS and self._peek() != "{":
            empty |= self._peek()[0] in "?*" or self._peek().startswith(("{0", "{,"))
            self._at += 1
        return empty

    def _skip_to_the_end(self) -> None:
        """Go to the end of this alternative: what comes after its beginning does not matter."""
        depth = 0
        for at in range(self._at, len(self._tokens)):
            part = self._tokens[at]
            if depth == 0 and part in ("|", ")"):
                self._at = at
                return
            if part == ")":
                depth -= 1
            elif part[0] == "(" and part[-1] != ")":
                depth += 1
        self._at = len(self._tokens)

    def _item(self) -> _Begin:
        token = self._tokens[self._at]
        self._at += 1
        if token.startswith("(?P="):
            return _Begin(set(), anything=True)
        if token.startswith("("):
            return self._group(token)
        if token in _NO_WIDTH:
            return _Begin(set(), empty=True)
        if token in _ANYTHING or token.startswith("[^"):
            return _Begin(set(), anything=True)
        if token.startswith("["):
            return _Begin({_joinable(token[1:-1])})
        if token[0] == "\\" and token[1] in "123456789uUxNgk0":
            raise _UnknownPartError
        return _Begin({token if token[0] == "\\" else re.escape(token)})

    def _group(self, opening: str) -> _Begin:
        if opening == "(?":
            raise _UnknownPartError
        begin = self._alternatives()
        if self._peek() != ")":
            raise _UnknownPartError
        self._at += 1
        return _Begin(set(), empty=True) if opening.endswith(("=", "!")) else begin

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""
