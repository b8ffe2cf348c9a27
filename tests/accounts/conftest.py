"""The register's services on an office, without Slack."""

from collections.abc import Iterator

import pytest

from bot.app import Bot
from tests.accounts.sections import Sections
from tests.support.clocks import StandingClock
from tests.support.office import open_office


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    with open_office(database_url, clock) as opened:
        yield opened


@pytest.fixture
def sections(bot: Bot, clock: StandingClock) -> Sections:
    """What sections and the PR division do with accounts, on both databases."""
    return Sections(bot, clock)
