"""Time is passed in, so that tests can let a trigger or a response URL grow old without waiting."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment as an aware datetime."""

    def now(self) -> datetime: ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Timing:
    """Slack's periods, in seconds. Tests shorten those that are waited for on the event loop."""

    ack: float = 3.0
    """How long the bot may take to acknowledge a delivery."""
    trigger: float = 3.0
    """How long a trigger_id is valid after it was handed out."""
    event_retries: tuple[float, ...] = (1.0, 60.0, 300.0)
    """The pause before each repetition of an event that was not acknowledged."""
    response_url: float = 1800.0
    """How long a response_url accepts answers."""
    response_url_uses: int = 5
    """How many answers a response_url accepts."""
    ticket: float = 30.0
    """How long the URL of apps.connections.open can be used to connect."""
    connection: float = 3600.0
    """How long a socket lives before Slack asks the bot to come back on a new one."""
    connection_warning: float = 10.0
    """How long before that end Slack warns."""
