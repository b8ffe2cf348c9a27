"""The workspace with the bot, over a real wire."""

from collections.abc import Iterator

import pytest

from tests.support.databases import Databases
from tests.support.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(databases: Databases) -> Iterator[Workspace]:
    """Socket Mode on SQLite, as a city begins."""
    with open_workspace(databases.sqlite()) as opened:
        yield opened


@pytest.fixture(params=["socket-sqlite", "http-sqlite", "socket-postgres", "http-postgres"])
def every_workspace(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Workspace]:
    """Both ways of connecting, on both databases."""
    way, database = str(request.param).split("-")
    url = databases.sqlite() if database == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    with open_workspace(url, http=way == "http") as opened:
        yield opened
