"""The turns of phrase and the conditions of wordings can be read, and their short cuts leave nothing out."""

import re
from importlib.resources import files

import pytest

from rules.lexicon import entries
from rules.phrases import part, phrases

FILES = ("exclusion", "illegal_advice", "stereotypes")
GROUPS = (
    "女性",
    "男",
    "お年寄り",
    "ママ",
    "若い人",
    "外国の方",
    "車いす",
    "独身",
    "トラックの",
    "よそ者",
    "新興宗教",
    "文系",
    "盲導犬",
)


@pytest.mark.parametrize("name", FILES)
def test_every_turn_of_phrase_can_be_read(name: str) -> None:
    assert phrases(name)


@pytest.mark.parametrize("key", ["before", "after", "near", "unless"])
def test_every_condition_of_a_wording_can_be_read(key: str) -> None:
    patterns = {entry.data[key] for entry in entries() if entry.data.get("family") and key in entry.data}
    assert patterns
    for pattern in patterns:
        re.compile(pattern)


@pytest.mark.parametrize("group", GROUPS)
def test_the_quick_look_lets_every_kind_of_group_through(group: str) -> None:
    assert part("groups", "BEGINS").match(group)


def test_every_file_of_phrases_has_something_to_say() -> None:
    names = {item.name for item in files("rules.phrases").iterdir() if item.name.endswith(".toml")}
    assert {f"{name}.toml" for name in FILES} <= names
