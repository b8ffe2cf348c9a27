"""A database with an office on it."""

from collections.abc import Iterator

import pytest

from bot.app import Bot
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import KACHO, handed_in, open_office, written


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    with open_office(database_url, clock) as opened:
        yield opened


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def used(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Bot]:
    """An office that returned a draft. Its tests leave it as they find it."""
    url = databases.sqlite() if request.param == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    with open_office(url, StandingClock()) as opened:
        draft = handed_in(opened.office, written(opened))
        opened.office.deciding.return_for_revision(draft.id, 1, "時刻を入れてください。", by=KACHO)
        yield opened
