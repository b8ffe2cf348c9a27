"""Phrasebooks: cues, conditions, and files that cannot be read."""

import pytest

from rules.document import Document
from rules.phrasebook import LONGEST, Phrasebook, names, phrasebook
from rules.rule_files import RuleFile


def book(text: str) -> Phrasebook:
    return Phrasebook(RuleFile("try.toml", text))


PHRASE = """
[pieces]
WORK = '(?:写真|画像)'

[[phrase]]
family = "found"
cues = ["拾った", "ABC"]
regex = '拾った%WORK%|abc'
unless = '許可'
around = '載せ'
absent = '架空'
"""


@pytest.mark.parametrize("name", names())
def test_every_phrasebook_can_be_read(name: str) -> None:
    assert phrasebook(name).phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("拾った画像を載せます。", ["拾った画像"]),
        ("拾った画像です。\n明日載せます。", ["拾った画像"]),
        ("ＡＢＣを載せます。", ["ABC"]),
        ("拾った財布を載せます。", []),
        ("拾った画像です。", []),
        ("許可を得て拾った画像を載せます。", []),
        ("架空の話です。拾った画像を載せます。", []),
        ("拾った写真を載せます。拾った画像も載せます。", ["拾った写真", "拾った画像"]),
    ],
)
def test_a_phrase_is_found_where_its_conditions_hold(text: str, found: list[str]) -> None:
    assert [one.text for one in book(PHRASE).find(Document(text))] == found


def test_a_phrase_points_at_the_text_as_written() -> None:
    text = "👨‍👩‍👧ｱｲﾄﾞﾙの拾った画像を載せます。"
    (found,) = book(PHRASE).find(Document(text))
    assert text[found.span.start : found.span.end] == "拾った画像"


def test_a_long_phrase_is_shortened() -> None:
    words = "[[phrase]]\nfamily = 'x'\ncues = ['始']\nregex = '始.{0,200}'\n"
    (found,) = book(words).find(Document("始" + "あ" * 100))
    assert len(found.text) == LONGEST
