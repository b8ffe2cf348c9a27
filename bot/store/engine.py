"""Opening the database: SQLite (WAL, one writer at a time) or PostgreSQL."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from bot.errors import UserError

#: Execution option of a connection that only reads: on SQLite it then takes no write lock.
READ_ONLY = "snsbot_read_only"
WAIT_FOR_WRITER_SECONDS = 30
_BETWEEN_TRIES_SECONDS = 0.01


def make_engine(url: str) -> Engine:
    """An engine for `DATABASE_URL`. What goes wrong in it is told without the values that were stored or looked for.

    Raises:
        UserError: the address cannot be understood or names a database that is not served.
    """
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a plain ValueError
        raise UserError(
            "DATABASE_URL の書き方が正しくありません。",
            "sqlite:///data/snsbot.db か postgresql+psycopg://… の形で書いてください。",
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    try:
        engine = sa.create_engine(parsed, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=20)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise UserError(
            f"DATABASE_URL の「{parsed.drivername}」は使えません。",
            "sqlite:///… か postgresql+psycopg://… を指定してください。",
        ) from error
    sa.event.listen(engine, "handle_error", _leave_out_details)
    return engine


def _sqlite(url: sa.URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise UserError("DATABASE_URL にファイル名がありません。", "sqlite:///data/snsbot.db の形で書いてください。")
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"データベースのフォルダー {path.parent} を作れません。",
            "書き込める場所を DATABASE_URL に指定してください。",
        ) from error
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": WAIT_FOR_WRITER_SECONDS},
        pool_size=20,
        max_overflow=20,
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours to say, see _begin_sqlite
    _turn_to_wal(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    # The first of several processes to open a new file turns it to WAL. SQLite answers the others "locked" at once,
    # whatever their timeout: both hold the file for reading, and waiting for each other would never end.
    give_up = time.monotonic() + WAIT_FOR_WRITER_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_BETWEEN_TRIES_SECONDS)
        else:
            return


def _leave_out_details(context: ExceptionContext) -> None:
    # PostgreSQL names the values of the row below the message ("Failing row contains …"): logs carry no texts.
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).split("\n", 1)[0], *error.args[1:])


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once when another writer is there;
    # an immediate one waits its turn.
    reading = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
