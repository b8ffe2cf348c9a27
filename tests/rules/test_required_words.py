"""The quick look for an expression's words may never hide a match."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import document as documents
from rules import required_words
from rules.alternatives import alternatives_of, matches_of_any, names_of
from rules.engine import check_text
from rules.expression_words import conditions_of
from rules.quick_patterns import quick_compile
from rules.required_words import words_in, worth_trying
from tests.quality import read_rows

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(autouse=True)
def short_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the short expressions of these tests be looked at as the long ones of the checks are."""
    monkeypatch.setattr(required_words, "_SHORT", 0)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"検討中|調整(?:中|段階)", "調整段階です"),
        (r"(?:必ず|絶対に)[^。]{0,4}(?:儲か|もうか)", "絶対に、もうかる"),
        (r"お?申し?込み?(?:は|の必要は)?不要", "申込不要"),
        (r"中止?です", "中です"),
        (r"雨{2,3}の日", "雨雨の日"),
        (r"[・●]案", "●案"),
        (r"(?<=市)長(?=室)", "市長室"),
        (r"5\.0点", "5.0点"),
        (r"a{x", "a{x"),
        (r"(?P<a>晴)(?P=a)", "晴晴"),
        (r"日\x41会", "日A会"),
        (r"\u3042い", "あい"),
        (r"\N{HIRAGANA LETTER A}い", "あい"),
        (r"\012い", "\nい"),
        (r"(晴)(雨)\2い", "晴雨雨い"),
        (r"雨{}", "雨{}"),
        (r"雨{,2}い", "い"),
    ],
)
def test_a_text_that_matches_passes(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    for one in (re.compile(pattern), quick_compile(pattern)):
        # It is read for the second text.
        assert all(worth_trying(one, words_in(text)) for _ in range(2))


@pytest.mark.parametrize("pattern", [r"検討中|調整(?:中|段階)", r"(?:必ず|絶対に)[^。]{0,4}(?:儲か|もうか)"])
def test_a_text_without_the_words_is_spared_the_expression(pattern: str) -> None:
    text = "秋の朝市を開きます。"
    assert [worth_trying(re.compile(pattern), words_in(text)) for _ in range(2)][1] == ()


@pytest.mark.parametrize("pattern", [r"[0-9]+", r"(?:雨)?", r"(?i:pass)", r".*", ""])
def test_where_nothing_is_certain_every_text_passes(pattern: str) -> None:
    assert conditions_of(pattern) is None
    assert all(worth_trying(re.compile(pattern), words_in("秋の朝市")) for _ in range(2))


PIECES = [
    "雨",
    "[晴雨]",
    "(?:小|大)?雨",
    "雨{2}",
    "晴{1,2}",
    "(?:雨|晴れ)+",
    "(?:雨天|(?:少|小)雨)",
    r"\s?",
    "(?=晴)",
    "(?<!雨)",
    "(?P<a>小){0,2}",
    "$",
    ".",
    "[^晴]",
    "晴*",
    r"\u96e8天",
    r"\x78",
    "|",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7), st.text(alphabet="雨晴小大天少れ ", max_size=12))
def test_no_match_is_without_the_words_that_its_expression_asks_for(pieces: list[str], text: str) -> None:
    pattern = "".join(dict.fromkeys(pieces))
    conditions = conditions_of(pattern)
    if conditions is not None and re.search(pattern, text):
        assert any(all(any(word in text for word in words) for words in condition) for condition in conditions)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("雨{2,4}天", [["雨雨"]]),
        ("[1-9]月[(][月火][)]", [["月(月)", "月(火)"]]),
        (
            "お?申し?込み?票",
            [["お申し込み票", "お申し込票", "お申込み票", "お申込票", "申し込み票", "申し込票", "申込み票", "申込票"]],
        ),
        ("(?:雨天|小雨)(?=の)決行", [["小雨決行", "雨天決行"]]),
    ],
)
def test_strings_are_read_across_groups_and_borders(pattern: str, words: list[list[str]]) -> None:
    (condition,) = conditions_of(pattern) or ((),)
    assert [sorted(one) for one in condition[:1]] == words


def test_the_checks_find_the_same_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [row["text"] for row in read_rows([DATA / "dev.jsonl"])][::3]
    with_it = [check_text(text, second_reader=False) for text in texts]
    monkeypatch.setattr(documents, "worth_trying", lambda pattern, _present: (pattern,))
    assert [check_text(text, second_reader=False) for text in texts] == with_it


ALTERNATIVES = [
    "雨天?",
    "晴れ(?P<b>の日)?",
    "小雨",
    "(?:大|小)雨",
    "(?<=大)雨",
    "天(?!気)",
    "[雨晴]れ?天",
    "^雨",
    "れ$",
]


@given(
    st.lists(st.sampled_from(ALTERNATIVES), min_size=2, max_size=6, unique=True),
    st.text(alphabet="雨晴小大天気れの日\n", max_size=24),
)
def test_alternatives_tried_one_by_one_find_the_same(alternatives: list[str], text: str) -> None:
    source = "|".join(alternatives)
    found = list(matches_of_any(alternatives_of(source), text))
    expected = list(re.finditer(source, text))
    assert [match.span() for match in found] == [match.span() for match in expected]
    named = [{**dict.fromkeys(names_of(source)), **match.groupdict()} for match in found]
    assert named == [match.groupdict() for match in expected]


@pytest.mark.parametrize("source", [r"(晴)雨\1|雪", r"(?P<a>晴)|雪(?P=a)", r"(?i:pass)|雪", "晴雨"])
def test_what_hangs_together_is_not_taken_apart(source: str) -> None:
    assert alternatives_of(source) == ()


def test_one_of_many_alternatives_is_tried_alone() -> None:
    pattern = re.compile("朝市|夕市|夜市|植木市|骨董市(?P<day>の日)?")
    tried = [worth_trying(pattern, words_in("秋の骨董市")) for _ in range(2)][1]
    assert [one.pattern for one in tried] == ["骨董市(?P<day>の日)?"]
