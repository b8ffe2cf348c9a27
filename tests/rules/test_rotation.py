"""§5(7): the plan of reminders, for whatever days, causes, closed days and outages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.context import TOKYO
from rules.posting_hours import DEFAULT_OFFICE, OfficeHours, is_open
from rules.rotation import (
    EXPOSED,
    LONGEST_INTERVAL,
    PERSONNEL,
    SHORTEST_INTERVAL,
    Addressee,
    Attestation,
    Cause,
    Moment,
    Plan,
    due_at_once,
    may_hold_a_password,
    next_due,
    required,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
IMMEDIATE = st.sampled_from(sorted(set(Cause) - {Cause.PERIODIC}))
SINCE = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CLOSED = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=40)
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TOKYO)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    if draw(st.booleans()):
        return Plan(draw(DAYS), Cause.PERIODIC, draw(SINCE))
    cause, since = draw(IMMEDIATE), draw(SINCE)
    return Plan(due_at_once(cause, since), cause, since)


def carried_out(plan: Plan, office: OfficeHours, silent: tuple[datetime, datetime] | None = None) -> list[Moment]:
    """The reminders that go out where somebody looks each time one is due, but not between two moments."""
    sent, now = [], plan.since
    following = plan.first(office)
    while following is not None:
        now = max(now, following.at)
        if silent is not None and silent[0] <= now < silent[1]:
            now = silent[1]
        latest = plan.latest_due(now, office)
        assert latest is not None
        sent.append(Moment(latest.stage, now))
        following = plan.next_after(now, office)
    return sent


def test_the_head_is_told_14_and_3_days_before_on_the_day_and_7_after_and_the_pr_division_30_after() -> None:
    plan = Plan(date(2026, 11, 26), Cause.PERIODIC, LONG_AGO)
    assert [(one.stage.days, one.stage.to, one.at) for one in plan.moments()] == [
        (-14, Addressee.HEAD, at(2026, 11, 12)),
        (-3, Addressee.HEAD, at(2026, 11, 24)),  # the 23rd is 勤労感謝の日
        (0, Addressee.HEAD, at(2026, 11, 26)),
        (7, Addressee.HEAD, at(2026, 12, 3)),
        (30, Addressee.PR_DIVISION, at(2026, 12, 28)),  # the 26th is a Saturday
    ]


def test_stages_that_fall_into_the_same_holiday_are_one_reminder() -> None:
    plan = Plan(date(2027, 1, 2), Cause.PERIODIC, LONG_AGO)  # three days before: the 30th of December
    assert [(one.stage.days, one.at) for one in carried_out(plan, DEFAULT_OFFICE)] == [
        (-14, at(2026, 12, 21)),
        (0, at(2027, 1, 4)),
        (7, at(2027, 1, 12)),  # the 11th is 成人の日
        (30, at(2027, 2, 1)),
    ]


def test_a_change_that_something_made_necessary_is_asked_for_at_once_even_at_night() -> None:
    night = at(2026, 11, 26, 23, 40)
    plan = Plan(due_at_once(Cause.PASTED, night), Cause.PASTED, night)
    assert plan.due == date(2026, 11, 26)
    assert [(one.stage.days, one.at) for one in carried_out(plan, DEFAULT_OFFICE)][:2] == [
        (0, night),
        (1, at(2026, 11, 27)),
    ]


def test_a_transfer_leaves_until_the_next_business_day() -> None:
    assert due_at_once(Cause.TRANSFER, at(2026, 11, 27, 17)) == date(2026, 11, 30)


def test_a_periodic_change_is_never_due_at_once() -> None:
    with pytest.raises(ValueError, match="periodic"):
        due_at_once(Cause.PERIODIC, at(2026, 11, 27))


@pytest.mark.parametrize("days", [SHORTEST_INTERVAL - 1, LONGEST_INTERVAL + 1, 0, -180])
def test_no_account_has_an_interval_outside_its_range(days: int) -> None:
    with pytest.raises(ValueError, match="interval"):
        next_due(date(2026, 11, 26), days)


@given(DAYS, st.integers(SHORTEST_INTERVAL, LONGEST_INTERVAL))
def test_the_next_change_is_due_an_interval_after_the_last(changed_on: date, days: int) -> None:
    assert (next_due(changed_on, days) - changed_on).days == days


@given(plans(), CLOSED)
def test_reminders_come_in_order_in_working_mornings_and_never_before_the_plan_began(
    plan: Plan, closed: frozenset[date]
) -> None:
    office = OfficeHours(closed_on=closed)
    moments = plan.moments(office)
    assert [one.at for one in moments] == sorted(one.at for one in moments)
    for one in moments:
        assert one.at >= plan.since
        assert one.at == plan.since or is_open(one.at.astimezone(TOKYO).date(), office)


@given(plans(), CLOSED)
def test_carried_out_in_time_no_stage_comes_twice_and_none_that_can_be_told_apart_is_missing(
    plan: Plan, closed: frozenset[date]
) -> None:
    office = OfficeHours(closed_on=closed)
    sent = carried_out(plan, office)
    numbers = [one.stage.number for one in sent]
    assert numbers == sorted(set(numbers))
    ahead = {one.at for one in plan.moments(office) if one.at > plan.since or plan.cause is not Cause.PERIODIC}
    assert {one.at for one in sent} == ahead


@given(plans(), st.integers(-40, 40), st.integers(1, 60))
def test_after_an_outage_the_latest_due_reminder_comes_alone_and_the_rest_as_planned(
    plan: Plan, begins: int, days: int
) -> None:
    start = datetime.combine(plan.due, datetime.min.time(), tzinfo=TOKYO) + timedelta(days=begins)
    silent = (start, start + timedelta(days=days))
    sent = carried_out(plan, DEFAULT_OFFICE, silent)
    undisturbed = carried_out(plan, DEFAULT_OFFICE)
    missed = [one for one in undisturbed if silent[0] <= one.at < silent[1]]
    assert sent == [
        *(one for one in undisturbed if one.at < silent[0]),
        *([Moment(missed[-1].stage, silent[1])] if missed else []),
        *(one for one in undisturbed if one.at >= silent[1]),
    ]


def test_what_must_be_vouched_for_depends_on_what_happened() -> None:
    assert Attestation.FORMER_HOLDERS_REMOVED not in required(Cause.PERIODIC)
    assert all(Attestation.FORMER_HOLDERS_REMOVED in required(cause) for cause in PERSONNEL)
    assert all(Attestation.SESSIONS_REVIEWED in required(cause) for cause in EXPOSED)
    assert all(required(Cause.PERIODIC) <= required(cause) for cause in Cause)


@pytest.mark.parametrize("note", ["新しいのは Niimi2026! です", "kX9mm2Pq", "482913", "ひみつは abc_def1 にした"])
def test_a_note_that_may_hold_a_password_is_recognised(note: str) -> None:
    assert may_hold_a_password(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "前任の田中さんの権限を外しました",
        "令和8年の点検にあわせて",
        "2026年11月に変更",
        "管理者は3人",
        "Facebookの設定から",
    ],
)
def test_an_ordinary_note_passes(note: str) -> None:
    assert not may_hold_a_password(note)
