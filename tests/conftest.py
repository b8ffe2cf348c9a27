"""Fixtures that many tests share: databases, clocks, stores."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from bot.store.engine import make_engine
from bot.store.unit import Store
from tests.support.browsers import browser, playwright
from tests.support.clocks import StandingClock
from tests.support.databases import Databases, postgres_server, roomy_folder

__all__ = ["browser", "playwright"]  # one browser for all that look at a page

# How long an example takes says more about the machine than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    with tempfile.TemporaryDirectory(prefix="snsdb", dir=roomy_folder()) as folder:
        yield Databases(Path(folder))


@pytest.fixture(autouse=True)
def _databases_do_not_pile_up(databases: Databases) -> Iterator[None]:
    with databases.taken_away():
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    yield from postgres_server()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, databases: Databases) -> str:
    """A fresh, migrated database, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return databases.sqlite()
    return databases.postgres(request.getfixturevalue("postgres"))


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def store(database_url: str, clock: StandingClock) -> Iterator[Store]:
    """A store with the demo city in it."""
    engine = make_engine(database_url)
    made = Store(engine, clock)
    Org(made).import_city(read_city_file(DEMO_CITY))
    yield made
    engine.dispose()
