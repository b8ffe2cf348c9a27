"""The small language model: cutting text into pieces, its file, its arithmetic, what it thinks."""

import importlib.util
from collections.abc import Sequence
from itertools import pairwise
from math import erf, exp, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reader import model, network, weights
from rules.reader.features import Sentence
from rules.reader.joined import Joined, Settings, read_settings
from rules.reader.network.encoder import Encoder
from rules.reader.network.stored import BLOCK, Floats, Stored, packed, read, write
from rules.reader.network.tokens import BEGIN, END, Vocabulary
from rules.reader.network.windows import LONGEST, MOST, windows
from rules.reader.weights import BrokenWeightsError

PIECES = ("<s>", "</s>", "<unk>", "▁", "市", "役", "所", "市役所", "役所", "▁市", "の", "お知らせ", "投稿", ":")
SCORES = (0.0, 0.0, 0.0, -4.0, -5.0, -6.0, -5.5, -7.0, -8.0, -6.0, -3.0, -8.0, -9.0, -4.0)
SMALL = Vocabulary(PIECES, SCORES)


def cut(text: str) -> list[str]:
    return [PIECES[place] for place in SMALL.cut(text)]


def test_the_way_with_the_highest_score_is_taken() -> None:
    assert cut("市役所のお知らせ") == ["▁", "市役所", "の", "お知らせ"]
    assert cut("市の役所") == ["▁市", "の", "役所"]


def test_spaces_of_any_kind_and_number_count_as_one() -> None:
    assert cut(" 市 \u3000役所\n") == cut("市 役所") == ["▁市", "▁", "役所"]


def test_neighbours_outside_the_vocabulary_are_one_unknown_piece() -> None:
    assert cut("市𠮷野家の所") == ["▁市", "<unk>", "の", "所"]


def test_nothing_is_one_piece() -> None:
    assert cut("") == cut(" ") == ["▁"]


@given(st.text(alphabet="市役所のお知らせ ", max_size=9))
def test_no_other_way_to_cut_scores_higher(text: str) -> None:
    marked = "▁" + "▁".join(text.split())
    known = dict(zip(PIECES, SCORES, strict=True))
    unknown = min(SCORES) - 10

    def best(rest: str) -> float:
        if not rest:
            return 0.0
        ways = [unknown + best(rest[1:])]
        ways += [score + best(rest[len(piece) :]) for piece, score in known.items() if piece and rest.startswith(piece)]
        return max(ways)

    taken = [PIECES[place] for place in SMALL.cut(text)]
    if "<unk>" not in taken:
        assert sum(known[piece] for piece in taken) == pytest.approx(best(marked))
        assert "".join(taken) == marked


@given(
    st.lists(st.text(alphabet="市役所のお知らせ!", min_size=1, max_size=400), max_size=30),
    st.sampled_from(["post", "reply"]),
)
def test_sentences_are_read_in_order_none_parted_and_not_too_many(sentences: list[str], kind: str) -> None:
    found = list(windows(SMALL, sentences, kind=kind))
    read_of = [window.pieces[start:end] for window in found for start, end in window.places]
    whole = [tuple(SMALL.cut(sentence)) for sentence in sentences[: len(read_of)]]
    assert [one[: len(other)] for one, other in zip(whole, read_of, strict=True)] == read_of
    assert all(len(window.pieces) <= LONGEST for window in found)
    assert all(window.pieces[0] == BEGIN and window.pieces[-1] == END for window in found)
    assert all(end == start for window in found for (_, end), (start, _) in pairwise(window.places))
    assert sum(map(len, read_of)) <= MOST
    if len(read_of) < len(sentences):
        assert sum(map(len, read_of)) + len(SMALL.cut(sentences[len(read_of)])) > MOST - LONGEST


MATRICES = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).normal(size=(3, 2 * BLOCK)))


@given(MATRICES, st.sampled_from([4, 8]))
def test_a_number_is_kept_to_half_a_step(matrix: Floats, bits: int) -> None:
    opened = stored(packed("m", matrix.astype(np.float32), bits=bits)).rows("m")
    steps = np.abs(matrix).reshape(3, 2, BLOCK).max(axis=2) / 2 ** (bits - 1)
    # The number farthest from zero on the other side may lie a step beyond what the bits can say.
    assert (np.abs(opened - matrix).reshape(3, 2, BLOCK) <= 1.02 * steps[..., None]).all()
    assert (np.abs(opened - matrix).reshape(3, 2, BLOCK) <= 0.51 * steps[..., None]).mean() > 0.9


def test_what_has_four_bits_already_loses_nothing() -> None:
    chance = np.random.default_rng(7)
    numbers = chance.integers(-8, 8, size=(5, BLOCK)).astype(np.float32)
    numbers[:, 0] = -8
    matrix = numbers * np.float32(0.03125)
    assert (stored(packed("m", matrix, bits=4)).rows("m") == matrix).all()


def test_rows_are_opened_one_by_one() -> None:
    matrix = np.arange(4 * BLOCK, dtype=np.float32).reshape(4, BLOCK)
    file = stored(packed("m", matrix, bits=8))
    assert (file.rows("m", np.array([2, 0, 2])) == file.rows("m")[[2, 0, 2]]).all()


def test_the_same_arrays_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        write(tmp_path / name, {"heads": 1}, packed("m", np.ones((2, BLOCK), np.float32), bits=8))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    whole = network.FILE.read_bytes()
    for number, data in enumerate((b"", b"PK", whole[:5_000], b"\x00" * 100)):
        path = tmp_path / f"{number}.npz"
        path.write_bytes(data)
        with pytest.raises(BrokenWeightsError, match=rf"{number}\.npz"):
            read(path)
    with pytest.raises(BrokenWeightsError, match=r"absent\.npz"):
        read(tmp_path / "absent.npz")


def test_what_is_missing_in_a_file_is_named() -> None:
    with pytest.raises(BrokenWeightsError, match=r"test\.npz: places\.stretch"):
        stored({}).plain("places.stretch")
    with pytest.raises(BrokenWeightsError, match=r"test\.npz: heads"):
        stored({}).fact("heads")


def test_broken_settings_are_named(tmp_path: Path) -> None:
    for number, text in enumerate(("", "{", "{}", "[1]", '{"share": 1}')):
        path = tmp_path / f"{number}.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BrokenWeightsError, match=rf"{number}\.json"):
            read_settings(path)


def stored(arrays: dict[str, np.ndarray], **facts: object) -> Stored:
    head = np.frombuffer(repr(facts).replace("'", '"').encode(), dtype=np.uint8)
    return Stored(Path("test.npz"), {"facts": head, **arrays})


WIDTH, HEADS, WIDE = BLOCK, 4, 2 * BLOCK


def test_the_encoder_reckons_as_the_published_model_is_defined() -> None:
    chance = np.random.default_rng(3)

    def matrix(rows: int, columns: int) -> Floats:
        return chance.normal(scale=0.3, size=(rows, columns)).astype(np.float32)

    arrays = {"places": matrix(6, WIDTH)} | packed("pieces", matrix(9, WIDTH), bits=8)
    for number in range(2):
        for name, rows, columns in (
            ("asked", 3 * WIDTH, WIDTH),
            ("told", WIDTH, WIDTH),
            ("wide", WIDE, WIDTH),
            ("narrow", WIDTH, WIDE),
        ):
            arrays |= packed(f"{number}.{name}", matrix(rows, columns), bits=8)
            arrays[f"{number}.{name}.added"] = matrix(1, rows)[0]
        for name in ("after_attention", "after"):
            arrays |= {f"{number}.{name}.stretch": matrix(1, WIDTH)[0], f"{number}.{name}.move": matrix(1, WIDTH)[0]}
    arrays |= {"begin.stretch": matrix(1, WIDTH)[0], "begin.move": matrix(1, WIDTH)[0]}
    file = stored(arrays, layers=2, heads=HEADS)
    pieces = [4, 0, 8, 4]
    expected = reckoned(file, pieces, layers=2)
    assert Encoder(file).read(pieces) == pytest.approx(np.array(expected), abs=2e-3)


def reckoned(file: Stored, pieces: Sequence[int], *, layers: int) -> list[list[float]]:
    """The definition, number by number."""

    def normal(row: list[float], name: str) -> list[float]:
        mean = sum(row) / WIDTH
        spread = sqrt(sum((one - mean) ** 2 for one in row) / WIDTH)
        stretch, move = file.plain(f"{name}.stretch"), file.plain(f"{name}.move")
        return [(one - mean) / spread * float(s) + float(m) for one, s, m in zip(row, stretch, move, strict=True)]

    def linear(row: list[float], name: str) -> list[float]:
        added = file.plain(f"{name}.added")
        return [
            sum(float(w) * one for w, one in zip(weights, row, strict=True)) + float(more)
            for weights, more in zip(file.rows(name), added, strict=True)
        ]

    words, places = file.rows("pieces"), file.plain("places")
    rows = [
        normal([float(w + p) for w, p in zip(words[piece], places[at], strict=True)], "begin")
        for at, piece in enumerate(pieces)
    ]
    size = WIDTH // HEADS
    for number in range(layers):
        asked = [linear(row, f"{number}.asked") for row in rows]
        after = []
        for mine, row in zip(asked, rows, strict=True):
            seen: list[float] = []
            for head in range(HEADS):
                here = slice(head * size, (head + 1) * size)
                likeness = [
                    sum(q * k for q, k in zip(mine[:WIDTH][here], other[WIDTH : 2 * WIDTH][here], strict=True))
                    / sqrt(size)
                    for other in asked
                ]
                shares = [exp(one) for one in likeness]
                values = [other[2 * WIDTH :][here] for other in asked]
                seen += [
                    sum(share * value[at] for share, value in zip(shares, values, strict=True)) / sum(shares)
                    for at in range(size)
                ]
            told = linear(seen, f"{number}.told")
            middle = normal([a + b for a, b in zip(row, told, strict=True)], f"{number}.after_attention")
            wide = [one * (1 + erf(one / sqrt(2))) / 2 for one in linear(middle, f"{number}.wide")]
            narrow = linear(wide, f"{number}.narrow")
            after.append(normal([a + b for a, b in zip(middle, narrow, strict=True)], f"{number}.after"))
        rows = after
    return rows


def test_an_old_slight_in_new_words_is_heard() -> None:
    opinion = network.load()
    assert opinion is not None
    notice, slight = opinion.scores(
        ["図書館は月曜日が休館です。", "何度説明しても呑み込めない残念な頭のみなさんへ、最後のご案内です。"],
        kind="post",
    )
    assert slight[opinion.clauses.index("6(2)ク①")] > 0 > max(notice)


def test_without_numpy_the_table_judges_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(network, "find_spec", lambda name: None if name == "numpy" else find(name))
    assert network.load() is None
    model.load.cache_clear()
    try:
        alone = model.load()
        sentences = [Sentence("見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。", 0, 36)]
        table = next(alone.scores(sentences, platform="x", kind="post"))
        assert alone.margins(sentences, platform="x", kind="post")[0] == [
            score - threshold for score, threshold in zip(table, alone.thresholds.values(), strict=True)
        ]
    finally:
        model.load.cache_clear()


class Said:
    """An opinion of the first sentence only."""

    clauses = ("a", "b")

    def scores(self, sentences: Sequence[str], *, kind: str) -> list[list[float]]:
        return [[2.0, -1.0, 4.0]]


def test_opinions_are_added_and_what_is_not_read_keeps_the_margins_of_the_table() -> None:
    joined = Joined(Said(), Settings(share=0.5, any_share=0.25, threshold=1.0))
    sentences = [Sentence(text, 0, 1) for text in "あい"]
    assert joined.margins([[0.25, 0.5], [0.125, 0.0]], sentences, kind="post") == [[0.75, -0.5], [0.125, 0.0]]


def test_opinions_on_other_clauses_are_refused() -> None:
    with pytest.raises(BrokenWeightsError, match=r"language\.npz: 条項の並びが weights\.bin と違います"):
        model.Reader(weights.read(), Joined(Said(), Settings(share=0.5, any_share=0.25, threshold=1.0)))
