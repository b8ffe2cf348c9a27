"""Reading, showing and applying a list of 2,000 transfers."""

import time
from collections.abc import Iterator

import pytest

from bot.app import Bot
from bot.audit.record import SYSTEM
from tests.bench.conftest import Scale
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import open_office
from tests.support.sheets import HEADINGS, Value, csv_file, excel, join, transfer

ROWS = 2_000
FARMING, CHILDREN = "産業部農林課", "福祉部こども課"


@pytest.fixture(params=["sqlite", "postgres"])
def town(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Bot]:
    url = databases.sqlite() if request.param == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    with open_office(url, StandingClock()) as bot:
        rows: list[list[Value]] = [list(HEADINGS), *(join(f"U03P{number}", FARMING) for number in range(ROWS))]
        bot.office.transfers.apply(bot.office.transfers.propose(csv_file(rows), by=SYSTEM).number, by=SYSTEM)
        yield bot


def test_two_thousand_transfers_are_read_shown_and_applied_in_five_seconds(scale: Scale, town: Bot) -> None:
    rows: list[list[Value]] = [list(HEADINGS)]
    rows += [transfer(f"U03P{number}", FARMING, CHILDREN) for number in range(ROWS)]
    content = excel(rows)
    began = time.perf_counter()
    number = town.office.transfers.propose(content, by=SYSTEM).number
    done = town.office.transfers.apply(number, by=SYSTEM)
    took = time.perf_counter() - began
    assert done.people == ROWS
    database = town.store.engine.dialect.name
    scale.note(f"{database}: import of {ROWS:,} rows, seconds", took, most=5)
    began = time.perf_counter()
    town.office.transfers.undo(number, by=SYSTEM)
    scale.also(f"{database}: taking it back, seconds", time.perf_counter() - began, most=5)
