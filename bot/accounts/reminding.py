"""What waits in the register, and when somebody is first reminded of it (`bot.accounts.waiting` does so)."""

from datetime import datetime, timedelta

from bot.accounts import authority, moves
from bot.accounts.letters import Intent, tell
from bot.accounts.models import Account
from bot.accounts.official import Part, standing
from bot.accounts.states import State
from bot.people.city import city_profile, office_hours
from bot.people.service import still_here
from bot.reminders import service as reminders
from bot.store.unit import Transaction
from rules.working_time import next_working_moment

PREPARING = "account_preparing"
ADMISSION = "account_admission"
UNREPORTED = "account_unreported"
RECEIPT = "account_receipt"
BIO = "account_bio"
INHERITED = "account_inherited"
CLOSING = "account_closing"
WATCH = "account_watch"
LISTING = "listing"

#: For each matter the days between one telling and the next.
DAYS = {
    PREPARING: (7, 7, 14, 30),
    ADMISSION: (2, 3, 7),
    UNREPORTED: (1, 3, 7),
    RECEIPT: (2, 3, 7),
    BIO: (1, 3, 7),
    INHERITED: (14, 30),
    CLOSING: (7,),
    LISTING: (1, 3, 7),
}
WORKING_MINUTES = 480
#: After an account was closed: days at which somebody looks whether its handle or name is abused.
WATCH_DAYS = (30, 60, 90, 90, 95)


def opening_begun(tx: Transaction, account: Account) -> None:
    """Somebody began to open an account: it is not to be forgotten half done."""
    _schedule(tx, PREPARING, account)


def admission_asked(tx: Transaction, account: Account) -> None:
    """The PR division is to decide on §3."""
    _schedule(tx, ADMISSION, account)


def admission_decided(tx: Transaction, account: Account) -> None:
    """It has."""
    reminders.settle(tx, moves.subject(account.id), ADMISSION)


def edited(tx: Transaction, account: Account) -> None:
    """What the register says was changed: the change is to be reported (§5(2))."""
    reminders.settle(tx, moves.subject(account.id), RECEIPT, BIO)
    if account.state is State.CHANGING:
        reminders.settle(tx, moves.subject(account.id), CLOSING)
        _schedule(tx, UNREPORTED, account, keep=True)
    elif account.state is State.PREPARING:
        _schedule(tx, PREPARING, account, keep=True)


def reported(tx: Transaction, account: Account) -> None:
    """The PR division is to receive a report."""
    reminders.settle(tx, moves.subject(account.id), PREPARING, UNREPORTED)
    _schedule(tx, RECEIPT, account)


def returned(tx: Transaction, account: Account) -> None:
    """The section is to mend a report."""
    reminders.settle(tx, moves.subject(account.id), RECEIPT)
    _schedule(tx, UNREPORTED if account.state is State.CHANGING else PREPARING, account)


def received(tx: Transaction, account: Account) -> None:
    """A report is received; a new account still needs what the platform shows of it (§5(6))."""
    reminders.settle(tx, moves.subject(account.id), RECEIPT)
    if Part.BIO in standing(tx.session, account).missing:
        _schedule(tx, BIO, account)


def official(tx: Transaction, account: Account) -> None:
    """A new account has become official: its people are told."""
    reminders.settle(tx, moves.subject(account.id), PREPARING, BIO, RECEIPT)
    opener = moves.profile(tx.session, account).opened_by
    whom = {one.id: one for one in authority.heads(tx.session, account)}
    whom |= {one.id: one for one in still_here(tx.session, [opener] if opener else [])}
    tell(tx, account, Intent.OFFICIAL, whom.values(), f"{tx.now.timestamp()}")


def over(tx: Transaction, account: Account) -> None:
    """Nothing of the account waits any more."""
    reminders.settle(tx, moves.subject(account.id))


def closing(tx: Transaction, account: Account) -> None:
    """An account is being closed: step after step is to be done."""
    over(tx, account)
    _schedule(tx, CLOSING, account)


def closed(tx: Transaction, account: Account) -> None:
    """An account is closed: its handle and name are watched for a year."""
    over(tx, account)
    reminders.schedule(tx, WATCH, moves.subject(account.id), tx.now + timedelta(days=WATCH_DAYS[0]))


def inherited(tx: Transaction, account: Account) -> None:
    """An account from before the register: its papers are to come. A whole city's come at their own minutes."""
    first = timedelta(days=DAYS[INHERITED][0], minutes=account.id % WORKING_MINUTES)
    reminders.schedule(tx, INHERITED, moves.subject(account.id), after(tx, first))


def listing_due(tx: Transaction, subject: str) -> None:
    """The page on the homepage is to be renewed (§5(5))."""
    reminders.schedule(tx, LISTING, subject, after(tx, timedelta(days=DAYS[LISTING][0])))


def _schedule(tx: Transaction, matter: str, account: Account, *, keep: bool = False) -> None:
    """Set the first reminder of a matter; with `keep`, leave one that is set already."""
    name = moves.subject(account.id)
    if keep and any(one.matter == matter for one in reminders.pending(tx.session, name)):
        return
    reminders.schedule(tx, matter, name, after(tx, timedelta(days=DAYS[matter][0])))


def after(tx: Transaction, distance: timedelta) -> datetime:
    """The first moment of working time after this distance from now."""
    office = office_hours(city_profile(tx.session))
    return next_working_moment(tx.now + distance, office)
