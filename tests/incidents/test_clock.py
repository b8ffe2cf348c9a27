"""The clock asks at the right time, day and night from level 2, once after an outage, and not after it is settled."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.incidents import clock as matters
from bot.incidents.states import Event
from bot.people.models import Person
from rules.context import TOKYO
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import Level
from tests.incidents.conftest import ALICE, BOB, CAROL, Desk

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
THURSDAY_MORNING = datetime(2026, 11, 26, 9, 0, tzinfo=TOKYO)
THURSDAY_NIGHT = datetime(2026, 11, 26, 21, 30, tzinfo=TOKYO)


def at(desk: Desk, moment: datetime) -> None:
    desk.clock.forward(moment - desk.clock.now())
    desk.reminding.tick()


def test_ten_minutes_without_anybody_are_nagged_and_then_not_after_it_was_taken_up(desk: Desk) -> None:
    at(desk, THURSDAY_MORNING)
    incident = desk.opened()
    at(desk, THURSDAY_MORNING + 9 * MINUTE)
    assert desk.nags() == []
    at(desk, THURSDAY_MORNING + 10 * MINUTE)
    at(desk, THURSDAY_MORNING + 11 * MINUTE)
    assert desk.nags().count(matters.UNACKNOWLEDGED) == 1
    desk.incidents.leading.lead(incident.id, by=BOB)
    at(desk, THURSDAY_MORNING + 50 * MINUTE)
    assert desk.nags().count(matters.UNACKNOWLEDGED) == 1
    assert matters.NO_LEAD not in desk.nags()


def test_news_are_asked_for_at_the_promised_time_and_not_before(desk: Desk) -> None:
    at(desk, THURSDAY_MORNING)
    incident = desk.opened(IncidentKind.TAKEOVER)
    desk.incidents.leading.lead(incident.id, by=BOB)
    promised = THURSDAY_MORNING + 3 * HOUR
    desk.incidents.updates.post(incident.id, "調べています。", promised, by=BOB)
    at(desk, promised - MINUTE)
    assert matters.UPDATE not in desk.nags()
    at(desk, promised)
    assert desk.nags().count(matters.UPDATE) == 1
    desk.incidents.updates.post(incident.id, "取り戻しました。", None, by=BOB)
    at(desk, promised + HOUR)
    assert desk.nags().count(matters.UPDATE) == 1


def test_below_level_two_nobody_is_called_at_night_and_raising_it_calls_at_once(desk: Desk) -> None:
    at(desk, THURSDAY_NIGHT)
    incident = desk.opened(IncidentKind.VIOLATING_COMMENT)
    at(desk, THURSDAY_NIGHT + HOUR)
    assert desk.nags() == []
    desk.incidents.levels.change(incident.id, Level.GRAVE, "脅しの書き込みです", by=ALICE)
    desk.reminding.tick()
    assert matters.UNACKNOWLEDGED in desk.nags()


def test_what_waited_over_night_comes_when_the_office_opens(desk: Desk) -> None:
    at(desk, THURSDAY_NIGHT)
    desk.opened(IncidentKind.VIOLATING_COMMENT)
    at(desk, THURSDAY_NIGHT + HOUR)
    at(desk, datetime(2026, 11, 27, 8, 30, tzinfo=TOKYO))
    assert matters.UNACKNOWLEDGED in desk.nags()


def test_after_an_outage_each_matter_is_said_once_and_none_is_missed(desk: Desk) -> None:
    at(desk, THURSDAY_MORNING)
    desk.opened(IncidentKind.TAKEOVER)
    at(desk, THURSDAY_MORNING + 25 * HOUR)
    desk.reminding.tick()
    nags = desk.nags()
    assert sorted(nags) == sorted(
        [matters.UNACKNOWLEDGED, matters.NO_LEAD, matters.UPDATE, matters.STEPS, matters.INTERIM]
    )


def test_late_steps_are_named_once_each_and_all_together_after_a_while(desk: Desk) -> None:
    at(desk, THURSDAY_MORNING)
    incident = desk.opened(IncidentKind.TAKEOVER)
    for minutes in range(1, 121):
        at(desk, THURSDAY_MORNING + minutes * MINUTE)
    named = [one.params["tasks"].split(",") for one in desk.letters("incident_nag") if "tasks" in one.params]
    due = {one.key for one in incident.tasks if one.due_at <= desk.clock.now()}
    assert {key for keys in named for key in keys} == due
    assert len(named) == len({one.due_at for one in incident.tasks if one.due_at <= desk.clock.now()})


def test_in_a_drill_the_clock_runs_as_fast_as_was_asked(desk: Desk) -> None:
    at(desk, THURSDAY_NIGHT)
    desk.opened(drill=True, speed=60)
    at(desk, THURSDAY_NIGHT + timedelta(seconds=10))
    assert matters.UNACKNOWLEDGED in desk.nags()


@pytest.mark.parametrize("drill", [False, True])
def test_the_report_is_asked_for_two_weeks_after_the_closing_but_not_of_a_drill(desk: Desk, drill: bool) -> None:
    at(desk, THURSDAY_MORNING)
    incident = desk.opened(drill=drill)
    desk.incidents.leading.lead(incident.id, by=BOB)
    desk.incidents.closing.move(incident.id, Event.SETTLE, "止まりました", by=BOB)
    desk.ends_demanded(incident.id)
    desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=CAROL)
    at(desk, datetime(2026, 12, 9, 12, 0, tzinfo=TOKYO))
    before = desk.nags()
    at(desk, datetime(2026, 12, 10, 12, 0, tzinfo=TOKYO))
    assert (matters.AFTER_ACTION in desk.nags()) is not drill
    assert matters.UPDATE not in before


def test_where_who_leads_has_left_the_city_somebody_else_is_asked_for(desk: Desk) -> None:
    at(desk, THURSDAY_MORNING)
    incident = desk.opened(IncidentKind.TAKEOVER)
    desk.incidents.leading.lead(incident.id, by=BOB)
    with desk.store.transaction() as tx:
        tx.session.execute(sa.update(Person).where(Person.slack_id == BOB).values(active=False))
    at(desk, THURSDAY_MORNING + 2 * HOUR)
    assert desk.incidents.reading.show(incident.id).lead is None
    at(desk, THURSDAY_MORNING + 3 * HOUR)
    assert matters.NO_LEAD in desk.nags()
