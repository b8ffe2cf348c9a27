"""催促を先に延ばす: with the reason, which the timeline keeps."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.audit import record
from bot.drafts.checking import Checker
from bot.errors import UserError
from bot.incidents import clock, moves
from bot.incidents.effects import once
from bot.incidents.models import Entry
from bot.incidents.views import IncidentView
from bot.incidents.words import reason
from bot.people import service as people
from bot.reminders.models import Reminder
from bot.reminders.service import MatterSettled
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from rules.japanese_time import short_time

LONGEST = timedelta(days=31)


class Snoozing:
    """Puts nags off. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def put_off(
        self, incident_id: int, matter: str, wait: timedelta, why: str, *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """Be silent about a matter for a while.

        Raises:
            WordsMissing, SecretInText, NotRegistered. MatterSettled: nobody nags about it any more.
            UserError: no such matter, or too long.
        """
        given = reason(self._checker, why, self._store.clock.now())
        if matter not in clock.MATTERS or not timedelta() < wait <= LONGEST:
            raise UserError("催促を延ばせるのは31日先までです。", "近い時間を選んでください。", field="wait")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            until: datetime = tx.now + wait
            moved = change(
                tx.session,
                sa.update(Reminder)
                .where(Reminder.subject == moves.subject(incident.id), Reminder.matter == matter)
                .values(due_at=until),
            )
            if not moved:
                raise MatterSettled
            record.append(
                tx,
                actor=person.slack_id,
                event="incident.snoozed",
                subject=moves.subject(incident.id),
                details={"matter": matter, "until": until.isoformat()},
            )
            told = f"催促を{short_time(until)}まで延ばしました。"
            moves.note(tx, incident, Entry.CLOCK, person.slack_id, told, words=given)
            return incident.id

        return once(self._store, delivery, effect)
