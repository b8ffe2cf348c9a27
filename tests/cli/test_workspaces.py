"""A token of one workspace and a database of another never come together."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.org.workspace import Team, bind
from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from bot.store.engine import make_engine
from bot.store.unit import Store
from tests.cli.terminal import Terminal
from tests.support.clocks import StandingClock


@pytest.fixture
def of_a_city(office: Terminal) -> Terminal:
    """DATABASE_URL names the database of a workspace."""
    engine = make_engine(office.settings["DATABASE_URL"])
    bind(Store(engine, StandingClock()), Team("T0CITY", "新見市役所"))
    engine.dispose()
    return office


@pytest.fixture
def slack() -> Iterator[PracticeServer]:
    with PracticeServer(demo_seed()) as server:
        yield server


def test_practice_refuses_the_database_of_a_workspace(of_a_city: Terminal) -> None:
    done = of_a_city.types("practice", "--port", "0")
    assert "「新見市役所」（T0CITY）のもの" in done.complaint
    assert "DATABASE_URL" in done.complaint


def test_practice_does_not_migrate_the_database_that_it_refuses(of_a_city: Terminal) -> None:
    engine = make_engine(of_a_city.settings["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0003'"))

    assert "T0CITY" in of_a_city.types("practice", "--port", "0").complaint

    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == "0003"
    engine.dispose()


@pytest.mark.parametrize("command", ["run", "clock"])
def test_a_token_of_another_workspace_is_refused(of_a_city: Terminal, slack: PracticeServer, command: str) -> None:
    tokens = {"SLACK_BOT_TOKEN": slack.seed.bot_token, "SLACK_APP_TOKEN": slack.seed.app_token}

    done = of_a_city.types(command, settings={"SLACK_API_URL": slack.api_url, **tokens})

    assert "「新見市」（T01NIIMI）では使えません" in done.complaint
