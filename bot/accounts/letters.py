"""Who is told what about accounts: the intents, and queueing them."""

from collections.abc import Iterable
from enum import StrEnum

from bot.accounts import moves
from bot.accounts.models import Account
from bot.people.service import Colleague
from bot.store.outbox import Letter
from bot.store.unit import Transaction


class Intent(StrEnum):
    """What a message about an account tells."""

    ADMISSION_REQUESTED = "account_admission_requested"
    ADMISSION_DECIDED = "account_admission_decided"
    REPORT_ASKED = "account_report_asked"
    REPORTED = "account_reported"
    REPORT_DECIDED = "account_report_decided"
    OFFICIAL = "account_official"
    REMINDER = "account_reminder"
    CLOSING = "account_closing"
    CLOSED = "account_closed"
    LISTING = "listing_due"


def tell(
    tx: Transaction,
    account: Account,
    intent: Intent,
    whom: Iterable[Colleague],
    about: str,
    *,
    number: int | None = None,
) -> None:
    """Queue a message about an account to each of these people.

    Args:
        about: makes it one message of its kind (see `Letter`).
        number: of the admission or report that it is about.
    """
    for one in whom:
        tx.outbox.add(Letter(intent, moves.subject(account.id), one.slack_id, about, number))
