"""Counting what a piece of work asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bot.store.unit import Store


@contextmanager
def queries(store: Store) -> Iterator[list[str]]:
    """The SELECT statements that are sent meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)
