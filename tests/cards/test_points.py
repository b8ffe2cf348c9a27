"""One check may name several clauses for the same words: people read and answer that as one."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.findings import result_card
from bot.cards.forms import full_text, return_form
from bot.cards.review import question_keys, review
from bot.drafts.models import AnswerKind
from bot.drafts.views import AnswerView, FindingView, points
from rules.finding import Severity
from tests.cards.examples import draft, finding, revision
from tests.cards.reading import labels, said
from tests.support.page import buttons

WORDS = "頭の悪い方"
RUDE = replace(
    finding(1, quote=WORDS, message="この文は§6(2)ク①の例に似ています。"), clause="6(2)ク①", rule="second-reader"
)
UNFIT = replace(RUDE, id=2, clause="6(2)ア", message="この文は§6(2)アの例にも似ています。")
ELSEWHERE = replace(UNFIT, id=3, start=20, end=25, quote="帰りたい")


def blocks_of(view: dict[str, Any]) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = view["blocks"]
    return blocks


def both() -> tuple[FindingView, ...]:
    return RUDE, UNFIT, ELSEWHERE


def test_the_words_stand_once_with_every_clause() -> None:
    card = result_card(both(), draft=(12, 1))

    assert said(card).count(WORDS) == 1
    assert "要確認 2件" in said(card)
    assert all(words in said(card) for words in (RUDE.message, UNFIT.message, "§6(2)ク①", "§6(2)ア"))
    assert [one["text"]["text"] for one in buttons({"blocks": list(card)})].count("この指摘は誤り") == 2


def test_one_field_answers_every_clause() -> None:
    shown = draft(newest=revision(findings=both()))

    keys = question_keys(shown)
    fields = labels(blocks_of(review(shown)))

    assert keys[RUDE] == keys[UNFIT] != keys[ELSEWHERE]
    assert len([name for name in fields if name.startswith("finding-")]) == 2


def test_one_box_asks_to_mend_every_clause() -> None:
    form = return_form(draft(newest=revision(findings=both())))

    boxes = next(one["element"]["options"] for one in blocks_of(form) if one.get("block_id") == "to_mend")

    assert [one["value"] for one in boxes] == ["1,2", "3"]
    assert "6(2)ク①・6(2)ア" in boxes[0]["text"]["text"]


def test_the_whole_text_shows_the_words_once() -> None:
    assert said(blocks_of(full_text(draft(newest=revision(findings=both()))))).count(WORDS) == 1


ANSWERED = AnswerView(AnswerKind.ANSWER, "確かめました。", "U01ALICE")


@pytest.mark.parametrize(
    "other",
    [
        replace(UNFIT, answer=ANSWERED),
        replace(UNFIT, severity=Severity.BLOCK),
        replace(UNFIT, rule="hearsay"),
        replace(UNFIT, end=6),
        replace(UNFIT, image="a" * 64),
        replace(UNFIT, clause=RUDE.clause),
    ],
)
def test_what_differs_in_more_than_the_clause_stands_alone(other: FindingView) -> None:
    assert points([RUDE, other]) == [(RUDE,), (other,)]


def test_what_is_about_no_words_stands_alone() -> None:
    first, second = (replace(one, start=0, end=0, image="a" * 64) for one in (RUDE, UNFIT))
    assert points([first, second]) == [(first,), (second,)]
