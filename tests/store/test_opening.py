"""A database that is wrong, not there or not ready: one sentence of what is wrong and one of what to do."""

import sqlite3
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import build_app
from bot.errors import UserError
from bot.settings import Settings
from bot.store.engine import make_engine
from bot.store.migrate import require_migrated, upgrade
from tests.support.background import free_port


def start_on(url: str) -> None:
    engine = make_engine(url)
    try:
        require_migrated(engine)
    finally:
        engine.dispose()


def refusal_of(url: str) -> str:
    """What a person reads who starts the bot with this DATABASE_URL."""
    with pytest.raises(UserError) as refusal:
        start_on(url)
    assert refusal.value.what
    assert refusal.value.what_to_do
    return str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data/snsbot.db",
        "sqlite",
        "sqlite:/data/x.db",
        "postgresql+psycopg://localhost:port/snsbot",
        "\0",
        "あ://い",
    ],
)
def test_an_address_that_cannot_be_understood(url: str) -> None:
    assert "postgresql+psycopg://" in refusal_of(url)


@pytest.mark.parametrize("url", ["mysql://localhost/snsbot", "postgres://localhost/snsbot", "oracle://localhost/x"])
def test_a_database_of_another_kind(url: str) -> None:
    said = refusal_of(url)
    assert url.partition(":")[0] in said
    assert "postgresql+psycopg://" in said


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_database_without_a_file(url: str) -> None:
    assert "ファイル名" in refusal_of(url)


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new/deep/snsbot.db")
    upgrade(engine)
    require_migrated(engine)
    engine.dispose()

    assert (tmp_path / "new" / "deep" / "snsbot.db").is_file()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert f"{tmp_path}/file" in refusal_of(f"sqlite:///{tmp_path}/file/snsbot.db")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "データベース" in refusal_of(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("会議の記録です。" * 100)
    said = refusal_of(f"sqlite:///{tmp_path}/notes.txt")
    assert "データベースではありません" in said
    assert (tmp_path / "notes.txt").read_text() == "会議の記録です。" * 100


def test_a_server_that_is_not_there() -> None:
    assert "つながりません" in refusal_of(f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/snsbot")


def test_a_database_that_the_server_does_not_have(postgres: str) -> None:
    assert "つながりません" in refusal_of(postgres.replace("/postgres?", "/nowhere?"))


def test_a_database_that_was_never_migrated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/empty.db"
    assert "snsbot db upgrade" in refusal_of(url)
    with pytest.raises(UserError, match="snsbot db upgrade"):
        build_app(Settings(database_url=url))


def test_a_database_that_a_newer_version_has_migrated(database_url: str) -> None:
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UserError, match="新しい版"):
        require_migrated(engine)
    with pytest.raises(UserError, match="新しい版"):
        upgrade(engine)
    engine.dispose()


def test_migrating_a_database_that_is_not_there() -> None:
    engine = make_engine(f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/snsbot")
    with pytest.raises(UserError, match="つながりません"):
        upgrade(engine)
    engine.dispose()


def test_a_new_file_that_another_process_writes_to_at_this_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(time, "sleep", lambda _seconds: other.execute("ROLLBACK"))  # it ends while we wait

    engine = make_engine(f"sqlite:///{tmp_path}/new.db")
    upgrade(engine)
    require_migrated(engine)
    engine.dispose()

    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
