"""Faults that are ordered happen so many times, to what they were ordered for, and to nothing else."""

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.practice.conftest import Practice
from tests.practice.seats import Seat
from tests.practice.waiting import wait_for


def posts(practice: Practice, text: str = "あ") -> None:
    practice.client.retry_handlers = []
    practice.client.chat_postMessage(channel="C01KANKO", text=text)


def test_429_tells_when_to_come_back(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "429", retry_after=30)
    with pytest.raises(SlackApiError) as error:
        posts(practice)
    response = error.value.response
    assert (response.status_code, response["error"], response.headers["retry-after"]) == (429, "ratelimited", "30")
    assert alice.texts() == []
    posts(practice, "あとで")
    assert alice.texts() == ["あとで"]


def test_a_client_that_waits_gets_through(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "429", times=2, retry_after=0)
    patient = WebClient(token="xoxb-practice-bot", base_url=practice.server.api_url)
    patient.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    patient.chat_postMessage(channel="C01KANKO", text="三度目")
    assert alice.texts() == ["三度目"]
    assert [call["status"] for call in practice.log()["calls"]] == [429, 429, 200]


def test_500_is_no_json(practice: Practice) -> None:
    practice.orders_fault("*", "500")
    assert practice.http.post("/api/auth.test").status_code == 500


def test_an_ordered_error_is_answered_instead_of_the_call(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "error:is_archived", times=2)
    practice.client.auth_test()
    for _ in range(2):
        with pytest.raises(SlackApiError) as error:
            posts(practice)
        assert error.value.response["error"] == "is_archived"
    assert alice.texts() == []
    posts(practice)
    assert alice.texts() == ["あ"]


def test_drop_after_does_what_was_asked_and_never_says_so(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "drop_after")
    with pytest.raises(OSError, match=r"closed|reset"):
        posts(practice, "不確かな投稿")
    assert alice.texts() == ["不確かな投稿"]
    assert practice.log()["calls"][-1]["status"] is None


def test_drop_before_does_nothing(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "drop_before")
    with pytest.raises(OSError, match=r"closed|reset"):
        posts(practice)
    assert alice.texts() == []


def test_hang_is_silence_until_the_caller_gives_up(practice: Practice, alice: Seat) -> None:
    practice.orders_fault("chat.postMessage", "hang")
    hasty = WebClient(token="xoxb-practice-bot", base_url=practice.server.api_url, timeout=1, retry_handlers=[])
    with pytest.raises(OSError, match="timed out"):
        hasty.chat_postMessage(channel="C01KANKO", text="あ")
    assert alice.texts() == []
    posts(practice, "また話せます")


def test_a_server_stops_while_a_call_hangs(practice: Practice) -> None:
    import threading

    practice.orders_fault("auth.test", "hang")
    waiting = WebClient(token="xoxb-practice-bot", base_url=practice.server.api_url, retry_handlers=[])
    outcome: list[type[BaseException]] = []

    def call() -> None:
        try:
            waiting.auth_test()
        except OSError as error:
            outcome.append(type(error))

    thread = threading.Thread(target=call)
    thread.start()
    wait_for(lambda: practice.log()["calls"])
    practice.server.stop()
    thread.join(timeout=20)
    assert len(outcome) == 1


def test_the_response_url_can_be_ordered_to_fail(practice: Practice, alice: Seat) -> None:
    bot, urls = practice.bot(), []

    @bot.command("/snscheck")
    def check(ack: Ack, body: dict[str, str]) -> None:
        urls.append(body["response_url"])
        ack()

    practice.connects(bot)
    alice.types("/snscheck")
    practice.orders_fault("response_url", "500")
    assert practice.http.post(urls[0], json={"text": "あ"}).status_code == 500
    assert practice.http.post(urls[0], json={"text": "い"}).status_code == 200
    assert alice.texts() == ["い"]


def test_a_bot_that_is_sent_away_comes_back_on_a_new_socket(practice: Practice, alice: Seat) -> None:
    bot = practice.bot()

    @bot.command("/snscheck")
    def check(ack: Ack) -> None:
        ack("はい")

    practice.connects(bot)
    practice.orders_fault("deliver", "disconnect")
    assert alice.types("/snscheck")["ok"] is False
    wait_for(lambda: alice.types("/snscheck")["ok"])
    assert alice.texts() == ["はい"]


def test_what_is_no_fault_cannot_be_ordered(practice: Practice) -> None:
    orders: list[dict[str, object]] = [
        {"method": "*", "kind": "earthquake"},
        {"method": "deliver", "kind": "429"},
        {"method": "chat.postMessage", "kind": "twice"},
        {"method": "*", "kind": "500", "times": 0},
        {"method": "*", "kind": "500", "times": "many"},
    ]
    for order in orders:
        response = practice.http.post("/practice/faults", json=order)
        assert (response.status_code, response.json()["ok"]) == (400, False)


def test_ordered_faults_can_be_called_off(practice: Practice) -> None:
    practice.orders_fault("*", "500", times=100)
    practice.http.delete("/practice/faults")
    assert practice.client.auth_test()["ok"]
