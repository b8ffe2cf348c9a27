"""An expression that asks for its first characters finds just what the plain one finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.lazy_patterns import compile_now
from rules.phrases import part, phrases
from rules.quick_patterns import compile_quick, first_characters, quick_compile


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("(?:本日|明日)の", "明本"),
        ("(?:午前)?[0-9]{1,2}時", "0-9午"),
        (r"(?<![0-9])(?P<day>[0-9]|十)日", "0-9十"),
        ("(?=[女男])(?:女性|男性)", "女男"),
        ("(?:絶対(?:に|、)?|100%)安全", "1絶"),
        (r"\?{2,4}名|\s{0,2}円", r"\?\s円"),
        ("a{0,2}b|c+", "abc"),
        ("[/.-]a|[-&]b|[0-9]", r"/.\-0-9\-\&"),
        (r"(a)\1|(b(?:c|d(?i:e)))", "ab"),
        (r"(?P<mark>[/.])1(?P=mark)", "/."),
    ],
)
def test_the_characters_a_match_may_begin_with_are_read_off_the_expression(pattern: str, first: str) -> None:
    assert sorted(first_characters(pattern) or "") == sorted(first)


@pytest.mark.parametrize("pattern", ["a?", "", ".a", "[^a]b", "x(?#()|y", r"\Sa", "(?i:a)", r"\1a", "(?:a|)", r"\bx*"])
def test_expressions_that_may_begin_with_anything_stay_as_they_are(pattern: str) -> None:
    assert first_characters(pattern) is None


def test_a_wrong_expression_is_still_refused() -> None:
    with pytest.raises(re.error):
        compile_now(quick_compile("(?:a|b"))


PIECES = [
    "a",
    "b",
    "c",
    "本",
    "日",
    "(?:a|b本)",
    "[a本]",
    "日?",
    "(?!a)",
    "(?<=a)",
    "a{0,2}",
    "(?:本日)?",
    "|",
    "[b-]",
    "[-c]",
    "[]a]",
    r"[a\\-]",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.text(alphabet="abc本日-&[].\\\\", max_size=20))
def test_the_quick_expression_finds_the_same(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    plain = [match.span() for match in re.finditer(pattern, text)]
    assert [match.span() for match in quick_compile(pattern).finditer(text)] == plain


def test_most_turns_of_phrase_are_quick() -> None:
    turns = [phrase.pattern.pattern for phrase in phrases("illegal_advice")] + [part("grave_events", "FUN").pattern]
    quick = [pattern for pattern in turns if compile_quick(pattern).pattern.startswith("(?=[")]
    assert len(quick) > len(turns) // 2
