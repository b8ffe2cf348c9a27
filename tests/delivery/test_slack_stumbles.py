"""Slack is busy, broken or silent: the message goes out later, once, and the others do not wait for it."""

from datetime import timedelta

import pytest

from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from bot.store.outbox import OutboxState
from tests.delivery.post_office import PostOffice, open_post_office
from tests.support.background import free_port
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import HANAKO, KACHO, PR_HEAD


@pytest.mark.parametrize("method", ["chat.postMessage", "conversations.open"])
def test_retry_after_is_waited_for_and_other_people_get_their_messages_meanwhile(
    office: PostOffice, method: str
) -> None:
    draft = office.draft()
    first, second = office.queue(draft, KACHO, "a"), office.queue(draft, PR_HEAD, "a")
    office.fault(method, "429", retry_after=30)

    assert office.relay.send_due() == 2
    assert office.arrived(KACHO) == []
    assert office.arrived(PR_HEAD) == [second]

    assert office.later(29) == 0
    assert office.later(1) == 1
    assert office.arrived(KACHO) == [first]
    assert office.calls("conversations.history") == 0  # Slack said it did not take it


def test_a_message_waits_for_the_earlier_ones_about_the_same_draft(office: PostOffice) -> None:
    draft = office.draft()
    expected = [office.queue(draft, KACHO, about) for about in "abc"]
    office.fault("chat.postMessage", "429", retry_after=10)

    assert office.relay.send_due() == 1
    assert office.later(9) == 0
    assert office.later(1) == 3
    assert office.arrived(KACHO) == expected


@pytest.mark.parametrize("kind", ["500", "drop_before", "error:internal_error", "error:service_unavailable"])
def test_a_send_that_failed_is_looked_for_and_then_sent_again(office: PostOffice, kind: str) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", kind)

    office.relay.send_due()
    assert office.arrived(KACHO) == []
    assert office.later(1) == 1

    assert office.arrived(KACHO) == [message]
    assert office.calls("conversations.history") == 1
    assert office.calls("chat.postMessage") == 2


def test_an_answer_that_is_no_answer_of_slack_is_no_reason_to_give_up(office: PostOffice) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "error:Received a response in a non-JSON format: <html>")
    office.relay.send_due()
    office.later(1)
    assert office.arrived(KACHO) == [message]


def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(each_office: PostOffice) -> None:
    office = each_office
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "drop_after")

    office.relay.send_due()
    assert office.row(message).state is OutboxState.PENDING
    office.later(1)

    assert office.arrived(KACHO) == [message]
    assert office.calls("chat.postMessage") == 1
    row = office.row(message)
    assert (row.state, row.ts) == (OutboxState.SENT, office.sees(KACHO)[0]["ts"])


def test_it_is_found_although_the_clock_of_the_bot_is_some_minutes_fast(
    databases: Databases, clock: StandingClock
) -> None:
    slow = StandingClock(clock.now() - timedelta(minutes=9))
    with open_post_office(databases.sqlite(), clock, slack_clock=slow) as office:
        message = office.queue(office.draft(), KACHO, "a")
        office.fault("chat.postMessage", "drop_after")
        office.relay.send_due()
        office.later(1)
        assert office.arrived(KACHO) == [message]
        assert office.calls("chat.postMessage") == 1


def test_it_is_found_among_hundreds_of_newer_messages(office: PostOffice) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "drop_after")
    office.relay.send_due()
    for number in range(410):
        office.slack.chat_postMessage(channel=KACHO, text=f"お知らせ {number}")

    office.later(1)

    assert office.calls("conversations.history") == 3
    assert sum(bool(one["metadata"]) for one in office.sees(KACHO)) == 1
    assert office.row(message).state is OutboxState.SENT


def test_a_silent_slack_is_given_up_on_and_asked_again(office: PostOffice) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "hang")
    relay = office.relay_with(timeout=1)

    relay.send_due()
    assert office.row(message).maybe_sent
    office.later(1, relay)

    assert office.arrived(KACHO) == [message]


@pytest.mark.parametrize(
    "refusal", ["missing_scope", "unknown_method", "not_in_channel", "channel_not_found", "no_permission"]
)
def test_where_history_cannot_be_read_the_message_is_sent_again_rather_than_never(
    office: PostOffice, refusal: str
) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "drop_before")
    office.relay.send_due()

    office.fault("conversations.history", f"error:{refusal}")
    office.later(1)

    assert office.arrived(KACHO) == [message]
    assert office.rows(OutboxState.PARKED) == []


@pytest.mark.parametrize("kind", ["429", "500", "drop_before"])
def test_where_history_stumbles_nothing_is_sent_unlooked(office: PostOffice, kind: str) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "drop_after")
    office.relay.send_due()

    office.fault("conversations.history", kind)
    assert office.later(1) == 1
    office.later(60)

    assert office.arrived(KACHO) == [message]
    assert office.calls("chat.postMessage") == 1


def test_a_slack_that_is_not_there_is_waited_for(office: PostOffice) -> None:
    message, port = office.queue(office.draft(), KACHO, "a"), free_port()
    relay = office.relay_with(url=f"http://127.0.0.1:{port}/api/")
    for _ in range(3):
        office.later(300, relay)
    row = office.row(message)
    assert (row.state, row.attempts, row.maybe_sent) == (OutboxState.PENDING, 3, False)

    with PracticeServer(demo_seed(), port=port):
        office.later(300, relay)
    assert office.row(message).state is OutboxState.SENT


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "missing_scope", "account_inactive"])
def test_a_token_that_does_not_work_delays_and_does_not_park(office: PostOffice, error: str) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", f"error:{error}", times=12)
    for _ in range(12):
        assert office.later(300) == 1
    office.later(300)
    assert office.arrived(KACHO) == [message]


def test_waiting_grows_from_a_second_to_five_minutes(office: PostOffice) -> None:
    message = office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", "500", times=10)
    waits = []
    office.relay.send_due()
    for _ in range(9):
        wait = office.row(message).due_at - office.clock.now()
        waits.append(wait.total_seconds())
        assert office.later(waits[-1]) == 1
    assert waits == [1, 2, 5, 15, 30, 60, 120, 300, 300]


def test_a_card_that_was_deleted_is_no_fault(office: PostOffice) -> None:
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    office.relay.send_due()
    card = office.sees(KACHO)[0]
    office.slack.chat_delete(channel=str(office.rows()[0].channel), ts=card["ts"])

    office.bot.office.deciding.approve(draft.id, 1, by=KACHO)
    office.relay.send_due()

    assert office.calls("chat.update") == 1
    assert {row.state for row in office.rows()} == {OutboxState.SENT}
    assert len(office.sees(HANAKO)) == 1


@pytest.mark.parametrize("kind", ["429", "500", "drop_before", "drop_after"])
def test_a_card_is_redrawn_although_slack_stumbles(office: PostOffice, kind: str) -> None:
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    office.relay.send_due()
    office.fault("chat.update", kind)

    office.bot.office.deciding.approve(draft.id, 1, by=KACHO)
    office.relay.send_due()
    office.later(1)

    assert "承認しました" in office.reads(KACHO)
    assert {row.state for row in office.rows()} == {OutboxState.SENT}


def test_where_conversations_open_is_unknown_messages_go_to_the_person_itself(office: PostOffice) -> None:
    draft = office.draft()
    office.fault("conversations.open", "error:unknown_method", times=10)
    first = office.queue(draft, KACHO, "a")
    office.relay.send_due()
    assert office.arrived(KACHO) == [first]

    second = office.queue(draft, KACHO, "b")
    office.fault("chat.postMessage", "drop_before")
    office.relay.send_due()
    office.later(1)
    assert office.arrived(KACHO) == [first, second]
    assert office.rows(OutboxState.PARKED) == []


def test_a_card_sent_without_conversations_open_is_redrawn_too(office: PostOffice) -> None:
    office.fault("conversations.open", "error:unknown_method", times=10)
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    office.relay.send_due()

    office.bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)
    office.later(1)

    assert "取下げ" in str(office.sees(KACHO)[0]["blocks"])
