"""Every check keeps what its own examples and documentation promise."""

import re

import pytest

from rules.context import CityFacts, Context
from rules.document import Document
from rules.engine import Rule, findings_of, rules
from rules.finding import Example, Finding, Severity
from rules.guideline import clause

PARTS = ("何を見つけるか", "なぜ", "なおし方", "見逃すもの")

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
each_example = pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in rules() for n, example in enumerate(rule.examples)],
)


def found_in(rule: Rule, example: Example) -> list[Finding]:
    context = Context(example.platform, example.kind, example.planned_at, example.city or CityFacts())
    return list(findings_of(rule, Document(example.text), context))


@each_example
def test_a_check_finds_exactly_what_its_example_says(rule: Rule, example: Example) -> None:
    found = found_in(rule, example)
    if example.at is None:
        assert found == []
        return
    quotes = [example.text[finding.start : finding.end] for finding in found]
    assert example.at in quotes
    finding = found[quotes.index(example.at)]
    if example.suggestion is not None:
        assert finding.suggestion == example.suggestion
    if example.severity is not None:
        assert finding.severity is example.severity


@each_rule
def test_a_check_has_something_to_find_and_a_near_miss(rule: Rule) -> None:
    assert any(example.at is not None for example in rule.examples)
    assert any(example.at is None for example in rule.examples)


@each_rule
def test_a_check_documents_itself(rule: Rule) -> None:
    title, *_ = rule.documentation.strip().splitlines()
    assert title.startswith(rule.check.title)
    missing = [part for part in PARTS if f"\n{part}: " not in rule.documentation]
    assert missing == []


@each_rule
def test_a_check_serves_a_clause_of_the_guideline_and_speaks_politely(rule: Rule) -> None:
    assert clause(rule.check.clause)
    for example in rule.examples:
        for finding in found_in(rule, example):
            assert clause(finding.clause)
            assert isinstance(finding.severity, Severity)
            assert finding.message.endswith("。"), finding.message
            assert "エラー" not in finding.message
            assert "NG" not in finding.message


@each_rule
def test_a_secret_is_never_repeated_in_what_a_check_says(rule: Rule) -> None:
    for example in rule.examples:
        for finding in found_in(rule, example):
            quote = example.text[finding.start : finding.end]
            assert not (finding.secret and quote in finding.message)
            assert not (finding.secret and finding.suggestion and quote in finding.suggestion)


@each_rule
def test_a_check_quotes_its_clause_word_for_word(rule: Rule) -> None:
    for label, quote in re.findall(r"§([0-9]\([0-9]\)[ア-ン]?[①-⑨]?)「([^「」]+)」", rule.documentation):
        assert quote in clause(label).text
