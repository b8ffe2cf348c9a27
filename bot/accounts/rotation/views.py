"""Logins and records as cards show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account
from bot.accounts.rotation.logins import Setting, plan_of, setting
from bot.accounts.rotation.models import Login, RotationRecord
from bot.people.models import Person
from rules.rotation import Cause

SHOWN_RECORDS = 20


@dataclass(frozen=True)
class LoginView:
    """A login as it stands. `holder` is a Slack id, None for a login that all share; days are Japan's.

    `overdue_days` is counted at the moment of reading.
    """

    id: int
    account_id: int
    label: str
    holder: str | None
    due_on: date
    cause: Cause
    since: datetime
    changed_on: date | None
    version: int
    active: bool
    overdue_days: int
    setting: Setting


@dataclass(frozen=True)
class RecordView:
    """One record of a change; `by` and `holder` are Slack ids."""

    label: str
    holder: str | None
    changed_on: date
    cause: Cause
    attested: tuple[str, ...]
    note: str
    by: str
    at: datetime


def view(session: Session, login: Login, today: date) -> LoginView:
    """The login as it stands on a day."""
    account = session.get_one(Account, login.account_id)
    holder = session.get(Person, login.person_id) if login.person_id is not None else None
    return LoginView(
        id=login.id,
        account_id=account.id,
        label=label(account),
        holder=holder.slack_id if holder else None,
        due_on=login.due_on,
        cause=login.cause,
        since=login.since,
        changed_on=login.changed_on,
        version=login.version,
        active=login.active,
        overdue_days=plan_of(login).overdue_days(today),
        setting=setting(session, account),
    )


def label(account: Account) -> str:
    """How people call an account: platform and name."""
    return f"{PLATFORM_NAMES[account.platform]}「{account.name}」"


def records(session: Session, account_id: int, most: int = SHOWN_RECORDS) -> Sequence[RecordView]:
    """The newest records of an account, the newest first."""
    holder = sa.orm.aliased(Person)
    statement = (
        sa.select(RotationRecord, Account, Person.slack_id, holder.slack_id)
        .join(Account, Account.id == RotationRecord.account_id)
        .join(Person, Person.id == RotationRecord.by_id)
        .join(Login, Login.id == RotationRecord.login_id)
        .outerjoin(holder, holder.id == Login.person_id)
        .where(RotationRecord.account_id == account_id)
        .order_by(RotationRecord.id.desc())
        .limit(most)
    )
    return [
        RecordView(label(account), whose, row.changed_on, row.cause, tuple(row.attested), row.note, by, row.at)
        for row, account, by, whose in session.execute(statement)
    ]
