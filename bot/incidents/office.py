"""The services of an incident, put together."""

from dataclasses import dataclass

from bot.drafts.checking import Checker
from bot.incidents.chronicle import Chronicle
from bot.incidents.closing import Closing
from bot.incidents.knowing import Knowing
from bot.incidents.leading import Leading
from bot.incidents.levels import Levels
from bot.incidents.reading import IncidentReading
from bot.incidents.reporting import Reporting
from bot.incidents.steps import Steps
from bot.incidents.updates import Updates
from bot.store.unit import Store
from rules.incidents.handbook import Handbook


@dataclass(frozen=True)
class Incidents:
    """One of each service, and the handbook that they work by."""

    handbook: Handbook
    reading: IncidentReading
    reporting: Reporting
    steps: Steps
    leading: Leading
    levels: Levels
    updates: Updates
    knowing: Knowing
    chronicle: Chronicle
    closing: Closing


def incident_services(store: Store, checker: Checker, handbook: Handbook) -> Incidents:
    """The services on a store."""
    return Incidents(
        handbook=handbook,
        reading=IncidentReading(store),
        reporting=Reporting(store, checker, handbook),
        steps=Steps(store, checker, handbook),
        leading=Leading(store),
        levels=Levels(store, checker, handbook),
        updates=Updates(store, checker),
        knowing=Knowing(store, checker, handbook),
        chronicle=Chronicle(store, checker),
        closing=Closing(store, checker),
    )
