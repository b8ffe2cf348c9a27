"""Several workers on one outbox: each message once, none lost with a worker that dies or falls asleep."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest

from bot.delivery.queue import Claimed, Queue
from bot.delivery.slack import SlackSender
from bot.store.outbox import OutboxState
from bot.store.unit import Store, Transaction
from tests.delivery.post_office import LEASE, PostOffice, id_of
from tests.support.office import KACHO, PR_HEAD
from tests.support.waiting import wait_for

MESSAGES = 200
PEOPLE = (
    "U01BOB",
    "U01ALICE",
    "U01CAROL",
    "U01ERIN",
    "U01KENJI",
    "U01DAVE",
    "U01FRANK",
    "U01HEIDI",
    "U01LEO",
    "U01NINA",
)
AFTER_THE_LEASE = LEASE.total_seconds() + 1


def claimed(queue: Queue) -> Claimed:
    found = queue.claim()
    assert found is not None
    return found


def test_a_message_of_a_worker_that_died_before_sending_goes_out_when_its_lease_ends(each_office: PostOffice) -> None:
    office = each_office
    message = office.queue(office.draft(), KACHO, "a")
    claimed(office.other_worker())

    assert office.relay.send_due() == 0
    assert office.later(LEASE.total_seconds()) == 0
    assert office.later(1) == 1

    assert office.arrived(KACHO) == [message]
    assert office.calls("conversations.history") == 1
    assert office.row(message).attempts == 2


def test_a_message_of_a_worker_that_died_after_sending_is_found_and_not_sent_again(each_office: PostOffice) -> None:
    office = each_office
    message = office.queue(office.draft(), KACHO, "a")
    theirs = claimed(office.other_worker())
    SlackSender(office.slack).post(
        theirs.message_id,
        KACHO,
        office.bot.relay._rendering.draw(theirs),
        attempts=1,
        look_since=None,
        still_ours=lambda: True,
    )

    assert office.later(AFTER_THE_LEASE) == 1

    assert office.arrived(KACHO) == [message]
    assert office.calls("chat.postMessage") == 1
    assert office.row(message).ts == office.sees(KACHO)[0]["ts"]


def test_later_messages_about_the_draft_wait_for_the_one_in_a_dead_hand(office: PostOffice) -> None:
    draft = office.draft()
    expected = [office.queue(draft, KACHO, about) for about in "ab"]
    claimed(office.other_worker())
    assert office.relay.send_due() == 0
    assert office.later(AFTER_THE_LEASE) == 2
    assert office.arrived(KACHO) == expected


@pytest.mark.parametrize("what", ["sent", "again"])
@pytest.mark.parametrize("same_process", [True, False])
def test_a_worker_that_awakes_too_late_changes_nothing(office: PostOffice, what: str, same_process: bool) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    sleeper = office.relay._queue if same_process else office.other_worker()
    theirs = claimed(sleeper)
    office.clock.forward(timedelta(seconds=AFTER_THE_LEASE))
    ours = claimed(office.relay._queue)

    if what == "sent":
        sleeper.sent(theirs, "D01", "1.0")
    else:
        sleeper.again(theirs, after=timedelta(), why="late", maybe_sent=False)

    assert not sleeper.hold(theirs)
    assert office.relay._queue.hold(ours)
    row = office.row(message)
    assert (row.state, row.attempts, row.ts) == (OutboxState.SENDING, ours.attempts, None)


def test_a_send_that_outlasts_its_lease_is_left_to_the_worker_that_took_over(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening the conversation takes longer than the lease; meanwhile another worker sends."""
    message = office.queue(office.draft(), KACHO, "a")
    other = office.relay_with(timeout=10)
    channel = SlackSender.channel_of
    pauses = iter([lambda: office.later(AFTER_THE_LEASE, other)])

    def open_slowly(self: SlackSender, recipient: str) -> str:
        next(pauses, lambda: 0)()
        return channel(self, recipient)

    monkeypatch.setattr(SlackSender, "channel_of", open_slowly)
    office.relay.send_due()

    assert office.arrived(KACHO) == [message]
    assert office.row(message).state is OutboxState.SENT


def test_a_send_that_used_up_most_of_its_lease_renews_it_before_posting(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening the conversation and posting take nine tenths of a lease each."""
    message = office.queue(office.draft(), KACHO, "a")
    other = office.relay_with(timeout=10)
    channel, hold = SlackSender.channel_of, Queue.hold
    taken_by_other: list[int] = []

    def open_slowly(self: SlackSender, recipient: str) -> str:
        office.clock.forward(LEASE * 0.9)
        return channel(self, recipient)

    def post_slowly(self: Queue, ours: Claimed) -> bool:
        held = hold(self, ours)
        office.clock.forward(LEASE * 0.9)
        taken_by_other.append(other.send_due())
        return held

    monkeypatch.setattr(SlackSender, "channel_of", open_slowly)
    monkeypatch.setattr(Queue, "hold", post_slowly)
    office.relay.send_due()

    assert taken_by_other == [0]
    assert office.arrived(KACHO) == [message]


class Interrupted(Store):
    """A store in which somebody else is quicker, just before the next transaction."""

    quicker: Callable[[], object] | None = None

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        if self.quicker is not None:
            quicker, self.quicker = self.quicker, None
            quicker()
        with super().transaction() as tx:
            yield tx


def test_a_message_that_another_worker_just_put_off_is_left_alone(each_office: PostOffice) -> None:
    """Between looking for what is due and taking it, another worker is told `Retry-After`."""
    office = each_office
    office.queue(office.draft(), KACHO, "a")
    store = Interrupted(office.bot.store.engine, office.clock)
    other = office.other_worker()
    store.quicker = lambda: other.again(
        claimed(other), after=timedelta(seconds=30), why="ratelimited", maybe_sent=False
    )

    slow = Queue(store, worker="slow", lease=LEASE)
    assert slow.claim() is None
    office.clock.forward(timedelta(seconds=30))
    assert slow.claim() is not None


def test_a_message_is_claimed_by_one_worker_only(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    messages = [office.queue(draft, KACHO, "a"), office.queue(draft, PR_HEAD, "a")]
    store = Interrupted(office.bot.store.engine, office.clock)
    taken: list[str] = []
    store.quicker = lambda: taken.append(claimed(office.other_worker()).message_id)

    taken.append(claimed(Queue(store, worker="slow", lease=LEASE)).message_id)

    assert taken == messages


def test_two_relays_send_two_hundred_messages_once_each_and_in_order(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    expected: dict[str, list[str]] = {person: [] for person in PEOPLE}
    for number in range(MESSAGES):
        person = PEOPLE[number % len(PEOPLE)]
        expected[person].append(office.queue(draft, person, str(number)))

    with ExitStack() as things:
        for relay in (office.relay_with(timeout=30), office.relay_with(timeout=30)):
            relay.start()
            things.callback(relay.stop)
        wait_for(lambda: len(office.rows(OutboxState.SENT)) == MESSAGES, "all messages to be sent", 90)

    arrived = {person: office.arrived(person) for person in PEOPLE}
    assert arrived == expected
    assert Counter(id_of(one) for person in PEOPLE for one in office.sees(person)).most_common(1)[0][1] == 1
    assert {row.attempts for row in office.rows()} == {1}


def test_a_relay_is_woken_by_a_new_message_and_ends_when_told(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.relay.IDLE_SECONDS", 600)
    draft = office.draft()
    office.relay.start()
    message = office.queue(draft, KACHO, "a")
    wait_for(lambda: office.arrived(KACHO) == [message], "the message")

    office.relay.stop()
    office.queue(draft, KACHO, "b")
    assert office.relay.send_due() == 0
    assert office.arrived(KACHO) == [message]
