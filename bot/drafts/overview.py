"""全体の状況: what the 秘書広報課 keeps an eye on, in numbers. Only reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, Hold
from bot.accounts.states import IN_USE
from bot.drafts.models import Draft, PostReview, Revision
from bot.drafts.states import State
from bot.people.city import city_profile, office_hours
from rules.context import TOKYO
from rules.posting_hours import OfficeHours, is_open

_TO_DECIDE = (State.CONSULTING, State.PENDING, State.RETRO_PENDING)


@dataclass(frozen=True)
class Overview:
    """Of all sections: how many drafts wait for a decision and how many of them too long, how many approved ones were
    not posted when they were to be, how many 後閲 are open, how many accounts an incident keeps back."""

    undecided: int = 0
    overdue: int = 0
    unposted: int = 0
    reviews: int = 0
    held_accounts: int = 0


def overview(session: Session, now: datetime) -> Overview:
    """Count, within a running transaction."""
    newest = sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision)
    limit = a_working_day_before(now, office_hours(city_profile(session)))
    waits = Draft.state.in_(_TO_DECIDE)
    planned = Revision.planned_at < now
    too_long = sa.case(
        (Draft.state == State.RETRO_PENDING, Draft.retro_due_at < now), else_=sa.or_(planned, Draft.updated_at < limit)
    )
    undecided, overdue, unposted = session.execute(
        sa.select(
            _how_many(waits), _how_many(sa.and_(waits, too_long)), _how_many((Draft.state == State.APPROVED) & planned)
        )
        .select_from(Draft)
        .join(Revision, newest)
        .where(Draft.state.in_((*_TO_DECIDE, State.APPROVED)))
    ).one()
    reviews = sa.select(sa.func.count()).select_from(PostReview).where(PostReview.outcome.is_(None))
    return Overview(undecided or 0, overdue or 0, unposted or 0, session.scalar(reviews) or 0, _held(session))


def a_working_day_before(now: datetime, office: OfficeHours) -> datetime:
    """The same time of the last open day before: what has waited since before then has waited too long."""
    day = now.astimezone(TOKYO) - timedelta(days=1)
    while not is_open(day.date(), office):
        day -= timedelta(days=1)
    return day


def _how_many(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _held(session: Session) -> int:
    """The accounts in use on which something is held; all of them where an incident holds them all."""
    everywhere = sa.exists().where(Hold.account_id.is_(None))
    named = Account.id.in_(sa.select(Hold.account_id).where(Hold.account_id.is_not(None)))
    held = sa.select(sa.func.count()).select_from(Account).where(Account.state.in_(IN_USE), sa.or_(everywhere, named))
    return session.scalar(held) or 0
