"""What lies on what around the city, as the data file says it."""

import pytest

from rules.document import Document
from rules.local_facts import find_slips, known, read_facts
from rules.rule_files import BrokenRuleFileError, RuleFile

PLACED = """
[[placed]]
names = ["新見IC"]
where = ["中国自動車道"]
never = ["山陽自動車道"]
known = "新見ICは中国自動車道にあります。"
"""


def facts(text: str) -> RuleFile:
    return RuleFile("rules/local_facts.toml", text)


def is_wrong(text: str) -> bool:
    return any(True for _ in find_slips(Document(text)))


def test_each_wrong_place_of_the_file_is_found_and_none_that_is_right() -> None:
    for item in RuleFile.of("rules", "local_facts.toml").items("placed"):
        for name in item.strings("names"):
            assert [place for place in item.strings("never") if not is_wrong(f"{place}の{name}")] == []
            assert [place for place in item.strings("where") if is_wrong(f"{place}の{name}")] == []


def test_each_wrong_end_of_a_line_is_found_and_none_that_is_right() -> None:
    for item in RuleFile.of("rules", "local_facts.toml").items("line"):
        right = item.strings("along")
        for name in item.strings("names"):
            for end in item.strings("never"):
                assert is_wrong(f"新見と{end}を結ぶ{name}"), (name, end)
            assert not any(is_wrong(f"{one}と{other}を結ぶ{name}") for one in right for other in right)


def test_what_is_shown_is_a_sentence() -> None:
    assert all(fact.known.endswith("。") for fact in known())


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (PLACED + "[[line", 7, "TOMLとして読めません"),
        (PLACED.replace("known", "knwon"), 6, "knwon は知らない項目です"),
        (PLACED.replace('"新見IC"', ""), 3, "names に文字の並びを書いてください"),
        (PLACED.replace("山陽", "中国"), 5, "中国自動車道 が where と never の両方にあります"),
        (PLACED + '[[line]]\nnames = ["伯備線"]\n', 7, "never に文字の並びを書いてください"),
    ],
)
def test_a_broken_file_is_named_with_the_line_and_what_is_wrong(text: str, line: int, what: str) -> None:
    with pytest.raises(BrokenRuleFileError) as raised:
        read_facts(facts(text))
    assert f"rules/local_facts.toml {line}行目: {what}" in str(raised.value)
