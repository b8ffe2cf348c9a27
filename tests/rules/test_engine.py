"""The engine merges what overlaps and puts the most serious first."""

from datetime import datetime

import pytest

from rules.city_terms import WATCHED
from rules.engine import SECOND_READER, check_text, merge, rules
from rules.explain import UnknownNameError, explain, known_names
from rules.finding import HIDDEN, Finding, Severity


def finding(clause: str, severity: Severity, start: int, end: int, rule: str = "a") -> Finding:
    return Finding(rule, clause, severity, start, end, "直してください。")


def test_of_overlapping_findings_under_one_clause_the_most_serious_stays() -> None:
    weak = finding("6(2)イ", Severity.CONFIRM, 0, 9)
    strong = finding("6(2)イ", Severity.BLOCK, 4, 6)
    assert merge([weak, strong]) == [strong]


def test_findings_of_different_clauses_stay_where_they_overlap() -> None:
    about_dates = finding("6(2)イ", Severity.CONFIRM, 0, 9)
    about_rumours = finding("6(2)ク④", Severity.CONFIRM, 4, 6)
    assert merge([about_rumours, about_dates]) == [about_dates, about_rumours]


def test_at_exactly_the_same_place_the_weaker_one_goes() -> None:
    weak = finding("6(2)イ", Severity.INFO, 4, 6)
    strong = finding("6(2)ク④", Severity.CONFIRM, 4, 6)
    assert merge([weak, strong]) == [strong]


def test_the_most_serious_comes_first_and_then_the_order_of_the_text() -> None:
    late_block = finding("6(2)イ", Severity.BLOCK, 20, 22)
    early_info = finding("6(2)イ", Severity.INFO, 0, 2)
    early_confirm = finding("6(2)ウ", Severity.CONFIRM, 3, 5)
    assert merge([early_info, early_confirm, late_block]) == [late_block, early_confirm, early_info]


def test_the_same_advice_is_given_once_at_its_first_place() -> None:
    late, early = (finding("6(2)イ", Severity.INFO, start, start + 1) for start in (9, 3))
    question = finding("6(2)イ", Severity.CONFIRM, 20, 22)
    assert merge([late, early, question, finding("6(2)ウ", Severity.INFO, 30, 31, "b")]) == [
        question,
        early,
        finding("6(2)ウ", Severity.INFO, 30, 31, "b"),
    ]


def test_a_secret_is_shown_as_a_mask() -> None:
    secret = Finding("secret", "5(7)", Severity.BLOCK, 3, 12, "消してください。", secret=True)
    assert secret.quote("PW:abc123456") == HIDDEN


def test_a_planned_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        check_text("本文", planned_at=datetime(2026, 11, 2, 10, 0))  # noqa: DTZ001


def test_the_same_draft_is_read_the_same_way_twice() -> None:
    text = "説明会は2026年11月26日（水）です。"
    assert check_text(text) == check_text(text)


def test_every_check_and_every_clause_can_be_explained() -> None:
    assert {rule.name for rule in rules()} < set(known_names())
    for name in known_names():
        assert explain(name)


def test_what_no_single_check_finds_is_explained_too() -> None:
    assert {SECOND_READER, WATCHED} < set(known_names())
    assert "その文全体を読み直してください" in explain(SECOND_READER)


def test_a_check_is_explained_with_its_clause_word_for_word() -> None:
    text = explain("weekday-mismatch")
    assert "何を見つけるか" in text
    assert "書き込み等を行う情報は正確に記述するとともに" in text
    assert "weekday-mismatch" in explain("6(2)イ")


def test_a_name_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownNameError):
        explain("no-such-check")
