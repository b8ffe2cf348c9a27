"""The services of an incident on both databases, with a reader whose findings are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.drafts.checking import Checker
from bot.incidents.clock import plans
from bot.incidents.office import Incidents, incident_services
from bot.incidents.reporting import Report
from bot.incidents.views import IncidentView
from bot.reminders.service import Reminding
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from rules.context import CityFacts
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import IncidentKind
from tests.support.clocks import StandingClock
from tests.support.office import account, open_office
from tests.support.offices import known_reader

ALICE, KENJI, BOB, ERIN = "U01ALICE", "U01KENJI", "U01BOB", "U01ERIN"
CAROL, DAVE, FRANK = "U01CAROL", "U01DAVE", "U01FRANK"
DIRECTOR, VICE_MAYOR = "U01QUINN", "U01ROSE"


@dataclass(frozen=True)
class Desk:
    """The services, the clock's tick, and what has been said."""

    store: Store
    clock: StandingClock
    incidents: Incidents
    reminding: Reminding

    def opened(self, kind: IncidentKind = IncidentKind.BACKLASH, *, by: str = ALICE, **more: object) -> IncidentView:
        """An incident on the account of the 商工観光課."""
        values = {"seen": "批判が続いています。", "account_id": account(self.store), **more}
        return self.incidents.reporting.report(Report(kind, **values), by=by).incident  # type: ignore[arg-type]

    def letters(self, *intents: str) -> list[OutboxMessage]:
        """What is to be said of these intents, the oldest first."""
        statement = sa.select(OutboxMessage).where(OutboxMessage.intent.in_(intents)).order_by(OutboxMessage.seq)
        with self.store.read() as session:
            return list(session.scalars(statement))

    def nags(self) -> list[str]:
        """The matters that were nagged about."""
        return [one.params["matter"] for one in self.letters("incident_nag")]

    def said(self, number: int) -> list[str]:
        """Our words in the timeline."""
        return [one.what for one in self.incidents.reading.timeline(number)]

    def ends_demanded(self, number: int) -> None:
        """Do or rule out everything that §7 demands."""
        for one in self.incidents.reading.show(number).tasks:
            if one.demanded and not one.ended:
                self.incidents.steps.rule_out(number, one.key, "試しのため", by=BOB)


def desk_on(store: Store, clock: StandingClock) -> Desk:
    services = incident_services(store, Checker(known_reader, CityFacts), builtin_handbook(), CityFacts)
    return Desk(store, clock, services, Reminding(store, plans()))


@pytest.fixture
def desk(store: Store, clock: StandingClock) -> Desk:
    return desk_on(store, clock)


@pytest.fixture
def opens(desk: Desk) -> Callable[..., IncidentView]:
    return desk.opened


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    """The whole office, whose relay and clock do not run."""
    with open_office(database_url, clock) as opened:
        yield opened
