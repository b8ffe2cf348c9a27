"""Which accounts there are, and who may write for them (§6(1): only official accounts)."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account, AccountSection, Platform
from bot.accounts.states import IN_USE
from bot.store.unit import Store


@dataclass(frozen=True)
class AccountFacts:
    """An account as cards and rules need it. `opens` and `closes` are the operating hours, "HH:MM"."""

    id: int
    platform: Platform
    name: str
    handle: str
    url: str
    opens: str
    closes: str
    section_ids: frozenset[int]

    @property
    def label(self) -> str:
        """How people call it: platform and name."""
        return f"{PLATFORM_NAMES[self.platform]}「{self.name}」"


class Accounts:
    """Reads the register of accounts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_sections(self, section_ids: Collection[int]) -> list[AccountFacts]:
        """The active accounts that any of these sections runs, by platform and name."""
        with self._store.read() as session:
            return of_sections(session, section_ids)


def of_sections(session: Session, section_ids: Collection[int]) -> list[AccountFacts]:
    """As `Accounts.of_sections`, within a running transaction."""
    wanted = sa.select(AccountSection.account_id).where(AccountSection.section_id.in_(section_ids))
    statement = sa.select(Account).where(Account.id.in_(wanted), Account.state.in_(IN_USE))
    return [facts(session, account) for account in session.scalars(statement.order_by(Account.platform, Account.id))]


def by_ids(session: Session, ids: Collection[int]) -> list[AccountFacts]:
    """The accounts with these ids, closed ones included, in the order of their ids."""
    statement = sa.select(Account).where(Account.id.in_(ids)).order_by(Account.id)
    return [facts(session, account) for account in session.scalars(statement)]


def facts(session: Session, account: Account) -> AccountFacts:
    """The value of an account row."""
    sections = session.scalars(sa.select(AccountSection.section_id).where(AccountSection.account_id == account.id))
    return AccountFacts(
        id=account.id,
        platform=account.platform,
        name=account.name,
        handle=account.handle,
        url=account.url,
        opens=account.opens,
        closes=account.closes,
        section_ids=frozenset(sections),
    )
