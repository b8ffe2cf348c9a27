"""Asking those who may decide: the cards for 承認 and 合議."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts import authority, moves
from bot.drafts.errors import NobodyCanDecide
from bot.drafts.ladder import Matter, Register, benches
from bot.drafts.matters import matters, register
from bot.drafts.models import Draft
from bot.drafts.states import State
from bot.people.absence import today
from bot.people.service import Colleague, by_id
from bot.store.outbox import Letter
from bot.store.unit import Transaction

APPROVAL, CONCURRENCE, RETRO = "approval_requested", "concurrence_requested", "retro_requested"
#: With which card a decision is asked for in a state.
_CARDS = {State.PENDING: APPROVAL, State.CONSULTING: CONCURRENCE, State.RETRO_PENDING: RETRO}


def ask_for_approval(tx: Transaction, draft: Draft) -> None:
    """Send the approval card of the current revision to everyone who is asked to decide.

    Raises:
        NobodyCanDecide: nobody is left.
    """
    _ask(tx, draft, APPROVAL, authority.asked_to_decide(tx.session, draft, tx.now))


def ask_for_concurrence(tx: Transaction, draft: Draft) -> None:
    """Send the concurrence card of the current revision to the PR division.

    Raises:
        NobodyCanDecide: nobody is left.
    """
    _ask(tx, draft, CONCURRENCE, authority.concurrers(tx.session, draft, moves.current(tx.session, draft)))


def ask_afterwards(tx: Transaction, draft: Draft) -> None:
    """Send the card for 事後承認 to everyone who is asked to decide.

    Raises:
        NobodyCanDecide: nobody is left.
    """
    _ask(tx, draft, RETRO, authority.asked_to_decide(tx.session, draft, tx.now))


def ask_newcomers(tx: Transaction) -> int:
    """Send the cards of all waiting drafts to people who are to decide now and were not asked yet; how many cards.

    For the moment when heads change, go away or come back: what waits must not wait for somebody who is not there.
    """
    waiting = list(tx.session.scalars(sa.select(Draft).where(Draft.state.in_(_CARDS)).order_by(Draft.id)))
    known = matters(tx.session, [draft.id for draft in waiting])
    seats = register(tx.session, today(tx.now))
    sent = 0
    for draft in waiting:
        intent = _CARDS[draft.state]
        try:
            able = _able(tx.session, draft, seats, known[draft.id])
        except NobodyCanDecide:
            able = []
        cards = tx.outbox.messages(moves.subject(draft), intent)
        asked = {card.recipient for card in cards if card.revision == draft.revision}
        if asked - {person.slack_id for person in able}:  # their cards may have to lose or regain their buttons
            moves.redraw_cards(tx, draft, f"who.{tx.now.timestamp()}")
        new = [person for person in able if person.slack_id not in asked]
        _ask(tx, draft, intent, new)
        sent += len(new)
    return sent


def _able(session: Session, draft: Draft, seats: Register, matter: Matter) -> list[Colleague]:
    if draft.state is State.CONSULTING:
        return authority.concurrers(session, draft, moves.current(session, draft))
    ids = dict.fromkeys(person for bench in benches(seats, matter) for person in bench.asked)
    return [by_id(session, person) for person in ids]


def _ask(tx: Transaction, draft: Draft, intent: str, whom: list[Colleague]) -> None:
    # Each asking is of its own: after a return or an expired approval the same people are asked again.
    occasion = f"r{draft.revision}.{tx.now.timestamp()}"
    for person in whom:
        tx.outbox.add(Letter(intent, moves.subject(draft), person.slack_id, occasion, draft.revision))
