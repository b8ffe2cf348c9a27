"""続報を書く: what is known now, and when the next news come; the clock asks when that time passes."""

from datetime import datetime, timedelta

from bot.audit import record
from bot.drafts.checking import Checker
from bot.errors import UserError
from bot.incidents import clock, moves
from bot.incidents.effects import once
from bot.incidents.models import Entry
from bot.incidents.views import IncidentView
from bot.incidents.words import required
from bot.people import service as people
from bot.reminders import service as reminders
from bot.store.unit import Store, Transaction
from rules.japanese_time import short_time

FURTHEST = timedelta(days=7)


class Updates:
    """Takes news. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def post(
        self,
        incident_id: int,
        text: str,
        next_at: datetime | None,
        *,
        interim: bool = False,
        by: str,
        delivery: str | None = None,
    ) -> IncidentView:
        """Say what is known now.

        Args:
            next_at: when the next news come, in two hours where None.
            interim: it is the interim report（中間報告）.

        Raises:
            WordsMissing, SecretInText, NotInThisState. UserError: the next time is past or too far (field `next`).
        """
        now = self._store.clock.now()
        said = required(self._checker, text, now, field="update", what="続報")
        if next_at is not None and not now < next_at <= now + FURTHEST:
            raise UserError("次の続報の日時は、これから7日の間で選んでください。", "選び直してください。", field="next")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            incident.next_update_at = next_at or tx.now + moves.paced(incident, clock.UPDATE_EVERY)
            name = moves.subject(incident.id)
            reminders.schedule(tx, clock.UPDATE, name, incident.next_update_at)
            if interim:
                reminders.settle(tx, name, clock.INTERIM)
            record.append(
                tx,
                actor=person.slack_id,
                event="incident.update",
                subject=name,
                details={"next": incident.next_update_at.isoformat(), "interim": interim},
            )
            kind = "中間報告です。" if interim else "続報です。"
            what = f"{kind}次は{short_time(incident.next_update_at)}までにお知らせします。"
            moves.note(tx, incident, Entry.UPDATE, person.slack_id, what, words=said)
            return incident.id

        return once(self._store, delivery, effect)
