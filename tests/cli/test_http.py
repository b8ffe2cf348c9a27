"""The HTTP side takes what Slack sends and reads no more of anything else than it must."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_bolt import App
from starlette.types import Message

from bot.connection import MAX_REQUEST_BYTES, web_app

CHUNK = 65_536


class Sender:
    """Somebody who sends a body without end, chunk by chunk."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers
        self.sent = 0

    def posts(self) -> int:
        """The status of the answer."""
        app = web_app(App(token="xoxb-x", signing_secret="x", token_verification_enabled=False), lambda: True)
        answers: list[Message] = []

        async def receive() -> Message:
            self.sent += CHUNK
            assert self.sent <= 2 * MAX_REQUEST_BYTES, "it reads on and on"
            return {"type": "http.request", "body": b"x" * CHUNK, "more_body": True}

        async def send(message: Message) -> None:
            answers.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/slack/events",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in self._headers.items()],
        }
        # A thread of its own: the browser tests leave a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _complete(app, scope, receive, send)).result()
        return int(answers[0]["status"])


async def _complete(app: Callable[..., Any], *arguments: Any) -> None:
    await app(*arguments)


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    sender = Sender({"content-length": str(MAX_REQUEST_BYTES + 1)})
    assert sender.posts() == 413
    assert sender.sent == 0


@pytest.mark.parametrize("headers", [{}, {"content-length": "10"}, {"content-length": "many"}])
def test_a_body_that_grows_too_large_is_read_no_further(headers: dict[str, str]) -> None:
    sender = Sender(headers)
    assert sender.posts() == 413
    assert sender.sent <= MAX_REQUEST_BYTES + CHUNK
