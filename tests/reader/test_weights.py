"""The weights file: what is written is read, and a broken one says so."""

from pathlib import Path

import pytest

from rules.reader import network, weights
from rules.reader.features import GROUPS
from rules.reader.weights import BrokenWeightsError, Header, Table

CLAUSES = ("6(2)ア", "6(2)ク①")


def _row(*values: int) -> bytes:
    return bytes(value + 128 for value in values)


def _write(path: Path) -> None:
    width = len(CLAUSES)
    header = Header(
        clauses=CLAUSES,
        thresholds=(0.5, -0.25),
        biases=(-1.0, -1.5),
        scales=((0.01,) * width,) * len(GROUPS),
        examples={"6(2)ク①": ("出直してください",)},
    )
    empty: tuple[list[str], bytes] = ([], b"")
    weights.write(path, header, [(["ばか", "です"], _row(3, 127) + _row(-127, 0)), *[empty] * (len(GROUPS) - 1)])


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    _write(path)
    learned = weights.read(path)
    assert learned.header.clauses == CLAUSES
    assert learned.header.thresholds == (0.5, -0.25)
    assert learned.header.examples == {"6(2)ク①": ("出直してください",)}
    assert learned.tables[0].sums(["ばか", "です", "未知"]) == [-124, 127]
    assert learned.tables[0].weight("ばか", 1) == 127
    assert learned.tables[0].weight("未知", 1) == 0


def test_thousands_of_features_do_not_overflow_a_lane() -> None:
    features = [f"語{number}" for number in range(5_000)]
    table = Table(features, _row(127, -128) * len(features), 2)
    assert table.sums(features) == [127 * 5_000, -128 * 5_000]


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
