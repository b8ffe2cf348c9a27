"""What a list of transfers touches of the register, read with a few statements however long the list is."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import PLATFORM_NAMES, Account, AccountPerson, AccountSection, PersonRole
from bot.accounts.states import State
from bot.org.transfers.rows import Known
from bot.people.models import Membership, Person, Role, Section

#: So many values go into one statement.
CHUNK = 5_000
_GONE = (State.CLOSED, State.ABANDONED)

Post = tuple[int, str, Role]
"""A role in a section: section id, Slack id, role."""


@dataclass(frozen=True)
class Place:
    """Somebody's role for an account: the row's number, the account, the Slack id, the role."""

    id: int
    account_id: int
    slack_id: str
    role: PersonRole


@dataclass(frozen=True)
class Register:
    """The sections, who has which role in them, the accounts with their sections and the people named for them."""

    sections: Mapping[int, str]
    people: Mapping[str, tuple[int, bool]]
    posts: frozenset[Post]
    account_sections: Mapping[int, frozenset[int]]
    account_labels: Mapping[int, str]
    places: tuple[Place, ...]


def known(session: Session) -> Known:
    """Whom and what a list may name: those who left are unknown until they join again."""
    sections = {name: number for number, name in session.execute(sa.select(Section.id, Section.name))}
    there: dict[str, set[int]] = defaultdict(set)
    statement = (
        sa.select(Person.slack_id, Membership.section_id)
        .outerjoin(Membership, Membership.person_id == Person.id)
        .where(Person.active)
    )
    for slack_id, section_id in session.execute(statement):
        there[slack_id] |= {section_id} - {None}
    return Known(sections, {slack_id: frozenset(ids) for slack_id, ids in there.items()})


def register(session: Session) -> Register:
    """The register as it stands."""
    people = {slack: (number, active) for number, slack, active in session.execute(_people())}
    posts = sa.select(Membership.section_id, Person.slack_id, Membership.role).join(
        Person, Person.id == Membership.person_id
    )
    accounts = sa.select(Account.id, Account.platform, Account.name).where(Account.state.not_in(_GONE))
    labels = {number: f"{PLATFORM_NAMES[platform]}「{name}」" for number, platform, name in session.execute(accounts)}
    sections: dict[int, set[int]] = defaultdict(set)
    for account_id, section_id in session.execute(sa.select(AccountSection.account_id, AccountSection.section_id)):
        if account_id in labels:
            sections[account_id].add(section_id)
    return Register(
        sections={row.id: row.name for row in session.execute(sa.select(Section.id, Section.name))},
        people=people,
        posts=frozenset((section, slack, role) for section, slack, role in session.execute(posts)),
        account_sections={number: frozenset(ids) for number, ids in sections.items()},
        account_labels=labels,
        places=tuple(
            Place(number, account, slack, role)
            for number, account, slack, role in session.execute(_places())
            if account in labels
        ),
    )


def chunks(values: Collection[Any]) -> list[list[Any]]:
    """The values in pieces that go into one statement each."""
    listed = list(values)
    return [listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK)]


def _people() -> sa.Select[int, str, bool]:
    return sa.select(Person.id, Person.slack_id, Person.active)


def _places() -> sa.Select[int, int, str, PersonRole]:
    return (
        sa.select(AccountPerson.id, AccountPerson.account_id, Person.slack_id, AccountPerson.role)
        .join(Person, Person.id == AccountPerson.person_id)
        .where(AccountPerson.until.is_(None))
        .order_by(AccountPerson.id)
    )
