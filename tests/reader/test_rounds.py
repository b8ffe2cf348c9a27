"""In which order the language model learns."""

from collections import Counter

import pytest

from rules.reader.network.rounds import BATCH, batches, over_all, over_some

SIZES = [5 + number % 250 for number in range(3_000)]


def learned(plan: list[list[int]]) -> Counter[int]:
    return Counter(number for batch in plan for number in batch)


@pytest.mark.parametrize("rounds", [1, 3])
def test_every_round_goes_over_every_lesson_once(rounds: int) -> None:
    assert learned(over_all(SIZES, rounds=rounds)) == Counter(dict.fromkeys(range(len(SIZES)), rounds))


def test_the_order_is_another_in_each_round_and_the_same_each_time() -> None:
    plan = over_all(SIZES, rounds=2)
    half = len(plan) // 2
    assert plan == over_all(SIZES, rounds=2)
    assert plan[:half] != plan[half:]


def test_learning_further_repeats_another_part_of_the_old_in_each_round() -> None:
    new = range(2_900, 3_000)
    plans = [learned(over_some(SIZES, rounds=rounds, always=new, share=0.2)) for rounds in (1, 2)]
    first, both = ({number for number in plan if number not in new} for plan in plans)
    assert len(first) == round(0.2 * 2_900) < len(both)
    assert all(plans[1][number] == 2 for number in new)


def test_a_batch_has_room_for_what_fills_up_its_shorter_lessons() -> None:
    found = list(batches(SIZES, range(len(SIZES)), BATCH))
    assert sorted(number for batch in found for number in batch) == list(range(len(SIZES)))
    assert all(len(batch) * max(SIZES[number] for number in batch) <= BATCH for batch in found)
    assert len(list(batches([BATCH + 1, 3], [0, 1], BATCH))) == 2, "a lesson that is too long learns alone"
