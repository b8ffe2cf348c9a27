"""What is read beforehand of the checks' expressions."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files

import pytest

from rules import required_words
from rules.asked_words import FILE_NAME, key_of, known_conditions
from rules.engine import check_text
from rules.expression_words import conditions_of
from rules.prepare import expressions_used, written
from rules.rule_files import BrokenRuleFileError, RuleFile

SOURCE = "朝市(?:を|は)中止|夕市(?:を|は)延期"


def stored() -> str:
    return files("rules").joinpath(FILE_NAME).read_text(encoding="utf-8")


def use(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(RuleFile, "of", lambda package, name: RuleFile(f"{package}/{name}", text))
    known_conditions.cache_clear()
    monkeypatch.setattr(required_words, "_index", None)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    known_conditions.cache_clear()


def test_the_file_is_what_the_checks_expressions_ask_for_today() -> None:
    assert stored() == written(expressions_used()), "python -m rules.prepare"


def test_the_file_does_not_depend_on_the_order_of_sets() -> None:
    script = "from rules.prepare import *; print(written(expressions_used()), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "utf-8"}
    said = subprocess.check_output([sys.executable, "-c", script], env=environment, encoding="utf-8")
    assert said == stored()


def test_what_was_written_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, written([SOURCE, "[0-9]+"]))
    assert known_conditions() == {key_of(SOURCE): conditions_of(SOURCE), key_of("[0-9]+"): None}


def test_a_file_that_knows_nothing_costs_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["避難勧告を出しました。", "11月31日に朝市を開きます。"]
    found = [check_text(text, second_reader=False) for text in texts]
    use(monkeypatch, written([]))
    # The second time round they have been read.
    assert [check_text(text, second_reader=False) for text in texts * 2] == found * 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", 1),
        ('{"sets": [],\n"asked": {"00": [[0]]}}', 1),
        ('{"sets": [\n"朝市"\n"夕市"]}', 3),
        ("[]", 1),
        ('{"sets": [1], "asked": {}}', 1),
    ],
)
def test_a_broken_file_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch, text: str, line: int) -> None:
    use(monkeypatch, text)
    with pytest.raises(BrokenRuleFileError, match=f"asked_words.json.*{line}行目.*rules.prepare"):
        known_conditions()
