"""The 秘書広報課 sees how much waits, what waits too long, and what incidents keep back."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.accounts import holds
from bot.accounts.models import Measure
from bot.drafts.overview import Overview, a_working_day_before
from bot.drafts.posting import Posted
from rules.context import TOKYO
from rules.posting_hours import DEFAULT_OFFICE
from tests.drafts.desk import ALICE, BOB, CAROL, ERIN, away, handed_in
from tests.support.clocks import StandingClock
from tests.support.offices import Services, content_for

URL = "https://www.facebook.com/niimi.kanko/posts/1"


def seen(office: Services) -> Overview:
    found = office.reading.desk(by=CAROL).overview
    assert found is not None
    return found


def test_nobody_else_has_the_numbers_of_all_sections(office: Services) -> None:
    assert office.reading.desk(by=BOB).overview is None
    assert seen(office) == Overview()


def test_what_waits_for_more_than_a_working_day_waits_too_long(office: Services, clock: StandingClock) -> None:
    handed_in(office)
    clock.forward(timedelta(days=1))  # Friday, the same hour
    assert seen(office) == Overview(undecided=1)

    clock.forward(timedelta(minutes=1))
    assert seen(office) == Overview(undecided=1, overdue=1)


def test_a_weekend_is_no_working_day() -> None:
    monday = datetime(2026, 11, 30, 9, 0, tzinfo=TOKYO)

    assert a_working_day_before(monday, DEFAULT_OFFICE) == datetime(2026, 11, 27, 9, 0, tzinfo=TOKYO)


def test_an_approval_afterwards_is_overdue_from_its_hour_on(office: Services, clock: StandingClock) -> None:
    draft = handed_in(office)
    office.emergency.post_first(draft.id, 1, "土砂崩れのため。", by=ALICE)
    account = draft.revision.accounts[0].id
    office.posting.report(draft.id, 1, {account: Posted(URL, clock.now())}, by=ALICE)

    clock.forward(timedelta(days=1, hours=2))  # noon on Friday
    assert seen(office) == Overview(undecided=1)
    clock.forward(timedelta(minutes=1))
    assert seen(office) == Overview(undecided=1, overdue=1)


def test_what_was_to_be_posted_and_was_not_reported_is_counted(office: Services, clock: StandingClock) -> None:
    content = replace(content_for(office.store, ALICE, "朝市です。"), planned_at=clock.now() + timedelta(hours=1))
    draft = office.writing.save(content, by=ALICE).id
    office.submitting.submit(draft, 1, {}, by=ALICE)
    office.deciding.approve(draft, 1, by=BOB)
    assert seen(office) == Overview()

    clock.forward(timedelta(hours=2))
    assert seen(office) == Overview(unposted=1)


def test_accounts_are_counted_that_an_incident_keeps_back(office: Services) -> None:
    account = handed_in(office).revision.accounts[0].id
    with office.store.transaction() as tx:
        holds.place(tx, "incident:1", [account], Measure.PAUSED, "炎上のため")
        holds.place(tx, "incident:2", [account], Measure.PAUSED, "なりすましのため")
    assert seen(office).held_accounts == 1

    with office.store.transaction() as tx:
        holds.place(tx, "incident:3", None, Measure.PAUSED, "災害のため")
    assert seen(office).held_accounts == 9


def test_a_decision_in_the_heads_stead_is_counted_until_it_was_looked_at(office: Services) -> None:
    away(office)
    draft = handed_in(office).id
    office.deciding.approve(draft, 1, by=ERIN)
    assert seen(office) == Overview(reviews=1)

    office.reviewing.seen(draft, by=BOB)
    assert seen(office) == Overview()


def test_the_home_says_how_many_own_drafts_stand_where(office: Services) -> None:
    draft = handed_in(office).id
    handed_in(office)
    office.writing.jot("チェックだけです。", by=ALICE)
    office.deciding.return_for_revision(draft, 1, "時刻を書いてください。", by=BOB)

    counted = [(state.value, count) for state, count in office.reading.desk(by=ALICE).own.by_state]

    assert counted == [("returned", 1), ("pending", 1)]
