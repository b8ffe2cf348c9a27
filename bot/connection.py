"""Connecting the bot to Slack: Socket Mode, or HTTP requests that Slack signs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from threading import Thread

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.request import BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.app import Bot
from bot.errors import UserError
from bot.org.workspace import Team
from bot.store.migrate import require_migrated

PING_SECONDS = 5
SOCKET_THREADS = 16
_LOOKS_AGAIN_SECONDS = 0.1
_LONGEST_FAREWELL_SECONDS = 20
MAX_REQUEST_BYTES = 2_000_000


def require_slack(client: WebClient) -> Team:
    """Let pass a token that Slack knows; the workspace it is for.

    Raises:
        UserError: Slack does not answer, or does not know the token.
    """
    with _asking_slack(client, "SLACK_BOT_TOKEN"):
        known = client.auth_test()
        return Team(str(known["team_id"]), str(known.get("team") or ""))


@contextmanager
def _asking_slack(client: WebClient, token: str) -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        name = error.response.get("error") or error.response.status_code
        raise UserError(
            f"Slack が {token} を受け付けませんでした（{name}）。", "トークンを確かめてください。"
        ) from error
    except (OSError, HTTPException) as error:
        raise UserError(
            f"Slack（{client.base_url}）につながりません。", "ネットワークと SLACK_API_URL を確かめてください。"
        ) from error


def socket_mode(bot: Bot) -> SocketModeHandler:
    """The Socket Mode connection, not yet opened; Slack has said where.

    Raises:
        UserError: SLACK_APP_TOKEN is missing, or Slack does not know it, or does not answer.
    """
    if not bot.settings.slack_app_token:
        raise UserError("SLACK_APP_TOKEN がありません。", ".env に xapp- で始まるトークンを書いてください。")
    with _asking_slack(bot.client, "SLACK_APP_TOKEN"):
        address = str(bot.client.apps_connections_open(app_token=bot.settings.slack_app_token)["url"])
    handler = SocketModeHandler(
        bot.app,
        bot.settings.slack_app_token,
        web_client=bot.client,
        ping_interval=PING_SECONDS,
        concurrency=SOCKET_THREADS,
    )
    handler.client.wss_uri = address
    return handler


def hang_up(connection: SocketModeHandler) -> None:
    """Close a Socket Mode connection, also one that was opened a moment ago.

    The client's thread takes back that the session is to end when it begins to read it. Where that is after it was
    told so, it never ends, and who closes waits for it forever; so it is told again until it has. A client that does
    not end within _LONGEST_FAREWELL_SECONDS is left behind.
    """
    closing = Thread(target=connection.close, daemon=True)
    closing.start()
    deadline = time.monotonic() + _LONGEST_FAREWELL_SECONDS
    while closing.is_alive() and time.monotonic() < deadline:
        connection.client.current_session_state.terminated = True
        closing.join(_LOOKS_AGAIN_SECONDS)


def web_app(app: App, healthy: Callable[[], bool]) -> Starlette:
    """The HTTP side: `/slack/events` takes everything Slack sends, `/healthz` tells whether the bot works."""

    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        bolt_request = BoltRequest(
            body=body.decode("utf-8", "replace"),
            query=request.url.query,
            headers={name: [value] for name, value in request.headers.items()},
        )
        answer = await run_in_threadpool(app.dispatch, bolt_request)
        return Response(answer.body, answer.status, {name: ", ".join(each) for name, each in answer.headers.items()})

    async def health(_request: Request) -> Response:
        works = await run_in_threadpool(healthy)
        return PlainTextResponse("ok" if works else "database", status_code=200 if works else 503)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", health)])


async def _body(request: Request) -> bytes | None:
    """The body; None for one that is too large, of which no more is read than shows it."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > MAX_REQUEST_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_REQUEST_BYTES:
            return None
    return bytes(body)


def http_server(bot: Bot, host: str = "0.0.0.0") -> uvicorn.Server:  # noqa: S104 - Slack calls from outside
    """The HTTP server, not yet started; on PORT of `host`.

    Raises:
        UserError: SLACK_SIGNING_SECRET is missing.
    """
    if not bot.settings.slack_signing_secret:
        raise UserError(
            "SLACK_SIGNING_SECRET がありません。", ".env に、Slackアプリの Signing Secret を書いてください。"
        )

    def healthy() -> bool:
        try:
            require_migrated(bot.store.engine)
        except UserError:
            return False
        return True

    config = uvicorn.Config(
        web_app(bot.app, healthy), host=host, port=bot.settings.port, log_config=None, access_log=False
    )
    return uvicorn.Server(config)
