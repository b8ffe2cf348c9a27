"""What an open incident asks of a draft before it is approved (§7): concurrence of the PR division, or to wait."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import holds
from bot.accounts.holds import Held
from bot.accounts.models import Measure
from bot.drafts import authority, moves
from bot.drafts.errors import AccountHeld
from bot.drafts.models import Draft, Revision, RevisionAccount
from bot.drafts.states import State
from bot.store.unit import Transaction


def held(session: Session, revision: Revision) -> list[Held]:
    """What keeps a revision back, the strictest first; nothing where its accounts are free."""
    return holds.on(session, [one.account_id for one in revision.accounts])


def needs_concurrence(session: Session, draft: Draft, revision: Revision) -> bool:
    """Whether the PR division has to concur because of an incident and has not yet."""
    kept_back = held(session, revision)
    return bool(kept_back) and not _concurred(session, draft, kept_back)


def has_concurrence(session: Session, draft: Draft, revision: Revision) -> bool:
    """Whether the PR division has concurred to this text, and knew of the incidents that hold its accounts now."""
    return _concurred(session, draft, held(session, revision))


def _concurred(session: Session, draft: Draft, kept_back: list[Held]) -> bool:
    # Who concurred before the incident did not weigh it.
    since = max((one.since for one in kept_back), default=None)
    return bool(authority.concurred(session, draft, since=since))


def paused(session: Session, revision: Revision) -> bool:
    """Whether nobody can do anything for a text now: an incident pauses its account, and it is not urgent."""
    return any(one.measure is Measure.PAUSED for one in held(session, revision)) and not revision.emergency_reason


def require_free(session: Session, draft: Draft, revision: Revision) -> None:
    """Let pass a text whose accounts are free, or to which the PR division has concurred.

    While all accounts are paused only what is urgent (with its reason, §6(1)ただし書) goes out at all.

    Raises:
        AccountHeld: says why it waits and what to do.
    """
    kept_back = held(session, revision)
    if not kept_back:
        return
    if paused(session, revision):
        raise AccountHeld(
            kept_back[0].why,
            "命に関わる情報のときは、差し戻して緊急の理由を書いてもらってください。それ以外は事案が終わるまで待ちます。",
        )
    if not _concurred(session, draft, kept_back):
        raise AccountHeld(kept_back[0].why, "「秘書広報課に合議を求める」を押し、同意を得てから承認してください。")


def redraw_waiting(tx: Transaction, occasion: str) -> None:
    """Redraw the cards of all drafts that wait for a decision: what is held back has changed."""
    undecided = (State.PENDING, State.CONSULTING, State.APPROVED, State.CONDITIONAL)
    statement = (
        sa.select(Draft)
        .join(Revision, sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision))
        .join(RevisionAccount, RevisionAccount.revision_id == Revision.id)
        .where(Draft.state.in_(undecided))
        .distinct()
    )
    for draft in tx.session.scalars(statement.order_by(Draft.id)):
        moves.redraw_cards(tx, draft, occasion)
