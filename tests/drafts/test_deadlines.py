"""When people are reminded: within the office's hours, in order, without end."""

from datetime import datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.deadlines import Deadlines, Waiting, moments
from bot.drafts.states import State
from rules.posting_hours import DEFAULT_OFFICE, is_open
from tests.support.clocks import TOKYO

PLAN = Deadlines()
WAITING_STATES = [
    State.PENDING,
    State.CONSULTING,
    State.CONDITIONAL,
    State.APPROVED,
    State.EMERGENCY,
    State.RETRO_PENDING,
    State.RETRO_REFUSED,
    State.POSTED,
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def first(waiting: Waiting, many: int = 4) -> list[str]:
    return [f"{one.astimezone(TOKYO):%m-%d %H:%M}" for one in islice(moments(waiting, PLAN, DEFAULT_OFFICE), many)]


@pytest.mark.parametrize(
    ("waiting", "expected"),
    [
        (
            Waiting(State.PENDING, at("2026-11-26 10:00")),
            ["11-26 12:00", "11-26 14:00", "11-26 16:00", "11-27 08:30"],
        ),
        (
            Waiting(State.PENDING, at("2026-11-27 16:15")),
            ["11-30 09:30", "11-30 11:30", "11-30 13:30", "12-01 08:30"],
        ),
        (
            Waiting(State.PENDING, at("2026-11-26 21:00"), urgent=True),
            ["11-26 21:30", "11-26 22:00", "11-26 22:30", "11-27 08:30"],
        ),
        (
            Waiting(State.APPROVED, at("2026-11-26 10:00"), at("2026-11-26 14:00"), at("2026-11-29 14:00")),
            ["11-26 14:30", "11-28 14:00", "11-30 08:30", "12-01 08:30"],
        ),
        (
            Waiting(State.APPROVED, at("2026-11-26 10:00"), None, at("2026-11-29 10:00")),
            ["11-28 10:00", "11-30 08:30", "12-01 08:30", "12-02 08:30"],
        ),
        (
            Waiting(State.CONDITIONAL, at("2026-11-26 10:00"), None, at("2026-11-29 10:00")),
            ["11-27 08:30", "11-28 10:00", "11-30 08:30", "12-01 08:30"],
        ),
        (
            Waiting(State.EMERGENCY, at("2026-11-26 21:00")),
            ["11-26 22:00", "11-26 23:00", "11-27 08:30", "11-30 08:30"],
        ),
        (
            Waiting(State.RETRO_PENDING, at("2026-11-26 21:00"), retro_due_at=at("2026-11-27 12:00")),
            ["11-27 10:00", "11-27 12:00", "11-30 08:30", "12-01 08:30"],
        ),
        (
            Waiting(State.POSTED, at("2026-11-26 10:00")),
            ["11-27 08:30", "12-04 08:30", "12-11 08:30", "12-18 08:30"],
        ),
    ],
    ids=lambda one: str(one.state) if isinstance(one, Waiting) else "",
)
def test_the_reminders_of_a_waiting_draft(waiting: Waiting, expected: list[str]) -> None:
    assert first(waiting) == expected


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda one: one.replace(tzinfo=TOKYO))  # noqa: DTZ001


@given(
    st.sampled_from(WAITING_STATES),
    MOMENTS,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.booleans(),
)
def test_reminders_come_one_after_another_and_never_end(
    state: State,
    since: datetime,
    planned: datetime | None,
    expires: datetime | None,
    due: datetime | None,
    urgent: bool,
) -> None:
    waiting = Waiting(state, since, planned, expires, due, urgent)
    ten = list(islice(moments(waiting, PLAN, DEFAULT_OFFICE), 10))
    assert all(one < other for one, other in pairwise(ten))
    assert len(ten) == 10


@given(st.sampled_from([State.PENDING, State.CONSULTING, State.RETRO_REFUSED, State.POSTED]), MOMENTS)
def test_what_is_not_urgent_is_spoken_of_in_working_hours(state: State, since: datetime) -> None:
    for moment in islice(moments(Waiting(state, since), PLAN, DEFAULT_OFFICE), 6):
        assert is_open(moment.date())
        assert DEFAULT_OFFICE.hours.holds(moment)
    assert next(moments(Waiting(state, since), PLAN, DEFAULT_OFFICE)) >= since + min(PLAN.decision, timedelta(hours=1))
