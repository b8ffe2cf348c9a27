"""What waits in the register, when somebody is reminded of it, and who."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.accounts import authority, moves
from bot.accounts.letters import Intent, tell
from bot.accounts.models import Account, Basis
from bot.accounts.official import Part, standing
from bot.accounts.papers import Admission, Report
from bot.accounts.reading import newest
from bot.accounts.states import IN_USE, OPENING, State
from bot.people.city import city_profile, office_hours
from bot.people.service import Colleague, still_here
from bot.reminders import service as reminders
from bot.reminders.service import Due, Next, Plan
from bot.store.outbox import Letter
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

_DAYS = {
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
    first = timedelta(days=_DAYS[INHERITED][0], minutes=account.id % WORKING_MINUTES)
    reminders.schedule(tx, INHERITED, moves.subject(account.id), _after(tx, first))


def listing_due(tx: Transaction, subject: str) -> None:
    """The page on the homepage is to be renewed (§5(5))."""
    reminders.schedule(tx, LISTING, subject, _after(tx, timedelta(days=_DAYS[LISTING][0])))


@dataclass(frozen=True)
class Waiting:
    """A plan for what waits until somebody does it: told of at growing distances, then always at the last one.

    Args:
        days: between one telling and the next.
        pending: whether the matter still waits.
        whom: whom to tell.
    """

    days: Sequence[int]
    pending: Callable[[Transaction, Account], bool]
    whom: Callable[[Transaction, Account], list[Colleague]]

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it."""
        account = tx.session.get(Account, due.subject_id)
        if account is None or not self.pending(tx, account):
            return None
        for one in self.whom(tx, account):
            params = {"matter": due.matter}
            tx.outbox.add(Letter(Intent.REMINDER, due.subject, one.slack_id, due.occasion, params=params))
        stage = min(due.stage + 1, len(self.days) - 1)
        return Next(_after(tx, timedelta(days=self.days[stage])), stage)


class Watching:
    """The plan for a year after an account was closed."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it: the PR division is asked to look, five times in a year."""
        account = tx.session.get(Account, due.subject_id)
        if account is None or account.state is not State.CLOSED:
            return None
        for one in authority.pr_members(tx.session):
            params = {"matter": due.matter, "stage": str(due.stage)}
            tx.outbox.add(Letter(Intent.REMINDER, due.subject, one.slack_id, due.occasion, params=params))
        stage, at = due.stage, due.due_at
        while at <= tx.now:  # after an outage the next look is the first that is still to come
            stage += 1
            if stage >= len(WATCH_DAYS):
                return None
            at += timedelta(days=WATCH_DAYS[stage])
        return Next(at, stage)


class ListingDue:
    """The plan for a homepage that is behind the register."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it: the PR division is reminded; confirming settles it."""
        for one in authority.pr_members(tx.session):
            params = {"matter": due.matter}
            tx.outbox.add(Letter(Intent.LISTING, due.subject, one.slack_id, due.occasion, params=params))
        days = _DAYS[LISTING]
        stage = min(due.stage + 1, len(days) - 1)
        return Next(_after(tx, timedelta(days=days[stage])), stage)


def plans() -> Mapping[str, Plan]:
    """The plans of all that waits in the register."""
    members, pr, heads = _people_of, _pr, _heads
    waiting: dict[str, tuple[Callable[[Transaction, Account], bool], Callable[[Transaction, Account], list[Colleague]]]]
    waiting = {
        PREPARING: (lambda _tx, account: account.state is State.PREPARING, members),
        ADMISSION: (lambda _tx, account: account.state is State.ADMISSION, pr),
        UNREPORTED: (lambda _tx, account: account.state is State.CHANGING, heads),
        RECEIPT: (lambda _tx, account: account.state in (State.REPORTED, State.CHANGE_REPORTED), pr),
        BIO: (_bio_missing, members),
        INHERITED: (lambda _tx, account: account.basis is Basis.INHERITED and account.state in IN_USE, heads),
        CLOSING: (lambda _tx, account: account.state is State.CLOSING, heads),
    }
    found: dict[str, Plan] = {matter: Waiting(_DAYS[matter], *parts) for matter, parts in waiting.items()}
    return {**found, WATCH: Watching(), LISTING: ListingDue()}


def _bio_missing(tx: Transaction, account: Account) -> bool:
    return account.state in OPENING and Part.BIO in standing(tx.session, account).missing


def _people_of(tx: Transaction, account: Account) -> list[Colleague]:
    opener = moves.profile(tx.session, account).opened_by
    return still_here(tx.session, [opener] if opener else []) or authority.heads(tx.session, account)


def _heads(tx: Transaction, account: Account) -> list[Colleague]:
    return authority.heads(tx.session, account)


def _pr(tx: Transaction, account: Account) -> list[Colleague]:
    """Whoever of the PR division may decide on what waits: not who handed it in, as long as there are others."""
    asked = newest(tx.session, Admission, account.id) if account.state is State.ADMISSION else None
    report = newest(tx.session, Report, account.id)
    own = asked.asked_by if asked else report.reporter_id if report else None
    return authority.pr_deciders(tx.session, [] if own is None else [own])


def _schedule(tx: Transaction, matter: str, account: Account, *, keep: bool = False) -> None:
    """Set the first reminder of a matter; with `keep`, leave one that is set already."""
    name = moves.subject(account.id)
    if keep and any(one.matter == matter for one in reminders.pending(tx.session, name)):
        return
    reminders.schedule(tx, matter, name, _after(tx, timedelta(days=_DAYS[matter][0])))


def _after(tx: Transaction, distance: timedelta) -> datetime:
    office = office_hours(city_profile(tx.session))
    return next_working_moment(tx.now + distance, office)
