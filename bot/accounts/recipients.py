"""Who is told of what waits, looked up for many accounts at once: as `authority` has it for one, as Slack ids."""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import authority
from bot.accounts.models import Account, AccountPerson, AccountSection, PersonRole
from bot.accounts.papers import Admission, Report
from bot.accounts.states import State
from bot.people.models import Membership, Person, Role


def active(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The Slack ids of those of these people (ids of ours) who have not left."""
    statement = sa.select(Person.id, Person.slack_id).where(Person.id.in_(ids), Person.active)
    return dict(iter(session.execute(statement)))


def pr_members(session: Session) -> list[str]:
    """Everybody in the PR division, heads first."""
    return [one.slack_id for one in authority.pr_members(session)]


def heads(session: Session, accounts: Sequence[Account]) -> Mapping[int, Sequence[str]]:
    """For each account those who may speak for its sections (`authority.heads`); where nobody is, the PR division."""
    ids = [one.id for one in accounts]
    if not ids:
        return {}
    found: dict[int, dict[str, None]] = {number: {} for number in ids}
    of_sections = (
        sa.select(AccountSection.account_id, Person.slack_id)
        .join(Membership, Membership.section_id == AccountSection.section_id)
        .join(Person, Person.id == Membership.person_id)
        .where(AccountSection.account_id.in_(ids), Membership.role.in_((Role.HEAD, Role.ACTING)), Person.active)
        .order_by(AccountSection.section_id, sa.case((Membership.role == Role.HEAD, 0), else_=1), Person.id)
    )
    named = (
        sa.select(AccountPerson.account_id, Person.slack_id)
        .join(Person, Person.id == AccountPerson.person_id)
        .where(
            AccountPerson.account_id.in_(ids),
            AccountPerson.role == PersonRole.HEAD,
            AccountPerson.until.is_(None),
            Person.active,
        )
        .order_by(Person.id)
    )
    for statement in (of_sections, named):
        for number, slack_id in session.execute(statement):
            found[number][slack_id] = None
    members = [] if all(found.values()) else pr_members(session)
    return {number: list(those) or members for number, those in found.items()}


def deciders(session: Session, accounts: Sequence[Account]) -> Mapping[int, Sequence[str]]:
    """For each account whoever of the PR division may decide on what waits: not who handed it in, as long as there are
    others."""
    members = authority.pr_members(session)
    asked = [one.id for one in accounts if one.state is State.ADMISSION]
    reported = [one.id for one in accounts if one.state is not State.ADMISSION]
    own = _newest(session, Admission, Admission.asked_by, asked) | _newest(
        session, Report, Report.reporter_id, reported
    )
    everybody = [one.slack_id for one in members]
    found = {}
    for account in accounts:
        others = [one.slack_id for one in members if one.id != own.get(account.id)]
        found[account.id] = others or everybody
    return found


def _newest(
    session: Session,
    table: type[Admission | Report],
    person: sa.orm.InstrumentedAttribute[int],
    account_ids: Sequence[int],
) -> dict[int, int]:
    """For each account who handed in the newest admission or report."""
    last = sa.select(sa.func.max(table.id)).where(table.account_id.in_(account_ids)).group_by(table.account_id)
    statement = sa.select(table.account_id, person).where(table.id.in_(last))
    return dict(iter(session.execute(statement)))
