"""The review of findings: what it offers for which contest, and what the form says it will do."""

from dataclasses import replace

import pytest

from bot.cards.inputs import text_input
from bot.cards.terms import overview, term_form
from bot.drafts.feedback import Contest, Contests
from bot.terms.models import Verdict
from bot.terms.service import TermView
from bot.terms.silencing import COMPUTED
from rules.city_terms import CityTerm, Treatment
from rules.finding import Severity
from tests.cards.examples import NOW
from tests.support.page import buttons, said

GUESSED = Contest(7, 12, "hearsay", "6(2)ク④", Severity.CONFIRM, "らしいです", "劇の題名です。", "U01ALICE", NOW)
COUNTED = replace(GUESSED, rule="weekday-mismatch", clause="6(2)イ", severity=Severity.BLOCK, quote="11月28日（金）")


def labels(contest: Contest) -> list[str]:
    return [one["text"]["text"] for one in buttons(overview(Contests((contest,)), []))][1:]


def test_a_guess_may_become_a_word_or_be_put_aside() -> None:
    assert labels(GUESSED) == ["この言葉は指摘しない", "見送る"]
    assert "片付けます" in str(overview(Contests((GUESSED,)), []))


@pytest.mark.parametrize("severity", [Severity.BLOCK, Severity.CONFIRM])
def test_what_was_computed_is_not_offered_as_a_word_and_says_why(severity: Severity) -> None:
    contest = replace(COUNTED, severity=severity)

    assert labels(contest) == ["見送る"]
    assert COMPUTED in said(overview(Contests((contest,)), []))


def test_the_review_speaks_of_checks_by_their_titles() -> None:
    term = CityTerm("らしいです", Treatment.ALLOW, rule="hearsay", reason="劇の題名")
    shown = said(overview(Contests((COUNTED,), done=(GUESSED,)), [TermView(1, term, "U01CAROL", NOW, None)]))

    assert "曜日のまちがい" in shown
    assert "噂・未確認の情報" in shown
    assert "mismatch" not in shown
    assert "hearsay" not in shown


@pytest.mark.parametrize(
    ("verdict", "words"), [(Verdict.ADOPTED, "採用（言葉を登録した）"), (Verdict.DISMISSED, "見送り")]
)
def test_a_decided_contest_shows_its_verdict_and_has_no_buttons(verdict: Verdict, words: str) -> None:
    view = overview(Contests(more=3, done=(replace(GUESSED, verdict=verdict, decided_by="U01DAVE"),)), [])

    assert words in said(view)
    assert "ほかに3件" in said(view)
    assert [one["text"]["text"] for one in buttons(view)] == ["言葉を登録する"]


def test_the_form_says_what_the_word_will_silence_where_and_how_long() -> None:
    shown = said(term_form(GUESSED))

    assert "「噂・未確認の情報」の指摘が、すべての所属の投稿案で出なくなります" in shown
    assert "期限はありません" in shown
    assert "指摘のすべてが" in said(term_form())


def test_the_form_promises_of_the_reason_what_is_true() -> None:
    assert "登録とともに残ります" in str(term_form())
    assert "監査記録" not in str(term_form())


def test_a_long_quotation_is_left_for_the_person_to_shorten() -> None:
    form = term_form(replace(GUESSED, quote="あ" * 81))
    assert "initial_value" not in str(form)
    assert "短い言葉だけを書いてください" in str(form)
    assert "initial_value" in str(term_form(GUESSED))
    assert "短い言葉だけを書いてください" not in str(term_form(GUESSED))


def test_what_was_written_in_several_lines_stays_in_a_field_of_one() -> None:
    assert text_input(initial="理由一\n理由二")["initial_value"] == "理由一 理由二"
    assert text_input(initial="理由一\n理由二", multiline=True)["initial_value"] == "理由一\n理由二"
