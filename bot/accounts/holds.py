"""What open incidents keep back: placed and lifted by the incident, looked up before anything is approved (§7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Hold, Measure
from bot.store.rows import change
from bot.store.unit import Transaction


@dataclass(frozen=True)
class Held:
    """Why drafts wait: the measure, in whose name ("incident:5"), the words for people (Japanese), since when."""

    measure: Measure
    subject: str
    why: str
    since: datetime


def place(tx: Transaction, subject: str, account_ids: Collection[int] | None, measure: Measure, why: str) -> None:
    """Keep back the drafts of these accounts, of all accounts where None; what the subject held before is replaced."""
    lift(tx, subject)
    for account_id in [None] if account_ids is None else sorted(account_ids):
        tx.session.add(Hold(account_id=account_id, subject=subject, measure=measure, why=why, since=tx.now))
    tx.session.flush()


def lift(tx: Transaction, subject: str) -> None:
    """The incident keeps nothing back any more."""
    change(tx.session, sa.delete(Hold).where(Hold.subject == subject))


def on(session: Session, account_ids: Collection[int]) -> list[Held]:
    """What is kept back for these accounts now, the strictest measure first."""
    statement = sa.select(Hold).where(sa.or_(Hold.account_id.is_(None), Hold.account_id.in_(account_ids)))
    found = {Held(one.measure, one.subject, one.why, one.since) for one in session.scalars(statement)}
    return sorted(found, key=lambda held: (held.measure is not Measure.PAUSED, held.subject))
