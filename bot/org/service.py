"""Importing a city file into the register, and writing the register out as one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa
import tomli_w
from sqlalchemy.orm import Session

from bot.accounts.inherited import inherit
from bot.accounts.listing import look_again
from bot.accounts.models import Account, AccountSection
from bot.accounts.rotation.logins import sync
from bot.accounts.states import IN_USE, State
from bot.audit import record
from bot.drafts.asking import ask_newcomers
from bot.errors import UserError
from bot.org.cityfile import AccountPart, CityFile, SectionPart
from bot.people.city import city_profile
from bot.people.models import City, Membership, Person, Role, Section
from bot.store.locks import Lock, wait_for_turn
from bot.store.unit import Store, Transaction
from rules.phone_directory import BrokenDirectoryError, parse_directory
from rules.posting_hours import parse_hours


@dataclass(frozen=True)
class Imported:
    """How much a city file held."""

    sections: int
    people: int
    accounts: int


class Org:
    """The register's bulk entrance and exit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_empty(self) -> bool:
        """Whether no city was imported yet."""
        with self._store.read() as session:
            return not _has_city(session)

    def import_first(self, read: Callable[[], CityFile]) -> Imported | None:
        """Import a city where there is none yet, None where there is; the file is read only if it is needed.

        Of several processes that start at once, one imports.
        """
        if not self.is_empty():
            return None
        file = read()
        with self._importing() as tx:
            return None if _has_city(tx.session) else _import(tx, file, record.SYSTEM)

    def import_city(self, file: CityFile, *, by: str = record.SYSTEM) -> Imported:
        """Bring the register to what the file says; sections, people and accounts it does not name stay as they are.

        All or nothing, in one transaction. Who has become an approver is asked about what waits.
        """
        with self._importing() as tx:
            return _import(tx, file, by)

    @contextmanager
    def _importing(self) -> Iterator[Transaction]:
        with self._store.transaction() as tx:
            wait_for_turn(tx.session.connection(), Lock.IMPORT)
            yield tx

    def import_phones(self, text: str, *, by: str = record.SYSTEM) -> int:
        """Take over the city's telephone directory (CSV: number, whose) in place of the one before; how many numbers.

        Raises:
            UserError: no city was imported yet, or a line cannot be read (all wrong lines are named).
        """
        with self._store.transaction() as tx:
            area_code = city_profile(tx.session).area_code
            try:
                directory = dict(parse_directory(text, area_code=area_code))
            except BrokenDirectoryError as error:
                raise UserError(str(error)) from error
            tx.session.execute(sa.update(City).values(phone_directory=directory))
            record.append(tx, actor=by, event="phones.imported", subject="city", details={"numbers": len(directory)})
        return len(directory)

    def export_city(self) -> str:
        """The register as a city file (TOML)."""
        with self._store.read() as session:
            return tomli_w.dumps(_exported(session))


def _has_city(session: Session) -> bool:
    return session.scalar(sa.select(City.id)) is not None


def _import(tx: Transaction, file: CityFile, by: str) -> Imported:
    _city(tx.session, file)
    people = _people(tx, file)
    for part in file.sections:
        _section(tx.session, part, people)
    brought = [_account(tx, account) for account in file.accounts]
    done = Imported(len(file.sections), len(people), len(file.accounts))
    inherited = [str(number) for number in brought if number is not None]
    record.append(tx, actor=by, event="org.imported", subject="city", details={**vars(done), "inherited": inherited})
    ask_newcomers(tx)
    look_again(tx)
    return done


def _city(session: Session, file: CityFile) -> None:
    city = session.scalar(sa.select(City)) or City(id=1)
    city.name, city.homepage, city.area_code = file.city.name, str(file.city.homepage), file.city.area_code
    city.work_start, city.work_end, city.closed = file.hours.start, file.hours.end, list(file.hours.closed)
    city.incidents_channel, city.pr_channel = file.channels.incidents, file.channels.pr
    city.escalation = {duty: list(ids) for duty, ids in vars(file.escalation).items() if ids}
    session.add(city)
    session.flush()


def _people(tx: Transaction, file: CityFile) -> dict[str, Person]:
    wanted = [one for part in file.sections for one in (part.head, *part.acting, *part.staff) if one]
    wanted += [one for ids in vars(file.escalation).values() for one in ids]
    known = {p.slack_id: p for p in tx.session.scalars(sa.select(Person).where(Person.slack_id.in_(wanted)))}
    for slack_id in dict.fromkeys(wanted):
        if slack_id not in known:
            known[slack_id] = Person(slack_id=slack_id, active=True, created_at=tx.now)
            tx.session.add(known[slack_id])
        known[slack_id].active = True
    tx.session.flush()
    return known


def _section(session: Session, part: SectionPart, people: dict[str, Person]) -> None:
    section = session.scalar(sa.select(Section).where(Section.name == part.name)) or Section(name=part.name)
    section.pr_division = part.pr_division
    session.add(section)
    session.flush()
    session.execute(sa.delete(Membership).where(Membership.section_id == section.id))
    roles = [(part.head, Role.HEAD)] if part.head else []
    roles += [(one, Role.ACTING) for one in part.acting] + [(one, Role.STAFF) for one in part.staff]
    for slack_id, role in dict.fromkeys(roles):
        session.add(Membership(section_id=section.id, person_id=people[slack_id].id, role=role))
    session.flush()


def _account(tx: Transaction, part: AccountPart) -> int | None:
    """Bring one account to what the file says; its number where it is new.

    One that is not in the register yet was there before it（移行）; one on its way in or out stays as its procedure has
    it.
    """
    hours = parse_hours(part.hours)
    account = tx.session.scalar(
        sa.select(Account).where(Account.platform == part.platform, Account.handle == part.handle)
    )
    if account is None:
        account = Account(platform=part.platform, handle=part.handle, state=State.OFFICIAL, version=1)
    elif account.state not in IN_USE:
        return None
    account.name, account.url = part.name, str(part.url)
    account.opens, account.closes = f"{hours.start:%H:%M}", f"{hours.end:%H:%M}"
    new = account.id is None
    tx.session.add(account)
    tx.session.flush()
    if new:
        inherit(tx, account)
    tx.session.execute(sa.delete(AccountSection).where(AccountSection.account_id == account.id))
    sections = tx.session.execute(sa.select(Section.id, Section.name).where(Section.name.in_(part.sections)))
    tx.session.add_all(
        AccountSection(account_id=account.id, section_id=number, lead=name == part.lead) for number, name in sections
    )
    tx.session.flush()
    sync(tx, account.id)
    return account.id if new else None


def _exported(session: Session) -> dict[str, object]:
    profile = city_profile(session)
    channels = {"incidents": profile.incidents_channel, "pr": profile.pr_channel}
    return {
        "city": {"name": profile.name, "homepage": profile.homepage, "area_code": profile.area_code},
        "hours": {"start": profile.work_start, "end": profile.work_end, "closed": list(profile.closed)},
        "channels": {name: channel for name, channel in channels.items() if channel},
        "escalation": {duty: list(ids) for duty, ids in profile.escalation.items()},
        "sections": [_section_out(session, one) for one in session.scalars(sa.select(Section).order_by(Section.id))],
        "accounts": [
            _account_out(session, one)
            for one in session.scalars(sa.select(Account).where(Account.state.in_(IN_USE)).order_by(Account.id))
        ],
    }


def _section_out(session: Session, section: Section) -> dict[str, object]:
    rows = session.execute(
        sa.select(Person.slack_id, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.section_id == section.id, Person.active)
        .order_by(Person.id)
    ).all()
    by_role = {role: [slack_id for slack_id, held in rows if held is role] for role in Role}
    out: dict[str, object] = {"name": section.name, "pr_division": section.pr_division}
    if by_role[Role.HEAD]:
        out["head"] = by_role[Role.HEAD][0]
    return {**out, "acting": by_role[Role.ACTING], "staff": by_role[Role.STAFF]}


def _account_out(session: Session, account: Account) -> dict[str, object]:
    sections = session.execute(
        sa.select(Section.name, AccountSection.lead)
        .join(AccountSection, AccountSection.section_id == Section.id)
        .where(AccountSection.account_id == account.id)
        .order_by(Section.id)
    ).all()
    leading = next(({"lead": name} for name, leads in sections if leads), {})
    return {
        "platform": str(account.platform),
        "name": account.name,
        "handle": account.handle,
        "url": account.url,
        "sections": [name for name, _ in sections],
        **leading,
        "hours": f"{account.opens}-{account.closes}",
    }
