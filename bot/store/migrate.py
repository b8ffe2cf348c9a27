"""Bringing a database to the newest tables, and telling whether it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.errors import UserError

_SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"


def upgrade(engine: Engine) -> None:
    """Migrate the database to the newest revision; does nothing where it is there already.

    Raises:
        UserError: the database does not answer.
    """
    config = _config()
    with _connecting(), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def require_migrated(engine: Engine) -> None:
    """Let pass a database whose tables are the newest.

    Raises:
        UserError: it does not answer, or `snsbot db upgrade` is to be run first.
    """
    with _connecting(), engine.connect() as connection:
        have = MigrationContext.configure(connection).get_current_heads()
    want = ScriptDirectory.from_config(_config()).get_heads()
    if set(have) != set(want):
        raise UserError("データベースの準備ができていません。", "「snsbot db upgrade」を実行してください。")


@contextmanager
def _connecting() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise UserError(
            "データベースにつながりません。", "DATABASE_URL と、データベースが動いているかを確かめてください。"
        ) from error


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
