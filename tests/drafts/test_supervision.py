"""A head sees what the month of the section brought, the 秘書広報課 that of all, nobody else anything (§6(3))."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.accounts.models import AccountSection
from bot.drafts.models import AnswerKind
from bot.drafts.month import Line, Mark, Month
from bot.drafts.posting import Posted
from bot.drafts.states import Actor, Event, State
from bot.drafts.supervision import PAGE_LENGTH, NotSupervising, Supervision
from bot.people.models import Membership, Person, Role, Section
from bot.people.service import NotRegistered
from rules.context import TOKYO
from rules.finding import Severity
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, ERIN, FRANK, KENJI, away, handed_in, share, written
from tests.drafts.test_listing import keep_drafts
from tests.support.clocks import StandingClock
from tests.support.offices import BLOCKED, QUESTIONED, Services
from tests.support.queries import queries

NOVEMBER, DECEMBER = Month(date(2026, 11, 1)), Month(date(2026, 12, 1))
GRACE = "U01GRACE"
TOURISM = "産業部商工観光課"
URL = "https://www.facebook.com/niimi.kanko/posts/1"


def seen(office: Services, by: str = BOB, month: Month = NOVEMBER) -> dict[int, Line]:
    """The drafts of a month as this person sees them."""
    return {one.id: one for one in Supervision(office.store).whole(month, by=by)[1]}


def marks(office: Services, draft: int, month: Month = NOVEMBER) -> set[Mark]:
    return set(seen(office, month=month)[draft].marks(month, office.store.clock.now()))


def post(office: Services, draft: int, when: datetime, revision: int = 1) -> None:
    shown = office.reading.render(draft)
    reports = {one.id: Posted(f"{URL}{draft}", when) for one in shown.revision.accounts}
    office.posting.report(draft, revision, reports, by=ALICE)


def test_a_head_sees_what_was_found_answered_decided_and_posted(office: Services) -> None:
    draft = handed_in(office, f"閉まる{QUESTIONED}です。").id
    office.deciding.approve(draft, 1, by=BOB)
    now = office.store.clock.now()
    post(office, draft, now)

    line = seen(office)[draft]

    assert (line.section, line.drafter, line.state) == (TOURISM, ALICE, State.COMPLETED)
    assert [(one.event, one.actor, one.by) for one in line.steps] == [(Event.APPROVE, Actor.APPROVER, BOB)]
    assert [(one.posted_at, one.outside_hours) for one in line.places] == [(now, "")]
    assert (line.found(Severity.CONFIRM), line.said_as(AnswerKind.ANSWER)) == (1, 1)
    assert not line.marks(NOVEMBER, now)


def test_what_is_out_of_the_ordinary_is_marked(office: Services, clock: StandingClock) -> None:
    contested = handed_in(office, f"{BLOCKED}ではない。").id
    office.concurring.concur(contested, 1, by=CAROL)
    returned = handed_in(office).id
    office.deciding.return_for_revision(returned, 1, "時刻を書いてください。", by=BOB)
    rejected = handed_in(office).id
    office.deciding.reject(rejected, 1, "市の仕事ではありません。", by=BOB)
    early = handed_in(office).id
    clock.forward(timedelta(hours=1))
    office.deciding.approve(early, 1, by=BOB)
    post(office, early, clock.now() - timedelta(minutes=30))
    outside = handed_in(office).id
    office.deciding.approve(outside, 1, by=BOB)
    clock.forward(timedelta(hours=10))
    post(office, outside, clock.now())

    assert marks(office, contested) == {Mark.CONTESTED, Mark.CONCURRED}
    assert marks(office, returned) == {Mark.RETURNED}
    assert marks(office, rejected) == {Mark.REJECTED}
    assert marks(office, early) == {Mark.BEFORE_APPROVAL}
    assert marks(office, outside) == {Mark.OUTSIDE_HOURS}
    total = Supervision(office.store).page(NOVEMBER, 0, by=BOB).summary.total
    assert (total.drafts, total.posted, total.waiting) == (5, 2, 1)
    assert [total.marked(one) for one in (Mark.CONTESTED, Mark.RETURNED, Mark.EMERGENCY)] == [1, 1, 0]


def test_a_decision_in_the_heads_stead_waits_to_be_looked_at(office: Services) -> None:
    away(office)
    draft = handed_in(office).id
    office.deciding.approve(draft, 1, by=ERIN)

    assert marks(office, draft) == {Mark.ACTING, Mark.REVIEW_OPEN}
    office.reviewing.seen(draft, by=BOB)
    assert marks(office, draft) == {Mark.ACTING}


def test_an_approval_afterwards_is_late_from_its_hour_on(office: Services, clock: StandingClock) -> None:
    draft = handed_in(office).id
    office.emergency.post_first(draft, 1, "土砂崩れのため。", by=ALICE)
    post(office, draft, clock.now())

    assert marks(office, draft) == {Mark.EMERGENCY}
    clock.forward(timedelta(days=1, hours=3))
    assert marks(office, draft) == {Mark.EMERGENCY, Mark.LATE}
    office.emergency.approve_afterwards(draft, 1, by=BOB)
    assert marks(office, draft) == {Mark.EMERGENCY, Mark.LATE}


def test_a_draft_belongs_to_every_month_in_which_something_happened(office: Services, clock: StandingClock) -> None:
    draft = handed_in(office).id
    quiet = written(office).id
    clock.forward(timedelta(days=5))  # 1 December
    office.deciding.return_for_revision(draft, 1, "時刻を書いてください。", by=BOB)

    assert set(seen(office)) == {draft, quiet}
    assert set(seen(office, month=DECEMBER)) == {draft}
    assert marks(office, draft) == set()
    assert marks(office, draft, DECEMBER) == {Mark.RETURNED}


def test_a_month_begins_at_midnight_in_japan(office: Services, clock: StandingClock) -> None:
    clock.forward(datetime(2026, 11, 30, 14, 59, tzinfo=UTC) - clock.now())
    november = written(office).id
    clock.forward(timedelta(minutes=1))
    december = written(office).id

    assert (set(seen(office)), set(seen(office, month=DECEMBER))) == ({november}, {december})


def test_who_answers_for_a_section_sees_it_and_nobody_else(office: Services) -> None:
    draft, jotted = handed_in(office).id, office.writing.jot("チェックだけです。", by=ALICE).id
    for by in (BOB, ERIN, CAROL, DAVE):
        assert set(seen(office, by)) == {draft}, by
    assert seen(office, FRANK) == {}
    assert jotted not in seen(office, CAROL)
    for by in (ALICE, KENJI, GRACE):
        with pytest.raises(NotSupervising):
            seen(office, by)
        assert Supervision(office.store).home(by=by) is None


def test_who_left_or_moved_sees_nothing_any_more(office: Services) -> None:
    handed_in(office)
    with office.store.transaction() as tx:
        tx.session.execute(sa.update(Person).where(Person.slack_id == BOB).values(active=False))
        erin = tx.session.scalars(sa.select(Person.id).where(Person.slack_id == ERIN)).one()
        deputy = sa.and_(Membership.person_id == erin, Membership.role == Role.ACTING)
        tx.session.execute(sa.delete(Membership).where(deputy))

    with pytest.raises(NotRegistered):
        seen(office, BOB)
    with pytest.raises(NotSupervising):
        seen(office, ERIN)


@pytest.mark.parametrize("lead", [False, True])
def test_the_head_of_a_section_that_has_a_say_on_a_joint_account_sees_it_too(office: Services, *, lead: bool) -> None:
    draft = handed_in(office).id
    share(office.store, "総務部危機管理課", lead=lead)

    assert set(seen(office, FRANK)) == {draft}
    assert set(seen(office, BOB)) == {draft}


def test_where_another_section_leads_a_joint_account_the_head_has_no_say(office: Services) -> None:
    draft = handed_in(office).id
    share(office.store, "総務部危機管理課")
    with office.store.transaction() as tx:
        tourism = sa.select(Section.id).where(Section.name == TOURISM).scalar_subquery()
        tx.session.execute(sa.update(AccountSection).where(AccountSection.section_id == tourism).values(lead=True))

    assert (set(seen(office, FRANK)), set(seen(office, BOB))) == (set(), {draft})


def test_the_pr_division_has_a_table_by_section(office: Services) -> None:
    handed_in(office)
    handed_in(office)
    summary = Supervision(office.store).page(NOVEMBER, 0, by=CAROL).summary

    assert summary.sections is None
    assert [(name, one.drafts) for name, one in summary.by_section] == [(TOURISM, 2)]


def test_a_month_of_many_drafts_takes_as_many_queries_as_one_of_one(office: Services) -> None:
    keep_drafts(office.store, 1, State.PENDING)
    with queries(office.store) as before:
        Supervision(office.store).page(NOVEMBER, 0, by=BOB)
    keep_drafts(office.store, 599, State.PENDING, first=1001)

    with queries(office.store) as asked:
        shown = Supervision(office.store).page(NOVEMBER, 3, by=BOB)

    assert len(asked) == len(before)
    assert (shown.summary.total.drafts, shown.pages, len(shown.lines)) == (600, 40, PAGE_LENGTH)
    newest = [1599 - 3 * PAGE_LENGTH - at for at in range(PAGE_LENGTH)]
    assert [one.id for one in shown.lines] == newest
    assert Supervision(office.store).page(NOVEMBER, 99, by=BOB).page == 39


@pytest.mark.parametrize(("back", "expected"), [(0, "2026-02"), (2, "2025-12"), (14, "2024-12"), (-11, "2027-01")])
def test_months_are_counted_over_the_year(back: int, expected: str) -> None:
    month = Month.parse("2026-02").back(back)

    assert str(month) == expected
    assert Month.of(month.begins) == month == Month.of(month.ends - timedelta(seconds=1))
    assert month.begins == datetime(month.first.year, month.first.month, 1, tzinfo=TOKYO)
