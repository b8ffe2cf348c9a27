"""Calls to Slack that come with a message and may fail: a pin, a channel of its own. They never stop a flow."""

from collections.abc import Callable
from http.client import HTTPException
from urllib.error import URLError

import sqlalchemy as sa
import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.delivery.queue import Claimed
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store

log = structlog.get_logger()


class OptionalCalls:
    """Makes them; what Slack refuses is logged, and the flow goes on (DESIGN, promise 10)."""

    def __init__(self, store: Store, client: WebClient) -> None:
        self._store = store
        self._client = client

    def pin(self, message: Claimed) -> bool:
        """Pin the message that `message` is about in its channel; nothing is posted."""
        with self._store.read() as session:
            statement = sa.select(OutboxMessage).where(OutboxMessage.message_id == message.target)
            target = session.scalars(statement).first()
        if target is not None and target.channel is not None and target.ts is not None:
            channel, ts = target.channel, target.ts
            self._try(message, lambda: self._client.pins_add(channel=channel, timestamp=ts))
        return False

    def _try(self, message: Claimed, call: Callable[[], object]) -> bool:
        try:
            call()
        except (SlackApiError, URLError, OSError, HTTPException) as error:
            why = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            log.warning("optional_call.failed", intent=message.intent, subject=message.subject, why=str(why))
            return False
        return True
