"""Clocks for tests: one that stands still until it is moved, and one that starts on a known day and runs."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
#: Thursday, within working hours.
THURSDAY_MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=TOKYO)


class StandingClock:
    """Stands still."""

    def __init__(self, now: datetime = THURSDAY_MORNING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now.astimezone(UTC)

    def forward(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by


class RunningClock:
    """Starts at a known moment and runs as fast as the real one; can be moved on top of that."""

    def __init__(self, start: datetime = THURSDAY_MORNING) -> None:
        self._start = start.astimezone(UTC)
        self._began = time.monotonic()
        self._skipped = timedelta()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began) + self._skipped

    def forward(self, by: timedelta) -> None:
        """Let time pass at once."""
        self._skipped += by
