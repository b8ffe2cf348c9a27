"""Words of a text, read by many at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import fugashi
import pytest

from rules import analyser

TEXT = "11月28日（土）に、まちなか広場で朝市を開きます。\nコーヒーの「無料」配布もあります。"


def words() -> list[str]:
    return [one.surface for one in analyser.morphemes(TEXT)]


def test_words_lie_where_they_say() -> None:
    assert all(TEXT[one.start : one.end] == one.surface for one in analyser.morphemes(TEXT))
    assert "朝市" in words()


def test_two_texts_are_read_alternately() -> None:
    one, other = analyser.morphemes(TEXT), analyser.morphemes(TEXT)

    assert [(a.surface, b.surface) for a, b in zip(one, other, strict=True)] == [(word, word) for word in words()]


def test_many_at_once_read_the_same() -> None:
    wanted = words()

    with ThreadPoolExecutor(8) as readers:
        assert all(read == wanted for read in readers.map(lambda _: words(), range(200)))


def test_threads_that_come_and_go_open_no_dictionary_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tagger that is thrown away keeps its dictionary mapped: a bot of many threads would fill its memory."""
    opened: list[fugashi.Tagger] = []
    real = fugashi.Tagger

    def opening() -> fugashi.Tagger:
        opened.append(real())
        return opened[-1]

    monkeypatch.setattr(analyser, "_idle", [])
    monkeypatch.setattr(fugashi, "Tagger", opening)

    for _ in range(10):
        reader = threading.Thread(target=words)
        reader.start()
        reader.join()

    assert len(opened) == 1
