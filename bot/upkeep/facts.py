"""When something was last posted on an account, as far as it was reported."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountProfile
from bot.accounts.states import IN_USE
from bot.drafts.models import PostReport
from bot.upkeep.models import DormancyReason
from rules.context import TOKYO


def last_posts(session: Session, account_ids: Collection[int] | None = None) -> dict[int, date]:
    """For each account that is in use the day (in Japan) of its last reported post or, where there is none, the day on
    which it became official; all accounts where none are named."""
    posted = (
        sa.select(PostReport.account_id, sa.func.max(PostReport.posted_at).label("at"))
        .group_by(PostReport.account_id)
        .subquery()
    )
    statement = (
        sa.select(Account.id, posted.c.at, AccountProfile.official_at, AccountProfile.created_at)
        .outerjoin(posted, posted.c.account_id == Account.id)
        .outerjoin(AccountProfile, AccountProfile.account_id == Account.id)
        .where(Account.state.in_(IN_USE))
    )
    if account_ids is not None:
        statement = statement.where(Account.id.in_(account_ids))
    found: dict[int, date] = {}
    for number, *moments in session.execute(statement):
        known: list[datetime] = [one for one in moments if one is not None]
        if known:
            found[number] = max(known).astimezone(TOKYO).date()
    return found


def justified(session: Session, today: date, account_ids: Collection[int] | None = None) -> Mapping[int, date]:
    """Until when the accounts stay open without posts, for those whose reason still holds."""
    statement = sa.select(DormancyReason.account_id, sa.func.max(DormancyReason.until)).where(
        DormancyReason.until >= today
    )
    if account_ids is not None:
        statement = statement.where(DormancyReason.account_id.in_(account_ids))
    rows = session.execute(statement.group_by(DormancyReason.account_id))
    return {row[0]: row[1] for row in rows}
