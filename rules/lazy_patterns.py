"""Regular expressions that are compiled when first used.

The checks have some eight hundred; a draft needs a third of them, and compiling one takes Python half a millisecond.
"""

import re
from collections.abc import Callable
from typing import Any, cast

_HAS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


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

    def __getattr__(self, name: str) -> Any:
        """Compile, and from now on have what a compiled expression has as one's own."""
        if name not in _HAS:
            raise AttributeError(name)
        compiled = self._compiler(self.pattern, self._asked_for)
        for one in _HAS:
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"LazyPattern({self.pattern!r})"
