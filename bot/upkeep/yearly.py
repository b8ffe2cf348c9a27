"""年に一度の確認: terms re-read, MFA and administrators, badge, third-party apps, contact sheet, for each account."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account, AccountProfile, Basis
from bot.accounts.rotation.recipients import heads, pr_division
from bot.accounts.rotation.views import label
from bot.accounts.states import IN_USE
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.reminders.service import Due, Next, schedule
from bot.store.deliveries import done_once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from bot.upkeep.access import require_staff
from bot.upkeep.calendar import morning, office, today
from bot.upkeep.models import YearlyRecord
from rules.context import TOKYO
from rules.upkeep import LAST_CALL, SECOND_CALL, YEAR, YearlyTask

MATTER, TASKS_DUE = "yearly", "yearly_tasks"
#: Of an account from before the register nobody knows when these things were last looked at.
FIRST_ROUND = timedelta(days=60)
_CALLS = (timedelta(0), SECOND_CALL, LAST_CALL)


@dataclass(frozen=True)
class YearView:
    """The year of an account: by when its tasks are to be done, and which are open."""

    account_id: int
    label: str
    due_on: date
    open: tuple[YearlyTask, ...]


class YearlyPlan:
    """Asks the head on the due day and two weeks later, the PR division after a month; then on the next due day."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Ask for what is open."""
        return self.remind_all(tx, [due])[due]

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `remind`, for many accounts at once."""
        ids = {due.subject_id for due in dues}
        day, hours = today(tx.now), office(tx.session)
        years, told = _years(tx.session, ids), heads(tx.session, ids)
        letters, following = list[Letter](), dict[Due, Next | None]()
        for due in dues:
            year = years.get(due.subject_id)
            if year is None:
                following[due] = None
                continue
            if year.due_on > day:  # everything was done meanwhile
                following[due] = Next(morning(year.due_on, hours), 0)
                continue
            passed = [call for call in range(len(_CALLS)) if morning(year.due_on + _CALLS[call], hours) <= tx.now]
            call = max([due.stage, *passed])
            whom = pr_division(tx.session) if call == len(_CALLS) - 1 else told.get(due.subject_id)
            letters += [Letter(TASKS_DUE, due.subject, one, due.occasion) for one in whom or pr_division(tx.session)]
            if call + 1 < len(_CALLS):
                at = max(morning(year.due_on + _CALLS[call + 1], hours), morning(day + timedelta(days=1), hours))
                following[due] = Next(at, call + 1)
            else:  # asked once a month until it is done
                following[due] = Next(morning(day + LAST_CALL, hours), call)
        tx.outbox.add_all(letters)
        return following


class Yearly:
    """The tasks of the year. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def render(self, account_id: int) -> YearView:
        """The year of an account as it stands, for the card.

        Raises:
            UserError: the account is not in use any more.
        """
        with self._store.read() as session:
            return _year(session, account_id)

    def done(self, account_id: int, tasks: Collection[YearlyTask], *, by: str, delivery: str | None = None) -> YearView:
        """Keep that these tasks were done for an account.

        Raises:
            UserError: none is named (field `tasks`), or the person has nothing to do with the account.
        """
        if not tasks:
            raise UserError(
                "確かめた項目が選ばれていません。", "確かめたものにチェックを入れてください。", field="tasks"
            )

        def effect(tx: Transaction) -> None:
            person = people.require(tx.session, by)
            require_staff(tx.session, person, account_id)
            tx.session.add_all(
                YearlyRecord(account_id=account_id, task=one, by_id=person.id, at=tx.now) for one in tasks
            )
            tx.session.flush()
            details: record.Details = {"tasks": sorted(tasks)}
            record.append(tx, actor=by, event="yearly.done", subject=f"account:{account_id}", details=details)
            year = _year(tx.session, account_id)
            if year.due_on > today(tx.now):
                schedule(tx, MATTER, f"account:{account_id}", morning(year.due_on, office(tx.session)))

        done_once(self._store, delivery, effect)
        return self.render(account_id)


def _year(session: Session, account_id: int) -> YearView:
    year = _years(session, [account_id]).get(account_id)
    if year is None:
        raise UserError("このアカウントは、今は運用していません。", "確認の必要はありません。")
    return year


def _years(session: Session, account_ids: Collection[int]) -> dict[int, YearView]:
    """For each account in use the due day of its tasks: a year after the one that was done longest ago."""
    done: dict[int, dict[YearlyTask, datetime]] = {}
    records = (
        sa.select(YearlyRecord.account_id, YearlyRecord.task, sa.func.max(YearlyRecord.at))
        .where(YearlyRecord.account_id.in_(account_ids))
        .group_by(YearlyRecord.account_id, YearlyRecord.task)
    )
    for number, task, at in session.execute(records):
        done.setdefault(number, {})[task] = at
    statement = (
        sa.select(Account, AccountProfile.official_at, AccountProfile.created_at)
        .join(AccountProfile, AccountProfile.account_id == Account.id)
        .where(Account.id.in_(account_ids), Account.state.in_(IN_USE))
    )
    years = {}
    for account, official_at, created_at in session.execute(statement):
        begun_at = official_at or created_at
        if begun_at is None:  # nobody knows yet since when; `bot.upkeep.sweep` sees to it
            continue
        first = begun_at.astimezone(TOKYO).date() + (FIRST_ROUND if account.basis is Basis.INHERITED else YEAR)
        due = {task: _due(done.get(account.id, {}).get(task), first) for task in YearlyTask}
        due_on = min(due.values())
        years[account.id] = YearView(
            account.id, label(account), due_on, tuple(task for task in YearlyTask if due[task] <= due_on + SECOND_CALL)
        )
    return years


def _due(done_at: datetime | None, first: date) -> date:
    return first if done_at is None else done_at.astimezone(TOKYO).date() + YEAR
