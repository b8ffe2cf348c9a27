"""An office whose accounts have their logins."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.accounts.models import AccountPerson, PersonRole
from bot.accounts.rotation.logins import sync
from bot.accounts.rotation.models import Login
from bot.app import Bot
from bot.people.models import Person
from tests.support.clocks import StandingClock
from tests.support.office import account, open_office


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    with open_office(database_url, clock) as opened:
        yield opened


def logins(bot: Bot, handle: str = "niimi.kanko") -> list[Login]:
    """The logins of an account that count now."""
    number = account(bot.store, handle)
    with bot.store.read() as session:
        return list(session.scalars(sa.select(Login).where(Login.account_id == number, Login.active)))


def appoint(bot: Bot, handle: str, role: PersonRole, *slack_ids: str) -> None:
    """Let these people be what the role says for an account."""
    with bot.store.transaction() as tx:
        number = account(bot.store, handle)
        for one in tx.session.scalars(sa.select(Person).where(Person.slack_id.in_(slack_ids))):
            tx.session.add(AccountPerson(account_id=number, person_id=one.id, role=role, since=tx.now))
        tx.session.flush()
        sync(tx, number)


def dismiss(bot: Bot, handle: str, slack_id: str) -> None:
    """End whatever a person is for an account."""
    with bot.store.transaction() as tx:
        number = account(bot.store, handle)
        person = tx.session.scalars(sa.select(Person.id).where(Person.slack_id == slack_id)).one()
        tx.session.execute(
            sa.update(AccountPerson)
            .where(AccountPerson.account_id == number, AccountPerson.person_id == person)
            .values(until=tx.now)
        )
        sync(tx, number)
