"""`snsbot backup` and `restore`: everything, from one kind of database to the other, or nothing at all."""

import gzip
import json
import stat
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.audit.reading import verify
from bot.store.base import Base
from bot.store.engine import make_engine
from bot.store.unit import Store
from tests.cli.terminal import Terminal
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import KACHO, handed_in, open_office, written


def fresh(databases: Databases, request: pytest.FixtureRequest, kind: str) -> str:
    if kind == "sqlite":
        return databases.sqlite()
    return databases.postgres(request.getfixturevalue("postgres"))


def used(url: str) -> Bot:
    """An office that approved a draft."""
    with open_office(url, StandingClock()) as bot:
        draft = handed_in(bot.office, written(bot))
        bot.office.deciding.approve(draft.id, 1, by=KACHO)
    return bot


def content(url: str) -> dict[str, list[Any]]:
    """Every row of every table."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = {
            table.name: [
                tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("source", "target"),
    [("sqlite", "sqlite"), ("sqlite", "postgres"), ("postgres", "sqlite"), ("postgres", "postgres")],
)
def test_everything_comes_back(
    terminal: Terminal, databases: Databases, request: pytest.FixtureRequest, source: str, target: str
) -> None:
    before, after = fresh(databases, request, source), fresh(databases, request, target)
    used(before)

    told = terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": before})
    assert "控えを書き出しました" in told.printed
    told = terminal.types("restore", "copy.jsonl.gz", settings={"DATABASE_URL": after})

    assert (told.status, "正しくつながっています" in told.printed) == (0, True)
    assert content(after) == content(before)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_work_goes_on_after_coming_back(
    terminal: Terminal, databases: Databases, request: pytest.FixtureRequest, kind: str
) -> None:
    before, after = databases.sqlite(), fresh(databases, request, kind)
    used(before)
    terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": before})
    terminal.types("restore", "copy.jsonl.gz", settings={"DATABASE_URL": after})

    with open_office(after, StandingClock()) as bot:
        second = handed_in(bot.office, written(bot))
        assert second.id == 2
        with bot.store.read() as session:
            assert verify(session)[1] is None


def test_a_copy_is_for_the_owners_eyes_and_is_not_written_over(terminal: Terminal, databases: Databases) -> None:
    settings = {"DATABASE_URL": databases.sqlite()}
    used(settings["DATABASE_URL"])
    terminal.types("backup", "copy.jsonl.gz", settings=settings)
    assert stat.S_IMODE((terminal.folder / "copy.jsonl.gz").stat().st_mode) == 0o600
    assert "もうあります" in terminal.types("backup", "copy.jsonl.gz", settings=settings).complaint


def test_without_a_name_the_moment_is_the_name(terminal: Terminal, databases: Databases) -> None:
    url = databases.sqlite()
    used(url)
    terminal.types("backup", settings={"DATABASE_URL": url})
    assert [one.name for one in terminal.folder.glob("snsbot-20*.jsonl.gz")]


def test_a_database_in_use_is_not_written_over(terminal: Terminal, databases: Databases) -> None:
    url = databases.sqlite()
    used(url)
    terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": url})
    before = content(url)
    assert "空ではありません" in terminal.types("restore", "copy.jsonl.gz", settings={"DATABASE_URL": url}).complaint
    assert content(url) == before


def lines_of(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines()


def damaged(file: Path, kind: str) -> None:
    """Spoil a copy."""
    lines = lines_of(file)
    if kind == "cut off in the middle":
        file.write_bytes(file.read_bytes()[:-200])
        return
    if kind == "not a copy":
        file.write_bytes(b"PK\x03\x04 something else")
        return
    if kind == "a row lost":
        lines.pop(len(lines) // 2)
    if kind == "no end":
        lines.pop()
    if kind == "an unknown table":
        lines.insert(1, json.dumps(["nothing_like_it", [1]]))
    if kind == "another program's":
        lines[0] = json.dumps({"format": "something"})
    file.write_bytes(gzip.compress("\n".join(lines).encode()))


@pytest.mark.parametrize(
    "kind",
    ["cut off in the middle", "not a copy", "a row lost", "no end", "an unknown table", "another program's"],
)
def test_a_spoilt_copy_brings_nothing(terminal: Terminal, databases: Databases, kind: str) -> None:
    before, after = databases.sqlite(), databases.sqlite()
    used(before)
    terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": before})
    damaged(terminal.folder / "copy.jsonl.gz", kind)

    told = terminal.types("restore", "copy.jsonl.gz", settings={"DATABASE_URL": after}).complaint

    assert "控えとして読めません" in told
    assert content(after) == content(databases.sqlite())


def test_a_copy_of_another_version_names_the_version(terminal: Terminal, databases: Databases) -> None:
    before, after = databases.sqlite(), databases.sqlite()
    used(before)
    terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": before})
    file = terminal.folder / "copy.jsonl.gz"
    lines = lines_of(file)
    lines[0] = json.dumps({**json.loads(lines[0]), "revision": "0001"})
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert "0001" in terminal.types("restore", file, settings={"DATABASE_URL": after}).complaint


def test_a_missing_file_is_told(terminal: Terminal, databases: Databases) -> None:
    told = terminal.types("restore", "nowhere.gz", settings={"DATABASE_URL": databases.sqlite()})
    assert "がありません" in told.complaint


def test_a_record_that_was_broken_before_is_told(terminal: Terminal, databases: Databases) -> None:
    before, after = databases.sqlite(), databases.sqlite()
    used(before)
    engine = make_engine(before)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET actor = 'U01MALLORY' WHERE seq = 2")
    engine.dispose()
    terminal.types("backup", "copy.jsonl.gz", settings={"DATABASE_URL": before})
    told = terminal.types("restore", "copy.jsonl.gz", settings={"DATABASE_URL": after})
    assert (told.status, "監査記録の2番" in told.printed) == (1, True)


def test_a_copy_is_of_one_moment(databases: Databases, tmp_path: Path) -> None:
    """What is written while a copy is made is either in it as a whole or not at all."""
    url = databases.sqlite()
    used(url)
    store = Store(make_engine(url), StandingClock())
    with store.read() as session:
        before = session.scalar(sa.text("SELECT count(*) FROM outbox"))
        with open_office(url, StandingClock()) as bot:
            handed_in(bot.office, written(bot))
        assert session.scalar(sa.text("SELECT count(*) FROM outbox")) == before
    store.engine.dispose()
