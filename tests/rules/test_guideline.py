"""The guideline is quoted word for word."""

from pathlib import Path

import pytest

from rules.guideline import Clause, UnknownClauseError, clause, clauses

VERBATIM = (Path(__file__).parents[1] / "data" / "guideline.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("item", clauses(), ids=lambda item: item.key)
def test_every_clause_stands_in_the_guideline_word_for_word(item: Clause) -> None:
    assert item.text in VERBATIM
    assert item.heading in VERBATIM


def test_the_text_keeps_the_oddities_of_the_guideline() -> None:
    assert "適用するページ" in clause("6(2)エ").text
    assert "收拾がつかなく" in clause("※3").text
    assert clause("6(2)ク⑨").text == "上記のことに関するホームページにリンクを張ること"


def test_no_paragraph_of_the_guideline_is_missing() -> None:
    rest = VERBATIM
    for item in sorted(clauses(), key=lambda item: -len(item.text)):
        rest = rest.replace(item.text, "", 1)
    left = [line.strip() for line in rest.splitlines() if len(line.strip()) > 25]
    assert left == []


def test_every_key_of_the_labelled_drafts_is_a_clause() -> None:
    keys = ["5(7)", *(f"6(2){letter}" for letter in "アイウエオキ"), *(f"6(2)ク{mark}" for mark in "①②③④⑤⑥⑦⑧⑨")]
    assert [clause(key).key for key in keys] == keys


def test_a_clause_is_found_by_the_label_people_read() -> None:
    assert clause("§６（２）ク④").key == "6(2)ク④"
    assert clause("6(2)ク④").label == "§6(2)ク④"


def test_an_unknown_clause_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownClauseError):
        clause("9(9)")
