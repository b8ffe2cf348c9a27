"""収束・終結・事案ではなかった: how an incident ends, and how it comes back."""

from bot.accounts.rotation.logins import demand
from bot.drafts.checking import Checker
from bot.incidents import clock, holding, moves, tasks
from bot.incidents.effects import once
from bot.incidents.errors import StepsOpen
from bot.incidents.models import Incident
from bot.incidents.states import Event
from bot.incidents.views import IncidentView
from bot.incidents.words import reason
from bot.people import service as people
from bot.people.service import Colleague
from bot.store.unit import Store, Transaction
from rules.incidents.kinds import IncidentKind
from rules.rotation import Cause


class Closing:
    """Ends incidents. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def move(self, incident_id: int, event: Event, why: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """Take a step towards the end, or back from it, with its reason.

        Closing needs every step that §7 demands done or justified.

        Raises:
            WordsMissing, SecretInText, StepsOpen, AlreadyDone, NotInThisState, NotResponsible, NotRegistered.
        """
        given = reason(self._checker, why, self._store.clock.now())

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            _move(tx, incident, event, person, given)
            return incident.id

        return once(self._store, delivery, effect)


def _move(tx: Transaction, incident: Incident, event: Event, person: Colleague, why: str) -> None:
    moves.move(tx, incident, event, by=person, words=why)
    if event is Event.CLOSE:
        left = tasks.demanded_open(tx.session, incident.id)
        if left:
            raise StepsOpen(left)
    if event is Event.SETTLE:
        incident.settled_at = tx.now
    elif event in (Event.CLOSE, Event.DISMISS):
        incident.closed_at, incident.next_update_at = tx.now, None
        clock.end(tx, incident)
        _change_passwords(tx, incident, event, person)
    elif event in (Event.RESUME, Event.REOPEN):
        incident.settled_at = incident.closed_at = None
        incident.next_update_at = tx.now + moves.paced(incident, clock.UPDATE_EVERY)
        clock.begin(tx, incident)
    holding.follow(tx, incident)


def _change_passwords(tx: Transaction, incident: Incident, event: Event, person: Colleague) -> None:
    """§5(7): when a takeover has ended, whatever strangers may have learned of the account's logins must not help."""
    over = event is Event.CLOSE and incident.kind is IncidentKind.TAKEOVER and not incident.drill
    if over and incident.account_id is not None:
        demand(tx, [incident.account_id], Cause.TAKEOVER_ENDED, by=person.slack_id)
