"""The logins of an account within a running transaction: which there are, and when each is to be changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountPerson, Basis, PersonRole
from bot.accounts.rotation.models import Credential, CredentialModel, Login, usual_model
from bot.accounts.states import IN_USE
from bot.audit import record
from bot.people.city import city_profile, office_hours
from bot.people.models import Person
from bot.reminders.service import schedule, settle
from bot.store.outbox import Letter
from bot.store.unit import Transaction
from rules.context import TOKYO
from rules.posting_hours import OfficeHours
from rules.rotation import DEFAULT_INTERVAL, EXPOSED, PERSONNEL, Cause, Moment, Plan, due_at_once, next_due

MATTER, BEGIN = "rotation", "rotation_begin"
DUE, REDRAWN = "rotation_due", "card_redrawn"
#: Of an account from before the register nobody knows when its password was changed: its first record is due soon.
FIRST_RECORD = timedelta(days=30)


@dataclass(frozen=True)
class Setting:
    """How an account is logged in to, and how many days lie between two changes."""

    model: CredentialModel
    interval_days: int


def subject(login_id: int) -> str:
    """The name of a login in the record, the outbox and the reminders."""
    return f"login:{login_id}"


def setting(session: Session, account: Account) -> Setting:
    """The setting of an account, the usual one where none was made."""
    row = session.get(Credential, account.id)
    return Setting(row.model, row.interval_days) if row else Setting(usual_model(account.platform), DEFAULT_INTERVAL)


def plan_of(login: Login) -> Plan:
    """The plan of a login's next change."""
    return Plan(login.due_on, login.cause, login.since)


def of_account(session: Session, account_id: int) -> list[Login]:
    """The logins of an account that count now."""
    statement = sa.select(Login).where(Login.account_id == account_id, Login.active).order_by(Login.id)
    return list(session.scalars(statement))


def sync(tx: Transaction, account_id: int) -> list[Login]:
    """Bring the logins of an account to what is true of it now: its state, its setting, its administrators.

    To be called whenever one of these changed. A login that begins gets its due day and its reminders, one that ends
    loses them; one that stays keeps both.
    """
    account = tx.session.get_one(Account, account_id)
    wanted = _holders(tx.session, account)
    rows = {one.person_id: one for one in tx.session.scalars(sa.select(Login).where(Login.account_id == account_id))}
    for person_id, login in rows.items():
        if login.active and person_id not in wanted:
            login.active = False
            settle(tx, subject(login.id))
            _redraw(tx, login)
    begun = [_begin(tx, account, rows.get(one), one) for one in wanted if one not in rows or not rows[one].active]
    if begun:
        tx.session.flush()
        office = office_hours(city_profile(tx.session))
        for login in begun:
            remind(tx, login, office)
    return of_account(tx.session, account_id)


def demand(tx: Transaction, account_ids: Collection[int], cause: Cause, *, by: str, only: int | None = None) -> int:
    """Let the logins of these accounts be changed at once, because of `cause`; how many logins that concerns.

    A login that must be changed at once already keeps its day, but takes the graver cause.

    Args:
        by: Slack user id, or `record.SYSTEM`.
        only: a person (id of ours) whose own login alone is meant; a login that is shared always is.
    """
    office = office_hours(city_profile(tx.session))
    met = 0
    for login in tx.session.scalars(sa.select(Login).where(Login.account_id.in_(account_ids), Login.active)):
        if only is not None and login.person_id not in (None, only):
            continue
        met += 1
        if login.cause in EXPOSED or (login.cause in PERSONNEL and cause in PERSONNEL):
            continue
        login.due_on, login.cause, login.since = due_at_once(cause, tx.now, office), cause, tx.now
        login.version += 1
        record.append(tx, actor=by, event="rotation.demanded", subject=subject(login.id), details={"cause": cause})
        remind(tx, login, office)
        _redraw(tx, login)
    return met


def begin_interval(tx: Transaction, login: Login, start: date, interval_days: int) -> None:
    """Set the next due day from a day of change, with its reminders; cards that spoke of the last one say so."""
    login.due_on, login.cause, login.since = next_due(start, interval_days), Cause.PERIODIC, tx.now
    login.version += 1
    remind(tx, login, office_hours(city_profile(tx.session)))
    _redraw(tx, login)


def remind(tx: Transaction, login: Login, office: OfficeHours) -> None:
    """Set the next reminder of a login's plan in place of the one before."""
    following: Moment | None = plan_of(login).first(office)
    if following is None:
        settle(tx, subject(login.id), MATTER)
    else:
        schedule(tx, MATTER, subject(login.id), following.at, following.stage.number)


def _holders(session: Session, account: Account) -> set[int | None]:
    """Whose logins there are: those of the administrators, or one for all (None)."""
    if account.state not in IN_USE:
        return set()
    if setting(session, account).model is not CredentialModel.PAGE_ROLES:
        return {None}
    administrators = session.scalars(
        sa.select(AccountPerson.person_id)
        .join(Person, Person.id == AccountPerson.person_id)
        .where(
            AccountPerson.account_id == account.id,
            AccountPerson.role == PersonRole.ADMINISTRATOR,
            AccountPerson.until.is_(None),
            Person.active,
        )
    )
    return set(administrators) or {None}


def _begin(tx: Transaction, account: Account, login: Login | None, person_id: int | None) -> Login:
    today = tx.now.astimezone(TOKYO).date()
    interval = timedelta(days=setting(tx.session, account).interval_days)
    first = today + (FIRST_RECORD if account.basis is Basis.INHERITED else interval)
    if login is None:
        login = Login(account_id=account.id, person_id=person_id, version=0)
        tx.session.add(login)
    elif login.changed_on is not None:
        first = max(today, login.changed_on + interval)
    login.due_on, login.cause, login.since, login.active = first, Cause.PERIODIC, tx.now, True
    login.version += 1
    return login


def _redraw(tx: Transaction, login: Login) -> None:
    """Draw the cards about a login anew: their buttons are for the change that was due then."""
    name = subject(login.id)
    waiting = tx.outbox.targets_waiting(name, REDRAWN)
    for card in tx.outbox.messages(name, DUE):
        if card.message_id not in waiting:
            about = f"{card.message_id}.{login.version}"
            tx.outbox.add(Letter(REDRAWN, name, card.recipient, about, target=card.message_id))
