"""The phrasebook: one line with slots becomes several labelled drafts, always the same."""

import random
from pathlib import Path

import pytest

from rules.reader.corpus import CLAUSES
from rules.reader.phrasebook import Phrase, Setting, read_phrases, rows

SETTINGS = [
    Setting("x", "reply", "図書館は月曜日が休館です。\nお間違えなく。"),
    Setting("line", "post", "朝市を開きます。"),
]
PHRASE = Phrase("book/2", ("6(2)ク④",), "{聞いた話|うわさ}では、{橋|店}が{なくなる|閉まる}そうです")


def test_every_slot_is_filled_and_no_sentence_comes_twice() -> None:
    sentences = PHRASE.sentences(5, random.Random(1))
    assert len(sentences) == len(set(sentences)) == 5
    assert all("{" not in sentence and "|" not in sentence for sentence in sentences)
    assert all(sentence.endswith("そうです。") for sentence in sentences)


def test_a_line_without_slots_gives_one_sentence() -> None:
    assert Phrase("book/1", (), "朝市を開きます。").sentences(5, random.Random(1)) == ["朝市を開きます。"]


def test_drafts_of_a_phrase_are_labelled_with_it_and_always_the_same() -> None:
    once, twice = (list(rows([PHRASE], SETTINGS, variants=4)) for _ in range(2))
    assert once == twice
    for row in once:
        assert str(row["phrase"]) in str(row["text"])
        assert row["expect"] == [{"clauses": ("6(2)ク④",), "quote": row["phrase"]}]


def test_other_lines_do_not_change_what_a_line_becomes() -> None:
    other = Phrase("book/1", (), "{花|鳥}の便りです。")
    alone = list(rows([PHRASE], SETTINGS))
    assert [row for row in rows([other, PHRASE], SETTINGS) if str(row["id"]).startswith("book/2")] == alone


def test_a_harmless_phrase_expects_nothing() -> None:
    assert all(row["expect"] == [] for row in rows([Phrase("book/3", (), "{春|秋}の便り。")], SETTINGS))


@pytest.mark.parametrize("text", ["朝市を開きます。", "# clean\n{春|秋の便り"])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.txt:\d"):
        read_phrases(tmp_path)


def test_the_phrasebook_that_ships_speaks_of_every_clause_and_of_harmless_things() -> None:
    keys = {key for phrase in read_phrases() for key in phrase.clauses}
    assert keys == set(CLAUSES)
    assert sum(not phrase.clauses for phrase in read_phrases()) >= 100
