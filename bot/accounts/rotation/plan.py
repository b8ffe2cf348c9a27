"""What is done when a change of password has waited: one stage of the plan after the other."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account
from bot.accounts.rotation import recipients
from bot.accounts.rotation.logins import DUE, plan_of, sync
from bot.accounts.rotation.models import Login
from bot.accounts.states import IN_USE
from bot.people.city import city_profile, office_hours
from bot.reminders.service import Due, Next
from bot.store.outbox import Letter
from bot.store.unit import Transaction


class RotationPlan:
    """The reminders of one login: the head 14 and 3 days before, on the day and 7 days after, the PR division 30 days
    after (§5(7))."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Send the latest stage that is due, and no earlier one."""
        return self.remind_all(tx, [due])[due]

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `remind`, for the many accounts of a morning."""
        logins = _in_use(tx.session, [due.subject_id for due in dues])
        told = recipients.Recipients(tx.session, list(logins.values()))
        office = office_hours(city_profile(tx.session))
        letters: list[Letter] = []
        following: dict[Due, Next | None] = {}
        for due in dues:
            login = logins.get(due.subject_id)
            if login is None:
                following[due] = None
                continue
            plan = plan_of(login)
            latest = plan.latest_due(tx.now, office)
            number = max(due.stage, latest.stage.number if latest else 0)
            params = {"stage": str(number), "version": str(login.version)}
            letters += [
                Letter(DUE, due.subject, recipient, due.occasion, params=params)
                for recipient in told.of(login, plan.stages[number].to)
            ]
            coming = plan.next_after(tx.now, office)
            following[due] = None if coming is None else Next(coming.at, coming.stage.number)
        tx.outbox.add_all(letters)
        return following


def _in_use(session: Session, ids: Sequence[int]) -> dict[int, Login]:
    """The logins with these numbers that count, of accounts that are in use."""
    statement = (
        sa.select(Login)
        .join(Account, Account.id == Login.account_id)
        .where(Login.id.in_(ids), Login.active, Account.state.in_(IN_USE))
    )
    return {one.id: one for one in session.scalars(statement)}


class RotationBegin:
    """An account that was there before its logins: they begin at the first beat of the clock."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Give the account its logins."""
        sync(tx, due.subject_id)
        return None
