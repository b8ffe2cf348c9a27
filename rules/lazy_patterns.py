"""Regular expressions that are compiled when first used.

The checks have some eight hundred; a draft needs a third of them, and compiling one takes Python half a millisecond.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from rules.absence import seeker

_AS_COMPILED = ("match", "fullmatch", "split", "sub", "subn", "groups", "groupindex")

_WORTH_ASKING = 100
"""Characters from which a text is long enough to be asked about before an expression is tried on it."""

_RARELY = 8
"""How often an expression is asked about shorter texts before it counts as one that is used again and again."""


def lazy_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what serves as the compiled `pattern`; `re.error` is raised where a wrong one is first used."""
    return compile_when_used(pattern, flags, re.compile)


def compile_when_used(pattern: str, flags: int, compiler: Callable[[str, int], re.Pattern[str]]) -> re.Pattern[str]:
    """Return what serves as `compiler(pattern, flags)` and calls it when first used.

    It has the methods and attributes of a compiled expression, and without compiling `pattern` and `flags`, of these
    those that are given; only functions of `re` that take a compiled expression do not take it.
    """
    return cast("re.Pattern[str]", LazyPattern(pattern, flags, compiler))


def compile_now(pattern: re.Pattern[str]) -> None:
    """Compile what `compile_when_used` returned, to see that it can be.

    Raises:
        re.error: the pattern is wrong; whatever else its compiler raises.
    """
    _ = pattern.groups


class LazyPattern:
    """See `compile_when_used`."""

    def __init__(self, pattern: str, flags: int, compiler: Callable[[str, int], re.Pattern[str]]) -> None:
        self.pattern = pattern
        self.flags = int(flags if flags & re.ASCII else flags | re.UNICODE)
        self._asked_for = flags
        self._compiler = compiler
        self._asked = 0

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As a compiled expression does."""
        return None if self._is_absent(text, bounds) else self._compiled.search(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As a compiled expression does."""
        return iter(()) if self._is_absent(text, bounds) else self._compiled.finditer(text, *bounds)

    def findall(self, text: str, *bounds: int) -> list[Any]:
        """As a compiled expression does."""
        return [] if self._is_absent(text, bounds) else self._compiled.findall(text, *bounds)

    def _is_absent(self, text: str, bounds: tuple[int, ...]) -> bool:
        """Whether there is no match, as far as can be told without compiling.

        On a short text the compiled expression is as fast; but whoever checks one draft only does not wait for it.
        """
        if bounds or len(text) < _WORTH_ASKING:
            if self._asked >= _RARELY:
                return False
            self._asked += 1
        return not self._may_match(text, *bounds)

    @cached_property
    def _may_match(self) -> Callable[..., bool]:
        return seeker(self.pattern, self.flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return self._compiler(self.pattern, self._asked_for)

    def __getattr__(self, name: str) -> Any:
        """Compile, and from now on have what a compiled expression has as one's own."""
        if name not in _AS_COMPILED:
            raise AttributeError(name)
        for one in _AS_COMPILED:
            setattr(self, one, getattr(self._compiled, one))
        return getattr(self._compiled, name)

    def __repr__(self) -> str:
        return f"LazyPattern({self.pattern!r})"
