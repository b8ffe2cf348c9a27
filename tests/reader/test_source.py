"""The published model to begin from: its file read, its vocabulary cut down."""

import struct
from pathlib import Path

import numpy as np
import pytest

from rules.reader.network.source import Source
from rules.reader.network.vocabulary import kept_pieces

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "市", "market", "役所", "▁市役所", "дом")
SCORES = (0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0)
NIBBLES = np.random.default_rng(5).integers(0, 16, size=(3, 32), dtype=np.uint8)
SCALES = np.array([0.5, -0.25, 2.0], dtype="<f2")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A file of the published form with one matrix of three rows and one plain array."""
    blocks = b"".join(
        scale.tobytes() + (row[:16] | row[16:] << 4).astype(np.uint8).tobytes()
        for scale, row in zip(SCALES, NIBBLES, strict=True)
    )
    plain = np.array([1.5, -2.5], dtype="<f4").tobytes()
    texts = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 1, 4, 64, len(PIECES), 8, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, texts)))
    head += ends.tobytes() + np.array(SCORES, dtype="<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + b"\x00" * 9 + struct.pack("<i", 2)
    names = {"m.w": (1, 96, blocks), "m.b": (0, 2, plain)}
    start = len(head) + sum(2 + len(name) + 21 for name in names)
    for name, (kind, count, data) in names.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, start, len(data))
        start += len(data)
    path = tmp_path / "published.bin"
    path.write_bytes(head + blocks + plain)
    return path


def test_a_matrix_is_opened_number_by_number(published: Path) -> None:
    expected = (NIBBLES.astype(np.float32) - 8) * SCALES.astype(np.float32)[:, None]
    assert (Source(published).matrix("m.w", 3) == expected).all()
    assert Source(published).plain("m.b").tolist() == [1.5, -2.5]


def test_sizes_and_vocabulary_are_read(published: Path) -> None:
    source = Source(published)
    assert (source.width, source.layers, source.heads, source.wide, source.words) == (32, 1, 4, 64, len(PIECES))
    assert tuple(source.pieces) == PIECES
    assert source.scores.tolist() == list(SCORES)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"PK\x03\x04")
    with pytest.raises(ValueError, match=r"other\.bin"):
        Source(tmp_path / "other.bin")


def test_pieces_of_the_texts_and_japanese_ones_are_kept(published: Path) -> None:
    kept = kept_pieces(Source(published), ["market 市"])
    assert kept.pieces == ("<s>", "</s>", "<unk>", "▁", "市", "market", "役所", "▁市役所")
    assert kept.places.tolist() == [0, 2, 3, 4, 5, 6, 7, 8]
    assert [kept.pieces[place] for place in kept.vocabulary.cut("市役所")] == ["▁市役所"]


def test_no_more_pieces_are_kept_than_asked_for(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rules.reader.network.vocabulary.MOST", 5)
    assert kept_pieces(Source(published), ["市"]).pieces == ("<s>", "</s>", "<unk>", "▁", "市")
