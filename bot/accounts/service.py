"""Which accounts there are, and who may write for them (§6(1): only official accounts)."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account, AccountSection, Platform
from bot.accounts.official import standings
from bot.accounts.states import IN_USE, OPENING
from bot.errors import UserError
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


@dataclass(frozen=True)
class Unofficial:
    """An account that nobody may write for now, with why, in words."""

    account: AccountFacts
    why: str


class Accounts:
    """Reads the register of accounts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_sections(self, section_ids: Collection[int]) -> list[AccountFacts]:
        """The official accounts that any of these sections runs, by platform and name."""
        with self._store.read() as session:
            return of_sections(session, section_ids)

    def not_official(self, section_ids: Collection[int]) -> list[Unofficial]:
        """The accounts of these sections that nobody may write for yet, or not any more, with why."""
        with self._store.read() as session:
            return not_official(session, section_ids)


def of_sections(session: Session, section_ids: Collection[int]) -> list[AccountFacts]:
    """As `Accounts.of_sections`, within a running transaction."""
    accounts = session.scalars(_run_by(section_ids).where(Account.state.in_(IN_USE))).all()
    found = standings(session, accounts)
    return [facts(session, one) for one in accounts if found[one.id].official]


def not_official(session: Session, section_ids: Collection[int]) -> list[Unofficial]:
    """As `Accounts.not_official`, within a running transaction. Closed and abandoned ones are left out."""
    accounts = session.scalars(_run_by(section_ids).where(Account.state.in_((*OPENING, *IN_USE)))).all()
    found = standings(session, accounts)
    return [Unofficial(facts(session, one), found[one.id].why_not) for one in accounts if not found[one.id].official]


def require_official(session: Session, ids: Collection[int]) -> None:
    """Let pass accounts that people may write for now (§6(1)).

    Raises:
        UserError: one of them is not official (any more); says which and why.
    """
    accounts = session.scalars(sa.select(Account).where(Account.id.in_(ids)).order_by(Account.id)).all()
    found = standings(session, accounts)
    for one in accounts:
        if not found[one.id].official:
            raise UserError(
                f"{facts(session, one).label}には、今は投稿できません（§6(1)）。{found[one.id].why_not}。",
                "ほかのアカウントを選ぶか、「/snsaccount」で手続きを進めてください。",
                field="accounts",
            )


def by_ids(session: Session, ids: Collection[int]) -> list[AccountFacts]:
    """The accounts with these ids, closed ones included, in the order of their ids."""
    statement = sa.select(Account).where(Account.id.in_(ids)).order_by(Account.id)
    return [facts(session, account) for account in session.scalars(statement)]


def _run_by(section_ids: Collection[int]) -> sa.Select[Account]:
    wanted = sa.select(AccountSection.account_id).where(AccountSection.section_id.in_(section_ids))
    return sa.select(Account).where(Account.id.in_(wanted)).order_by(Account.platform, Account.id)


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
