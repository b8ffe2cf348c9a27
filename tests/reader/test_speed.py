"""Benchmarks (pytest --benchmark-only): the second reader beside tokenisation, in one run."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from rules import analyser
from rules.context import Context
from rules.document import Document
from rules.reader import judge
from rules.reader.features import Sentence
from rules.reader.model import load
from rules.reader.sentences import sentences_of

TEXT = (
    "【秋の図書館まつりを開きます】\n読み聞かせ、古本市、しおり作り。どなたでもお楽しみいただけます。\n"
    "日時は11月28日の土曜日、午前10時から午後3時まで。場所はまなび広場にいみです。申込みはいりません。\n"
) * 4


@pytest.fixture(scope="module")
def sentences() -> tuple[Sentence, ...]:
    return sentences_of(Document(TEXT[:500]))


@pytest.mark.benchmark(group="500 characters")
def test_tokenisation(benchmark: BenchmarkFixture) -> None:
    assert benchmark(lambda: list(analyser.morphemes(TEXT[:500])))


@pytest.mark.benchmark(group="500 characters")
def test_second_reader(benchmark: BenchmarkFixture, sentences: tuple[Sentence, ...]) -> None:
    load()
    assert benchmark(lambda: load().judge(sentences, platform="facebook", kind="post")) is not None


@pytest.mark.benchmark(group="longest draft")
def test_a_whole_facebook_post_of_the_greatest_length(benchmark: BenchmarkFixture) -> None:
    text = (TEXT * 400)[:63_206]
    assert benchmark(lambda: judge(Document(text), Context("facebook", "post"))) is not None
