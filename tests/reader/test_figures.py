"""How well the shipped reader reads drafts it has not learned from: floors that must not be lost."""

import pytest

from rules.reader import card
from rules.reader.corpus import DATA, Draft, ordinary_drafts, read_drafts
from rules.reader.measure import Figures, measure
from rules.reader.model import load


@pytest.fixture(scope="module")
def dev() -> Figures:
    return measure(load(), list(read_drafts([DATA / "dev.jsonl"])))


@pytest.fixture(scope="module")
def normal() -> list[Draft]:
    return list(read_drafts(sorted(DATA.glob("normal_*.jsonl"))))[::2]


@pytest.fixture(scope="module")
def other() -> Figures:
    return measure(load(), list(read_drafts([DATA / "held_b.jsonl"])))


def test_four_of_five_problems_of_drafts_by_other_hands_are_found(dev: Figures) -> None:
    assert dev.recall >= 0.86


def test_three_of_four_problems_of_drafts_by_yet_another_hand_are_found(other: Figures) -> None:
    assert other.recall >= 0.85
    assert other.false <= 0.2
    assert other.beside <= 0.47


def test_an_everyday_sentence_that_stands_alone_is_left_alone() -> None:
    assert measure(load(), ordinary_drafts(measured=True)).false <= 0.03


def test_of_each_clause_that_words_can_show_three_in_four_are_found(dev: Figures) -> None:
    # Dates, sums and telephone numbers (6(2)イ) do not show in what a sentence resembles.
    shares = {key: dev.found[key] / count for key, count in dev.problems.items() if key != "6(2)イ"}
    assert min(shares.values()) >= 0.75, shares


def test_clean_drafts_are_left_alone(dev: Figures) -> None:
    assert dev.false <= 0.14
    assert dev.beside <= 0.15


def test_ordinary_articles_are_left_alone(normal: list[Draft]) -> None:
    assert measure(load(), normal).false <= 0.1


def test_the_card_names_the_thresholds_in_use() -> None:
    text = card.FILE.read_text(encoding="utf-8")
    for key, threshold in load().thresholds.items():
        assert f"| {key} | {threshold} |" in text


def test_a_card_without_its_generated_part_is_refused() -> None:
    with pytest.raises(ValueError, match=r"CARD\.md"):
        card.replace_section("# 重み", "", by="rules.reader.train")
