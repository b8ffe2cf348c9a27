"""休眠（90日・180日・365日）: an account without reported posts is asked after: close it, or say why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from bot.accounts.models import Account
from bot.accounts.rotation.recipients import heads, pr_division
from bot.accounts.rotation.views import label
from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.reminders.service import Due, Next, schedule
from bot.store.deliveries import done_once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from bot.upkeep.access import require_head
from bot.upkeep.calendar import morning, office, today
from bot.upkeep.facts import justified, last_posts
from bot.upkeep.models import DormancyReason
from rules.japanese_time import japanese_date
from rules.upkeep import LONGEST_JUSTIFICATION, next_question, sleep

MATTER, QUESTION = "dormancy", "dormancy_question"
LONGEST_REASON = 300


class SecretGuard(Protocol):
    """What refuses passwords and the like (`bot.drafts.checking.Checker`)."""

    def refuse_secrets(self, notes: Sequence[tuple[str, str]], *, now: datetime) -> None:
        """Refuse notes (field, text) of which one holds a secret."""


@dataclass(frozen=True)
class Sleeping:
    """An account and how it sleeps; `justified_until` where a reason holds, with the reason."""

    account_id: int
    label: str
    last_post: date
    days: int
    justified_until: date | None


class DormancyPlan:
    """Asks the head when an account reaches 90, 180 and 365 days without a reported post, then once a year."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """Ask, unless something was posted or a reason was given meanwhile."""
        return self.remind_all(tx, [due])[due]

    def remind_all(self, tx: Transaction, dues: Sequence[Due]) -> Mapping[Due, Next | None]:
        """As `remind`, for many accounts at once."""
        ids = {due.subject_id for due in dues}
        day, hours = today(tx.now), office(tx.session)
        posts, reasons, told = last_posts(tx.session, ids), justified(tx.session, day, ids), heads(tx.session, ids)
        letters, following = list[Letter](), dict[Due, Next | None]()
        for due in dues:
            last = posts.get(due.subject_id)
            if last is None:
                following[due] = None
                continue
            now, until = sleep(last, day), reasons.get(due.subject_id)
            if now.level is not None and until is None:
                whom = told.get(due.subject_id) or pr_division(tx.session)
                letters += [Letter(QUESTION, due.subject, one, due.occasion) for one in whom]
            coming = morning(next_question(last, day, until), hours)
            following[due] = Next(coming, 0 if now.level is None else now.level + 1)
        tx.outbox.add_all(letters)
        return following


class Dormancy:
    """The answers to the question. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def render(self, account_id: int) -> Sleeping:
        """An account as it sleeps now, for the card."""
        with self._store.read() as session:
            return sleeping(session, account_id, today(self._store.clock.now()))

    def justify(self, account_id: int, reason: str, until: date, *, by: str, delivery: str | None = None) -> None:
        """Keep an account open without posts until a day, with the reason.

        Raises:
            UserError: no reason, a day that cannot be (fields `reason`, `until`), a secret, or another's account.
        """
        self._guard.refuse_secrets([("reason", reason)], now=self._store.clock.now())
        if not reason.strip() or len(reason) > LONGEST_REASON:
            raise UserError("理由がありません。", f"{LONGEST_REASON}文字までで書いてください。", field="reason")

        def effect(tx: Transaction) -> None:
            day = today(tx.now)
            if not day < until <= day + LONGEST_JUSTIFICATION:
                latest = japanese_date(day + LONGEST_JUSTIFICATION)
                raise UserError(f"続ける期限は、明日から{latest}までです。", "日を選び直してください。", field="until")
            person = people.require(tx.session, by)
            require_head(tx.session, person, account_id)
            row = DormancyReason(account_id=account_id, reason=reason, until=until, by_id=person.id, at=tx.now)
            tx.session.add(row)
            details: record.Details = {"until": until.isoformat()}
            record.append(tx, actor=by, event="dormancy.justified", subject=f"account:{account_id}", details=details)
            last = last_posts(tx.session, [account_id]).get(account_id, day)
            at = morning(next_question(last, day, until), office(tx.session))
            schedule(tx, MATTER, f"account:{account_id}", at)

        done_once(self._store, delivery, effect)


def sleeping(session: Session, account_id: int, day: date) -> Sleeping:
    """An account as it sleeps on a day."""
    account = session.get_one(Account, account_id)
    last = last_posts(session, [account_id]).get(account_id, day)
    until = justified(session, day, [account_id]).get(account_id)
    return Sleeping(account_id, label(account), last, sleep(last, day).days, until)
