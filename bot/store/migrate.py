"""Bringing a database to the newest tables, and telling whether it is there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.errors import UserError
from bot.store.locks import Lock, wait_for_turn

_SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"


def upgrade(engine: Engine) -> None:
    """Migrate the database to the newest revision; does nothing where it is there already.

    Of several processes that start at once, one migrates and the others wait for it.

    Raises:
        UserError: the database does not answer, is none, or was migrated by a newer version.
    """
    config = _config()
    with connecting(), engine.begin() as connection:
        wait_for_turn(connection, Lock.MIGRATE)
        _refuse_the_future(MigrationContext.configure(connection).get_current_heads())
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def require_migrated(engine: Engine) -> None:
    """Let pass a database whose tables are the newest.

    Raises:
        UserError: it does not answer, is none, was migrated by a newer version, or `snsbot db upgrade` is to be run
            first.
    """
    with connecting(), engine.connect() as connection:
        have = MigrationContext.configure(connection).get_current_heads()
    if set(have) != set(_scripts().get_heads()):
        _refuse_the_future(have)
        raise UserError("データベースの準備ができていません。", "「snsbot db upgrade」を実行してください。")


def _refuse_the_future(have: tuple[str, ...]) -> None:
    known = {script.revision for script in _scripts().walk_revisions()}
    if not known.issuperset(have):
        raise UserError(
            "データベースは、このボットより新しい版で準備されています。",
            "ボットを新しい版に更新してから動かしてください。",
        )


@contextmanager
def connecting() -> Iterator[None]:
    """Tell of a database that does not answer, or is none, as a UserError."""
    try:
        yield
    except OperationalError as error:
        raise UserError(
            "データベースにつながりません。", "DATABASE_URL と、データベースが動いているかを確かめてください。"
        ) from error
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.DatabaseError) or "not a database" not in str(error.orig):
            raise
        raise UserError(
            "DATABASE_URL のファイルは、データベースではありません。",
            "ほかのファイル名を指定するか、控えからデータベースを戻してください。",
        ) from error


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
