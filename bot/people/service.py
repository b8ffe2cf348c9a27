"""Who somebody is: looked up at the moment it matters, never taken from what a client sends."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.errors import UserError
from bot.people.models import Membership, Person, Role, Section
from bot.store.unit import Store


@dataclass(frozen=True)
class SectionRole:
    """One role of a person in one section."""

    section_id: int
    section: str
    role: Role
    pr_division: bool


@dataclass(frozen=True)
class Colleague:
    """A person of the register with all roles."""

    id: int
    slack_id: str
    roles: tuple[SectionRole, ...]

    @property
    def in_pr_division(self) -> bool:
        """Whether the person belongs to the 秘書広報課."""
        return any(role.pr_division for role in self.roles)

    @property
    def section_ids(self) -> frozenset[int]:
        """The sections the person belongs to, in whatever role."""
        return frozenset(role.section_id for role in self.roles)


class NotRegistered(UserError):
    """The Slack user does not stand in the register, or left."""

    def __init__(self) -> None:
        super().__init__(
            "あなたは職員の台帳に登録されていないため、この操作はできません。",
            "秘書広報課に登録を依頼してください。",
        )


class People:
    """Looks people up."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, slack_id: str) -> Colleague | None:
        """The person with this Slack user id, None for a stranger or somebody who left."""
        with self._store.read() as session:
            return find(session, slack_id)

    def get(self, slack_id: str) -> Colleague:
        """As `find`.

        Raises:
            NotRegistered: nobody active has this id.
        """
        found = self.find(slack_id)
        if found is None:
            raise NotRegistered
        return found


def find(session: Session, slack_id: str) -> Colleague | None:
    """The active person with this Slack user id, within a running transaction."""
    person = session.scalar(sa.select(Person).where(Person.slack_id == slack_id, Person.active))
    return None if person is None else _colleague(session, person)


def by_id(session: Session, person_id: int) -> Colleague:
    """The person with this id of ours, left or not."""
    return _colleague(session, session.get_one(Person, person_id))


def still_here(session: Session, ids: Collection[int]) -> list[Colleague]:
    """Those of these people (ids of ours) who have not left, in the order of their registration."""
    statement = sa.select(Person).where(Person.id.in_(ids), Person.active).order_by(Person.id)
    return [_colleague(session, person) for person in session.scalars(statement)]


def require(session: Session, slack_id: str) -> Colleague:
    """As `find`, refusing strangers.

    Raises:
        NotRegistered: nobody active has this id.
    """
    found = find(session, slack_id)
    if found is None:
        raise NotRegistered
    return found


def holders(session: Session, section_id: int, role: Role) -> list[Colleague]:
    """The active people who hold a role in a section, in the order of their registration."""
    statement = (
        sa.select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.section_id == section_id, Membership.role == role, Person.active)
        .order_by(Person.id)
    )
    return [_colleague(session, person) for person in session.scalars(statement)]


def pr_sections(session: Session) -> list[int]:
    """The ids of the sections that are the PR division (秘書広報課)."""
    return list(session.scalars(sa.select(Section.id).where(Section.pr_division).order_by(Section.id)))


def _colleague(session: Session, person: Person) -> Colleague:
    statement = (
        sa.select(Membership.section_id, Section.name, Membership.role, Section.pr_division)
        .join(Section, Section.id == Membership.section_id)
        .where(Membership.person_id == person.id)
        .order_by(Membership.section_id, Membership.role)
    )
    roles = tuple(SectionRole(*row) for row in session.execute(statement))
    return Colleague(person.id, person.slack_id, roles)
