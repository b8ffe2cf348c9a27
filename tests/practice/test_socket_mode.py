"""Socket Mode: tickets, greetings, one socket for each envelope, repetition, farewell."""

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bot.practice.clock import Timing
from tests.practice.conftest import HandClock, Opener, Practice
from tests.practice.seats import Seat
from tests.practice.waiting import wait_for


def url(practice: Practice) -> str:
    return str(practice.client.apps_connections_open(app_token="xapp-practice-app")["url"])


@contextmanager
def connected(practice: Practice) -> Iterator[ClientConnection]:
    with connect(url(practice), proxy=None) as connection:
        assert receive(connection)["type"] == "hello"
        yield connection


def receive(connection: ClientConnection, timeout: float = 10) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(connection.recv(timeout))
    return told


def acknowledge(connection: ClientConnection, envelope: dict[str, Any], **payload: Any) -> None:
    answer = {"envelope_id": envelope["envelope_id"], **({"payload": payload} if payload else {})}
    connection.send(json.dumps(answer))


def test_a_socket_is_greeted_with_its_app(practice: Practice) -> None:
    with connect(url(practice), proxy=None) as connection:
        hello = receive(connection)
    assert (hello["num_connections"], hello["connection_info"]) == (1, {"app_id": "A01SNSBOT"})
    assert hello["debug_info"]["approximate_connection_time"] > 0


def test_a_ticket_opens_one_socket_once(practice: Practice) -> None:
    ticket = url(practice)
    with connect(ticket, proxy=None), pytest.raises(InvalidStatus), connect(ticket, proxy=None):
        pass


def test_a_ticket_grows_old(open_practice: Opener) -> None:
    clock = HandClock()
    practice = open_practice(clock=clock)
    ticket = url(practice)
    clock.forward(seconds=31)
    with pytest.raises(InvalidStatus), connect(ticket, proxy=None):
        pass


def test_no_more_than_ten_sockets_stay_open(practice: Practice) -> None:
    with ExitStack() as sockets:
        for _ in range(10):
            sockets.enter_context(connected(practice))
        one_too_many = sockets.enter_context(connect(url(practice), proxy=None))
        assert receive(one_too_many) == {"type": "disconnect", "reason": "too_many_websockets"}


def test_each_envelope_goes_to_one_socket_and_all_get_their_share(practice: Practice, alice: Seat) -> None:
    with connected(practice) as first, connected(practice) as second:
        for number in range(4):
            alice.says(f"{number}", channel=alice.conversation("dm")["id"])
        texts = []
        for connection in (first, second, first, second):
            envelope = receive(connection)
            acknowledge(connection, envelope)
            texts.append(envelope["payload"]["event"]["text"])
        assert sorted(texts) == ["0", "1", "2", "3"]
        for connection in (first, second):
            with pytest.raises(TimeoutError):
                connection.recv(timeout=0)


def test_an_event_envelope_has_slacks_shape(practice: Practice, alice: Seat) -> None:
    direct = alice.conversation("dm")["id"]
    with connected(practice) as connection:
        alice.says("こんにちは & <さようなら>", channel=direct)
        envelope = receive(connection)
        acknowledge(connection, envelope)
    payload = envelope["payload"]
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
    assert (payload["type"], payload["api_app_id"], payload["team_id"]) == ("event_callback", "A01SNSBOT", "T01NIIMI")
    assert payload["authorizations"][0]["user_id"] == "U01SNSBOT"
    assert payload["event"]["channel_type"] == "im"
    assert payload["event"]["text"] == "こんにちは &amp; &lt;さようなら&gt;"


def test_an_event_that_is_not_acknowledged_comes_again_until_slack_gives_up(open_practice: Opener) -> None:
    practice = open_practice(timing=Timing(ack=0.2, event_retries=(0.0, 0.0, 0.0)))
    alice = practice.seat("U01ALICE")
    with connected(practice) as connection:
        alice.act("home")
        attempts = [receive(connection) for _ in range(4)]
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0)
    assert [(one["retry_attempt"], one["retry_reason"]) for one in attempts] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({one["envelope_id"] for one in attempts}) == 1
    assert len({one["payload"]["event_id"] for one in attempts}) == 1


def test_an_event_while_nobody_is_connected_waits_for_a_socket(open_practice: Opener) -> None:
    practice = open_practice(timing=Timing(event_retries=(0.3, 0.3, 10.0)))
    practice.seat("U01ALICE").act("home")
    with connected(practice) as connection:
        envelope = receive(connection)
        acknowledge(connection, envelope)
    assert envelope["retry_attempt"] >= 1


def test_an_acknowledged_event_comes_once(practice: Practice, alice: Seat) -> None:
    with connected(practice) as connection:
        alice.act("home")
        acknowledge(connection, receive(connection))
        wait_for(lambda: practice.log()["deliveries"][0]["acked_after_ms"] is not None)
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0)


def test_a_command_without_a_bot_fails_at_once(practice: Practice, alice: Seat) -> None:
    told = alice.types("/snscheck 本文")
    assert (told["ok"], told["code"]) == (False, "dispatch_failed")
    assert "ボットが動いていません" in told["error"]


def test_a_command_that_is_not_acknowledged_fails_and_is_not_repeated(impatient: Practice) -> None:
    alice = impatient.seat("U01ALICE")
    with connected(impatient) as connection:
        told = alice.types("/snscheck 本文")
        envelope = receive(connection)
        acknowledge(connection, envelope, text="遅すぎました")
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0)
    assert (told["ok"], told["code"]) == (False, "operation_timeout")
    assert "3秒以内" in told["error"]
    assert "retry_attempt" not in envelope
    assert alice.texts() == []


def test_junk_from_the_bot_does_no_harm(practice: Practice, alice: Seat) -> None:
    with connected(practice) as connection:
        for junk in ("", "[]", "{", '{"envelope_id": "nobody-knows"}', '{"payload": 5}'):
            connection.send(junk)
        alice.act("home")
        acknowledge(connection, receive(connection))
        wait_for(lambda: practice.log()["deliveries"][0]["acked_after_ms"] is not None)
    assert len(practice.log()["deliveries"]) == 1


def test_pings_are_answered(practice: Practice) -> None:
    with connected(practice) as connection:
        assert connection.ping("there?").wait(timeout=10)


def test_slack_warns_and_then_asks_to_come_back(open_practice: Opener) -> None:
    practice = open_practice(timing=Timing(connection=0.1, connection_warning=0.05))
    with connected(practice) as connection:
        assert [receive(connection)["reason"] for _ in range(2)] == ["warning", "refresh_requested"]
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)


def test_a_socket_that_died_gets_nothing_more(practice: Practice, alice: Seat) -> None:
    with connected(practice) as dead, connected(practice) as alive:
        dead.socket.shutdown(socket.SHUT_RDWR)
        wait_for(lambda: practice.http.get("/practice/health").json()["sockets"] == 1)
        for _ in range(2):
            alice.act("home")
            acknowledge(alive, receive(alive))
    assert [one["attempt"] for one in practice.log()["deliveries"]] == [0, 0]


def test_an_envelope_can_be_ordered_to_come_twice(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("deliver", "twice")
    with connected(practice) as connection:
        alice.act("home")
        first, second = receive(connection), receive(connection)
        acknowledge(connection, first)
    assert first == second


def test_a_lost_acknowledgement_brings_the_event_again(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("deliver", "drop_after")
    with connected(practice) as connection:
        alice.act("home")
        first = receive(connection)
        acknowledge(connection, first)
        second = receive(connection)
        acknowledge(connection, second)
    assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
    assert first["payload"] == second["payload"]


def test_a_command_over_a_dying_socket_is_lost(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("deliver", "close_socket")
    with connected(practice) as connection:
        told = alice.types("/snscheck 本文")
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)
    assert (told["ok"], told["code"]) == (False, "socket_closed")
    wait_for(lambda: practice.http.get("/practice/health").json()["sockets"] == 0)
