"""A phrase from a contest silences guesses only: what is computed stays certain."""

import pytest

from bot.terms.silencing import COMPUTED, HIDDEN_WORDS, OUR_OWN, computes, title_of, why_not
from rules.city_terms import WATCHED
from rules.finding import HIDDEN, Severity


@pytest.mark.parametrize(
    "check",
    [
        "weekday-mismatch", "holiday-mismatch", "impossible-date", "era-mismatch", "phone-number", "text-length",
        "sum-mismatch", "told-beforehand", "anniversary-mismatch", "clashing-places",
    ],
)  # fmt: skip
def test_what_a_check_computes_never_becomes_a_phrase(check: str) -> None:
    assert computes(check)
    assert why_not(check, Severity.BLOCK, "11月28日（金）") == COMPUTED
    assert why_not(check, Severity.CONFIRM, "11月28日（金）") == COMPUTED


@pytest.mark.parametrize("check", ["hearsay", "jeering-phrases", "opinion-on-disputed-matter", "second-reader"])
def test_what_a_check_guesses_may_become_a_phrase(check: str) -> None:
    assert not computes(check)
    assert why_not(check, Severity.CONFIRM, "らしいです") is None


def test_secrets_and_the_citys_own_words_do_not_become_phrases() -> None:
    assert why_not("secret-hint", Severity.CONFIRM, HIDDEN) == HIDDEN_WORDS
    assert why_not(WATCHED, Severity.CONFIRM, "にいみん") == OUR_OWN


def test_people_read_the_title_of_a_check() -> None:
    assert title_of("weekday-mismatch") == "曜日のまちがい"
    assert title_of("second-reader") == "似た文例による指摘"
    assert title_of(WATCHED) == "市が登録した言葉"


def test_the_checks_of_images_have_titles_too() -> None:
    assert title_of("image-position") == "画像の位置情報"
