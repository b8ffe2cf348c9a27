"""Who answers for the upkeep of an account."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import AccountPerson, AccountSection
from bot.accounts.rotation.recipients import heads
from bot.errors import UserError
from bot.people.models import Role
from bot.people.service import Colleague


def require_head(session: Session, person: Colleague, account_id: int) -> None:
    """Let pass who answers for the account: its head, the heads and acting approvers of its sections, the 秘書広報課.

    Raises:
        UserError: it is somebody else.
    """
    if person.in_pr_division or person.slack_id in heads(session, [account_id]).get(account_id, ()):
        return
    sections = set(session.scalars(sa.select(AccountSection.section_id).where(AccountSection.account_id == account_id)))
    if any(one.section_id in sections and one.role in (Role.HEAD, Role.ACTING) for one in person.roles):
        return
    raise UserError("このアカウントの所属長だけが答えられます。", "所属長か秘書広報課に相談してください。")


def require_staff(session: Session, person: Colleague, account_id: int) -> None:
    """Let pass who has to do with the account: its sections' people, those named for it, the 秘書広報課.

    Raises:
        UserError: it is somebody else.
    """
    sections = sa.select(AccountSection.account_id).where(AccountSection.section_id.in_(person.section_ids))
    named = sa.select(AccountPerson.account_id).where(
        AccountPerson.person_id == person.id, AccountPerson.until.is_(None)
    )
    if person.in_pr_division or session.scalar(sa.select(sa.literal(account_id).in_(sections.union(named)))):
        return
    raise UserError("このアカウントを運用する所属の職員だけが記録できます。", "所属長か秘書広報課に相談してください。")
