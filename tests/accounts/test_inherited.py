"""移行: a database from before the register keeps its accounts usable and asks for their papers."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.accounts.models import Account, Basis
from bot.accounts.official import standings
from bot.accounts.states import State
from bot.clock import SystemClock
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from bot.reminders.models import Reminder
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.unit import Store
from tests.accounts.sections import HANAKO, PR, Sections

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
BEFORE = "0007"


@pytest.fixture
def old(tmp_path: Path) -> sa.Engine:
    """A database as it was before the register, with an account in use and one that was given up."""
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        for number, active in ((1, True), (2, False)):
            connection.execute(
                sa.text(
                    "INSERT INTO accounts (id, platform, name, handle, url, opens, closes, active) VALUES "
                    "(:id, 'x', '新見市', :handle, 'https://x.com/niimi', '08:30', '17:15', :active)"
                ),
                {"id": number, "handle": f"niimi{number}", "active": active},
            )
    return engine


def test_what_was_in_use_stays_in_use_and_what_was_given_up_is_closed(old: sa.Engine) -> None:
    upgrade(old)
    with Store(old, SystemClock()).read() as session:
        accounts = session.scalars(sa.select(Account).order_by(Account.id)).all()
        found = standings(session, accounts)
        reminded = session.scalars(sa.select(Reminder.subject).where(Reminder.matter == "account_inherited")).all()
    assert [(one.state, one.basis) for one in accounts] == [
        (State.OFFICIAL, Basis.INHERITED),
        (State.CLOSED, Basis.INHERITED),
    ]
    assert [found[one.id].official for one in accounts] == [True, False]
    assert reminded == ["account:1"]
    old.dispose()


def test_the_city_file_changes_accounts_in_use_and_no_others(sections: Sections) -> None:
    closed = sections.number("niimi_shiki")
    sections.begins_to_close(closed)
    sections.does_all_steps(closed)
    sections.office.closing.close(closed, sections.view(closed).version, by=PR)
    begun = sections.begins()

    Org(sections.bot.store).import_city(read_city_file(DEMO_CITY))

    assert sections.state(closed) is State.CLOSED
    assert sections.state(begun) is State.PREPARING
    assert sections.may_write_for(sections.number("niimi.kanko"), HANAKO)


def test_an_account_of_the_procedure_does_not_become_an_inherited_one_by_import(
    sections: Sections, tmp_path: Path
) -> None:
    account = sections.opens(handle="niimi.asaichi")
    file = tmp_path / "exported.toml"
    file.write_text(Org(sections.bot.store).export_city(), encoding="utf-8")
    Org(sections.bot.store).import_city(read_city_file(file))
    assert sections.view(account).standing.basis is Basis.PROCEDURE
