"""Who is reminded of a login: the head who answers for the account, whose login it is, the PR division."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountPerson, AccountSection, PersonRole
from bot.accounts.rotation.models import Login
from bot.people.city import city_profile
from bot.people.models import Membership, Person, Role, Section
from rules.rotation import Addressee


class Recipients:
    """The Slack ids of those who are told about some logins, looked up for all of them at once."""

    def __init__(self, session: Session, logins: Sequence[Login]) -> None:
        owners = {one.person_id for one in logins if one.person_id is not None}
        self._heads = heads(session, {one.account_id for one in logins})
        still_here = sa.select(Person.id, Person.slack_id).where(Person.id.in_(owners), Person.active)
        self._owners: dict[int, str] = {row.id: row.slack_id for row in session.execute(still_here)} if owners else {}
        self._pr_division = pr_division(session)

    def of(self, login: Login, addressee: Addressee) -> list[str]:
        """Who is told: the head and whose own login it is, or the PR division; the latter too where nobody is left."""
        if addressee is Addressee.PR_DIVISION:
            return self._pr_division
        own = self._owners.get(login.person_id) if login.person_id is not None else None
        asked = [*self._heads.get(login.account_id, ()), *([own] if own else [])]
        return list(dict.fromkeys(asked)) or self._pr_division


def heads(session: Session, account_ids: Collection[int]) -> Mapping[int, Sequence[str]]:
    """For each account the Slack ids of its responsible head or, where none is named, of the heads of its sections;
    where these have none, of their acting approvers."""
    found: dict[int, list[str]] = defaultdict(list)
    named = (
        sa.select(AccountPerson.account_id, Person.slack_id)
        .join(Person, Person.id == AccountPerson.person_id)
        .where(
            AccountPerson.account_id.in_(account_ids),
            AccountPerson.role == PersonRole.HEAD,
            AccountPerson.until.is_(None),
            Person.active,
        )
        .order_by(Person.id)
    )
    for account_id, slack_id in session.execute(named):
        found[account_id].append(slack_id)
    for role in (Role.HEAD, Role.ACTING):
        _of_sections(session, set(account_ids) - set(found), role, found)
    return found


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


def _of_sections(session: Session, account_ids: set[int], role: Role, found: dict[int, list[str]]) -> None:
    if not account_ids:
        return
    statement = (
        sa.select(AccountSection.account_id, Person.slack_id)
        .join(Membership, Membership.section_id == AccountSection.section_id)
        .join(Person, Person.id == Membership.person_id)
        .where(AccountSection.account_id.in_(account_ids), Membership.role == role, Person.active)
        .order_by(Person.id)
    )
    for account_id, slack_id in session.execute(statement):
        if slack_id not in found[account_id]:
            found[account_id].append(slack_id)
