"""What was recorded, written, used and handed in stays as it was: the database itself refuses to change it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from bot.app import Bot

FROZEN = {"audit": "event", "revisions": "text", "decisions": "reason", "submissions": "revision"}


def rows(bot: Bot, table: str) -> list[object]:
    with bot.store.read() as session:
        return [tuple(row) for row in session.execute(sa.text(f"SELECT * FROM {table} ORDER BY 1"))]


def refused(bot: Bot, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), bot.store.transaction() as tx:
        tx.session.execute(sa.text(statement))


@pytest.mark.parametrize("table", FROZEN)
def test_a_row_is_neither_changed_nor_deleted(used: Bot, table: str) -> None:
    before = rows(used, table)
    assert before

    refused(used, f"UPDATE {table} SET {FROZEN[table]} = {FROZEN[table]}")
    refused(used, f"DELETE FROM {table}")

    assert rows(used, table) == before


@pytest.mark.parametrize("table", FROZEN)
def test_a_row_is_not_replaced_by_another_of_its_number(used: Bot, table: str) -> None:
    """SQLite's REPLACE deletes without asking the triggers of DELETE; PostgreSQL has TRUNCATE."""
    before = rows(used, table)
    if used.store.engine.dialect.name == "sqlite":
        refused(used, f"REPLACE INTO {table} SELECT * FROM {table}")
    else:
        refused(used, f"TRUNCATE {table} CASCADE")
    assert rows(used, table) == before
