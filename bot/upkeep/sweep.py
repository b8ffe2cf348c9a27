"""Seeing to it that every account in use has its reminders, however it came into the register or left it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountProfile
from bot.accounts.rotation.logins import sync
from bot.accounts.rotation.models import Login
from bot.accounts.states import IN_USE
from bot.people.models import City
from bot.reminders.models import Reminder
from bot.reminders.service import schedule
from bot.store.locks import Lock, wait_for_turn
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from bot.upkeep import digest, dormancy, yearly
from bot.upkeep.calendar import morning, office, today
from rules.upkeep import first_open_day, month_after

#: So many accounts are seen to in one transaction: whoever presses a button meanwhile must not wait for it.
BATCH = 20


class Sweep:
    """Begins what is missing. Doing it again, or in two processes at once, changes nothing more."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sweep(self) -> int:
        """See to all accounts; how many needed it."""
        with self._store.read() as session:
            if session.scalar(sa.select(City.id)) is None:
                return 0
            waiting = _accounts_without(session)
            digest_waits = not _has(session, digest.MATTER, digest.SUBJECT)
        for start in range(0, len(waiting), BATCH):
            with self._alone() as tx:
                for number in waiting[start : start + BATCH]:
                    _begin(tx, number)
        if digest_waits:
            with self._alone() as tx:
                if not _has(tx.session, digest.MATTER, digest.SUBJECT):
                    _begin_digest(tx)
        return len(waiting)

    @contextmanager
    def _alone(self) -> Iterator[Transaction]:
        with self._store.transaction() as tx:
            wait_for_turn(tx.session.connection(), Lock.IMPORT)
            yield tx


def _accounts_without(session: Session) -> list[int]:
    """The accounts in use that lack a reminder or a login, and those out of use that still have a login."""
    named = sa.literal("account:") + sa.cast(Account.id, sa.String)
    lacking = [
        ~sa.exists().where(Reminder.subject == named, Reminder.matter == matter)
        for matter in (dormancy.MATTER, yearly.MATTER)
    ]
    login = sa.exists().where(Login.account_id == Account.id, Login.active)
    used = Account.state.in_(IN_USE)
    return list(
        session.scalars(
            sa.select(Account.id)
            .where(sa.or_(sa.and_(used, sa.or_(*lacking, ~login)), sa.and_(~used, login)))
            .order_by(Account.id)
        )
    )


def _begin(tx: Transaction, number: int) -> None:
    account = tx.session.get_one(Account, number)
    sync(tx, number)
    if account.state not in IN_USE:
        return
    change(
        tx.session,
        sa.update(AccountProfile)
        .where(AccountProfile.account_id == number, AccountProfile.created_at.is_(None))
        .values(created_at=tx.now),
    )
    # Looked at on the next morning: the plans themselves know when there is something to ask.
    at = morning(today(tx.now) + timedelta(days=1), office(tx.session))
    for matter in (dormancy.MATTER, yearly.MATTER):
        if not _has(tx.session, matter, f"account:{number}"):
            schedule(tx, matter, f"account:{number}", at)


def _begin_digest(tx: Transaction) -> None:
    hours = office(tx.session)
    year, month = month_after(today(tx.now))
    schedule(tx, digest.MATTER, digest.SUBJECT, morning(first_open_day(year, month, hours), hours))


def _has(session: Session, matter: str, subject: str) -> bool:
    statement = sa.select(Reminder.id).where(Reminder.subject == subject, Reminder.matter == matter)
    return session.scalar(statement) is not None
