"""The city's own words: let pass, or asked about, in whatever width they are written."""

from datetime import datetime

import pytest

from rules.city_terms import WATCHED, CityTerm, Treatment, less_let_pass
from rules.context import CityFacts
from rules.document import Document
from rules.engine import check_text
from rules.finding import Finding, Severity, Span

WRONG = "11月28日（金）に朝市を開きます。"
PLANNED = "2026-11-26T10:00+09:00"


def rules_of(text: str, *terms: CityTerm) -> list[str]:
    found = check_text(
        text, planned_at=datetime.fromisoformat(PLANNED), city=CityFacts(terms=terms), second_reader=False
    )
    return [one.rule for one in found]


def test_an_allowed_phrase_silences_what_is_found_in_it() -> None:
    assert rules_of(WRONG) == ["weekday-mismatch"]
    assert not rules_of(WRONG, CityTerm("11月28日（金）に朝市", Treatment.ALLOW))
    assert not rules_of(WRONG, CityTerm("１１月２８日(金)", Treatment.ALLOW))


def test_an_allowed_phrase_silences_nothing_beside_it() -> None:
    assert rules_of(WRONG, CityTerm("朝市を開きます", Treatment.ALLOW)) == ["weekday-mismatch"]


@pytest.mark.parametrize(("rule", "silenced"), [("weekday-mismatch", True), ("past-date", False)])
def test_a_phrase_allowed_for_one_check_silences_that_one_alone(rule: str, silenced: bool) -> None:
    term = CityTerm("（金）", Treatment.ALLOW, rule=rule)

    assert (not rules_of(WRONG, term)) is silenced


def test_a_secret_is_never_let_pass() -> None:
    text = "ログインパスワード：Kouhou2026! を使ってください。"

    assert rules_of(text, CityTerm(text, Treatment.ALLOW)) == rules_of(text) != []


def test_a_watched_phrase_is_asked_about_wherever_it_stands() -> None:
    term = CityTerm("ﾆｭｰﾆｰﾐ", Treatment.WATCH, clause="6(2)ア", reason="愛称は使わないことにしています")
    found = check_text("ニューニーミへようこそ。ニューニーミ！", city=CityFacts(terms=(term,)), second_reader=False)

    assert [(one.rule, one.start, one.end) for one in found] == [(WATCHED, 0, 6), (WATCHED, 12, 18)]
    assert all(one.severity is Severity.CONFIRM and one.clause == "6(2)ア" for one in found)
    assert "愛称は使わないことにしています" in found[0].message


@pytest.mark.parametrize(
    ("phrase", "silenced"),
    [("昔話", False), ("早く帰りたい", True), ("。早く帰りたいのに。", True), ("会議が長い。", False)],
)
def test_of_a_finding_over_several_sentences_its_heart_decides(phrase: str, silenced: bool) -> None:
    text = "会議が長い。部長の昔話、また始まった。早く帰りたいのに。"
    heart = Span(text.index("早く"), len(text) - 1)
    found = Finding("second-reader", "6(2)ア", Severity.CONFIRM, 0, len(text) - 1, "", heart=heart)

    kept = less_let_pass(Document(text), [found], [CityTerm(phrase, Treatment.ALLOW, rule="second-reader")])

    assert kept == ([] if silenced else [found])


def test_a_watched_phrase_beside_it_does_not_hide_a_finding() -> None:
    text = "会議が長い。\n部長の昔話、また始まった。\n早く帰りたいのに。"
    term = CityTerm("昔話", Treatment.WATCH, clause="6(2)ア")

    quotes = {one.quote(text) for one in check_text(text, city=CityFacts(terms=(term,)))}

    assert {"昔話", "早く帰りたいのに"} <= quotes
