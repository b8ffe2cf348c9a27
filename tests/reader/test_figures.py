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
    return list(read_drafts(sorted(DATA.glob("normal_*.jsonl"))))


@pytest.fixture(scope="module")
def unseen() -> Figures:
    return measure(load(), list(read_drafts([DATA / "held_b.jsonl"])))


def test_three_of_four_problems_of_drafts_by_other_hands_are_found(dev: Figures) -> None:
    assert dev.recall >= 0.78


def test_seven_of_ten_problems_of_drafts_that_nobody_tuned_on_are_found(unseen: Figures) -> None:
    assert unseen.recall >= 0.71
    assert unseen.false <= 0.19
    assert unseen.beside <= 0.42


def test_an_everyday_sentence_that_stands_alone_is_left_alone() -> None:
    assert measure(load(), ordinary_drafts(measured=True)).false <= 0.03


def test_of_each_clause_that_words_can_show_two_in_three_are_found(dev: Figures) -> None:
    # Dates, sums and telephone numbers (6(2)イ) do not show in what a sentence resembles.
    shares = {key: dev.found[key] / count for key, count in dev.problems.items() if key != "6(2)イ"}
    assert min(shares.values()) >= 0.66, shares


def test_clean_drafts_are_left_alone(dev: Figures) -> None:
    assert dev.false <= 0.08
    assert dev.beside <= 0.15


def test_ordinary_articles_are_left_alone(normal: list[Draft]) -> None:
    assert measure(load(), normal).false <= 0.1


def test_the_card_names_the_thresholds_in_use() -> None:
    text = card.FILE.read_text(encoding="utf-8")
    for key, threshold in load().thresholds.items():
        assert f"| {key} | {threshold} |" in text


def test_a_card_without_its_generated_part_is_refused() -> None:
    with pytest.raises(ValueError, match=r"CARD\.md"):
        card.replace_section("# 重み", "")
