"""What a delivery did is done once; who delivers again hears what it gave the first time."""

import pytest

from bot.store.deliveries import done_once, once
from bot.store.unit import Store, Transaction


def test_a_second_delivery_hears_what_the_first_one_gave(store: Store) -> None:
    ran: list[str] = []

    def effect(tx: Transaction) -> int:
        ran.append("ran")
        return 40 + len(ran)

    answers = [once(store, "press-1", effect, keep=str, again=int) for _ in range(3)]

    assert answers == [41, 41, 41]
    assert ran == ["ran"]
    assert once(store, "press-2", effect, keep=str, again=int) == 42


def test_what_no_delivery_asked_for_runs_each_time(store: Store) -> None:
    ran: list[str] = []

    for _ in range(2):
        done_once(store, None, lambda _tx: ran.append("ran"))

    assert ran == ["ran", "ran"]


def test_a_delivery_whose_effect_failed_may_come_again(store: Store) -> None:
    def fail(tx: Transaction) -> None:
        raise RuntimeError("the disk is full")

    ran: list[str] = []
    with pytest.raises(RuntimeError, match="the disk is full"):
        done_once(store, "press-1", fail)
    for _ in range(2):
        done_once(store, "press-1", lambda _tx: ran.append("ran"))

    assert ran == ["ran"]
