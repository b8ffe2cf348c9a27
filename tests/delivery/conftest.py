"""A relay and a workspace."""

from collections.abc import Iterator

import pytest

from tests.delivery.post_office import PostOffice, open_post_office
from tests.support.clocks import StandingClock
from tests.support.databases import Databases


@pytest.fixture
def office(databases: Databases, clock: StandingClock) -> Iterator[PostOffice]:
    """On SQLite, as a city begins."""
    with open_post_office(databases.sqlite(), clock) as opened:
        yield opened


@pytest.fixture
def each_office(database_url: str, clock: StandingClock) -> Iterator[PostOffice]:
    """On SQLite and on PostgreSQL."""
    with open_post_office(database_url, clock) as opened:
        yield opened
