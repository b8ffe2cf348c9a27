"""The relay against a real practice workspace: letters go in, faults are ordered, what arrived is looked at."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any

import httpx
import sqlalchemy as sa
from slack_sdk import WebClient

from bot.app import Bot
from bot.delivery.drawing.drafts import draft_drawers
from bot.delivery.queue import Queue
from bot.delivery.relay import Relay
from bot.delivery.rendering import Rendering
from bot.delivery.slack import SlackSender
from bot.drafts.views import DraftView
from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from bot.store.outbox import Letter, OutboxMessage, OutboxState
from tests.support.clocks import StandingClock
from tests.support.office import MARKET, open_office, written
from tests.support.page import Json, Page, said
from tests.support.waiting import PATIENCE_SECONDS

LEASE = timedelta(seconds=60)


class PostOffice:
    """A bot whose relay sends when the test says so, and the workspace it sends to."""

    def __init__(self, bot: Bot, server: PracticeServer, clock: StandingClock, things: ExitStack) -> None:
        self.bot = bot
        self.server = server
        self.clock = clock
        self.slack = WebClient(token=server.seed.bot_token, base_url=server.api_url)
        self.relay = bot.relay
        self._things = things
        self._http = things.enter_context(httpx.Client(base_url=server.url, timeout=PATIENCE_SECONDS, trust_env=False))
        self._pages: dict[str, Page] = {}

    # letters

    def draft(self, text: str = MARKET) -> DraftView:
        """A draft about which one can write letters; nothing has been sent of it yet."""
        return written(self.bot, text)

    def queue(self, draft: DraftView, to: str, about: str, intent: str = "withdrawn") -> str:
        """Put a letter into the outbox; its message id."""
        letter = Letter(intent, f"draft:{draft.id}", to, about, draft.revision.number)
        with self.bot.store.transaction() as tx:
            tx.outbox.add(letter)
            row = tx.outbox.messages(letter.subject, intent)[-1]
            return row.message_id

    def row(self, message_id: str) -> OutboxMessage:
        """A letter as it stands in the outbox."""
        with self.bot.store.read() as session:
            return session.scalars(sa.select(OutboxMessage).where(OutboxMessage.message_id == message_id)).one()

    def rows(self, *states: OutboxState) -> list[OutboxMessage]:
        """The letters in these states, oldest first."""
        with self.bot.store.read() as session:
            statement = sa.select(OutboxMessage).where(OutboxMessage.state.in_(states or tuple(OutboxState)))
            return list(session.scalars(statement.order_by(OutboxMessage.seq)))

    # time and sending

    def relay_with(self, *, timeout: int = 1, url: str | None = None) -> Relay:
        """Another relay on the same database, with little patience."""
        client = WebClient(token=self.server.seed.bot_token, base_url=url or self.server.api_url, timeout=timeout)
        rendering = Rendering(self.bot.store, draft_drawers(self.bot.store, self.bot.office.reading))
        return Relay(self.bot.store, rendering, SlackSender(client), lease=LEASE)

    def other_worker(self) -> Queue:
        """The queue as another process sees it."""
        return Queue(self.bot.store, worker="another", lease=LEASE)

    def later(self, seconds: float, relay: Relay | None = None) -> int:
        """Let time pass and send what is due then; how many messages were tried."""
        self.clock.forward(timedelta(seconds=seconds))
        return (relay or self.relay).send_due()

    # the workspace

    def fault(self, method: str, kind: str, times: int = 1, **more: int) -> None:
        """Let Slack misbehave the next times."""
        order = {"method": method, "kind": kind, "times": times, **more}
        self._http.post("/practice/faults", json=order).raise_for_status()

    def calls(self, method: str) -> int:
        """How often the bot called a method."""
        log = self._http.get("/practice/log").raise_for_status().json()
        return sum(one["method"] == method for one in log["calls"])

    def sees(self, person: str, channel: str | None = None) -> list[Json]:
        """The messages in a person's conversation with the bot, or in a channel, oldest first."""
        if person not in self._pages:
            self._pages[person] = Page(self.server.url, person)
            self._things.callback(self._pages[person].close)
        for one in self._pages[person].state()["channels"]:
            if one["id"] == channel or (channel is None and one["kind"] == "dm"):
                return list(one["messages"])
        return []

    def arrived(self, person: str, channel: str | None = None) -> list[str]:
        """The ids of the messages that arrived there, oldest first."""
        return [id_of(one) for one in self.sees(person, channel)]

    def reads(self, person: str, channel: str | None = None) -> str:
        """What the newest message there says."""
        return said(self.sees(person, channel)[-1])


def id_of(message: dict[str, Any]) -> str:
    """The id under which the outbox knows a message."""
    return str(message["metadata"]["event_payload"]["id"])


@contextmanager
def open_post_office(
    database_url: str, clock: StandingClock, *, slack_clock: StandingClock | None = None
) -> Iterator[PostOffice]:
    """Workspace and bot, which go by the same clock unless told otherwise; the outbox is empty."""
    with ExitStack() as things:
        server = things.enter_context(PracticeServer(demo_seed(), clock=slack_clock or clock))
        bot = things.enter_context(open_office(database_url, clock, server.api_url))
        yield PostOffice(bot, server, clock, things)
