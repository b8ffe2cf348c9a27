"""A pending matter has one next reminder; it comes at its time, once, and not after the matter is settled."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest

from bot.errors import UserError
from bot.reminders import service as reminders
from bot.reminders.service import Due, MatterSettled, Next, Reminding
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from tests.support.clocks import StandingClock

MATTER, SUBJECT = "tea_is_cold", "cup:1"
HOUR = timedelta(hours=1)


class Asking:
    """A plan that tells somebody at each of three stages, an hour apart."""

    def __init__(self, to: str = "U01ALICE") -> None:
        self.to = to
        self.seen: list[Due] = []

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        self.seen.append(due)
        tx.outbox.add(Letter("cold", due.subject, self.to, due.occasion))
        return None if due.stage == 2 else Next(max(tx.now, due.due_at) + HOUR, due.stage + 1)


class Broken:
    """A plan with a fault in it, after it has queued a letter."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        tx.outbox.add(Letter("half_said", due.subject, "U01ALICE", due.occasion))
        raise RuntimeError("the kettle fell")


def scheduled(store: Store, clock: StandingClock, subject: str = SUBJECT, matter: str = MATTER) -> None:
    with store.transaction() as tx:
        reminders.schedule(tx, matter, subject, clock.now() + HOUR)


def letters(store: Store, subject: str = SUBJECT) -> int:
    with store.transaction() as tx:
        return len(tx.outbox.messages(subject, "cold", "half_said"))


def left(store: Store, subject: str = SUBJECT) -> list[int]:
    """The stages of what is still to come about a subject."""
    with store.read() as session:
        return [one.stage for one in reminders.pending(session, subject)]


def test_nothing_is_said_before_the_time_and_each_stage_once(store: Store, clock: StandingClock) -> None:
    plan = Asking()
    reminding = Reminding(store, {MATTER: plan})
    scheduled(store, clock)
    assert reminding.tick() == 0
    clock.forward(HOUR)
    assert (reminding.tick(), reminding.tick(), letters(store)) == (1, 0, 1)
    clock.forward(HOUR)
    assert (reminding.tick(), left(store)) == (1, [2])
    clock.forward(HOUR)
    assert (reminding.tick(), left(store), letters(store)) == (1, [], 3)


def test_scheduling_again_replaces_the_reminder_of_that_matter_alone(store: Store, clock: StandingClock) -> None:
    with store.transaction() as tx:
        reminders.schedule(tx, MATTER, SUBJECT, clock.now() + HOUR)
        reminders.schedule(tx, "another", SUBJECT, clock.now() + HOUR)
        reminders.schedule(tx, MATTER, SUBJECT, clock.now() + 3 * HOUR, stage=2)
    with store.read() as session:
        assert [(one.matter, one.stage) for one in reminders.pending(session, SUBJECT)] == [("another", 0), (MATTER, 2)]


def test_a_settled_matter_is_not_spoken_of_again(store: Store, clock: StandingClock) -> None:
    scheduled(store, clock)
    with store.transaction() as tx:
        reminders.settle(tx, SUBJECT, MATTER)
    clock.forward(2 * HOUR)
    assert Reminding(store, {MATTER: Asking()}).tick() == 0
    assert letters(store) == 0


def test_a_fault_of_one_plan_says_nothing_by_halves_and_stops_no_other(store: Store, clock: StandingClock) -> None:
    scheduled(store, clock, "cup:1", "broken")
    scheduled(store, clock, "cup:2")
    clock.forward(HOUR)
    assert Reminding(store, {"broken": Broken(), MATTER: Asking()}).tick() == 2
    assert (letters(store, "cup:1"), letters(store, "cup:2")) == (0, 1)
    assert left(store, "cup:1") == [0]
    clock.forward(reminders.AFTER_A_FAULT)
    assert Reminding(store, {"broken": Asking()}).tick() == 1
    assert letters(store, "cup:1") == 1


class Together(Asking):
    """Speaks to many at once, and cannot where a broken cup is among them."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        if due.subject == "cup:0":
            raise RuntimeError("the cup is broken")
        return super().remind(tx, due)

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        self.times += 1
        return {due: self.remind(tx, due) for due in dues}


def test_many_that_are_due_are_spoken_to_at_once_and_one_fault_among_them_stops_no_other(
    store: Store, clock: StandingClock
) -> None:
    for number in range(1, 4):
        scheduled(store, clock, f"cup:{number}")
    clock.forward(HOUR)
    together = Together()
    assert Reminding(store, {MATTER: together}).tick() == 3
    assert together.times == 1
    scheduled(store, clock, "cup:0")
    clock.forward(2 * HOUR)
    Reminding(store, {MATTER: together}).tick()
    assert letters(store, "cup:0") == 0
    assert all(letters(store, f"cup:{number}") == 2 for number in range(1, 4))


def test_a_plan_that_names_a_past_moment_does_not_run_for_ever(store: Store, clock: StandingClock) -> None:
    class Hasty:
        def remind(self, tx: Transaction, due: Due) -> Next | None:
            return Next(tx.now, due.stage)

    scheduled(store, clock)
    clock.forward(HOUR)
    assert Reminding(store, {MATTER: Hasty()}).tick() == 1


def test_more_than_one_batch_is_carried_out_in_one_tick(store: Store, clock: StandingClock) -> None:
    with store.transaction() as tx:
        for number in range(reminders.BATCH + 5):
            reminders.schedule(tx, MATTER, f"cup:{number}", clock.now() + HOUR)
    clock.forward(HOUR)
    assert Reminding(store, {MATTER: Asking()}).tick() == reminders.BATCH + 5


@pytest.fixture
def told(store: Store, clock: StandingClock) -> Reminding:
    """Somebody was reminded for the first time."""
    reminding = Reminding(store, {MATTER: Asking()})
    scheduled(store, clock)
    clock.forward(HOUR)
    reminding.tick()
    return reminding


def test_who_was_told_puts_the_next_reminder_off(told: Reminding, store: Store, clock: StandingClock) -> None:
    told.snooze(MATTER, SUBJECT, clock.now() + 5 * HOUR, by="U01ALICE", delivery="press:1")
    clock.forward(4 * HOUR)
    assert told.tick() == 0
    clock.forward(HOUR)
    assert told.tick() == 1


def test_the_same_press_delivered_twice_puts_off_once(told: Reminding, store: Store, clock: StandingClock) -> None:
    told.snooze(MATTER, SUBJECT, clock.now() + 2 * HOUR, by="U01ALICE", delivery="press:1")
    told.snooze(MATTER, SUBJECT, clock.now() + 9 * HOUR, by="U01ALICE", delivery="press:1")
    clock.forward(2 * HOUR)
    assert told.tick() == 1


@pytest.mark.parametrize(
    ("by", "ahead"),
    [("U01BOB", HOUR), ("U09NOBODY", HOUR), ("U01ALICE", timedelta(days=40)), ("U01ALICE", -HOUR)],
    ids=["not told of it", "a stranger", "too far", "in the past"],
)
def test_others_and_odd_moments_are_refused(told: Reminding, clock: StandingClock, by: str, ahead: timedelta) -> None:
    with pytest.raises(UserError):
        told.snooze(MATTER, SUBJECT, clock.now() + ahead, by=by)
    clock.forward(HOUR)
    assert told.tick() == 1


def test_a_settled_matter_cannot_be_put_off(told: Reminding, store: Store, clock: StandingClock) -> None:
    with store.transaction() as tx:
        reminders.settle(tx, SUBJECT)
    with pytest.raises(MatterSettled):
        told.snooze(MATTER, SUBJECT, clock.now() + HOUR, by="U01ALICE")


def test_two_ticks_at_once_say_everything_once(
    store: Store, clock: StandingClock, at_once: Callable[..., list[int]]
) -> None:
    with store.transaction() as tx:
        for number in range(50):
            reminders.schedule(tx, MATTER, f"cup:{number}", clock.now() + HOUR)
    clock.forward(HOUR)
    ticks = at_once(*[Reminding(store, {MATTER: Asking()}).tick for _ in range(4)])
    assert sum(ticks) == 50
    assert all(letters(store, f"cup:{number}") == 1 for number in range(50))
