"""Deliveries by HTTP: signed, verified, repeated, within three seconds."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import Ack
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.practice.clock import Timing
from bot.practice.delivery.envelope import Envelope, NotAcknowledged
from bot.practice.seed import HttpDelivery
from tests.practice.conftest import PATIENT, Opener, Practice
from tests.practice.views import actions, button, field, modal, text_input
from tests.practice.waiting import wait_for

SECRET = "practice-signing-secret"
Respond = Callable[["Request"], tuple[str, dict[str, str], str]]


class Request:
    """One request that Slack sent."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self.headers = {
            key.removeprefix("HTTP_").replace("_", "-").lower(): value
            for key, value in environ.items()
            if key.startswith("HTTP_")
        }
        self.kind = environ["CONTENT_TYPE"]
        self.body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()

    def form(self) -> dict[str, str]:
        return {key: values[0] for key, values in parse_qs(self.body, keep_blank_values=True).items()}

    def is_signed(self) -> bool:
        return SignatureVerifier(SECRET).is_valid_request(self.body, self.headers)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing to say."""


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The URL of a WSGI application that runs in a thread."""
    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Recorder:
    """Keeps what Slack sends and answers as the test says; it proves its URL by itself."""

    def __init__(self, respond: Respond = lambda _request: ("200 OK", {}, "")) -> None:
        self.requests: list[Request] = []
        self.challenges = 0
        self._respond = respond

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        request = Request(environ)
        if request.kind == "application/json" and json.loads(request.body)["type"] == "url_verification":
            self.challenges += 1
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [json.loads(request.body)["challenge"].encode()]
        self.requests.append(request)
        status, headers, body = self._respond(request)
        start_response(status, list(headers.items()))
        return [body.encode()]


@contextmanager
def delivering(open_practice: Opener, app: Any, timing: Timing = PATIENT) -> Iterator[Practice]:
    with serving(app) as url:
        yield open_practice(http_delivery=HttpDelivery(url, SECRET), timing=timing)


def test_a_command_is_a_signed_form_and_its_body_is_the_answer(open_practice: Opener) -> None:
    app = Recorder(lambda _request: ("200 OK", {"Content-Type": "text/plain; charset=utf-8"}, "確かめました"))
    with delivering(open_practice, app) as practice:
        alice = practice.seat("U01ALICE")
        assert alice.types("/snscheck 本文 & <b>") == {"ok": True}
        assert alice.texts() == ["確かめました"]
    (request,) = app.requests
    assert request.is_signed()
    assert request.kind == "application/x-www-form-urlencoded"
    assert (request.form()["command"], request.form()["text"]) == ("/snscheck", "本文 & <b>")
    assert "x-slack-retry-num" not in request.headers


def test_a_press_is_a_signed_form_with_a_payload(open_practice: Opener) -> None:
    app = Recorder()
    with delivering(open_practice, app) as practice:
        card = practice.client.chat_postMessage(
            channel="C01KANKO", text="カード", blocks=[actions(button("承認", "approve"))]
        )["message"]
        assert practice.seat("U01ALICE").presses("approve", card) == {"ok": True}
    (request,) = app.requests
    assert request.is_signed()
    assert json.loads(request.form()["payload"])["actions"][0]["action_id"] == "approve"


def test_the_url_proves_itself_before_the_first_event_and_only_once(open_practice: Opener) -> None:
    app = Recorder()
    with delivering(open_practice, app) as practice:
        for _ in range(2):
            practice.seat("U01ALICE").act("home")
            wait_for(lambda: practice.log()["deliveries"][-1]["acked_after_ms"] is not None)
    assert app.challenges == 1
    assert [json.loads(one.body)["event"]["type"] for one in app.requests] == ["app_home_opened"] * 2
    assert all(one.is_signed() for one in app.requests)


def test_a_url_that_does_not_prove_itself_gets_no_events(open_practice: Opener) -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"what?"]

    with delivering(open_practice, app) as practice:
        practice.seat("U01ALICE").act("home")
        wait_for(lambda: len(practice.log()["deliveries"]) == 3)
        assert {one["failed"] for one in practice.log()["deliveries"][:2]} == {"url_not_verified"}


def test_an_event_that_fails_comes_again_with_number_and_reason(open_practice: Opener) -> None:
    app = Recorder(lambda request: ("200 OK" if "x-slack-retry-num" in request.headers else "500 No", {}, ""))
    with delivering(open_practice, app) as practice:
        practice.seat("U01ALICE").act("home")
        wait_for(lambda: len(app.requests) == 2)
    first, second = app.requests
    assert (second.headers["x-slack-retry-num"], second.headers["x-slack-retry-reason"]) == ("1", "http_error")
    assert first.body == second.body
    assert second.is_signed()


def test_an_app_can_ask_not_to_be_sent_an_event_again(open_practice: Opener) -> None:
    app = Recorder(lambda _request: ("500 No", {"X-Slack-No-Retry": "1"}, ""))
    with delivering(open_practice, app) as practice:
        practice.seat("U01ALICE").act("home")
        wait_for(lambda: practice.log()["deliveries"][0]["failed"] == "no_retry")
    assert len(app.requests) == 1


@pytest.mark.parametrize(("answer", "code"), [(("500 No", {}, ""), "http_error"), (("404 No", {}, ""), "http_error")])
def test_a_command_that_is_answered_with_an_error_fails(
    open_practice: Opener, answer: tuple[str, dict[str, str], str], code: str
) -> None:
    with delivering(open_practice, Recorder(lambda _request: answer)) as practice:
        told = practice.seat("U01ALICE").types("/snscheck 本文")
    assert (told["ok"], told["code"]) == (False, code)


def test_an_app_that_is_too_slow_is_not_waited_for(open_practice: Opener) -> None:
    late = threading.Event()

    def respond(_request: Request) -> tuple[str, dict[str, str], str]:
        late.wait(20)
        return "200 OK", {}, ""

    with delivering(open_practice, Recorder(respond), Timing(ack=0.2)) as practice:
        told = practice.seat("U01ALICE").types("/snscheck 本文")
        late.set()
    assert (told["ok"], told["code"]) == (False, "operation_timeout")


def test_an_app_that_does_not_listen_is_told_to_the_person(open_practice: Opener) -> None:
    with serving(Recorder()) as url:
        gone = url
    practice = open_practice(http_delivery=HttpDelivery(gone, SECRET))
    told = practice.seat("U01ALICE").types("/snscheck 本文")
    assert (told["ok"], told["code"]) == (False, "dispatch_failed")


def test_a_bolt_app_works_over_http_as_over_a_socket(open_practice: Opener) -> None:
    holder: dict[str, SlackRequestHandler] = {}

    def app(environ: dict[str, Any], start_response: Any) -> Any:
        return holder["bolt"](environ, start_response)

    with delivering(open_practice, app) as practice:
        from slack_bolt import App

        client = WebClient(token="xoxb-practice-bot", base_url=practice.server.api_url)
        bot = App(client=client, signing_secret=SECRET)
        form = modal("案", field("text", text_input("body")))
        said: list[str] = []

        @bot.command("/snscheck")
        def check(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=form)

        @bot.view("案")
        def submitted(ack: Ack, view: dict[str, Any]) -> None:
            said.append(view["state"]["values"]["text"]["body"]["value"])
            ack(response_action="errors", errors={"text": "曜日が合いません。"})

        holder["bolt"] = SlackRequestHandler(bot, path="/slack/events")
        alice = practice.seat("U01ALICE")
        assert alice.types("/snscheck") == {"ok": True}
        told = alice.submits(alice.waits_for_modal("案"), body="11月26日（水）")
    assert told == {"ok": False, "errors": {"text": "曜日が合いません。"}}
    assert said == ["11月26日（水）"]


def test_an_envelope_keeps_its_id_over_its_attempts() -> None:
    first = Envelope.of("events_api", {"event": {}}, accepts_response_payload=False)
    again = first.again(NotAcknowledged("timeout").reason)
    assert (again.id, again.attempt, again.retry_reason) == (first.id, 1, "timeout")
