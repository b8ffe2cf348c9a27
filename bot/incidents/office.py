"""The services of an incident, put together."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.drafts.checking import Checker
from bot.incidents.chronicle import Chronicle
from bot.incidents.closing import Closing
from bot.incidents.history import Histories
from bot.incidents.knowing import Knowing
from bot.incidents.leading import Leading
from bot.incidents.levels import Levels
from bot.incidents.reading import IncidentReading
from bot.incidents.reporting import Reporting
from bot.incidents.review import Review
from bot.incidents.rooms import Rooms
from bot.incidents.snoozing import Snoozing
from bot.incidents.statistics import Statistics
from bot.incidents.steps import Steps
from bot.incidents.texts import Texts
from bot.incidents.updates import Updates
from bot.store.unit import Store
from rules.context import CityFacts
from rules.incidents.handbook import Handbook


@dataclass(frozen=True)
class Incidents:
    """One of each service, the handbook that they work by, and the city's facts."""

    handbook: Handbook
    city: Callable[[], CityFacts]
    reading: IncidentReading
    reporting: Reporting
    steps: Steps
    leading: Leading
    levels: Levels
    updates: Updates
    knowing: Knowing
    chronicle: Chronicle
    closing: Closing
    texts: Texts
    review: Review
    histories: Histories
    rooms: Rooms
    snoozing: Snoozing
    statistics: Statistics


def incident_services(store: Store, checker: Checker, handbook: Handbook, city: Callable[[], CityFacts]) -> Incidents:
    """The services on a store; `city` gives the city's facts at the moment they are asked for."""
    return Incidents(
        handbook=handbook,
        city=city,
        reading=IncidentReading(store),
        reporting=Reporting(store, checker, handbook),
        steps=Steps(store, checker, handbook),
        leading=Leading(store),
        levels=Levels(store, checker, handbook),
        updates=Updates(store, checker),
        knowing=Knowing(store, checker, handbook),
        chronicle=Chronicle(store, checker),
        closing=Closing(store, checker),
        texts=Texts(store, checker, handbook, city),
        review=Review(store, checker),
        histories=Histories(store),
        rooms=Rooms(store),
        snoozing=Snoozing(store, checker),
        statistics=Statistics(store),
    )
