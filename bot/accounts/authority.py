"""Who may do what with an account, looked up at the moment of the press."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.errors import AccountNotFound, NotYourAccount, OwnMatter
from bot.accounts.models import Account, AccountPerson, AccountSection, PersonRole
from bot.people.models import Role
from bot.people.service import Colleague, holders, pr_sections, still_here


def section_ids(session: Session, account: Account) -> list[int]:
    """The sections that run the account."""
    statement = sa.select(AccountSection.section_id).where(AccountSection.account_id == account.id)
    return list(session.scalars(statement.order_by(AccountSection.section_id)))


def is_member(session: Session, account: Account, person: Colleague) -> bool:
    """Whether the person belongs to one of the account's sections or is named for the account."""
    named = sa.select(AccountPerson.id).where(
        AccountPerson.account_id == account.id, AccountPerson.person_id == person.id, AccountPerson.until.is_(None)
    )
    return bool(person.section_ids.intersection(section_ids(session, account))) or (
        session.scalars(named.limit(1)).first() is not None
    )


def may_see(session: Session, account: Account, person: Colleague) -> bool:
    """Whether the person may look at everything that the register keeps of the account."""
    return person.in_pr_division or is_member(session, account, person)


def require_visible(session: Session, account: Account, person: Colleague) -> None:
    """Let pass who may look at the account.

    Raises:
        AccountNotFound: it is somebody else's.
    """
    if not may_see(session, account, person):
        raise AccountNotFound


def require_member(session: Session, account: Account, person: Colleague) -> None:
    """Let pass who may edit the account: people of its sections, its own, and the PR division.

    Raises:
        NotYourAccount: it is somebody else's.
    """
    if not may_see(session, account, person):
        raise NotYourAccount("そのアカウントを運用する所属の職員と秘書広報課")


def heads(session: Session, account: Account) -> list[Colleague]:
    """Who may speak for the account's sections (§5(2)): their heads, their acting approvers, and the responsible head
    of the account; where there is none of them, the PR division."""
    found: dict[int, Colleague] = {}
    for section in section_ids(session, account):
        for role in (Role.HEAD, Role.ACTING):
            found.update((one.id, one) for one in holders(session, section, role))
    responsible = session.scalars(
        sa.select(AccountPerson.person_id).where(
            AccountPerson.account_id == account.id,
            AccountPerson.role == PersonRole.HEAD,
            AccountPerson.until.is_(None),
        )
    )
    found.update((one.id, one) for one in still_here(session, list(responsible)))
    return list(found.values()) or pr_members(session)


def require_head(session: Session, account: Account, person: Colleague) -> None:
    """Let pass who may report or close the account.

    Raises:
        NotYourAccount: the person is none of them.
    """
    able = heads(session, account)
    if person.id not in {one.id for one in able}:
        raise NotYourAccount("、".join(f"<@{one.slack_id}>さん" for one in able[:5]) + "（所属長・代決者）")


def pr_members(session: Session) -> list[Colleague]:
    """Everybody in the PR division, heads first."""
    found: dict[int, Colleague] = {}
    for section in pr_sections(session):
        for role in (Role.HEAD, Role.ACTING, Role.STAFF):
            found.update((one.id, one) for one in holders(session, section, role))
    return list(found.values())


def pr_deciders(session: Session, but: Iterable[int]) -> list[Colleague]:
    """The members of the PR division who may decide on what these people handed in: others, or anybody where the
    division has nobody else."""
    own = frozenset(but)
    members = pr_members(session)
    return [one for one in members if one.id not in own] or members


def require_pr(session: Session, person: Colleague, *, but: Iterable[int] = ()) -> None:
    """Let pass a member of the PR division, but not the one who handed the matter in.

    Raises:
        NotYourAccount, OwnMatter.
    """
    if not person.in_pr_division:
        raise NotYourAccount("秘書広報課の職員")
    if person.id not in {one.id for one in pr_deciders(session, but)}:
        raise OwnMatter
