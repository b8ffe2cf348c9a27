"""Brings deliveries to the bot by whatever way the app is set up for, and repeats events as Slack does."""

import asyncio
import logging
from datetime import datetime
from typing import Protocol

from bot.practice.clock import Clock, Timing
from bot.practice.delivery.envelope import Envelope, EnvelopeType, NotAcknowledged
from bot.practice.delivery.faults import Faults
from bot.practice.delivery.log import Log
from bot.practice.jsons import JsonObject

logger = logging.getLogger(__name__)


class Way(Protocol):
    """A way to the bot: sockets or HTTP."""

    async def carry(self, envelope: Envelope, *, copies: int = 1) -> JsonObject:
        """Deliver and return the payload of the acknowledgement; raises NotAcknowledged."""
        ...

    async def close_one(self) -> None:
        """Break a connection."""
        ...

    async def send_away(self) -> None:
        """Ask the bot to reconnect."""
        ...


class Courier:
    """One for the workspace. Interactions and commands are tried once, events are repeated."""

    def __init__(self, way: Way, faults: Faults, log: Log, clock: Clock, timing: Timing) -> None:
        self._way = way
        self._faults = faults
        self._log = log
        self._clock = clock
        self._timing = timing
        self._running: set[asyncio.Task[None]] = set()

    async def ask(
        self, kind: EnvelopeType, payload: JsonObject, *, accepts_response_payload: bool = False
    ) -> JsonObject:
        """Deliver what a person did and return the payload with which the bot acknowledged it.

        Raises:
            NotAcknowledged: the bot did not answer in time. It is not tried again: the person is told.
        """
        return await self._deliver(Envelope.of(kind, payload, accepts_response_payload=accepts_response_payload))

    def tell(self, payload: JsonObject) -> None:
        """Deliver an event, in the background, again and again until it is acknowledged or given up."""
        envelope = Envelope.of("events_api", payload, accepts_response_payload=False)
        task = asyncio.create_task(self._tell_until_taken(envelope))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def settle(self) -> None:
        """Stop all repetitions."""
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _tell_until_taken(self, envelope: Envelope) -> None:
        for pause in (*self._timing.event_retries, None):
            try:
                await self._deliver(envelope)
            except NotAcknowledged as failure:
                if pause is None or failure.reason == "no_retry":
                    logger.info("event %s was given up: %s", envelope.payload["event_id"], failure.reason)
                    return
                await asyncio.sleep(pause)
                envelope = envelope.again(_retry_reason(failure))
            else:
                return

    async def _deliver(self, envelope: Envelope) -> JsonObject:
        entry = self._log.delivery(envelope)
        started = self._clock.now()
        try:
            ack = await self._carry_with_faults(envelope)
        except NotAcknowledged as failure:
            entry["failed"] = failure.reason
            raise
        entry["ack"] = ack
        entry["acked_after_ms"] = _milliseconds(started, self._clock.now())
        return ack

    async def _carry_with_faults(self, envelope: Envelope) -> JsonObject:
        fault = self._faults.for_delivery()
        kind = fault.kind if fault else None
        if kind == "close_socket":
            await self._way.close_one()
            raise NotAcknowledged("socket_closed")
        if kind == "drop_before":
            raise NotAcknowledged("timeout")
        if kind == "disconnect":
            await self._way.send_away()
            raise NotAcknowledged("dispatch_failed")
        ack = await self._way.carry(envelope, copies=2 if kind == "twice" else 1)
        if kind == "drop_after":
            raise NotAcknowledged("timeout")
        return ack


def _retry_reason(failure: NotAcknowledged) -> str:
    return "timeout" if failure.reason in ("socket_closed", "dispatch_failed") else failure.reason


def _milliseconds(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() * 1000)
