"""Socket Mode: one-time tickets, open sockets, one socket for each envelope, acknowledgements."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.practice.clock import Clock, Timing
from bot.practice.delivery.envelope import Envelope, NotAcknowledged
from bot.practice.ids import new_secret
from bot.practice.jsons import JsonObject

MOST_SOCKETS = 10


@dataclass(eq=False)
class OpenSocket:
    """A connection over which the bot takes deliveries until Slack asks it to come back on a new one."""

    websocket: WebSocket
    retiring: bool = False

    async def send(self, message: JsonObject) -> None:
        """Send one JSON message.

        Raises:
            NotAcknowledged: the socket is dead.
        """
        try:
            await self.websocket.send_text(json.dumps(message, ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError) as dead:
            raise NotAcknowledged("socket_closed") from dead


class Sockets:
    """All open sockets of the app, and the envelopes that wait for an acknowledgement."""

    def __init__(self, app_id: str, clock: Clock, timing: Timing) -> None:
        self._app_id = app_id
        self._clock = clock
        self._timing = timing
        self._tickets: dict[str, datetime] = {}
        self._open: list[OpenSocket] = []
        self._waiting: dict[str, asyncio.Future[JsonObject]] = {}
        self._turn = 0

    @property
    def count(self) -> int:
        """How many sockets are open."""
        return len(self._open)

    def new_ticket(self) -> str:
        """The right to open one socket, for some seconds."""
        ticket = new_secret()
        self._tickets[ticket] = self._clock.now()
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Whether the ticket opens a socket; it does so once."""
        given = self._tickets.pop(ticket, None)
        return given is not None and (self._clock.now() - given).total_seconds() <= self._timing.ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Greet a socket, take its acknowledgements, send it away when its time is over."""
        if len(self._open) >= MOST_SOCKETS:
            await websocket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await websocket.close()
            return
        socket = OpenSocket(websocket)
        self._open.append(socket)
        retirement = asyncio.create_task(self._retire(socket))
        try:
            await socket.send(self._hello())
            async for text in websocket.iter_text():
                self.receive(text)
        except (WebSocketDisconnect, NotAcknowledged, RuntimeError):
            socket.retiring = True
        finally:
            retirement.cancel()
            self._open.remove(socket)

    def receive(self, text: str) -> None:
        """An acknowledgement; one that comes too late, or for nothing that was sent, is passed over as by Slack."""
        try:
            message = json.loads(text)
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        waiting = self._waiting.get(str(message.get("envelope_id")))
        if waiting is not None and not waiting.done():
            payload = message.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else {})

    async def carry(self, envelope: Envelope, *, copies: int = 1) -> JsonObject:
        """Send an envelope over one socket and wait for the acknowledgement; returns its payload.

        Raises:
            NotAcknowledged: no socket is open, or nothing came back in time.
        """
        waiting: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = waiting
        try:
            for _ in range(copies):
                await self._next().send(envelope.as_json())
            return await asyncio.wait_for(waiting, self._timing.ack)
        except TimeoutError:
            raise NotAcknowledged("timeout") from None
        finally:
            self._waiting.pop(envelope.id, None)

    async def close_one(self) -> None:
        """Let the socket whose turn it is die."""
        socket = self._next()
        socket.retiring = True
        await socket.websocket.close(code=1011)

    async def send_away(self, reason: str = "refresh_requested") -> None:
        """Ask the bot to come back on new sockets, and close the present ones."""
        for socket in [one for one in self._open if not one.retiring]:
            await self._disconnect(socket, reason)

    async def _retire(self, socket: OpenSocket) -> None:
        warning = min(self._timing.connection_warning, self._timing.connection)
        await asyncio.sleep(self._timing.connection - warning)
        try:
            await socket.send({"type": "disconnect", "reason": "warning", "debug_info": self._debug_info()})
            await asyncio.sleep(warning)
            await self._disconnect(socket, "refresh_requested")
        except NotAcknowledged:
            socket.retiring = True

    async def _disconnect(self, socket: OpenSocket, reason: str) -> None:
        socket.retiring = True
        await socket.send({"type": "disconnect", "reason": reason, "debug_info": self._debug_info()})
        await socket.websocket.close()

    def _next(self) -> OpenSocket:
        usable = [socket for socket in self._open if not socket.retiring]
        if not usable:
            raise NotAcknowledged("dispatch_failed")
        self._turn += 1
        return usable[self._turn % len(usable)]

    def _hello(self) -> JsonObject:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": {
                **self._debug_info(),
                "approximate_connection_time": int(self._timing.connection),
            },
            "connection_info": {"app_id": self._app_id},
        }

    def _debug_info(self) -> JsonObject:
        return {"host": "applink-practice", "build_number": 1}
