"""控え: the whole database in one file, written and read on SQLite and on PostgreSQL alike.

A gzip file of JSON lines: first what it is and how far it was migrated, then each row of each table, last how many
rows there were. What is cut off or changed on the way is noticed before anything is kept.
"""

import base64
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError

from bot.errors import UserError
from bot.store.base import Base
from bot.store.engine import READ_ONLY
from bot.store.migrate import upgrade

FORMAT = "snsbot-backup"
VERSION = 1
BATCH = 500
#: Tables with one row from their migration on; in a fresh database it gives way to the one of the copy.
_PREPARED = ("audit_head",)


@dataclass(frozen=True)
class Copied:
    """How much went into a copy or came out of it."""

    tables: int
    rows: int


class _Damaged(Exception):
    """The file is not what this program wrote."""


#: How a file that is no copy, or a damaged one, comes to light.
_SPOILT = (
    _Damaged,
    EOFError,
    gzip.BadGzipFile,
    zlib.error,
    UnicodeDecodeError,
    ValueError,
    KeyError,
    TypeError,
    IntegrityError,
    DataError,
)


def write_copy(engine: Engine, file: Path) -> Copied:
    """Write everything as it stands at one moment; only the owner may read the file.

    Raises:
        UserError: the file is there already or cannot be written.
    """
    try:
        file.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise UserError(f"{file} はもうあります。", "ほかのファイル名を指定してください。") from None
    except OSError as error:
        raise UserError(f"{file} に書き込めません。", "フォルダーと権限を確かめてください。") from error
    try:
        with gzip.open(file, "wt", encoding="utf-8") as out, _snapshot(engine) as connection:
            return _write(connection, out)
    except BaseException:
        file.unlink()  # half a copy is none
        raise


def read_copy(engine: Engine, file: Path) -> Copied:
    """Bring a copy into an empty database: all of it, or nothing where something is wrong.

    Raises:
        UserError: no copy, a damaged one, one of another version, or a database that is not empty.
    """
    upgrade(engine)
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines, engine.begin() as connection:
            return _read(connection, (json.loads(line) for line in lines))
    except FileNotFoundError:
        raise UserError(f"{file} がありません。", "控えのファイルを指定してください。") from None
    except _SPOILT as error:
        raise UserError(
            f"{file} は、このボットの控えとして読めません。",
            "壊れていない控えを指定してください。データベースは変わっていません。",
        ) from error


def _snapshot(engine: Engine) -> Connection:
    """A connection that sees one moment, whatever others write meanwhile."""
    options: dict[str, Any] = {READ_ONLY: True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    return engine.connect().execution_options(**options)


def _write(connection: Connection, out: Any) -> Copied:
    def line(value: object) -> None:
        out.write(json.dumps(value, ensure_ascii=False, default=_tagged) + "\n")

    line({"format": FORMAT, "version": VERSION, "revision": _revision(connection)})
    tables, rows = Base.metadata.sorted_tables, 0
    for table in tables:
        for row in connection.execution_options(yield_per=BATCH).execute(_all_of(table)):
            line([table.name, list(row)])
            rows += 1
    line({"rows": rows})
    return Copied(len(tables), rows)


def _all_of(table: sa.Table) -> sa.Select[*tuple[Any, ...]]:
    """Every row in the order of its keys: what a row of the same table points at comes before it."""
    return sa.select(table).order_by(*table.primary_key.columns)


def _read(connection: Connection, lines: Iterator[Any]) -> Copied:
    head = next(lines, None)
    if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("version") != VERSION:
        raise _Damaged
    if head["revision"] != _revision(connection):
        raise UserError(
            "この控えは、ボットの別の版で書き出されています。",
            f"控えと同じ版（{head['revision']}）のボットで戻してから、新しい版に更新してください。",
        )
    _require_empty(connection)
    tables = {table.name: table for table in Base.metadata.sorted_tables}
    rows, complete, batch = 0, False, _Batch(connection)
    for line in lines:
        if complete:
            raise _Damaged
        if isinstance(line, dict):
            complete = line["rows"] == rows
            if not complete:
                raise _Damaged
            continue
        name, values = line
        table = tables[name]
        batch.add(table, dict(zip(table.columns.keys(), map(_plain, values), strict=True)))
        rows += 1
    batch.write()
    if not complete:
        raise _Damaged
    _set_counters(connection)
    return Copied(len(tables), rows)


class _Batch:
    """Rows of one table, written together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._table: sa.Table | None = None
        self._rows: list[dict[str, Any]] = []

    def add(self, table: sa.Table, row: dict[str, Any]) -> None:
        if table is not self._table or len(self._rows) >= BATCH:
            self.write()
        self._table = table
        self._rows.append(row)

    def write(self) -> None:
        if self._table is not None and self._rows:
            self._connection.execute(sa.insert(self._table), self._rows)
        self._rows = []


def _require_empty(connection: Connection) -> None:
    for name in _PREPARED:
        connection.execute(sa.delete(Base.metadata.tables[name]))
    for table in Base.metadata.sorted_tables:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() is not None:
            raise UserError(
                "戻す先のデータベースが空ではありません。",
                "DATABASE_URL に、新しいデータベースを指定してください。",
            )


def _set_counters(connection: Connection) -> None:
    """PostgreSQL counts up its keys apart from the rows: the next one must come after the last."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        counter = connection.scalar(sa.select(sa.func.pg_get_serial_sequence(table.name, column.name)))
        last = connection.scalar(sa.select(sa.func.max(column)))
        if counter is not None and last is not None:
            connection.execute(sa.select(sa.func.setval(counter, last)))


def _revision(connection: Connection) -> str:
    return "+".join(sorted(MigrationContext.configure(connection).get_current_heads()))


def _tagged(value: object) -> dict[str, str]:
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    raise TypeError(f"a {type(value).__name__} cannot be copied")


def _plain(value: Any) -> Any:
    """The opposite of `_tagged`. A JSON column may hold a mapping of its own: only ours have exactly these keys."""
    match value:
        case {"moment": str(text), **rest} if not rest:
            return datetime.fromisoformat(text)
        case {"day": str(text), **rest} if not rest:
            return date.fromisoformat(text)
        case {"bytes": str(text), **rest} if not rest:
            return base64.b64decode(text)
        case _:
            return value
