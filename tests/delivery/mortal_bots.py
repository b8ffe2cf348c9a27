"""Bots in processes of their own, which die where they are told to: forked for many deaths, spawned for real ones."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from tests.support import stoppable
from tests.support.forks import forks

ROOT = Path(__file__).resolve().parents[2]


class Process(Protocol):
    """What one does with a process."""

    @property
    def exitcode(self) -> int | None: ...
    def is_alive(self) -> bool: ...
    def kill(self) -> None: ...
    def terminate(self) -> None: ...
    def join(self, timeout: float | None = None) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class Orders:
    """Where a bot keeps the points it passed, and where it dies; its settings, its clock, where it prints."""

    points: Path
    at: str
    settings: Mapping[str, str]
    ahead: timedelta
    log: Path


@dataclass(frozen=True)
class Launcher:
    """How bots are started, and how much time passes on their clocks before a dead one is replaced."""

    launch: Callable[[Orders], Process]
    repair: timedelta


def _fork(orders: Orders) -> Process:
    process = forks().Process(
        target=stoppable.run,
        args=(orders.points, orders.at, orders.settings),
        kwargs={"ahead": orders.ahead, "log": orders.log},
    )
    process.start()
    return process


class _Spawned:
    """A command, as an operator starts it."""

    def __init__(self, orders: Orders) -> None:
        command = ["bot", "run"]
        if orders.at != stoppable.NOWHERE:
            command = ["tests.support.stoppable", str(orders.points), orders.at]
        with orders.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=ROOT,
                env={**os.environ, **orders.settings, "SNSBOT_LEASE_SECONDS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def exitcode(self) -> int | None:
        return self._process.poll()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()

    def join(self, timeout: float | None = None) -> None:
        self._process.wait(timeout)

    def close(self) -> None:
        assert not self.is_alive()


#: Longer than the lease of a message, and than the life of a trigger.
FORKED = Launcher(_fork, timedelta(seconds=65))
SPAWNED = Launcher(_Spawned, timedelta())
