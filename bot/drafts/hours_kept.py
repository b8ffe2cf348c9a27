"""§6(1) kept or not, as it was reported: whether a post went out in the hours, and whether it was approved by then."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account
from bot.drafts.models import Decision, Revision
from bot.drafts.states import Event
from bot.people.city import city_profile, office_hours
from rules.posting_hours import Hours, OfficeHours, parse_hours, verdict


def why_outside(posted_at: datetime, hours: Hours, office: OfficeHours, *, emergency: bool = False) -> str:
    """Why a post went out outside the working hours or the account's operating hours (§6(1)), for people.

    Empty where it kept them, and where it was an emergency（§6(1)ただし書）.
    """
    return "" if emergency else verdict(posted_at, (hours,), office).reason_ja


def before_approval(posted_at: datetime, approvals: Iterable[datetime]) -> bool:
    """Whether a post went out before the first of its approvals; False where it was never approved.

    People report whole minutes: what was posted in the minute of the approval was posted after it.
    """
    first = min(approvals, default=None)
    return first is not None and posted_at < first.replace(second=0, microsecond=0)


def outside_hours(session: Session, revision: Revision, posted_at: Mapping[int, datetime]) -> dict[int, str]:
    """`why_outside` for a report on a revision, for each account by its id."""
    office = office_hours(city_profile(session))
    posted_first = sa.exists().where(Decision.draft_id == revision.draft_id, Decision.event == Event.POST_FIRST)
    emergency = bool(revision.emergency_reason) or bool(session.scalar(sa.select(posted_first)))
    rows = session.execute(sa.select(Account.id, Account.opens, Account.closes).where(Account.id.in_(posted_at)))
    return {
        number: why_outside(posted_at[number], parse_hours(f"{opens}-{closes}"), office, emergency=emergency)
        for number, opens, closes in rows
    }
