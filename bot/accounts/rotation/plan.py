"""What is done when a change of password has waited: one stage of the plan after the other."""

from bot.accounts.models import Account
from bot.accounts.rotation import recipients
from bot.accounts.rotation.logins import DUE, plan_of, sync
from bot.accounts.rotation.models import Login
from bot.accounts.states import IN_USE
from bot.people.city import city_profile, office_hours
from bot.reminders.service import Due, Next
from bot.store.outbox import Letter
from bot.store.unit import Transaction
from rules.rotation import Addressee


class RotationPlan:
    """The reminders of one login: the head 14 and 3 days before, on the day and 7 days after, the PR division 30 days
    after (§5(7))."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Send the latest stage that is due, and no earlier one."""
        login = tx.session.get(Login, due.subject_id)
        if login is None or not login.active or tx.session.get_one(Account, login.account_id).state not in IN_USE:
            return None
        plan, office = plan_of(login), office_hours(city_profile(tx.session))
        latest = plan.latest_due(tx.now, office)
        number = max(due.stage, latest.stage.number if latest else 0)
        if plan.stages[number].to is Addressee.PR_DIVISION:
            whom = recipients.pr_division(tx.session)
        else:
            whom = recipients.holders(tx.session, login)
        params = {"stage": str(number), "version": str(login.version)}
        for recipient in whom:
            tx.outbox.add(Letter(DUE, due.subject, recipient, due.occasion, params=params))
        following = plan.next_after(tx.now, office)
        return None if following is None else Next(following.at, following.stage.number)


class RotationBegin:
    """An account that was there before its logins: they begin at the first beat of the clock."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Give the account its logins."""
        sync(tx, due.subject_id)
        return None
