"""The forms and notices of those who write."""

import pytest

from bot.cards.explanations import explanation, paragraphs
from bot.cards.findings import result_card
from bot.cards.fitting import json_bytes, within
from bot.cards.forms import FormEntry, draft_form, entry_of, full_text, notice
from bot.cards.names import EXPLAIN, Ref
from bot.cards.notices import submitted_line
from bot.cards.report_form import report_form
from bot.cards.review import review
from bot.drafts.content import MAX_TEXT, ImageFacts
from bot.drafts.models import AnswerKind
from bot.drafts.states import State
from bot.drafts.views import AnswerView, ReportView
from rules.city_terms import WATCHED
from rules.engine import Rule, rules
from rules.finding import Severity
from rules.images import image_rules
from rules.reader.findings import RULE as SECOND_READER
from tests.cards.examples import NOW, account, draft, finding, revision
from tests.cards.reading import button, labels, people, said

PICTURE = ImageFacts("F0MARKET", "朝市.png", "image/png", "a" * 64)


def blocks_of(view: dict[str, object]) -> list[dict[str, object]]:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return blocks


def test_people_are_named_in_notices() -> None:
    shown = notice("お知らせ", "この投稿案は、<@U01FRANK>さんが承認しました。", "操作は要りません。")

    assert list(people(shown)) == ["U01FRANK"]
    assert said(blocks_of(shown)) == "この投稿案は、さんが承認しました。操作は要りません。"


def test_what_was_typed_can_be_copied_from_a_notice() -> None:
    shown = notice("お知らせ", "本文が変わりました。", typed=["<@U01BOB> 雨天中止です。"])

    assert "<@U01BOB> 雨天中止です。" in said(blocks_of(shown))
    assert not list(people(shown))


@pytest.mark.parametrize("images", [(), (PICTURE,)])
def test_attached_images_can_be_taken_away(images: tuple[ImageFacts, ...]) -> None:
    form = draft_form([account()], entry_of(draft(newest=revision(images=images))))

    boxes = [one for one in blocks_of(form) if str(one.get("block_id")).startswith("drop_images-12-1")]

    assert len(boxes) == len(images)
    assert ("今の画像を外す" in said(blocks_of(form))) is bool(images)


def test_a_ticked_box_stays_ticked_when_the_form_comes_back() -> None:
    form = draft_form([account()], FormEntry(ref=Ref(12, 1), held_images=1, drop_images=True))

    box = next(one for one in blocks_of(form) if str(one.get("block_id")).startswith("drop_images"))

    assert "initial_options" in box["element"]  # type: ignore[operator]


@pytest.mark.parametrize("severity", [Severity.BLOCK, Severity.CONFIRM])
def test_a_question_says_that_an_answer_or_a_mend_is_owed(severity: Severity) -> None:
    shown = review(draft(State.UNSUBMITTED, newest=revision(findings=(finding(1, severity),))))

    question = next(label for block, label in labels(blocks_of(shown)).items() if block.startswith("finding-"))

    assert question.endswith("（回答か修正が必要です）")


def test_the_text_is_not_marked_as_optional() -> None:
    shown = review(draft(State.UNSUBMITTED))
    text = next(one for one in blocks_of(shown) if str(one.get("block_id")).startswith("text-"))
    form = draft_form([account()], FormEntry())

    assert text["optional"] is False
    assert labels(blocks_of(form))["text"] == "本文（ここか、下の「本文のファイル」のどちらかに必要です）"


@pytest.mark.parametrize(
    ("state", "asked", "words"),
    [
        (State.PENDING, ("U01ERIN",), "提出しました。さんに承認を依頼しました。"),
        (State.CONSULTING, ("U01CAROL", "U01DAVE"), "秘書広報課に合議を依頼しました（依頼先：さん、さん）。"),
    ],
)
def test_who_was_asked_is_named(state: State, asked: tuple[str, ...], words: str) -> None:
    shown = notice("提出しました", submitted_line(draft(state, asked=asked)))

    assert words in said(blocks_of(shown))
    assert tuple(people(shown)) == asked


def test_of_many_who_were_asked_some_are_named() -> None:
    line = submitted_line(draft(State.CONSULTING, asked=tuple(f"U0{n}" for n in range(9))))

    assert line.count("<@U0") == 5
    assert "ほか4人" in line


def test_the_full_text_of_the_longest_text_with_many_answers_fits() -> None:
    long = "あ" * 1000
    findings = tuple(finding(n, message=long, answer=AnswerView(AnswerKind.ANSWER, long, "U1")) for n in range(60))

    shown = full_text(draft(newest=revision("猫" * MAX_TEXT, findings=findings)))

    assert json_bytes(shown) <= 245_000
    assert said(blocks_of(shown)).count("猫") == MAX_TEXT
    assert "件の指摘があります" in said(blocks_of(shown))


def test_where_the_full_text_does_not_fit_it_says_how_much_is_left() -> None:
    shown = full_text(draft(newest=revision("🏞" * MAX_TEXT)))

    whole = said(blocks_of(shown))
    assert json_bytes(shown) <= 245_000
    assert f"あと{MAX_TEXT - whole.count('🏞'):,}文字は表示しきれません" in whole


@pytest.mark.parametrize(("text", "room", "kept"), [("あいう", 20, "あいう"), ("あいう", 8, "あい"), ("🏞🏞", 7, "🏞")])
def test_no_letter_is_cut_in_two(text: str, room: int, kept: str) -> None:
    assert within(text, room) == kept


def test_the_button_of_a_finding_knows_its_check() -> None:
    """The answer to `/snscheck` stays after the text has moved on; 「くわしく」 must work on it."""
    card = result_card([finding(7)], draft=(12, 1))

    pressed = button(card, "くわしく")

    assert pressed["action_id"] == EXPLAIN
    assert Ref.parse(pressed["value"]) == Ref(12, 1, 7, rule="hearsay")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_an_explanation_has_the_title_and_no_name_of_the_code(rule: Rule) -> None:
    words = said(blocks_of(explanation(rule.name)))

    assert rule.name not in words
    assert rule.check.clause.split(")")[0] in words
    for label in ("何を見つけるか", "なぜ", "なおし方"):
        assert f"{label}\n" in words


@pytest.mark.parametrize("name", [SECOND_READER, WATCHED, *(rule.name for rule in image_rules())])
def test_what_no_single_check_finds_is_explained_too(name: str) -> None:
    words = said(blocks_of(explanation(name)))

    assert name not in words
    assert "なおし方" in words


def test_a_sentence_of_an_explanation_is_not_broken_in_the_middle() -> None:
    documentation = """曜日 — まちがい

    何を見つけるか: 「11月26日（水）」の
    ような書き方。Facebook
    Lite も。
    なぜ: 訂正の原因です。
    """

    assert paragraphs(documentation) == [
        "曜日 — まちがい",
        "何を見つけるか: 「11月26日（水）」のような書き方。Facebook Lite も。",
        "なぜ: 訂正の原因です。",
    ]


def test_a_report_form_with_nothing_left_to_report_says_so() -> None:
    whole = draft(State.COMPLETED, reports=(ReportView(1, "https://example.com/1", NOW, "U01ALICE"),))
    assert "すべてのアカウントの投稿が報告されています" in said(blocks_of(report_form(whole, NOW)))
