"""Who is reminded of a login: the head who answers for the account, whose login it is, the PR division."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountPerson, AccountSection, PersonRole
from bot.accounts.rotation.models import Login
from bot.people.city import city_profile
from bot.people.models import Membership, Person, Role, Section

_LADDER = (Role.HEAD, Role.ACTING)


def heads(session: Session, account_id: int) -> list[str]:
    """The Slack ids of the account's responsible head or, where none is named, of the heads of its sections; where
    these have none, of their acting approvers."""
    named = list(
        session.scalars(
            sa.select(Person.slack_id)
            .join(AccountPerson, AccountPerson.person_id == Person.id)
            .where(
                AccountPerson.account_id == account_id,
                AccountPerson.role == PersonRole.HEAD,
                AccountPerson.until.is_(None),
                Person.active,
            )
            .order_by(Person.id)
        )
    )
    if named:
        return named
    rows = session.execute(
        sa.select(Person.slack_id, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .join(AccountSection, AccountSection.section_id == Membership.section_id)
        .where(AccountSection.account_id == account_id, Membership.role.in_(_LADDER), Person.active)
        .order_by(Person.id)
    ).all()
    for role in _LADDER:
        found = [slack_id for slack_id, held in rows if held is role]
        if found:
            return list(dict.fromkeys(found))
    return []


def holders(session: Session, login: Login) -> list[str]:
    """Who is asked to change a login: the head, and whose own login it is. The PR division where there is nobody."""
    own = sa.select(Person.slack_id).where(Person.id == login.person_id, Person.active)
    asked = [*heads(session, login.account_id), *(session.scalars(own) if login.person_id else ())]
    return list(dict.fromkeys(asked)) or pr_division(session)


def pr_division(session: Session) -> list[str]:
    """The channel of the PR division, or its people where it has none."""
    channel = city_profile(session).pr_channel
    if channel:
        return [channel]
    statement = (
        sa.select(Person.slack_id)
        .join(Membership, Membership.person_id == Person.id)
        .join(Section, Section.id == Membership.section_id)
        .where(Section.pr_division, Person.active)
        .order_by(Person.id)
    )
    return list(dict.fromkeys(session.scalars(statement)))
