"""Asking those who may decide: the cards for 承認 and 合議."""

import sqlalchemy as sa

from bot.drafts import authority, moves
from bot.drafts.errors import NobodyCanDecide
from bot.drafts.models import Draft
from bot.drafts.states import State
from bot.people.service import Colleague
from bot.store.outbox import Letter
from bot.store.unit import Transaction

APPROVAL, CONCURRENCE = "approval_requested", "concurrence_requested"


def ask_for_approval(tx: Transaction, draft: Draft) -> None:
    """Send the approval card of the current revision to everyone who may decide.

    Raises:
        NobodyCanDecide: nobody is left.
    """
    _ask(tx, draft, APPROVAL, authority.deciders(tx.session, draft, moves.current(tx.session, draft)))


def ask_for_concurrence(tx: Transaction, draft: Draft) -> None:
    """Send the concurrence card of the current revision to the PR division.

    Raises:
        NobodyCanDecide: nobody is left.
    """
    _ask(tx, draft, CONCURRENCE, authority.concurrers(tx.session, draft, moves.current(tx.session, draft)))


def ask_newcomers(tx: Transaction) -> int:
    """Send the cards of all waiting drafts to people who may decide now and were not asked yet; how many cards.

    For the moment when heads change: what waits must not wait for somebody who left.
    """
    sent = 0
    for draft in tx.session.scalars(sa.select(Draft).where(Draft.state.in_((State.PENDING, State.CONSULTING)))):
        intent = APPROVAL if draft.state is State.PENDING else CONCURRENCE
        whom = authority.deciders if draft.state is State.PENDING else authority.concurrers
        try:
            able = whom(tx.session, draft, moves.current(tx.session, draft))
        except NobodyCanDecide:
            continue
        cards = tx.outbox.messages(moves.subject(draft), intent)
        asked = {card.recipient for card in cards if card.revision == draft.revision}
        new = [person for person in able if person.slack_id not in asked]
        _ask(tx, draft, intent, new)
        sent += len(new)
    return sent


def _ask(tx: Transaction, draft: Draft, intent: str, whom: list[Colleague]) -> None:
    # Each asking is of its own: after a return or an expired approval the same people are asked again.
    occasion = f"r{draft.revision}.{tx.now.timestamp()}"
    for person in whom:
        tx.outbox.add(Letter(intent, moves.subject(draft), person.slack_id, occasion, draft.revision))
