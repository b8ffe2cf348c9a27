"""The alternatives of a regular expression, each by itself.

The checks' long expressions are lists of turns of phrase. Where a text can hold only one or two of twenty, trying just
those takes a tenth of the time; what is found is the same, in the same order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rules.expression_tokens import tokens_of
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

_NUMBERED = lazy_compile(r"\\[1-9]|\(\?P=")
"""What refers to a group of the whole expression, which an alternative may not have."""
_NAME = lazy_compile(r"\(\?P<(\w+)>")


@lru_cache(maxsize=4096)
def alternatives_of(source: str) -> tuple[re.Pattern[str], ...]:
    """Return the alternatives of the expression `source`, in order; empty where they cannot be told apart."""
    if _NUMBERED.search(source):
        return ()
    parts = [""]
    depth = 0
    for piece in tokens_of(source):
        if piece == "(?":
            return ()
        if piece == "|" and depth == 0:
            parts.append("")
            continue
        depth += (piece[0] == "(") - (piece == ")")
        parts[-1] += piece
    return tuple(quick_compile(part) for part in parts) if len(parts) > 1 else ()


@lru_cache(maxsize=4096)
def names_of(source: str) -> tuple[str, ...]:
    """Return the names of the groups of the expression `source`."""
    return tuple(_NAME.findall(source))


def matches_of_any(expressions: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield what the expressions, joined by `|`, find in `text`, none of which may match nothing.

    At one place the first of them that matches counts, and what it took is not looked at again.
    """
    upcoming = [expression.search(text) for expression in expressions]
    while True:
        # Of those that begin at the same place, min() takes the first.
        first = min((match for match in upcoming if match), key=lambda match: match.start(), default=None)
        if first is None:
            return
        yield first
        upcoming = [
            expression.search(text, first.end()) if match and match.start() < first.end() else match
            for expression, match in zip(expressions, upcoming, strict=True)
        ]
