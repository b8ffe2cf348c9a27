"""Phrasebooks: cues, conditions, and files that cannot be read."""

from importlib.resources import files
from pathlib import Path

import pytest

from rules.document import Document
from rules.phrasebook import LONGEST, BrokenPhrasebookError, Phrasebook, phrasebook

NAMES = sorted(item.name[:-5] for item in files("rules.phrasebook").iterdir() if item.name.endswith(".toml"))


def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Phrasebook:
    path = tmp_path / "try.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("rules.phrasebook.files", lambda _package: tmp_path)
    return Phrasebook("try")


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


@pytest.mark.parametrize("name", NAMES)
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
def test_a_phrase_is_found_where_its_conditions_hold(
    text: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [one.text for one in book(tmp_path, monkeypatch, PHRASE).find(Document(text))] == found


def test_a_phrase_points_at_the_text_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "👨‍👩‍👧ｱｲﾄﾞﾙの拾った画像を載せます。"
    (found,) = book(tmp_path, monkeypatch, PHRASE).find(Document(text))
    assert text[found.span.start : found.span.end] == "拾った画像"


def test_a_long_phrase_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "[[phrase]]\nfamily = 'x'\ncues = ['始']\nregex = '始.{0,200}'\n"
    (found,) = book(tmp_path, monkeypatch, words).find(Document("始" + "あ" * 100))
    assert len(found.text) == LONGEST


@pytest.mark.parametrize(
    "regex",
    ["(", "%NOWHERE%"],
)
def test_a_broken_phrase_is_named_with_its_file(regex: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrokenPhrasebookError, match=r"try\.toml: 1番目のregex"):
        book(tmp_path, monkeypatch, f"[[phrase]]\nfamily = 'x'\ncues = ['a']\nregex = '{regex}'\n")
