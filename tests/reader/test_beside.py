"""Which passages of a draft are called out: the worst sentence, others beside it, and what belongs to each."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rules.context import Context
from rules.document import Document
from rules.finding import Span
from rules.reader import judge
from rules.reader.beside import DOUBTFUL, LONGEST_PASSAGE, MOST_ALONE, MOST_ON_A_SIDE, Passage, called_out, passages

margins = st.lists(st.floats(-3, 3), max_size=40)


def _alone(*values: float) -> dict[int, float]:
    return dict(enumerate(values))


def _called(among: Sequence[float], alone: dict[int, float]) -> list[int]:
    return called_out(among, alone.__getitem__)


def test_what_reads_badly_alone_is_called_out_beside_a_far_worse_sentence() -> None:
    assert _called([2.4, 0.5], _alone(2.4, 1.2)) == [0, 1]


def test_what_is_only_tinted_by_the_worse_sentence_is_left_alone() -> None:
    assert _called([2.4, 0.5], _alone(2.4, 0.1)) == [0]
    assert _called([2.4, 0.9], _alone(2.4, -0.2)) == [0]


def test_what_comes_near_the_worst_needs_no_more_than_little_of_its_own() -> None:
    assert _called([0.6, 2.0, 1.9], _alone(0.0, 0.0, -1.4)) == [1, 2]


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


def _passages(among: Sequence[float], alone: dict[int, float], *, length: int = 20) -> list[Passage]:
    places = [Span(number * length, (number + 1) * length) for number in range(len(among))]
    return passages(places, among, alone.__getitem__)


def test_what_stands_right_beside_and_is_no_problem_of_its_own_belongs_to_the_same_passage() -> None:
    assert _passages([-1.5, 0.4, 2.0, 0.3, -1.1], _alone(0, -1, 2, -1, 0)) == [Passage(2, 1, 3)]


def test_what_lies_not_far_below_the_threshold_belongs_to_it_too() -> None:
    assert _passages([-0.9, 2.0, -1.1], _alone(0, 2, 0)) == [Passage(1, 0, 1)]


def test_what_is_doubtful_under_another_clause_stays_outside() -> None:
    places = [Span(number * 10, number * 10 + 10) for number in range(3)]
    alone = {0: -1.0, 1: 2.0, 2: -1.0}

    def other_matters(_called: int, number: int) -> bool:
        return number != 0

    assert passages(places, [-0.5, 2.0, -0.5], alone.__getitem__, kin=other_matters) == [Passage(1, 1, 2)]
    # What is above the threshold has no finding of its own: it stays in this one.
    assert passages(places, [0.5, 2.0, -0.5], alone.__getitem__, kin=other_matters) == [Passage(1, 0, 2)]


def test_what_is_parted_from_it_by_a_harmless_sentence_does_not() -> None:
    assert _passages([0.4, -1.1, 2.0], _alone(-1, 0, 2)) == [Passage(2, 2, 2)]


def test_a_problem_of_its_own_gets_a_passage_of_its_own() -> None:
    assert _passages([1.9, 0.2, 2.0], _alone(1.5, -1, 2)) == [Passage(0, 0, 1), Passage(2, 2, 2)]


def test_a_passage_takes_in_few_sentences_and_few_characters() -> None:
    tinted = [0.5] * 4 + [2.0] + [0.5] * 4
    alone = dict.fromkeys(range(9), -1.0)
    assert _passages(tinted, alone) == [Passage(4, 4 - MOST_ON_A_SIDE, 4 + MOST_ON_A_SIDE)]
    assert _passages(tinted, alone, length=LONGEST_PASSAGE // 2) == [Passage(4, 3, 4)]


def test_a_passage_ends_before_what_is_left_out() -> None:
    assert Passage(called=3, first=1, last=5).without({1, 4}) == Passage(called=3, first=2, last=3)
    assert Passage(called=3, first=1, last=5).without({3, 9}) == Passage(called=3, first=1, last=5)


@given(margins, st.floats(-3, 3), st.integers(1, 200))
def test_passages_lie_in_order_never_far_below_the_threshold_and_share_nothing(
    among: list[float], same: float, length: int
) -> None:
    found = _passages(among, dict.fromkeys(range(len(among)), same), length=length)

    numbers = [number for passage in found for number in passage.numbers]
    assert numbers == sorted(set(numbers))
    assert all(among[number] > -DOUBTFUL for number in numbers)
    assert [passage.called for passage in found] == called_out(among, lambda _: same)
    assert all(len(one.numbers) == 1 or len(one.numbers) * length <= LONGEST_PASSAGE for one in found)


def test_what_is_kept_apart_joins_nothing_and_takes_nothing_in() -> None:
    places = [Span(number * 10, number * 10 + 10) for number in range(3)]
    alone = {0: -1.0, 1: 2.0, 2: -1.0}

    assert passages(places, [0.4, 2.0, 0.3], alone.__getitem__, apart={0}) == [Passage(1, 1, 2)]
    assert passages(places, [0.4, 2.0, 0.3], alone.__getitem__, apart={1}) == [Passage(1, 1, 1)]
