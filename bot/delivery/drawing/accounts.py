"""The messages about accounts and the homepage's list of them."""

from collections.abc import Callable

from bot.accounts import reminding
from bot.accounts.letters import Intent
from bot.accounts.listing import Listings
from bot.accounts.reading import Register
from bot.accounts.views import AccountView
from bot.cards import account_cards as cards
from bot.cards.account_reminders import reminder_card
from bot.cards.listing import listing_card
from bot.cards.message import Message
from bot.delivery.rendering import Drawer, Wanted

_CARDS: dict[Intent, Callable[[AccountView, int], Message]] = {
    Intent.ADMISSION_REQUESTED: cards.admission_card,
    Intent.ADMISSION_DECIDED: cards.admission_decided_card,
    Intent.REPORT_ASKED: cards.report_asked_card,
    Intent.REPORTED: cards.report_card,
    Intent.REPORT_DECIDED: cards.report_decided_card,
    Intent.OFFICIAL: lambda view, _number: cards.official_card(view),
    Intent.CLOSING: lambda view, _number: cards.closing_card(view),
    Intent.CLOSED: lambda view, _number: cards.closed_card(view),
}


def account_drawers(register: Register, listings: Listings) -> dict[str, Drawer]:
    """The drawers of all messages about accounts."""
    drawers: dict[str, Drawer] = {intent: _drawer(register, card) for intent, card in _CARDS.items()}
    drawers[Intent.REMINDER] = _reminder_drawer(register)
    drawers[Intent.LISTING] = lambda wanted: listing_card(
        listings.state(), wanted.params.get("digest", ""), reminder="matter" in wanted.params
    )
    return drawers


def _drawer(register: Register, card: Callable[[AccountView, int], Message]) -> Drawer:
    def draw(wanted: Wanted) -> Message:
        return card(register.render(wanted.subject_id), wanted.revision or 0)

    return draw


def _reminder_drawer(register: Register) -> Drawer:
    def draw(wanted: Wanted) -> Message:
        matter, stage = wanted.params["matter"], int(wanted.params.get("stage", "0"))
        looked = register.looked(wanted.subject_id, stage) if matter == reminding.WATCH else None
        return reminder_card(register.render(wanted.subject_id), matter, stage=stage, looked=looked)

    return draw
