"""What was posted outside the hours is kept with the report, and its approvers are told (§6(1))."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.cards.notices import posted_notice
from bot.drafts.hours_kept import before_approval, why_outside
from bot.drafts.posting import Posted
from bot.drafts.views import DraftView
from rules.context import TOKYO
from rules.posting_hours import DEFAULT_OFFICE, Hours
from tests.drafts.desk import ALICE, BOB, handed_in
from tests.support.clocks import StandingClock
from tests.support.offices import Services
from tests.support.page import said

EVERY_EVENING = Hours(time(8, 30), time(12, 0))
URL = "https://www.facebook.com/niimi.kanko/posts/1"


def on_thursday(hour: int, minute: int = 0, day: int = 26) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


def test_hours_are_kept_to_their_last_minute() -> None:
    assert why_outside(on_thursday(12), EVERY_EVENING, DEFAULT_OFFICE) == ""
    assert "運用時間" in why_outside(on_thursday(12, 1), EVERY_EVENING, DEFAULT_OFFICE)
    assert "勤務時間" in why_outside(on_thursday(20), EVERY_EVENING, DEFAULT_OFFICE)
    assert "土曜日" in why_outside(on_thursday(10, day=28), EVERY_EVENING, DEFAULT_OFFICE)
    assert why_outside(on_thursday(20), EVERY_EVENING, DEFAULT_OFFICE, emergency=True) == ""


def test_a_post_of_the_minute_of_its_approval_came_after_it() -> None:
    approved = datetime(2026, 11, 26, 1, 5, 30, tzinfo=UTC)
    assert not before_approval(approved.replace(second=0), [approved])
    assert before_approval(approved - timedelta(minutes=1), [approved + timedelta(days=1), approved])
    assert not before_approval(approved, [])


def posted(office: Services, when: datetime) -> DraftView:
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=BOB)
    account = draft.revision.accounts[0].id
    return office.posting.report(draft.id, 1, {account: Posted(URL, when)}, by=ALICE)


@pytest.mark.parametrize(("hour", "told"), [(13, False), (20, True)])
def test_a_post_outside_the_hours_is_shown_to_the_head(
    office: Services, clock: StandingClock, hour: int, *, told: bool
) -> None:
    when = on_thursday(hour)
    clock.forward(timedelta(days=1))

    draft = posted(office, when)

    assert ("時間外に投稿されています" in said({"blocks": list(posted_notice(draft).blocks)})) is told
    assert bool(draft.reports[0].outside_hours) is told


def test_a_text_posted_first_in_an_emergency_is_no_exception_to_the_hours(
    office: Services, clock: StandingClock
) -> None:
    draft = handed_in(office)
    office.emergency.post_first(draft.id, 1, "土砂崩れのため。", by=ALICE)
    clock.forward(timedelta(hours=12))
    account = draft.revision.accounts[0].id

    done = office.posting.report(draft.id, 1, {account: Posted(URL, clock.now())}, by=ALICE)

    assert done.reports[0].outside_hours == ""
