"""PCRE2's quick no may never hide a match of `re`."""

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from rules import lazy_patterns
from rules.absence import seeker
from rules.engine import check_text
from rules.engine import rules as all_rules
from rules.lazy_patterns import LazyPattern, compile_when_used, lazy_compile
from tests.quality import read_rows

DATA = Path(__file__).parents[1] / "data"
UNICODE = int(re.UNICODE)


@pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")
@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bTEL", "☎\ufe0fTEL 0867"),
        (r"山\b", "山\u0308"),
        (r"中止\Z", "中止"),
        (r"\s中止", "\u3000中止"),
        (r"\d月", "١月"),
        (r"晴{,2}雨", "晴雨"),
        (r"\u3042い", "あい"),
        (r"\N{HIRAGANA LETTER A}い", "あい"),
        (r"[\U0001f300-\U0001faff]い", "🌂い"),
        (r"[[:晴:]雨]", ":雨]"),
        (r"^雨|雨$", "晴\n雨\n"),
        (r"(?P<a>晴)(?P=a)", "晴晴"),
        (r"晴.雨", "晴\r雨"),
        (r"(?:a|aa|aaa)*[bc]", "a" * 30 + "b"),
    ],
)
def test_what_re_finds_is_not_absent(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert seeker(pattern, UNICODE)(text)


@pytest.mark.parametrize(
    ("pattern", "flags"), [(r"中止", 0), ("pass", re.IGNORECASE), ("^雨", re.MULTILINE), ("^w", re.I | re.M)]
)
def test_what_is_not_there_is_absent(pattern: str, flags: int) -> None:
    assert not seeker(pattern, UNICODE | flags)("秋の朝市を開きます")


def test_bounds_are_kept() -> None:
    may_match = seeker(r"(?<=朝)市(?!場)", UNICODE)
    assert may_match("秋の朝市場", 3, 4)  # the end hides what comes after; what stands before the start is seen
    assert not may_match("秋の朝市場", 3)
    assert not may_match("秋の朝市", 4)


@pytest.mark.parametrize("text", ["朝市\ud800", "\udfff"])
def test_half_a_surrogate_pair_is_left_to_re(text: str) -> None:
    assert seeker("夕市", UNICODE)(text)


def test_an_expression_that_takes_too_much_memory_is_left_to_re() -> None:
    assert seeker(r"^(?:a|aa|aaa)*[bc]", UNICODE)("a" * 20_000)


def test_what_pcre2_cannot_read_is_left_to_re() -> None:
    assert seeker(r"(?:雨", UNICODE)("晴")
    assert seeker(r"雨", UNICODE | re.VERBOSE)("晴")


PIECES = [
    "雨",
    "[晴雨]",
    "(?:小|大)?雨",
    "雨{2}",
    "晴{1,2}",
    r"\s?",
    "(?=晴)",
    "(?<!雨)",
    "$",
    "^",
    ".",
    "[^晴]",
    "晴*?",
    "|",
]


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7),
    st.text(alphabet="雨晴小大\n \u3000☔\ufe0f\U0001f302", max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_no_match_is_denied(pieces: list[str], text: str, start: int, end: int) -> None:
    pattern = re.compile("".join(pieces))
    for bounds in ((), (start,), (start, end)):
        if pattern.search(text, *bounds):
            assert seeker(pattern.pattern, pattern.flags)(text, *bounds)


def test_no_match_of_the_checks_expressions_is_denied() -> None:
    for info in pkgutil.walk_packages(rules.__path__, "rules."):
        if not info.name.startswith("rules.reader"):  # what trains the reader needs what only its author installs
            importlib.import_module(info.name)
    assert all_rules()
    texts = [row["text"] for row in read_rows([DATA / "dev.jsonl"])][::8]
    gc.collect()
    waiting = [one for one in gc.get_objects() if isinstance(one, LazyPattern)]
    assert len(waiting) > 600
    for one in waiting:
        may_match = seeker(one.pattern, one.flags)
        denied = [text for text in texts if not may_match(text)]
        assert not any(map(re.compile(one.pattern, one.flags).search, denied)), one


def test_the_checks_find_the_same_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [row["text"] for row in read_rows([DATA / "dev.jsonl"])][1::3]
    with_it = [check_text(text, second_reader=False) for text in texts]
    monkeypatch.setattr(lazy_patterns.LazyPattern, "_is_absent", lambda _self, _text, _bounds: False)
    assert [check_text(text, second_reader=False) for text in texts] == with_it


def test_an_expression_that_finds_nothing_is_not_compiled() -> None:
    def compiler(pattern: str, flags: int) -> re.Pattern[str]:
        raise AssertionError(pattern)

    waiting = compile_when_used("夕市", 0, compiler)
    long, short = "秋の朝市を開きます。" * 20, "朝市です"
    assert [waiting.search(long), waiting.findall(long), list(waiting.finditer(long))] == [None, [], []]
    assert waiting.search(short, 1, 3) is None


def test_an_expression_used_again_and_again_on_short_texts_is_compiled() -> None:
    compiled: list[str] = []

    def compiler(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return re.compile(pattern, flags)

    waiting = compile_when_used("夕市", 0, compiler)
    assert not any(waiting.search("朝市です") for _ in range(100))
    assert compiled == ["夕市"]


def test_matches_are_those_of_re() -> None:
    text = "秋の朝市を開きます。" * 20
    found = [match.span() for match in lazy_compile("朝市を|開き").finditer(text)]
    assert found == [match.span() for match in re.finditer("朝市を|開き", text)]
