"""How long a check takes, against tokenising the same text with fugashi alone."""

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import fugashi
import pytest

from rules import lexicon
from rules.context import TOKYO
from rules.engine import check_text
from rules.reader import network
from rules.reader.model import load
from tests.bench.conftest import Scale
from tests.quality import read_rows

DATA = Path(__file__).parents[1] / "data"
PLANNED = datetime(2026, 11, 2, 10, 0, tzinfo=TOKYO)
LONGEST = 63_206
"""The longest post that a platform takes (Facebook)."""


@pytest.fixture(scope="module")
def articles() -> list[str]:
    return [row["text"] for number in (1, 2, 3) for row in read_rows([DATA / f"normal_{number}.jsonl"])]


@pytest.fixture(scope="module")
def drafts(articles: list[str]) -> list[str]:
    """Eight drafts of 500 characters."""
    return [article[:500] for article in articles if len(article) >= 500][:8]


@pytest.fixture(scope="module")
def long_text(articles: list[str]) -> str:
    whole = "\n\n".join(articles)
    return (whole * (LONGEST // len(whole) + 1))[:LONGEST]


@pytest.fixture
def table_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The second reader without its language model, as where NumPy is not installed."""
    monkeypatch.setattr(network, "load", lambda: None)
    load.cache_clear()
    yield
    load.cache_clear()


def tokenised(texts: Sequence[str]) -> Callable[[], object]:
    tagger = fugashi.Tagger()
    return lambda: [(word.surface, word.feature.lemma, word.feature.pos1) for text in texts for word in tagger(text)]


def checked(texts: Sequence[str], *, second_reader: bool) -> Callable[[], object]:
    return lambda: [check_text(text, planned_at=PLANNED, second_reader=second_reader) for text in texts]


def test_the_first_reader_takes_three_times_as_long_as_tokenising(scale: Scale, drafts: list[str]) -> None:
    scale.weigh("first reader / tokenising", checked(drafts, second_reader=False), tokenised(drafts), most=3)


@pytest.mark.usefixtures("table_alone")
def test_both_readers_take_six_times_as_long_as_tokenising(scale: Scale, drafts: list[str]) -> None:
    scale.weigh("both readers / tokenising", checked(drafts, second_reader=True), tokenised(drafts), most=6)


@pytest.mark.parametrize(("length", "most"), [(500, 0.3), (LONGEST, 2.5)])
def test_the_language_model_keeps_nobody_waiting(scale: Scale, long_text: str, length: int, most: float) -> None:
    # Each turn checks another text: what was read once is remembered.
    texts = ((long_text[start:] + long_text[:start])[:length] for start in itertools.count(0, 5_000))
    scale.weigh_difference(
        f"both readers with the language model, seconds for {length:,} characters more than the first reader",
        lambda: check_text(next(texts), planned_at=PLANNED),
        lambda: check_text(long_text[:length], planned_at=PLANNED, second_reader=False),
        most=most,
        rounds=7,
    )


@pytest.mark.usefixtures("table_alone")
@pytest.mark.parametrize("second_reader", [False, True], ids=["first reader", "both readers"])
@pytest.mark.parametrize("length", [5_000, LONGEST])
def test_a_character_of_a_long_draft_takes_no_longer_than_one_of_a_short(
    scale: Scale, long_text: str, length: int, second_reader: bool
) -> None:
    whole = long_text[:length]
    pieces = [whole[start : start + 500] for start in range(0, length, 500)]
    scale.weigh(
        f"{'both readers' if second_reader else 'first reader'}: {length:,} characters at once / in drafts of 500",
        checked([whole], second_reader=second_reader),
        checked(pieces, second_reader=second_reader),
        most=2,
        rounds=7 if length <= 5_000 else 3,
    )


def test_ten_times_the_lexicon_costs_less_than_a_tenth_more(
    scale: Scale, drafts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = lexicon.entries()
    others = [replace(one, term=f"{one.term[::-1]}{chr(0x4E00 + turn)}") for one in entries for turn in range(9)]
    small, large = lexicon.searcher(entries), lexicon.searcher([*entries, *others])
    check = checked(drafts, second_reader=False)

    def with_lexicon(searcher: object) -> Callable[[], object]:
        def run() -> object:
            monkeypatch.setattr(lexicon, "_searcher", lambda: searcher)
            return check()

        return run

    scale.weigh("ten times the lexicon / the lexicon", with_lexicon(large), with_lexicon(small), most=1.1)


def test_the_first_check_of_a_process_is_done_in_half_a_second(scale: Scale, drafts: list[str]) -> None:
    text = drafts[0]
    check = f"from rules.engine import check_text; check_text({text!r}, second_reader=False)"
    tokenise = f"import fugashi; [word.feature for word in fugashi.Tagger()({text!r})]"
    scale.weigh_difference(
        "first check of a process, seconds more than `import fugashi` and tokenising",
        lambda: _run(check),
        lambda: _run(tokenise),
        most=0.5,
        rounds=7,
    )


def _run(script: str) -> None:
    # An installed bot finds its modules compiled.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60, env=environment)
