"""Two people at the practice page who carry a draft to its end, whatever happens to the bot meanwhile."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import sqlalchemy as sa

from bot.audit.reading import export, verify
from bot.clock import SystemClock
from bot.drafts.models import Draft
from bot.drafts.states import STATE_NAMES
from bot.practice.demo import DEMO_CITY, demo_seed
from bot.practice.running import PracticeServer
from bot.store.engine import make_engine
from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.unit import Store
from tests.delivery.mortal_bots import FORKED, Launcher, Orders, Process
from tests.support.clocks import RunningClock
from tests.support.office import HANAKO, KACHO
from tests.support.page import Json, said
from tests.support.stoppable import NOWHERE
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from tests.support.workspace import Someone

PATIENCE = 60.0


@dataclass(frozen=True)
class Move:
    """Something a person does next; `what` is the same for the same thing on the same screen."""

    what: str
    act: Callable[[], Json]


class Scene:
    """A practice workspace, a database, and a bot that dies."""

    def __init__(
        self, server: PracticeServer, clock: RunningClock, store: Store, folder: Path, launcher: Launcher
    ) -> None:
        self.hanako = Someone(server.url, HANAKO)
        self.kacho = Someone(server.url, KACHO)
        self.store = store
        self.points = folder / "points.txt"
        self.deaths = 0
        self.left_behind: set[str] = set()
        self._server = server
        self._clock = clock
        self._launcher = launcher
        self._log = folder / "bot.log"
        self._skipped = timedelta()
        self._bot: Process | None = None
        self._hands = ThreadPoolExecutor(4)
        self._http = httpx.Client(base_url=server.url, timeout=PATIENCE_SECONDS, trust_env=False)
        self._done: set[str] = set()

    def close(self) -> None:
        if self._bot is not None:
            self._bot.kill()
            self._bot.join()
            self._bot.close()
        self._hands.shutdown()
        for person in (self.hanako, self.kacho):
            person.page.close()
        self._http.close()

    # the bot

    def start(self, at: str) -> None:
        """Start the bot, which dies at a point of `tests.support.stoppable`."""
        settings = {
            "SLACK_BOT_TOKEN": self._server.seed.bot_token,
            "SLACK_APP_TOKEN": self._server.seed.app_token,
            "SLACK_API_URL": self._server.api_url,
            "DATABASE_URL": self.store.engine.url.render_as_string(hide_password=False),
            "SNSBOT_CITY": str(DEMO_CITY),
        }
        self._bot = self._launcher.launch(Orders(self.points, at, settings, self._skipped, self._log))
        wait_for(lambda: not self.is_alive() or self._sockets() == 1, "the bot to connect or to die", PATIENCE)

    def is_alive(self) -> bool:
        return self._bot is not None and self._bot.is_alive()

    def stop(self) -> None:
        """Ask the bot to end; it does so without complaint."""
        assert self._bot is not None
        self._bot.terminate()
        self._bot.join(PATIENCE)
        assert self._bot.exitcode == 0, self._log.read_text(encoding="utf-8")[-1000:]
        self._bot.close()
        self._bot = None

    def repair(self, at: str) -> None:
        """Some time after the bot died, start it again."""
        self._bury()
        self._done.clear()
        everybody = (self.hanako, self.kacho)
        self.left_behind = {modal["id"] for person in everybody for modal in person.page.state()["modals"]}
        self._skipped += self._launcher.repair
        self._clock.forward(self._launcher.repair)
        self.start(at)

    def _bury(self) -> None:
        assert self._bot is not None
        self._bot.join(PATIENCE)
        assert self._bot.exitcode == -signal.SIGKILL, self._log.read_text(encoding="utf-8")[-1000:]
        self._bot.close()
        self._bot = None
        self.deaths += 1
        wait_for(lambda: self._sockets() == 0, "the workspace to notice the bot's death")

    def _sockets(self) -> int:
        return int(self._http.get("/practice/health").json()["sockets"])

    # the people

    def carry_out(
        self, errand: Callable[["Scene"], Move | None], end: str, *, at: str = NOWHERE, then: str = NOWHERE
    ) -> None:
        """Go on until the draft is at its `end` and everything is delivered.

        Args:
            errand: what is to be done next as things stand; None: wait.
            at: where the first bot dies.
            then: where those die that come after it.
        """
        self.start(at)
        while not self._has_ended(end):
            if not self.is_alive():
                self.repair(then)
                continue
            move = errand(self)
            if move is not None and move.what not in self._done:
                self._make(move)
            else:
                wait_for(lambda: self._something_new(errand, end), f"something to do on the way to {end}", PATIENCE)
        if at != NOWHERE and self.deaths == 0:  # the end came before the death
            wait_for(lambda: not self.is_alive(), f"the death at {at}")
            self._bury()

    def where_it_stands(self) -> tuple[str, int] | None:
        """State and revision of the draft, None before there is one."""
        with self.store.read() as session:
            found = session.execute(sa.select(Draft.state, Draft.revision)).first()
        return (STATE_NAMES[found[0]], found[1]) if found else None

    def _has_ended(self, end: str) -> bool:
        waiting = sa.select(OutboxMessage.seq).where(OutboxMessage.state.in_(("pending", "sending"))).limit(1)
        with self.store.read() as session:
            all_delivered = session.scalar(waiting) is None
        return all_delivered and (self.where_it_stands() or ("", 0))[0] == end

    def _something_new(self, errand: Callable[["Scene"], Move | None], end: str) -> bool:
        move = errand(self)
        return not self.is_alive() or self._has_ended(end) or (move is not None and move.what not in self._done)

    def _make(self, move: Move) -> None:
        doing = self._hands.submit(move.act)
        wait_for(lambda: doing.done() or not self.is_alive(), f"an answer to {move.what}", PATIENCE)
        if doing.done() and (doing.result()["ok"] or doing.result().get("errors")):
            self._done.add(move.what)

    # what is left in the end

    def assert_each_message_arrived_once(self, *titles: tuple[Someone, str]) -> None:
        """By the ids in the metadata, and by what the messages say."""
        inboxes = {
            person.slack_id: [one for one in person.messages(in_dm=True) if not one["ephemeral"]]
            for person in (self.hanako, self.kacho)
        }
        everything = [one for inbox in inboxes.values() for one in inbox]
        with self.store.read() as session:
            rows = session.scalars(sa.select(OutboxMessage)).all()
        assert {row.state for row in rows} == {OutboxState.SENT}
        sent = sorted(row.message_id for row in rows if row.intent != "card_redrawn")
        assert sorted(one["metadata"]["event_payload"]["id"] for one in everything) == sent
        for person, title in set(titles):
            found = [one for one in inboxes[person.slack_id] if title in said(one)]
            assert len(found) == titles.count((person, title)), title
        assert len(everything) == len(titles)

    def assert_record_says(self, *steps: str) -> None:
        """There is one draft; the record is whole and says that each step was taken once."""
        with self.store.read() as session:
            assert session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 1
            assert verify(session)[1] is None
            taken = [str(entry["event"]) for entry in export(session) if str(entry["subject"]).startswith("draft:")]
            assert taken == list(steps)


@contextmanager
def open_scene(database_url: str, folder: Path, launcher: Launcher = FORKED) -> Iterator[Scene]:
    """Everything but the bot."""
    clock = RunningClock(datetime.now(UTC))
    with ExitStack() as things:
        server = things.enter_context(PracticeServer(demo_seed(), clock=clock))
        engine = make_engine(database_url)
        things.callback(engine.dispose)
        scene = Scene(server, clock, Store(engine, SystemClock()), folder, launcher)
        things.callback(scene.close)
        yield scene
