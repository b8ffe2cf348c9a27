"""An office with people named for its accounts."""

from collections.abc import Iterator

import pytest

from bot.accounts.models import PersonRole
from bot.app import Bot
from tests.rotation.conftest import appoint
from tests.support.clocks import StandingClock
from tests.support.office import DAIKETSU, HANAKO, KACHO, KENJI, open_office


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    """花子 and 健司 run「新見市の四季」; the head answers for it."""
    with open_office(database_url, clock) as opened:
        appoint(opened, "niimi_shiki", PersonRole.HEAD, KACHO)
        appoint(opened, "niimi_shiki", PersonRole.OPERATOR, HANAKO)
        appoint(opened, "niimi_shiki", PersonRole.ADMINISTRATOR, HANAKO, KENJI, DAIKETSU)
        yield opened
