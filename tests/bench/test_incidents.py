"""Fifty incidents burn with two thousand steps: the clock's beat; and how soon a report stands in its thread."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.incidents.models import IncidentTask
from bot.incidents.reporting import Report
from bot.store.outbox import OutboxMessage
from rules.incidents.kinds import IncidentKind
from tests.bench.conftest import Scale
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import HANAKO, open_office
from tests.support.waiting import wait_for
from tests.support.workspace import Workspace, open_workspace

INCIDENTS, STEPS = 50, 2_000
MOST_SECONDS_OF_A_BEAT = 0.5
MOST_SECONDS_TO_THE_THREAD = 2.0


@pytest.fixture
def burning(databases: Databases) -> Iterator[tuple[Bot, StandingClock]]:
    """Fifty takeovers that nobody has taken up, with forty steps each."""
    clock = StandingClock()
    with open_office(databases.sqlite(), clock) as bot:
        reporting = bot.office.incidents.reporting
        for number in range(INCIDENTS):
            report = Report(IncidentKind.TAKEOVER, "覚えのない投稿があります。", url=f"https://example.com/{number}")
            reporting.report(report, by=HANAKO)
        _fill_up(bot)
        yield bot, clock


def _fill_up(bot: Bot) -> None:
    """Give every incident more steps, until there are as many as were asked for."""
    with bot.store.transaction() as tx:
        rows = list(tx.session.scalars(sa.select(IncidentTask)))
        columns = [column.key for column in sa.inspect(IncidentTask).columns if column.key != "id"]
        for number in range(STEPS - len(rows)):
            row = rows[number % len(rows)]
            values = {name: getattr(row, name) for name in columns} | {"key": f"{row.key}+{number}"}
            tx.session.add(IncidentTask(**values))


def _beat(bot: Bot) -> float:
    """Seconds of the processor: others may be at work on the machine."""
    begun = time.process_time()
    bot.office.reminding.tick()
    return time.process_time() - begun


def test_a_beat_of_fifty_incidents_takes_half_a_second(scale: Scale, burning: tuple[Bot, StandingClock]) -> None:
    bot, clock = burning
    clock.forward(timedelta(hours=3))  # nobody took them up, nobody leads, no news, steps late: four matters each
    first = _beat(bot)
    assert _nags(bot) == 4 * INCIDENTS
    again = []
    for _ in range(3):
        clock.forward(timedelta(hours=4))
        again.append(_beat(bot))
    idle = min(_beat(bot) for _ in range(5))
    scale.note("beat that nags of 4 matters of 50 incidents (2,000 steps)", first, most=MOST_SECONDS_OF_A_BEAT)
    scale.also("the same four hours later", min(again), most=MOST_SECONDS_OF_A_BEAT)
    scale.also("beat in which nothing of them is due", idle, most=0.05)


def _nags(bot: Bot) -> int:
    with bot.store.read() as session:
        count = sa.select(sa.func.count()).select_from(OutboxMessage).where(OutboxMessage.intent == "incident_nag")
        return session.scalars(count).one()


def test_a_report_stands_in_its_thread_within_two_seconds(scale: Scale, databases: Databases) -> None:
    with open_workspace(databases.sqlite()) as workspace:
        took = [_report(workspace, number) for number in range(1, 6)]
    assert len(took) == 5
    scale.note(
        "from the sent form to card, steps and first report in the thread", min(took), most=MOST_SECONDS_TO_THE_THREAD
    )


def _report(workspace: Workspace, number: int) -> float:
    hanako = workspace.person("新見 花子")
    hanako.types(f"/snsincident なりすまし https://example.com/{number}")
    form = hanako.modal("どのアカウント")
    begun = time.perf_counter()
    assert hanako.sends(form, account="市のアカウントではない")["ok"]
    reading = workspace.bot.store

    def there() -> bool:
        with reading.read() as session:
            statement = sa.select(sa.func.count()).select_from(OutboxMessage)
            sent = statement.where(
                OutboxMessage.subject == f"incident:{number}",
                OutboxMessage.intent.in_(("incident_card", "incident_checklist", "incident_first_report")),
                OutboxMessage.ts.is_not(None),
            )
            return session.scalars(sent).one() == 3

    wait_for(there, "the thread to stand")
    seconds = time.perf_counter() - begun
    hanako.page.act("close", view_id=hanako.modal()["id"])
    return seconds
