"""Waiting for a condition, never for a while."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
#: A machine that runs tests may be many times slower than the one they were written on.
PATIENCE_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.03


def wait_for(look: Callable[[], T | None], what: str, patience: float = PATIENCE_SECONDS) -> T:
    """What `look` finds, as soon as it finds something true; fails naming `what` when patience ends."""
    pause = threading.Event()
    until = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"waited in vain for {what}")
        pause.wait(LOOK_EVERY_SECONDS)
