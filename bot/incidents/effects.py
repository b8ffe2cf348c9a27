"""Running an effect once per delivery, and showing the incident as it stands afterwards."""

from collections.abc import Callable

from bot.incidents.reading import incident_view
from bot.incidents.views import IncidentView
from bot.store.inbox import DeliveredBefore
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> IncidentView:
    """Run `effect` in a transaction, unless this delivery had its effect before; the incident as it stands then.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the incident.
    """
    try:
        with store.transaction() as tx:
            tx.inbox.first(delivery)
            incident_id = effect(tx)
            tx.inbox.keep(delivery, str(incident_id))
            return incident_view(tx.session, incident_id)
    except DeliveredBefore as before:
        with store.read() as session:
            return incident_view(session, int(before.result))
