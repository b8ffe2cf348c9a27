"""受理する・指揮をとる: who takes an incident up, and who leads it."""

from bot.audit import record
from bot.errors import UserError
from bot.incidents import clock, moves, roles
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone
from bot.incidents.models import Entry, Incident
from bot.incidents.states import Event, State
from bot.incidents.views import IncidentView
from bot.people import service as people
from bot.people.service import Colleague
from bot.reminders import service as reminders
from bot.store.unit import Store, Transaction


class Leading:
    """Takes up and leads. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def acknowledge(self, incident_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """受理する: somebody has seen the report and is on it. The first of several wins.

        Raises:
            AlreadyDone, NotInThisState, NotRegistered.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            acknowledge(tx, incident, person)
            return incident.id

        return once(self._store, delivery, effect)

    def lead(self, incident_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """指揮をとる: lead from now on, also where somebody led before; a report is taken up with it.

        Raises:
            AlreadyDone: leads already. NotRegistered, UserError: it is over.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            if incident.lead_id == person.id:
                raise AlreadyDone("すでにあなたが指揮をとっています。", "あらためて操作する必要はありません。")
            if incident.state is State.REPORTED:
                acknowledge(tx, incident, person)
            _hand(tx, incident, person, by=person.slack_id)
            return incident.id

        return once(self._store, delivery, effect)

    def hand_over(self, incident_id: int, to: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """指揮を引き継ぐ: let another person of the register lead.

        Raises:
            NotResponsible, NotRegistered, UserError: the other person is not in the register, or it is over.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            roles.require_responsible(tx.session, incident, person)
            other = people.find(tx.session, to)
            if other is None:
                raise UserError("選んだ方は職員の台帳にいません。", "ほかの方を選んでください。", field="person")
            _hand(tx, incident, other, by=person.slack_id)
            return incident.id

        return once(self._store, delivery, effect)

    def leave(self, incident_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """指揮を降りる: nobody leads; the clock asks for somebody.

        Raises:
            UserError: does not lead.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            if incident.lead_id != person.id:
                raise UserError("今、指揮をとっているのはあなたではありません。", "先頭のカードで確かめてください。")
            incident.lead_id = None
            _keep(tx, incident, person.slack_id, "left", person.slack_id)
            moves.note(tx, incident, Entry.LEAD, person.slack_id, "指揮を降りました。次の指揮者を決めてください。")
            clock.watch_lead(tx, incident)
            return incident.id

        return once(self._store, delivery, effect)


def acknowledge(tx: Transaction, incident: Incident, person: Colleague) -> None:
    """Take a report up, within a running transaction.

    Raises:
        AlreadyDone, NotInThisState.
    """
    moves.move(tx, incident, Event.ACKNOWLEDGE, by=person)
    incident.acknowledged_at = incident.acknowledged_at or tx.now
    reminders.settle(tx, moves.subject(incident.id), clock.UNACKNOWLEDGED)
    told = [one.message_id for one in tx.outbox.messages(moves.subject(incident.id), moves.TOLD)]
    moves.redraw(tx, incident, "acknowledged", *told)


def _hand(tx: Transaction, incident: Incident, person: Colleague, *, by: str) -> None:
    incident.lead_id = person.id
    _keep(tx, incident, by, "taken", person.slack_id)
    own = by == person.slack_id
    moves.note(
        tx, incident, Entry.LEAD, by, "指揮をとります。" if own else f"指揮を<@{person.slack_id}>さんに引き継ぎました。"
    )
    reminders.settle(tx, moves.subject(incident.id), clock.NO_LEAD)


def _keep(tx: Transaction, incident: Incident, by: str, how: str, lead: str) -> None:
    record.append(
        tx, actor=by, event=f"incident.lead_{how}", subject=moves.subject(incident.id), details={"lead": lead}
    )
