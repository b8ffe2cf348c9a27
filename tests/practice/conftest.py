"""The practice workspace over real HTTP and WebSocket, with a bot that each test gives its behaviour."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.practice.clock import Timing
from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from bot.practice.seed import Seed
from tests.practice.seats import Seat
from tests.support.background import hang_up
from tests.support.waiting import PATIENCE_SECONDS

PATIENT = Timing(ack=PATIENCE_SECONDS, trigger=PATIENCE_SECONDS, event_retries=(0.0, 0.0))
"""A busy machine must not look like a slow bot."""
IMPATIENT = Timing(ack=0.3, trigger=30.0, event_retries=(0.0, 0.0))
"""For tests in which the bot does not answer."""


class HandClock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def forward(self, **period: float) -> None:
        self.moment += timedelta(**period)


class Practice:
    """A running workspace and what tests need around it."""

    def __init__(self, server: PracticeServer, things: ExitStack) -> None:
        self.server = server
        self._things = things
        self.http = things.enter_context(httpx.Client(base_url=server.url, timeout=PATIENCE_SECONDS + 5))
        self.client = WebClient(token=server.seed.bot_token, base_url=server.api_url)

    def seat(self, user: str) -> Seat:
        """A person at the page."""
        return Seat(self.http, user)

    def connects(self, app: App) -> SocketModeHandler:
        """Let a bot take deliveries over a socket until the test ends."""
        handler = SocketModeHandler(app, self.server.seed.app_token)
        self._things.callback(hang_up, handler)
        handler.connect()
        return handler

    def bot(self) -> App:
        """A bot that does nothing yet."""
        return App(client=WebClient(token=self.server.seed.bot_token, base_url=self.server.api_url))

    def orders_fault(self, method: str, kind: str, times: int = 1, **more: int) -> None:
        """Let something go wrong."""
        body = {"method": method, "kind": kind, "times": times, **more}
        assert self.http.post("/practice/faults", json=body).json() == {"ok": True}

    def log(self) -> dict[str, list[dict[str, object]]]:
        """What the workspace wrote down."""
        told: dict[str, list[dict[str, object]]] = self.http.get("/practice/log").json()
        return told


Opener = Callable[..., Practice]


@pytest.fixture
def open_practice() -> Iterator[Opener]:
    """Starts workspaces with other seeds, clocks or periods than the usual ones."""
    with ExitStack() as things:

        def start(seed: Seed | None = None, **options: object) -> Practice:
            options.setdefault("timing", PATIENT)
            server = PracticeServer(seed or demo_seed(), **options)  # type: ignore[arg-type]
            return Practice(things.enter_context(server), things)

        yield start


@pytest.fixture
def practice(open_practice: Opener) -> Practice:
    """The demo workspace."""
    return open_practice()


@pytest.fixture
def impatient(open_practice: Opener) -> Practice:
    """The demo workspace with little time for the bot."""
    return open_practice(timing=IMPATIENT)


@pytest.fixture
def alice(practice: Practice) -> Seat:
    """商工観光課の担当職員."""
    return practice.seat("U01ALICE")


@pytest.fixture
def bob(practice: Practice) -> Seat:
    """商工観光課長."""
    return practice.seat("U01BOB")
