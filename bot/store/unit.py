"""The unit of work: state, audit entry and outgoing messages are rows of one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.store.engine import READ_ONLY
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox


class Transaction:
    """One unit of work: the session, the moment it began, the inbox and the outbox."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session = session
        self.now = now
        self.inbox = Inbox(session, now)
        self.outbox = Outbox(session, now)


class Store:
    """The database as the services see it.

    Args:
        engine: from `bot.store.engine.make_engine`.
        clock: gives each transaction its moment.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock
        self._reading = engine.execution_options(**{READ_ONLY: True})
        self._listeners: list[Callable[[], None]] = []

    def when_letters_wait(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each commit that queued a message, so that the relay need not wait for its tick."""
        self._listeners.append(listener)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A writing unit of work: committed as a whole at the end, rolled back on any exception."""
        with Session(self.engine, expire_on_commit=False) as session:
            with session.begin():
                session.connection()  # waits for the other writers on SQLite; the moment comes after them
                tx = Transaction(session, self.clock.now())
                yield tx
            if tx.outbox.added:
                for listener in self._listeners:
                    listener()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        with Session(self._reading, expire_on_commit=False) as session, session.begin():
            yield session
