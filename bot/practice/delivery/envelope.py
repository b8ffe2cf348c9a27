"""What is delivered to the bot, and what became of it."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.practice.ids import new_envelope_id
from bot.practice.jsons import JsonObject

EnvelopeType = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Envelope:
    """One delivery. A repetition has the same id and a higher attempt."""

    id: str
    type: EnvelopeType
    payload: JsonObject
    accepts_response_payload: bool
    attempt: int = 0
    retry_reason: str = ""

    @classmethod
    def of(cls, kind: EnvelopeType, payload: JsonObject, *, accepts_response_payload: bool) -> "Envelope":
        """A first delivery."""
        return cls(new_envelope_id(), kind, payload, accepts_response_payload)

    def again(self, reason: str) -> "Envelope":
        """The next attempt at the same delivery, and why it is needed."""
        return replace(self, attempt=self.attempt + 1, retry_reason=reason)

    def as_json(self) -> JsonObject:
        """As it goes over a socket."""
        told: JsonObject = {
            "envelope_id": self.id,
            "payload": self.payload,
            "type": self.type,
            "accepts_response_payload": self.accepts_response_payload,
        }
        if self.type == "events_api":
            told["retry_attempt"] = self.attempt
            told["retry_reason"] = self.retry_reason
        return told


class NotAcknowledged(Exception):
    """The bot did not take a delivery.

    Attributes:
        reason: Slack's word for why, such as ``timeout``, ``http_error`` or ``dispatch_failed``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
