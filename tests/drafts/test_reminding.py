"""催促: who is reminded of what waits, each time once, and nobody once the matter is settled."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.accounts.models import Measure
from bot.drafts.absences import ABSENCE, AbsenceBegins
from bot.drafts.deadlines import Deadlines
from bot.drafts.moves import WAITS
from bot.drafts.posting import Posted
from bot.drafts.reminding import DraftWaits, ReviewWaits
from bot.drafts.reviews import REVIEW
from bot.drafts.states import State
from bot.errors import UserError
from bot.people.models import Membership, Person
from bot.reminders import service as reminders
from bot.reminders.service import Reminding
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, ERIN, away, handed_in, hold, lift, told, written
from tests.support.clocks import TOKYO, StandingClock
from tests.support.offices import Services

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def reminding(store: Store) -> Reminding:
    return Reminding(store, {WAITS: DraftWaits(Deadlines()), REVIEW: ReviewWaits(), ABSENCE: AbsenceBegins()})


class Days:
    """Time that passes with the clock's tick every quarter of an hour."""

    def __init__(self, clock: StandingClock, reminding: Reminding) -> None:
        self.clock = clock
        self.reminding = reminding
        self.reminding.tick()

    def until(self, text: str) -> None:
        end = datetime.fromisoformat(f"2026-{text}").replace(tzinfo=TOKYO)
        while self.clock.now() < end:
            self.clock.forward(timedelta(minutes=15))
            self.reminding.tick()


@pytest.fixture
def days(clock: StandingClock, reminding: Reminding) -> Days:
    return Days(clock, reminding)


def next_reminders(store: Store, draft: int) -> list[str]:
    with store.read() as session:
        return [one.matter for one in reminders.pending(session, f"draft:{draft}")]


def parts(store: Store) -> dict[str, str]:
    """To whom reminders went, and whether it waits for them or they are only told."""
    with store.read() as session:
        rows = session.query(OutboxMessage).filter_by(intent="reminder").order_by(OutboxMessage.seq)
        return {row.recipient: row.params["part"] for row in rows}


def test_the_head_is_reminded_twice_then_the_deputy_and_the_pr_division_hear(office: Services, days: Days) -> None:
    handed_in(office)
    days.until("11-26 11:45")
    assert told(office.store, "reminder") == []
    days.until("11-26 12:00")
    assert told(office.store, "reminder") == [BOB]
    days.until("11-26 14:00")
    assert told(office.store, "reminder") == [BOB, BOB]
    days.until("11-26 16:00")
    assert sorted(told(office.store, "reminder")) == sorted([BOB, BOB, BOB, ERIN, CAROL])
    assert parts(office.store) == {BOB: "mine", ERIN: "told", CAROL: "told"}


def test_nights_and_weekends_are_quiet(office: Services, days: Days) -> None:
    handed_in(office)
    days.until("11-27 17:00")
    so_far = len(told(office.store, "reminder"))
    days.until("11-30 08:15")
    assert len(told(office.store, "reminder")) == so_far
    days.until("11-30 08:30")
    assert len(told(office.store, "reminder")) > so_far


def test_a_decided_draft_is_not_spoken_of_again(office: Services, days: Days) -> None:
    draft = handed_in(office)
    days.until("11-26 12:00")
    office.deciding.reject(draft.id, 1, "見送ります。", by=BOB)
    assert next_reminders(office.store, draft.id) == []
    days.until("11-30 12:00")
    assert told(office.store, "reminder") == [BOB]


def test_the_deputy_who_decides_is_the_one_reminded(office: Services, days: Days) -> None:
    away(office)
    handed_in(office)
    days.until("11-26 12:00")
    assert told(office.store, "reminder") == [ERIN]


def test_the_pr_division_is_reminded_of_a_concurrence(office: Services, days: Days) -> None:
    draft = handed_in(office)
    office.concurring.consult(draft.id, 1, "見てください。", by=BOB)
    days.until("11-26 12:00")
    assert {CAROL, DAVE} <= set(told(office.store, "reminder"))
    assert BOB not in told(office.store, "reminder")


def test_the_drafter_is_reminded_to_report_and_before_the_approval_ends(office: Services, days: Days) -> None:
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=BOB)
    days.until("11-28 09:45")
    assert told(office.store, "reminder") == []
    days.until("11-28 10:00")
    assert told(office.store, "reminder") == [ALICE]
    reported = {
        one.id: Posted("https://www.facebook.com/niimi.kanko/posts/1", days.clock.now())
        for one in draft.revision.accounts
    }
    office.posting.report(draft.id, 1, reported, by=ALICE)
    assert next_reminders(office.store, draft.id) == []


def test_the_head_is_reminded_before_and_at_the_deadline_of_the_retro_approval(office: Services, days: Days) -> None:
    draft = written(office)
    office.emergency.post_first(draft.id, 1, "土砂崩れのため。", by=ALICE)
    days.until("11-26 10:45")
    reported = {
        one.id: Posted("https://www.facebook.com/niimi.kanko/posts/1", days.clock.now())
        for one in draft.revision.accounts
    }
    office.posting.report(draft.id, 1, reported, by=ALICE)
    days.until("11-27 10:00")
    assert told(office.store, "reminder") == [BOB]
    days.until("11-27 12:00")
    assert told(office.store, "reminder").count(BOB) == 2
    assert CAROL in told(office.store, "reminder")


def test_the_head_is_reminded_of_a_review_when_back_not_while_away(office: Services, days: Days) -> None:
    away(office)
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=ERIN)
    days.until("11-27 17:00")
    assert told(office.store, "review_requested") == [BOB]
    days.until("11-30 09:00")
    assert told(office.store, "review_requested") == [BOB, BOB]
    office.reviewing.seen(draft.id, by=BOB)
    days.until("12-02 09:00")
    assert told(office.store, "review_requested") == [BOB, BOB]


def test_a_head_who_is_back_puts_the_review_off_and_a_stranger_does_not(office: Services, days: Days) -> None:
    away(office)
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=ERIN)
    days.until("11-30 09:00")
    noon = datetime(2026, 11, 30, 12, tzinfo=TOKYO)
    with pytest.raises(UserError, match="知らせを受けた方だけ"):
        days.reminding.snooze(REVIEW, f"draft:{draft.id}", noon, by=ERIN)

    days.reminding.snooze(REVIEW, f"draft:{draft.id}", noon, by=BOB)

    days.until("11-30 11:45")
    assert told(office.store, "review_requested") == [BOB, BOB]
    days.until("11-30 12:15")
    assert told(office.store, "review_requested") == [BOB, BOB, BOB]


def test_nobody_is_reminded_to_approve_what_an_incident_pauses(office: Services, days: Days) -> None:
    draft = handed_in(office)
    hold(office.store, Measure.PAUSED, everywhere=True)

    days.until("11-27 17:00")
    assert not told(office.store, "reminder")
    assert next_reminders(office.store, draft.id) == [WAITS]

    lift(office.store)
    days.until("11-30 17:00")
    assert BOB in told(office.store, "reminder")


def test_after_an_outage_the_latest_reminder_alone_is_sent(
    office: Services, clock: StandingClock, reminding: Reminding
) -> None:
    handed_in(office)
    reminding.tick()
    clock.forward(7 * DAY)
    for _ in range(3):
        reminding.tick()
    assert told(office.store, "reminder").count(BOB) == 1
    assert set(told(office.store, "reminder")) == {BOB, ERIN, CAROL}


def test_a_clock_that_jumps_back_says_nothing_twice(
    office: Services, clock: StandingClock, reminding: Reminding
) -> None:
    handed_in(office)
    reminding.tick()
    clock.forward(2 * HOUR)
    reminding.tick()
    clock.forward(-HOUR)
    reminding.tick()
    clock.forward(HOUR)
    reminding.tick()
    assert told(office.store, "reminder") == [BOB]


def test_every_waiting_draft_has_exactly_one_next_reminder(office: Services, reminding: Reminding) -> None:
    waiting = handed_in(office)
    approved = handed_in(office, "花火を上げます。")
    office.deciding.approve(approved.id, 1, by=BOB)
    jotted = written(office, "まだ下書きです。")
    for _ in range(2):
        assert next_reminders(office.store, waiting.id) == [WAITS]
        assert next_reminders(office.store, approved.id) == [WAITS]
        assert next_reminders(office.store, jotted.id) == []
        reminding.tick()


def test_a_head_who_was_reminded_puts_it_off(office: Services, days: Days) -> None:
    draft = handed_in(office)
    days.until("11-26 12:00")
    until = days.clock.now() + 3 * HOUR
    days.reminding.snooze(WAITS, f"draft:{draft.id}", until, by=BOB)
    days.until("11-26 14:45")
    assert told(office.store, "reminder") == [BOB]
    days.until("11-26 15:00")
    assert told(office.store, "reminder") == [BOB, BOB]


def leaves_the_register(store: Store, who: str) -> None:
    with store.transaction() as tx:
        person = tx.session.scalars(sa.select(Person.id).where(Person.slack_id == who)).one()
        tx.session.execute(sa.delete(Membership).where(Membership.person_id == person))


def test_putting_a_reminder_off_does_not_bring_it_before_others_earlier(office: Services, days: Days) -> None:
    draft = handed_in(office)
    days.until("11-26 14:00")
    days.reminding.snooze(WAITS, f"draft:{draft.id}", days.clock.now() + HOUR, by=BOB)
    days.until("11-26 15:45")
    assert told(office.store, "reminder") == [BOB, BOB, BOB]
    days.until("11-26 16:00")
    assert CAROL in told(office.store, "reminder")


def test_after_a_snooze_and_an_outage_one_reminder_is_sent(office: Services, days: Days) -> None:
    draft = handed_in(office)
    days.until("11-26 12:00")
    days.reminding.snooze(WAITS, f"draft:{draft.id}", days.clock.now() + HOUR, by=BOB)
    days.clock.forward(5 * DAY)
    for _ in range(3):
        days.reminding.tick()
    assert told(office.store, "reminder").count(BOB) == 2
    assert told(office.store, "reminder").count(CAROL) == 1


def test_who_is_no_head_any_more_does_not_put_off_what_waits_for_the_next(office: Services, days: Days) -> None:
    draft = handed_in(office)
    days.until("11-26 12:00")
    leaves_the_register(office.store, BOB)
    with pytest.raises(UserError, match="知らせを受けた方だけ"):
        days.reminding.snooze(WAITS, f"draft:{draft.id}", days.clock.now() + HOUR, by=BOB)
    days.until("11-26 14:00")
    assert told(office.store, "reminder") == [BOB, ERIN]


def test_where_nobody_is_left_to_decide_the_pr_division_hears_at_once(office: Services, days: Days) -> None:
    draft = handed_in(office, by=DAVE)
    with office.store.transaction() as tx:
        keep = sa.select(Person.id).where(Person.slack_id == DAVE).scalar_subquery()
        tx.session.execute(sa.delete(Membership).where(Membership.person_id != keep))
    assert office.reading.render(draft.id).state is State.PENDING
    days.until("11-26 12:00")
    assert parts(office.store) == {DAVE: "told"}
    with office.store.read() as session:
        letter = session.query(OutboxMessage).filter_by(intent="reminder").one()
    assert letter.params["waits_for"] == ""
