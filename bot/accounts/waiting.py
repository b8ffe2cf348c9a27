"""The plans for what waits in the register: whom to tell, and when again. Many accounts of a morning go together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import reminding
from bot.accounts.letters import Intent
from bot.accounts.models import Account, AccountProfile, Basis
from bot.accounts.official import Part, standings
from bot.accounts.recipients import active, deciders, heads, pr_members
from bot.accounts.reminding import DAYS, WATCH_DAYS, after
from bot.accounts.states import IN_USE, OPENING, State
from bot.reminders.service import Due, Next, Plan
from bot.store.outbox import Letter
from bot.store.unit import Transaction

#: Of these accounts the numbers of those for which a matter still waits.
Pending = Callable[[Session, Sequence[Account]], set[int]]
#: For each of these accounts the Slack ids of those who are told.
Whom = Callable[[Session, Sequence[Account]], Mapping[int, Sequence[str]]]


@dataclass(frozen=True)
class Waiting:
    """A plan for what waits until somebody does it: told of at growing distances, then always at the last one.

    Args:
        days: between one telling and the next.
        pending: for which accounts the matter still waits.
        whom: whom to tell.
    """

    days: Sequence[int]
    pending: Pending
    whom: Whom

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it."""
        return self.remind_all(tx, [due])[due]

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `BatchPlan` has it."""
        accounts = _accounts(tx.session, dues)
        waiting = self.pending(tx.session, list(accounts.values()))
        told = self.whom(tx.session, [accounts[number] for number in sorted(waiting)])
        moments = [after(tx, timedelta(days=days)) for days in self.days]
        letters, following = list[Letter](), dict[Due, Next | None]()
        for due in dues:
            if due.subject_id not in waiting:
                following[due] = None
                continue
            letters += _letters(Intent.REMINDER, due, told.get(due.subject_id, ()))
            stage = min(due.stage + 1, len(self.days) - 1)
            following[due] = Next(moments[stage], stage)
        tx.outbox.add_all(letters)
        return following


class Watching:
    """The plan for a year after an account was closed."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it: the PR division is asked to look, five times in a year."""
        return self.remind_all(tx, [due])[due]

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `BatchPlan` has it."""
        accounts, members = _accounts(tx.session, dues), pr_members(tx.session)
        letters, following = list[Letter](), dict[Due, Next | None]()
        for due in dues:
            account = accounts.get(due.subject_id)
            if account is None or account.state is not State.CLOSED:
                following[due] = None
                continue
            letters += _letters(Intent.REMINDER, due, members, stage=str(due.stage))
            following[due] = _next_look(tx, due)
        tx.outbox.add_all(letters)
        return following


class ListingDue:
    """The plan for a homepage that is behind the register."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `Plan` has it: the PR division is reminded; confirming settles it."""
        tx.outbox.add_all(_letters(Intent.LISTING, due, pr_members(tx.session)))
        days = DAYS[reminding.LISTING]
        stage = min(due.stage + 1, len(days) - 1)
        return Next(after(tx, timedelta(days=days[stage])), stage)


def plans() -> Mapping[str, Plan]:
    """The plans of all that waits in the register."""
    waiting: dict[str, tuple[Pending, Whom]] = {
        reminding.PREPARING: (_standing_in(State.PREPARING), _openers),
        reminding.ADMISSION: (_standing_in(State.ADMISSION), deciders),
        reminding.UNREPORTED: (_standing_in(State.CHANGING), heads),
        reminding.RECEIPT: (_standing_in(State.REPORTED, State.CHANGE_REPORTED), deciders),
        reminding.BIO: (_without_bio, _openers),
        reminding.INHERITED: (_inherited, heads),
        reminding.CLOSING: (_standing_in(State.CLOSING), heads),
    }
    found: dict[str, Plan] = {matter: Waiting(DAYS[matter], *parts) for matter, parts in waiting.items()}
    return {**found, reminding.WATCH: Watching(), reminding.LISTING: ListingDue()}


def _next_look(tx: Transaction, due: Due) -> Next | None:
    stage, at = due.stage, due.due_at
    while at <= tx.now:  # after an outage the next look is the first that is still to come
        stage += 1
        if stage >= len(WATCH_DAYS):
            return None
        at += timedelta(days=WATCH_DAYS[stage])
    return Next(at, stage)


def _letters(intent: Intent, due: Due, whom: Sequence[str], **more: str) -> list[Letter]:
    params = {"matter": due.matter, **more}
    return [Letter(intent, due.subject, one, due.occasion, params=params) for one in whom]


def _accounts(session: Session, dues: Sequence[Due]) -> dict[int, Account]:
    statement = sa.select(Account).where(Account.id.in_({due.subject_id for due in dues}))
    return {one.id: one for one in session.scalars(statement)}


def _standing_in(*states: State) -> Pending:
    def pending(_session: Session, accounts: Sequence[Account]) -> set[int]:
        return {one.id for one in accounts if one.state in states}

    return pending


def _without_bio(session: Session, accounts: Sequence[Account]) -> set[int]:
    opening = [one for one in accounts if one.state in OPENING]
    found = standings(session, opening)
    return {one.id for one in opening if Part.BIO in found[one.id].missing}


def _inherited(_session: Session, accounts: Sequence[Account]) -> set[int]:
    return {one.id for one in accounts if one.basis is Basis.INHERITED and one.state in IN_USE}


def _openers(session: Session, accounts: Sequence[Account]) -> Mapping[int, Sequence[str]]:
    """Who began to open each account; where they have left, those who may speak for its sections."""
    ids = [one.id for one in accounts]
    statement = sa.select(AccountProfile.account_id, AccountProfile.opened_by)
    opened = session.execute(statement.where(AccountProfile.account_id.in_(ids))).all()
    here = active(session, {person for _, person in opened if person is not None})
    found = {account: (here[person],) for account, person in opened if person in here}
    return {**heads(session, [one for one in accounts if one.id not in found]), **found}
