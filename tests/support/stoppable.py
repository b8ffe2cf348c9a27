"""The bot as `snsbot run` starts it, in a process that can be told to die at a named point.

Points are passed after every commit, before and after every call to Slack and every acknowledgement; their names say
on what errand: "after the commit of approve", "before chat.postMessage in approved to U01ALICE".

    python -m tests.support.stoppable FILE POINTS

dies (SIGKILL) at each point whose name the pattern POINTS matches and that FILE does not name yet.
FILE gets the names of the points that were passed.
"""

import contextvars
import functools
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.base_client import BaseClient
from slack_sdk.webhook.client import WebhookClient

import bot.app
from bot import cli
from bot.clock import SystemClock
from bot.delivery import relay
from bot.delivery.queue import Queue
from bot.delivery.relay import Relay
from bot.drafts.deciding import Deciding
from bot.drafts.posting import Posting
from bot.drafts.submitting import Submitting
from bot.drafts.writing import Writing
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store, Transaction

EVERYWHERE = ".*"
COMMITS_AND_MESSAGES = r"after the commit .*|\w+ chat\..*"
NOWHERE = ""
SERVICES = (
    (Writing, "save"),
    (Submitting, "submit"),
    (Submitting, "withdraw"),
    (Deciding, "approve"),
    (Deciding, "return_for_revision"),
    (Deciding, "reject"),
    (Posting, "report"),
)

_errand = contextvars.ContextVar("errand", default="the start")


class Fate:
    """Knows at which points the process dies."""

    def __init__(self, file: Path, at: str) -> None:
        self._file = file
        self._at = re.compile(at)
        self._known = set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()
        self._lock = threading.Lock()

    def passes(self, when: str, what: str) -> None:
        """The process has come to a point."""
        point = f"{when} {what} in {_errand.get()}" if when != "after the commit of" else f"{when} {_errand.get()}"
        with self._lock:
            if point in self._known:
                return
            self._known.add(point)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{point}\n")
            if self._at.fullmatch(point):
                os.kill(os.getpid(), signal.SIGKILL)


def run(file: Path, at: str, environment: Mapping[str, str], *, ahead: timedelta, log: Path) -> None:
    """Run the bot in this process until it dies or is told to end.

    Args:
        environment: the settings, as for `snsbot run`.
        ahead: how far the clock on the bot's wall is ahead of the machine's.
        log: takes what the bot prints.
    """
    with log.open("ab") as printed:
        for stream in (1, 2):
            os.dup2(printed.fileno(), stream)
    os.environ.update(environment)
    _set_clock(ahead)
    relay.THREADS = 1  # no death of one thread hides a point from another
    arm(Fate(file, at))
    sys.exit(cli.main(["run"]))


def arm(fate: Fate) -> None:
    """Let this process pass its points."""
    for service, name in SERVICES:
        _on_errand(service, name, lambda _self, *_args, name=name, **_more: name)
    _on_errand(Relay, "_send", lambda _self, message: _letter(_self._store, message.seq))
    _on_errand(Queue, "_take", lambda self, seq, _state: f"the claim of {_letter(self._store, seq)}")
    _on_errand(Queue, "_settle", lambda self, message, **_v: f"settling {_letter(self._store, message.seq)}")
    _on_errand(SocketModeHandler, "handle", lambda _self, _client, request: _delivery(request))
    _around(BaseClient, "api_call", lambda _self, method, **_more: method, fate)
    _around(WebhookClient, "send_dict", lambda *_args, **_more: "the answer", fate)
    _around(BaseSocketModeClient, "send_socket_mode_response", lambda *_args: "the acknowledgement", fate)
    _after_commits(fate)
    bot.app.ThreadPoolExecutor = _Pool  # type: ignore[attr-defined]


class _Pool(ThreadPoolExecutor):
    """A pool whose threads know on what errand they were sent."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        return super().submit(contextvars.copy_context().run, functools.partial(fn, *args, **kwargs))


def _on_errand(owner: type, name: str, errand: Callable[..., str]) -> None:
    original = getattr(owner, name)

    @functools.wraps(original)
    def sent(*args: Any, **kwargs: Any) -> Any:
        token = _errand.set(errand(*args, **kwargs))
        try:
            return original(*args, **kwargs)
        finally:
            _errand.reset(token)

    setattr(owner, name, sent)


def _around(owner: type, name: str, what: Callable[..., str], fate: Fate) -> None:
    original = getattr(owner, name)

    @functools.wraps(original)
    def called(*args: Any, **kwargs: Any) -> Any:
        call = what(*args, **kwargs)
        fate.passes("before", call)
        answer = original(*args, **kwargs)
        fate.passes("after", call)
        return answer

    setattr(owner, name, called)


def _after_commits(fate: Fate) -> None:
    original = Store.transaction

    @contextmanager
    def transaction(self: Store) -> Iterator[Transaction]:
        with original(self) as tx:
            sa.event.listen(tx.session, "after_commit", lambda _session: fate.passes("after the commit of", ""))
            yield tx

    Store.transaction = transaction  # type: ignore[method-assign]


def _letter(store: Store, seq: int) -> str:
    """A message by what it is, for whom, and the how manyth of its stream."""
    with store.read() as session:
        row = session.get_one(OutboxMessage, seq)
        place = session.scalar(
            sa.select(sa.func.count())
            .select_from(OutboxMessage)
            .where(OutboxMessage.stream == row.stream, OutboxMessage.seq <= seq)
        )
        return f"{row.intent} {place} to {row.recipient}"


def _delivery(request: SocketModeRequest) -> str:
    payload = request.payload
    if "command" in payload:
        return str(payload["command"])
    if "view" in payload and payload["type"] == "view_submission":
        return str(payload["view"]["callback_id"])
    return str(payload["actions"][0]["action_id"]) if "actions" in payload else str(payload["type"])


def _set_clock(ahead: timedelta) -> None:
    tell = SystemClock.now

    def now(self: SystemClock) -> datetime:
        return tell(self) + ahead

    SystemClock.now = now  # type: ignore[method-assign]


if __name__ == "__main__":
    arm(Fate(Path(sys.argv[1]), sys.argv[2]))
    sys.exit(cli.main(["run"]))
