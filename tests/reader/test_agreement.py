"""A 要確認 of the first reader gives way where the second is sure that the sentence is harmless."""

from dataclasses import dataclass, replace

import pytest

from rules.context import Context
from rules.document import Document
from rules.engine import check_text, rules
from rules.finding import Finding, Severity, Yields
from rules.reader import agreement

TEXT = "図書館は月曜日が休館です。火曜日は、という話もあります。水曜日は晴れです。"
SECOND = TEXT.index("という話")
CONTEXT = Context("facebook", "post")
YIELDS = {"hearsay": Yields.EASILY, "stereotypes": Yields.HARDLY, "tender-price": Yields.NEVER}


@dataclass
class Odds:
    """A second reader that has this opinion of the sentences."""

    odds: list[float]

    def odds_of_any(self, sentences: object, *, kind: str) -> list[float]:
        return self.odds


def finding(
    *, clause: str = "6(2)ク④", severity: Severity = Severity.CONFIRM, start: int = SECOND, end: int = SECOND + 4
) -> Finding:
    return Finding(rule="hearsay", clause=clause, severity=severity, start=start, end=end, message="")


def stays(monkeypatch: pytest.MonkeyPatch, one: Finding, *odds: float) -> bool:
    monkeypatch.setattr(agreement, "load", lambda: Odds(list(odds)))
    return list(agreement.agreed(Document(TEXT), CONTEXT, [one], yields=YIELDS)) == [one]


def test_it_goes_where_its_sentence_is_plainly_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = agreement.SURE[Yields.EASILY]
    assert not stays(monkeypatch, finding(), 3.0, sure - 0.1, 3.0)
    assert stays(monkeypatch, finding(), -20.0, sure, -20.0)


def test_words_that_are_seldom_harmless_ask_for_more_certainty(monkeypatch: pytest.MonkeyPatch) -> None:
    easily, hardly = agreement.SURE[Yields.EASILY], agreement.SURE[Yields.HARDLY]
    stereotype = replace(finding(), rule="stereotypes")
    assert stays(monkeypatch, stereotype, 3.0, easily - 0.1, 3.0)
    assert not stays(monkeypatch, stereotype, 3.0, hardly - 0.1, 3.0)


def test_it_stays_where_one_of_its_sentences_may_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    over_two = finding(end=len(TEXT) - 3)
    assert stays(monkeypatch, over_two, -9.0, -9.0, 0.0)
    assert not stays(monkeypatch, over_two, 0.0, -9.0, -9.0)


@pytest.mark.parametrize("rule", ["tender-price", "a rule of which nothing is said"])
def test_what_a_check_knows_for_certain_stays(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    assert stays(monkeypatch, replace(finding(), rule=rule), -20.0, -20.0, -20.0)


def test_what_a_check_reckons_or_looks_up_never_yields() -> None:
    assert {rule.check.yields for rule in rules() if rule.check.reckons} == {Yields.NEVER}
    assert {rule.check.yields for rule in rules() if rule.check.clause in ("5(7)", "6(2)イ")} == {Yields.NEVER}


def test_a_draft_of_one_or_two_sentences_gives_the_model_too_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "load", lambda: Odds([-9.0, -9.0]))
    short = Document("火曜日は、という話もあります。水曜日は晴れです。")
    one = finding(start=5, end=9)
    assert list(agreement.agreed(short, CONTEXT, [one], yields=YIELDS)) == [one]


@pytest.mark.parametrize(
    "words",
    [
        "来週の橋の補修、予定価格は2,300万円ほどです。",
        "水遊びの様子をこっそり撮ってみました。",
        "ご自宅は哲多町宮河内1184番地です。",
        "こんなことも知らない方が多いようです。",
        "仕事をサボりました。",
    ],
)
def test_what_nobody_may_write_is_called_out_in_a_long_notice_too(words: str) -> None:
    notice = f"図書館は月曜日が休館です。{words}返却ポストはいつでも使えます。お待ちしています。"
    assert any(one.start < notice.index("返却") and one.end > 12 for one in check_text(notice))


@pytest.mark.parametrize("severity", [Severity.BLOCK, Severity.INFO])
def test_only_a_question_gives_way(monkeypatch: pytest.MonkeyPatch, severity: Severity) -> None:
    assert stays(monkeypatch, finding(severity=severity), -9.0, -9.0, -9.0)


def test_it_stays_where_the_second_reader_does_not_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stays(monkeypatch, finding())
    assert stays(monkeypatch, finding(), -9.0)


def test_a_word_that_tempts_a_check_is_forgiven_in_a_plain_report() -> None:
    report = (
        "【献血のご協力ありがとうございました】100回目を迎えた方は「祖母が輸血で助かったと聞いています。恩返しのつもりです」"
        "と話していました。次回は12月12日です。会場は市役所の駐車場です。申込みは不要です。"
    )
    assert check_text(report, second_reader=False)
    assert check_text(report) == []
