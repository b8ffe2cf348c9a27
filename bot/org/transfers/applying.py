"""Applying a list of transfers and taking it back: rows of the register, each time in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountPerson, PersonRole
from bot.accounts.rotation.logins import demand, remind, sync
from bot.accounts.rotation.models import Login
from bot.errors import UserError
from bot.org.transfers.planning import Changes
from bot.org.transfers.register import chunks
from bot.people.city import city_profile, office_hours
from bot.people.models import Membership, Person, Role, Section
from bot.store.rows import change
from bot.store.unit import Transaction
from rules.rotation import Cause

_MEMBERSHIPS = cast(sa.Table, Membership.__table__)
_SHOWN = 5

Done = Mapping[str, Any]
"""What was changed, as plain values in ids of ours: it is kept, and taken back from."""


def apply(tx: Transaction, changes: Changes, *, by: str) -> Done:
    """Make the changes; what was done, to be kept."""
    logins = _logins(tx.session, changes)
    joined = _join(tx, changes.joined)
    people = {slack: number for number, slack in tx.session.execute(sa.select(Person.id, Person.slack_id))}
    _set_active(tx.session, [people[one] for one in changes.left], active=False)
    removed = [[section, people[slack], role] for section, slack, role in changes.removed]
    added = [[section, people[slack], role] for section, slack, role in changes.added]
    _take_roles(tx.session, removed)
    _give_roles(tx.session, added)
    ended = [one.id for one in changes.ended]
    _end_places(tx.session, ended, tx.now)
    begun = _begin_places(tx, [(account, people[slack]) for account, slack in changes.begun])
    accounts = sorted({one.account_id for one in changes.ended} | {account for account, _slack in changes.begun})
    _touch(tx, accounts)
    for cause in (Cause.LEAVING, Cause.TRANSFER):
        due = [number for number, why in changes.rotations if why is cause]
        if due:
            demand(tx, due, cause, by=by)
    return {
        "joined": joined,
        "left": [people[one] for one in changes.left],
        "removed": removed,
        "added": added,
        "ended": ended,
        "begun": begun,
        "accounts": accounts,
        "logins": [_after(tx.session, one) for one in logins],
        "at": tx.now.isoformat(),
    }


def undo(tx: Transaction, done: Done) -> None:
    """Take the changes back, all of them.

    A password that was changed meanwhile stays changed: its record stands, and what is due next stays as it is.

    Raises:
        UserError: somebody changed one of the same rows since; says which.
    """
    _require_untouched(tx.session, done)
    _take_roles(tx.session, done["added"])
    _give_roles(tx.session, done["removed"])
    _set_active(tx.session, done["left"], active=True)
    _set_active(tx.session, done["joined"], active=False)
    for numbers in chunks(done["ended"]):
        change(tx.session, sa.update(AccountPerson).where(AccountPerson.id.in_(numbers)).values(until=None))
    _end_places(tx.session, done["begun"], tx.now)
    _touch(tx, done["accounts"])
    _restore_logins(tx, done["logins"])


def _join(tx: Transaction, slack_ids: Sequence[str]) -> list[int]:
    """New people of the register, and those who come back; the numbers of both, not of those who were there."""
    there = {
        row.slack_id: row
        for part in chunks(slack_ids)
        for row in tx.session.execute(
            sa.select(Person.id, Person.slack_id, Person.active).where(Person.slack_id.in_(part))
        )
    }
    back = [row.id for row in there.values() if not row.active]
    new = [one for one in slack_ids if one not in there]
    if new:
        tx.session.execute(sa.insert(Person), [{"slack_id": one, "active": True, "created_at": tx.now} for one in new])
    _set_active(tx.session, back, active=True)
    made = [
        number
        for part in chunks(new)
        for number in tx.session.scalars(sa.select(Person.id).where(Person.slack_id.in_(part)))
    ]
    return sorted([*back, *made])


def _set_active(session: Session, people: Sequence[int], *, active: bool) -> None:
    for numbers in chunks(people):
        change(session, sa.update(Person).where(Person.id.in_(numbers)).values(active=active))


def _take_roles(session: Session, roles: Sequence[Sequence[Any]]) -> None:
    if roles:
        columns = _MEMBERSHIPS.c
        statement = sa.delete(_MEMBERSHIPS).where(
            columns.section_id == sa.bindparam("section"),
            columns.person_id == sa.bindparam("person"),
            columns.role == sa.bindparam("held"),
        )
        session.connection().execute(statement, [_named(one) for one in roles])
        session.expire_all()


def _give_roles(session: Session, roles: Sequence[Sequence[Any]]) -> None:
    if roles:
        rows = [{"section_id": section, "person_id": person, "role": Role(role)} for section, person, role in roles]
        session.execute(sa.insert(Membership), rows)


def _named(role: Sequence[Any]) -> dict[str, Any]:
    return {"section": role[0], "person": role[1], "held": Role(role[2])}


def _end_places(session: Session, rows: Sequence[int], at: datetime) -> None:
    for numbers in chunks(rows):
        change(session, sa.update(AccountPerson).where(AccountPerson.id.in_(numbers)).values(until=at))


def _begin_places(tx: Transaction, wanted: Sequence[tuple[int, int]]) -> list[int]:
    rows = [
        AccountPerson(account_id=account, person_id=person, role=PersonRole.HEAD, since=tx.now)
        for account, person in wanted
    ]
    tx.session.add_all(rows)
    tx.session.flush()
    return [one.id for one in rows]


def _touch(tx: Transaction, accounts: Sequence[int]) -> None:
    """Forms about these accounts that were opened before must not put the people back; logins follow the people."""
    for numbers in chunks(accounts):
        change(tx.session, sa.update(Account).where(Account.id.in_(numbers)).values(version=Account.version + 1))
    for number in accounts:
        sync(tx, number)


# passwords


@dataclass(frozen=True)
class _Before:
    """A login as it was before the transfers."""

    id: int
    due_on: date
    cause: Cause
    since: datetime


def _logins(session: Session, changes: Changes) -> list[_Before]:
    accounts = [number for number, _cause in changes.rotations]
    return [
        _Before(one.id, one.due_on, one.cause, one.since)
        for part in chunks(accounts)
        for one in session.scalars(sa.select(Login).where(Login.account_id.in_(part), Login.active))
    ]


def _after(session: Session, before: _Before) -> list[Any]:
    version = session.get_one(Login, before.id).version
    return [before.id, version, before.due_on.isoformat(), before.cause, before.since.isoformat()]


def _restore_logins(tx: Transaction, logins: Sequence[Sequence[Any]]) -> None:
    office = office_hours(city_profile(tx.session))
    for number, version, due_on, cause, since in logins:
        login = tx.session.get_one(Login, number)
        if login.version == version and login.active:
            login.due_on, login.cause = date.fromisoformat(due_on), Cause(cause)
            login.since = max(datetime.fromisoformat(since), tx.now) if login.cause is Cause.PERIODIC else tx.now
            login.version += 1
            remind(tx, login, office)


# whether it can be taken back


def _require_untouched(session: Session, done: Done) -> None:
    touched = [*_touched_roles(session, done), *_touched_people(session, done), *_touched_places(session, done)]
    if touched:
        listed = "、".join(dict.fromkeys(touched[:_SHOWN]))
        more = f"ほか{len(touched) - _SHOWN}件" if len(touched) > _SHOWN else ""
        raise UserError(
            f"この異動のあとで台帳が変わっているため、まとめて取り消すことはできません（{listed}{more}）。",
            "変わったところを確かめ、必要な分だけ、あらためて異動として取り込んでください。",
        )


def _touched_roles(session: Session, done: Done) -> list[str]:
    now = {
        (section, person, role)
        for section, person, role in session.execute(
            sa.select(Membership.section_id, Membership.person_id, Membership.role)
        )
    }
    lost = [one for one in done["added"] if (one[0], one[1], Role(one[2])) not in now]
    back = [one for one in done["removed"] if (one[0], one[1], Role(one[2])) in now]
    return [f"{_section(session, one[0])}の<@{_slack_id(session, one[1])}>さん" for one in (*lost, *back)]


def _touched_people(session: Session, done: Done) -> list[str]:
    wrong = [
        number
        for numbers, active in ((done["left"], False), (done["joined"], True))
        for part in chunks(numbers)
        for number in session.scalars(sa.select(Person.id).where(Person.id.in_(part), Person.active.is_not(active)))
    ]
    return [f"<@{_slack_id(session, number)}>さん" for number in wrong]


def _touched_places(session: Session, done: Done) -> list[str]:
    at = datetime.fromisoformat(done["at"])
    touched: list[AccountPerson] = []
    for part in chunks(done["ended"]):
        rows = session.scalars(sa.select(AccountPerson).where(AccountPerson.id.in_(part)))
        touched += [one for one in rows if one.until != at or _is_there(session, one)]
    for part in chunks(done["begun"]):
        rows = session.scalars(sa.select(AccountPerson).where(AccountPerson.id.in_(part)))
        touched += [one for one in rows if one.until is not None]
    return [
        f"{session.get_one(Account, one.account_id).name}の<@{_slack_id(session, one.person_id)}>さん"
        for one in touched
    ]


def _is_there(session: Session, place: AccountPerson) -> bool:
    """Whether the person was given the same role again."""
    same = sa.select(AccountPerson.id).where(
        AccountPerson.account_id == place.account_id,
        AccountPerson.person_id == place.person_id,
        AccountPerson.role == place.role,
        AccountPerson.until.is_(None),
    )
    return session.scalar(same) is not None


def _section(session: Session, number: int) -> str:
    return session.get_one(Section, number).name


def _slack_id(session: Session, number: int) -> str:
    return session.get_one(Person, number).slack_id
