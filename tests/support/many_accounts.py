"""A prefecture's worth of accounts: ten thousand, with the records of years, put in by the thousand."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.accounts.models import Account, AccountSection, Basis, Platform
from bot.accounts.rotation.logins import MATTER, subject
from bot.accounts.rotation.models import Login, RotationRecord
from bot.accounts.states import State
from bot.people.models import Membership, Person, Role, Section
from bot.reminders.models import Reminder
from bot.store.base import Base
from bot.store.unit import Store
from rules.context import TOKYO
from rules.rotation import Cause, Plan

ACCOUNTS, RECORDS_EACH = 10_000, 10
_FIRST = 1_000_000
_INTERVAL = timedelta(days=180)

Row = Mapping[str, Any]


def fill(store: Store, accounts: int = ACCOUNTS, *, first: int = _FIRST) -> None:
    """Give the city's sections so many accounts more, each with a login that is due some day of the next 180."""
    now = store.clock.now()
    with store.transaction() as tx:
        section = tx.session.scalars(sa.select(Section.id).join(Membership).where(Membership.role == Role.HEAD)).first()
        person = tx.session.scalars(sa.select(Person.id)).first()
        assert section is not None
        assert person is not None
        numbers = range(first, first + accounts)
        for table, rows in (
            (Account, (_account(one) for one in numbers)),
            (AccountSection, ({"account_id": one, "section_id": section} for one in numbers)),
            (Login, (_login(one, now) for one in numbers)),
            (RotationRecord, (row for one in numbers for row in _records(one, now, person))),
            (Reminder, (_reminder(one, now) for one in numbers)),
        ):
            _insert(tx.session, table, rows)
    if store.engine.dialect.name == "postgresql":
        with store.transaction() as tx:
            tx.session.execute(sa.text("ANALYZE"))


def _insert(session: sa.orm.Session, table: type[Base], rows: Iterator[Row]) -> None:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 5_000:
            session.execute(sa.insert(table), batch)
            batch = []
    if batch:
        session.execute(sa.insert(table), batch)


def _account(number: int) -> Row:
    return {
        "id": number,
        "platform": Platform.X,
        "name": f"課のお知らせ{number}",
        "handle": f"niimi_{number}",
        "url": f"https://x.com/niimi_{number}",
        "opens": "08:30",
        "closes": "17:15",
        "state": State.OFFICIAL,
        "version": 1,
        "basis": Basis.INHERITED,
    }


def _due(number: int, now: datetime) -> datetime:
    return now + timedelta(days=1 + number % _INTERVAL.days)


def _plan(number: int, now: datetime) -> Plan:
    return Plan(_due(number, now).astimezone(TOKYO).date(), Cause.PERIODIC, now - _INTERVAL)


def _login(number: int, now: datetime) -> Row:
    due = _due(number, now)
    return {
        "id": number,
        "account_id": number,
        "person_id": None,
        "due_on": due.date(),
        "cause": Cause.PERIODIC,
        "since": now - _INTERVAL,
        "changed_on": (due - _INTERVAL).date(),
        "version": 1,
        "active": True,
    }


def _records(number: int, now: datetime, person: int) -> Iterator[Row]:
    for back in range(RECORDS_EACH):
        at = _due(number, now) - _INTERVAL * (back + 1)
        yield {
            "login_id": number,
            "account_id": number,
            "changed_on": at.date(),
            "cause": Cause.PERIODIC,
            "attested": ["not_guessable", "not_reused", "kept_in_manager"],
            "note": "",
            "by_id": person,
            "at": at.astimezone(UTC),
        }


def _reminder(number: int, now: datetime) -> Row:
    following = _plan(number, now).next_after(now)
    assert following is not None
    return {
        "matter": MATTER,
        "subject": subject(number),
        "stage": following.stage.number,
        "due_at": following.at,
        "created_at": now,
    }
