"""An expression that waits to be compiled serves as a compiled one, and every one in the code can be compiled."""

import copy
import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import rules
from rules.engine import rules as all_rules
from rules.lazy_patterns import LazyPattern, compile_now, compile_when_used, lazy_compile


def test_it_finds_what_the_compiled_one_finds() -> None:
    pattern, text = r"(?P<day>[0-9]+)日", "3日と14日"
    lazy, compiled = lazy_compile(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    assert [match.span("day") for match in lazy.finditer(text)] == [(0, 1), (3, 5)]
    assert lazy.findall(text, 2) == compiled.findall(text, 2)
    assert lazy.sub("X", text) == compiled.sub("X", text)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_flags_are_what_was_asked_for() -> None:
    lazy = lazy_compile(r"\w+", re.ASCII)
    assert lazy.findall("aあb") == ["a", "b"]
    assert not lazy.flags & re.UNICODE
    assert copy.copy(lazy).search("a")


def test_it_is_compiled_once_and_not_before_it_is_used() -> None:
    made: list[str] = []

    def compiler(pattern: str, flags: int) -> re.Pattern[str]:
        made.append(pattern)
        return re.compile(pattern, flags)

    lazy = compile_when_used("語", 0, compiler)
    assert lazy.pattern == "語"
    assert lazy.flags == re.UNICODE
    assert made == []
    assert lazy.search("言語")
    assert lazy.search("言語")
    assert lazy.findall("語語") == ["語", "語"]
    assert lazy.groups == 0
    assert made == ["語"]


def test_a_wrong_one_is_refused_when_used() -> None:
    lazy = lazy_compile("(語")
    with pytest.raises(re.error):
        compile_now(lazy)
    with pytest.raises(re.error):
        lazy.search("語")


def _modules() -> Iterator[str]:
    for info in pkgutil.walk_packages(rules.__path__, "rules."):
        if not info.name.startswith("rules.reader"):  # what trains the reader needs what only its author installs
            yield info.name


def test_every_expression_of_the_code_can_be_compiled() -> None:
    for name in _modules():
        importlib.import_module(name)
    assert all_rules()
    gc.collect()  # what other tests made and dropped
    waiting = [one for one in gc.get_objects() if isinstance(one, LazyPattern)]
    assert len(waiting) > 600
    for one in waiting:
        one.search("")
