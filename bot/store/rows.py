"""How many rows a statement changed, and inserting a row unless it stands there: what the ORM leaves open."""

from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.dml import Delete, Update

from bot.store.base import Base


def change(session: Session, statement: Update | Delete) -> int:
    """Run an UPDATE or DELETE; how many rows it met. Decisions hang on this number: the first writer meets one row."""
    return int(cast("CursorResult[Any]", session.execute(statement)).rowcount)


def insert_new(session: Session, table: type[Base], key: InstrumentedAttribute[Any], /, **values: object) -> bool:
    """Insert a row unless one with its key stands there; whether it is new.

    Args:
        key: the column that comes back for a new row. Counting rows would not do: psycopg leaves the count open.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement: sa.sql.dml.ReturningInsert[Any] = insert(table).values(**values).on_conflict_do_nothing().returning(key)
    return session.scalar(statement) is not None
