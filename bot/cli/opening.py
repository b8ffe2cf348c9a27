"""The database of the settings, for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import build_store
from bot.settings import Settings, load_settings
from bot.store.migrate import require_migrated
from bot.store.unit import Store


@contextmanager
def database(settings: Settings) -> Iterator[Store]:
    """The database, whatever state it is in."""
    store = build_store(settings)
    try:
        yield store
    finally:
        store.engine.dispose()


@contextmanager
def register() -> Iterator[Store]:
    """The migrated database that the environment names.

    Raises:
        UserError: it does not answer, is none, or is not migrated.
    """
    with database(load_settings()) as store:
        require_migrated(store.engine)
        yield store
