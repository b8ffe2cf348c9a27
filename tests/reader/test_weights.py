"""The weights file: what is written is read, and a broken one says so."""

from pathlib import Path

import pytest

from rules.reader import network, weights
from rules.reader.features import GROUPS, ROLES
from rules.reader.weights import TABLES, BrokenWeightsError, Header, Sum, Table

CLAUSES = ("6(2)ア", "6(2)ク①")


def _row(*values: int) -> bytes:
    return bytes(value + 128 for value in values)


def _numbers(total: Sum) -> list[int]:
    """The two numbers of a sum of rows."""
    return [(total.lanes >> 32 * lane & 0xFFFF_FFFF) - 128 * total.rows for lane in range(2)]


def _write(path: Path) -> None:
    width = len(CLAUSES)
    header = Header(
        clauses=CLAUSES,
        thresholds=(0.5, -0.25),
        biases=(-1.0, -1.5),
        scales=(0.01,) * width,
        gains=(1.0,) * len(GROUPS),
        examples={"6(2)ク①": ("出直してください",)},
    )
    empty: tuple[list[str], bytes] = ([], b"")
    words = ["人", "家"], _row(*range(2 * width * len(ROLES)))
    grams = ["ばか", "です"], _row(3, 127) + _row(-127, 0)
    weights.write(path, header, [grams, *[empty] * (len(TABLES) - 2), words])


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    _write(path)
    learned = weights.read(path)
    assert learned.header.clauses == CLAUSES
    assert learned.header.thresholds == (0.5, -0.25)
    assert learned.header.examples == {"6(2)ク①": ("出直してください",)}
    assert _numbers(learned.tables[0].sum(["ばか", "です", "未知"])) == [-124, 127]
    assert learned.tables[0].weight("ばか", 1) == 127
    assert learned.tables[0].weight("未知", 1) == 0
    assert [learned.tables[-1].weight("家", place) for place in range(8)] == list(range(8, 16))


def test_thousands_of_features_do_not_overflow_a_lane() -> None:
    features = [f"語{number}" for number in range(5_000)]
    table = Table(features, _row(127, -127) * len(features), 2)
    assert _numbers(table.sum(features)) == [127 * 5_000, -127 * 5_000]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenWeightsError, match=r"absent\.bin: 重みのファイルがありません"):
        weights.read(tmp_path / "absent.bin")


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_a_damaged_file_is_named(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "weights.bin"
    _write(path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(BrokenWeightsError, match=r"weights\.bin: 重みのファイルが壊れています"):
        weights.read(path)


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_text("これは重みではありません", encoding="utf-8")
    with pytest.raises(BrokenWeightsError, match=r"weights\.bin"):
        weights.read(path)


def test_the_shipped_files_are_no_larger_than_they_need_to_be() -> None:
    assert weights.FILE.stat().st_size <= 6_500_000
    assert network.FILE.stat().st_size <= 24_000_000
