"""専用チャンネル: a channel of an incident's own, on request. It helps; where Slack refuses, the thread goes on."""

from bot.audit import record
from bot.incidents import moves
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone
from bot.incidents.models import Entry, Incident
from bot.incidents.views import IncidentView
from bot.people import service as people
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction

WANTED = "incident_room"


class Rooms:
    """Asks for a channel, and keeps it when it is there. `by` is a Slack user id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, incident_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """Have a channel made; the relay makes it.

        Raises:
            AlreadyDone: it was asked for. NotInThisState, NotRegistered.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            name = moves.subject(incident.id)
            if incident.own_channel is not None or tx.outbox.messages(name, WANTED):
                raise AlreadyDone(
                    "専用のチャンネルは、すでに頼まれています。", "少し待ってから、スレッドで確かめてください。"
                )
            record.append(tx, actor=person.slack_id, event="incident.room_wanted", subject=name)
            tx.outbox.add(Letter(WANTED, name, person.slack_id, "room", params={"by": person.slack_id}))
            return incident.id

        return once(self._store, delivery, effect)

    def made(self, incident_id: int, channel: str, *, by: str, missing: list[str]) -> None:
        """The channel is there; `missing` are those who could not be invited."""
        with self._store.transaction() as tx:
            incident = moves.load(tx.session, incident_id)
            incident.own_channel = channel
            record.append(
                tx,
                actor=by,
                event="incident.room_made",
                subject=moves.subject(incident.id),
                details={"channel": channel},
            )
            left = "".join(f"<@{one}>さん" for one in missing)
            rest = f"招待できなかった方：{left}" if missing else ""
            moves.note(tx, incident, Entry.LEAD, by, f"専用のチャンネルを作りました。先頭のカードから開けます。{rest}")

    def refused(self, incident_id: int, *, by: str) -> None:
        """Slack did not make it; the thread says so and goes on."""
        with self._store.transaction() as tx:
            incident: Incident = moves.load(tx.session, incident_id)
            told = "専用のチャンネルを作れませんでした。対応は、このスレッドで続けてください。"
            moves.note(tx, incident, Entry.LEAD, by, told)
