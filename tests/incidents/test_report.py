"""The after-action report says all that was kept, and the statistics leave out what is none."""

import io
import time
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from docx import Document

from bot.delivery.tidying import forget_finished
from bot.errors import UserError
from bot.incidents.errors import AlreadyDone, NotInThisState
from bot.incidents.report_document import report_document, report_name
from bot.incidents.review import MEASURE_MATTER, MeasurePlan
from bot.incidents.states import Event
from bot.reminders.service import Reminding
from bot.store.outbox import OutboxMessage, OutboxState
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import IncidentKind
from tests.incidents.conftest import ALICE, BOB, CAROL, KENJI, Desk

HOUR = timedelta(hours=1)


def ended(desk: Desk, **more: Any) -> int:
    """An incident that was led, made public and closed."""
    incident = desk.opened(IncidentKind.IMPERSONATION, **more)
    desk.clock.forward(timedelta(minutes=5))
    desk.incidents.leading.lead(incident.id, by=BOB)
    desk.clock.forward(timedelta(minutes=40))
    desk.incidents.steps.done(incident.id, "homepage-notice", {"published_url": "https://example.com/1"}, by=BOB)
    desk.incidents.closing.move(incident.id, Event.SETTLE, "消えました", by=BOB)
    desk.ends_demanded(incident.id)
    desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=CAROL)
    return incident.id


def words_of(desk: Desk, number: int) -> str:
    """Everything that the Word file says."""
    content = report_document(desk.incidents.histories.of(number), builtin_handbook(), desk.clock.now())
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*[one.text for one in document.paragraphs], *cells])


def test_the_report_sets_targets_against_what_was_reached_and_names_clauses_and_people(desk: Desk) -> None:
    number = ended(desk)
    desk.incidents.review.write(number, {"effects": "苦情12件\x0b", "cause": "確認の不足"}, by=BOB)
    desk.incidents.review.promise(number, "二人で確かめる", KENJI, date(2026, 12, 25), by=BOB)
    said = words_of(desk, number)
    assert "45分" in said
    assert "届かず" in said
    assert "§7(3)" in said
    assert "公式アカウントのなりすましの事例を発見した場合は" in said
    assert "苦情12件" in said
    assert "産業部商工観光課 所属長" in said
    assert "12月25日" in said


def test_a_drill_says_so_first_and_last_and_measures_by_its_own_clock(desk: Desk) -> None:
    number = ended(desk, drill=True, speed=6)
    history = desk.incidents.histories.of(number)
    assert report_name(history).startswith("訓練_")
    assert {one.name: one.took for one in history.marks}["受理"] == timedelta(minutes=30)
    said = words_of(desk, number).split("\n")
    assert said[0].startswith("【訓練】")


def test_no_report_while_it_burns(desk: Desk) -> None:
    incident = desk.opened()
    with pytest.raises(NotInThisState):
        desk.incidents.review.write(incident.id, {"effects": "あ"}, by=BOB)


def test_a_measure_is_asked_for_on_its_day_every_week_until_it_is_done(desk: Desk) -> None:
    number = ended(desk)
    reminding = Reminding(desk.store, {MEASURE_MATTER: MeasurePlan()})
    desk.incidents.review.promise(number, "二人で確かめる", KENJI, date(2026, 12, 1), by=BOB)
    with pytest.raises(UserError):
        desk.incidents.review.promise(number, "昨日まで", KENJI, date(2026, 11, 25), by=BOB)

    def told() -> int:
        return len([one for one in desk.letters("incident_measure") if one.recipient == KENJI])

    desk.clock.forward(timedelta(days=6))
    reminding.tick()
    assert told() == 2
    desk.clock.forward(timedelta(days=7))
    reminding.tick()
    assert told() == 3
    desk.incidents.review.carried_out(1, by=KENJI)
    with pytest.raises(AlreadyDone):
        desk.incidents.review.carried_out(1, by=CAROL)
    desk.clock.forward(timedelta(days=7))
    reminding.tick()
    assert told() == 3


def test_the_statistics_count_by_month_and_kind_without_drills_and_what_was_none(desk: Desk) -> None:
    ended(desk)
    ended(desk, drill=True)
    wrong = desk.opened(IncidentKind.BACKLASH)
    desk.incidents.closing.move(wrong.id, Event.DISMISS, "別の市の話でした", by=BOB)
    (row,) = desk.incidents.statistics.rows()
    assert (row.month, row.kind, row.count, row.open) == ("2026-11", IncidentKind.IMPERSONATION, 1, 0)
    assert (row.acknowledged, row.first_public) == (timedelta(minutes=5), timedelta(minutes=45))


def test_a_nag_is_put_off_with_a_reason_that_the_timeline_keeps(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.TAKEOVER)
    desk.incidents.snoozing.put_off(incident.id, "incident_unacknowledged", HOUR, "電話で受けています", by=BOB)
    desk.clock.forward(timedelta(minutes=59))
    desk.reminding.tick()
    assert "incident_unacknowledged" not in desk.nags()
    desk.clock.forward(timedelta(minutes=1))
    desk.reminding.tick()
    assert "incident_unacknowledged" in desk.nags()
    assert "電話で受けています" in [one.words for one in desk.incidents.reading.timeline(incident.id)]


def test_a_long_thread_makes_no_slow_report(desk: Desk) -> None:
    incident = desk.opened()
    for number in range(150):
        desk.incidents.chronicle.add(incident.id, f"できごと{number}", None, by=ALICE)
    before = time.process_time()
    assert "できごと149" in words_of(desk, incident.id)
    assert time.process_time() - before < 10


def test_what_was_said_of_an_incident_long_over_is_forgotten_but_not_its_thread(desk: Desk) -> None:
    ended(desk)
    with desk.store.transaction() as tx:
        tx.session.execute(sa.update(OutboxMessage).values(state=OutboxState.SENT, sent_at=tx.now))
    desk.clock.forward(timedelta(days=91))
    with desk.store.transaction() as tx:
        assert forget_finished(tx.session, tx.now - timedelta(days=90)) > 0
    assert [one.intent for one in desk.letters("incident_card", "incident_checklist", "incident_said")] == [
        "incident_card",
        "incident_checklist",
    ]
