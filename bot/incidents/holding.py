"""What an open incident keeps back（DESIGN, promise 7）: the drafts of its account, at level 3 of all accounts."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import holds
from bot.accounts.models import Hold, Measure
from bot.drafts.holding import redraw_waiting
from bot.incidents import moves
from bot.incidents.models import Incident
from bot.incidents.states import OPEN
from bot.store.unit import Transaction
from rules.incidents.level import Level, hold_of

#: Which accounts (None: all), how, and why, in words for people.
_Kept = tuple[list[int] | None, Measure, str]


def follow(tx: Transaction, incident: Incident) -> None:
    """Bring what is held to the state and level of the incident; drafts that wait show why. A drill holds nothing."""
    name, wanted = moves.subject(incident.id), _wanted(incident)
    if _stands(tx.session, name) == _rows(wanted):
        return
    if wanted is None:
        holds.lift(tx, name)
    else:
        holds.place(tx, name, *wanted)
    redraw_waiting(tx, f"{name}.{tx.now.timestamp()}")


def _wanted(incident: Incident) -> _Kept | None:
    if incident.state not in OPEN or incident.drill:
        return None
    why = f"事案 第{incident.id}号（{incident.kind.japanese}）に対応中です。"
    held = hold_of(incident.kind, Level(incident.level))
    if held.all_accounts:
        return None, Measure.PAUSED, f"{why}市のすべてのアカウントの投稿を止めています。"
    if incident.account_id is None:
        return None
    if held.drafts_wait:
        return [incident.account_id], Measure.PAUSED, f"{why}このアカウントの投稿は、事案が終わるまで待ちます。"
    if held.concurrence:
        return [incident.account_id], Measure.CONCURRENCE, f"{why}秘書広報課の合議が必要です。"
    return None


def _rows(wanted: _Kept | None) -> set[tuple[int | None, Measure, str]]:
    if wanted is None:
        return set()
    accounts, measure, why = wanted
    return {(one, measure, why) for one in ([None] if accounts is None else accounts)}


def _stands(session: Session, name: str) -> set[tuple[int | None, Measure, str]]:
    statement = sa.select(Hold).where(Hold.subject == name)
    return {(one.account_id, one.measure, one.why) for one in session.scalars(statement)}
