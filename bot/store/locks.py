"""Doing something one process at a time, whichever process comes first."""

from enum import IntEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection


class Lock(IntEnum):
    """What only one process may do at once. The numbers mean something to PostgreSQL only; they must not move."""

    MIGRATE = 0x736E7301
    IMPORT = 0x736E7302


def wait_for_turn(connection: Connection, lock: Lock) -> None:
    """Hold a lock until the transaction of this connection ends, waiting for whoever holds it.

    SQLite needs none: its writing transactions are one at a time from their beginning.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(int(lock))))
