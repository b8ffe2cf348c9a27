"""Which sentences are called out beside the worst one of a draft."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rules.context import Context
from rules.document import Document
from rules.reader import judge
from rules.reader.beside import MOST_ALONE, called_out

margins = st.lists(st.floats(-3, 3), max_size=40)


def _alone(*values: float) -> dict[int, float]:
    return dict(enumerate(values))


def _called(among: Sequence[float], alone: dict[int, float]) -> list[int]:
    return called_out(among, alone.__getitem__)


def test_what_reads_badly_alone_is_called_out_beside_a_far_worse_sentence() -> None:
    assert _called([2.4, 0.5], _alone(2.4, 1.2)) == [0, 1]


def test_what_is_only_tinted_by_the_worse_sentence_is_left_alone() -> None:
    assert _called([2.4, 0.5], _alone(2.4, 0.1)) == [0]


def test_what_comes_near_the_worst_needs_no_more_than_little_of_its_own() -> None:
    assert _called([1.0, 2.0, 1.9], _alone(0.0, 0.0, -0.4)) == [1, 2]


def test_where_nothing_is_above_the_threshold_nothing_is_called_out() -> None:
    assert _called([-0.2, 0.0], {}) == []


@given(margins, st.floats(-3, 3))
def test_the_worst_is_always_called_out_and_nothing_below_the_threshold(among: list[float], same: float) -> None:
    asked: list[int] = []

    def alone(number: int) -> float:
        asked.append(number)
        return same

    called = called_out(among, alone)

    over = [number for number, margin in enumerate(among) if margin > 0]
    assert set(called) <= set(over)
    assert bool(called) == bool(over)
    assert not over or max(over, key=lambda number: (among[number], -number)) in called
    assert len(asked) == len(set(asked)) <= MOST_ALONE
    assert called == sorted(called)


def test_a_quiet_problem_is_found_beside_a_plain_one() -> None:
    plain, quiet = (
        "見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。",
        "来月の給食費の値上げ、ほぼ固まりました。",
    )
    findings = judge(Document(f"給食センターです。\n{plain}\n{quiet}"), Context("facebook", "post"))
    assert {"6(2)ク①", "6(2)ク⑦"} <= {finding.clause for finding in findings}
