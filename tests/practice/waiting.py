"""Waiting for something to become true, without guessing how long it takes."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

Found = TypeVar("Found")

PATIENCE = 20.0
_PAUSE = threading.Event()


def wait_for(look: Callable[[], Found | None], *, what: str = "the condition") -> Found:
    """What `look` finds, as soon as it finds something true."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        found = look()
        if found:
            return found
        _PAUSE.wait(0.01)
    raise AssertionError(f"waited {PATIENCE} s in vain for {what}")
