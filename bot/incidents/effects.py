"""Running an effect on an incident once per delivery, and showing the incident as it stands afterwards."""

from collections.abc import Callable

from bot.incidents.reading import incident_view
from bot.incidents.views import IncidentView
from bot.store import deliveries
from bot.store.unit import Store, Transaction


def once(store: Store, delivery: str | None, effect: Callable[[Transaction], int]) -> IncidentView:
    """Run `effect` in a transaction, unless this delivery had its effect before; the incident as it stands then.

    Args:
        delivery: the key of Slack's delivery, None where nothing can come twice.
        effect: changes what it must and returns the number of the incident.
    """
    return deliveries.shown_once(store, delivery, effect, incident_view)
