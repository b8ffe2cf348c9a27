"""What the bot asked and what it was sent, in order, for tests and for those who look for a fault."""

from collections import deque

from bot.practice.clock import Clock
from bot.practice.delivery.envelope import Envelope
from bot.practice.jsons import JsonObject

KEPT = 5000
"""So many calls and so many deliveries are remembered."""


class Log:
    """The newest calls and deliveries. Tokens are never written down."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.calls: deque[JsonObject] = deque(maxlen=KEPT)
        self.deliveries: deque[JsonObject] = deque(maxlen=KEPT)

    def call(self, method: str, args: JsonObject, status: int | None, answer: object) -> None:
        """A call of the Web API or of a response URL; status None where the connection was dropped."""
        shown = {key: value for key, value in args.items() if key != "token"}
        self.calls.append({"at": self._now(), "method": method, "args": shown, "status": status, "answer": answer})

    def delivery(self, envelope: Envelope) -> JsonObject:
        """A delivery that starts; whoever waits for its acknowledgement completes the entry."""
        entry: JsonObject = {
            "at": self._now(),
            "type": envelope.type,
            "kind": _kind(envelope),
            "envelope_id": envelope.id,
            "attempt": envelope.attempt,
            "acked_after_ms": None,
            "ack": None,
            "failed": None,
        }
        self.deliveries.append(entry)
        return entry

    def _now(self) -> str:
        return self._clock.now().isoformat()


def _kind(envelope: Envelope) -> str:
    payload = envelope.payload
    if envelope.type == "slash_commands":
        return str(payload["command"])
    if envelope.type == "events_api":
        return str(payload["event"]["type"])
    return str(payload["type"])
