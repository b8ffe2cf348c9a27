"""When people are reminded of a draft that waits: pure, from how long it has waited and the office's hours (§6(1))."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, repeat

from bot.drafts.states import State
from rules.posting_hours import OfficeHours
from rules.working_time import add_working_time, next_working_moment, next_working_morning

#: From this reminder on the acting approvers and the PR division are told as well.
TOLD_TO_OTHERS_FROM = 3
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Deadlines:
    """What the operator may set.

    Attributes:
        decision: working time between the first reminders of a decision.
        urgent: time, day and night, between them where the draft is urgent（緊急）.
        posting: how long after the planned time the drafter is asked whether the text was posted.
        expiry: how long before an approval runs out the drafter is told.
    """

    decision: timedelta = timedelta(hours=2)
    urgent: timedelta = timedelta(minutes=30)
    posting: timedelta = timedelta(minutes=30)
    expiry: timedelta = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """A draft that waits: in which state since when, and the moments that matter there."""

    state: State
    since: datetime
    planned_at: datetime | None = None
    expires_at: datetime | None = None
    retro_due_at: datetime | None = None
    urgent: bool = False


def moments(waiting: Waiting, deadlines: Deadlines, office: OfficeHours) -> Iterator[datetime]:
    """When to remind: without end, since what waits has always a next reminder; each later than the one before."""
    last: datetime | None = None
    for moment in _planned(waiting, deadlines, office):
        if last is None or moment > last:
            last = moment
            yield moment


def _planned(waiting: Waiting, deadlines: Deadlines, office: OfficeHours) -> Iterator[datetime]:
    match waiting.state:
        case State.APPROVED | State.CONDITIONAL:
            return _until_posted(waiting, deadlines, office)
        case State.EMERGENCY:
            return _then_every_morning([waiting.since + deadlines.urgent * n for n in (2, 4)], waiting.since, office)
        case State.RETRO_PENDING:
            due = waiting.retro_due_at or waiting.since
            early = max(waiting.since + deadlines.urgent, due - deadlines.decision)
            return _then_every_morning([min(early, due), due], due, office)
        case State.POSTED:
            return _weekly(next_working_morning(waiting.since, office), office)
        case _:
            return _until_decided(waiting, deadlines, office)


def _until_decided(waiting: Waiting, deadlines: Deadlines, office: OfficeHours) -> Iterator[datetime]:
    times = range(1, TOLD_TO_OTHERS_FROM + 1)
    if waiting.urgent:
        first = [waiting.since + deadlines.urgent * n for n in times]
    else:
        first = [add_working_time(waiting.since, deadlines.decision * n, office) for n in times]
    return _then_every_morning(first, first[-1], office)


def _until_posted(waiting: Waiting, deadlines: Deadlines, office: OfficeHours) -> Iterator[datetime]:
    first: list[datetime] = []
    if waiting.state is State.CONDITIONAL:
        first.append(next_working_morning(waiting.since, office))
    elif waiting.planned_at is not None:
        first.append(max(waiting.planned_at, waiting.since) + deadlines.posting)
    end = waiting.expires_at or waiting.since
    before_the_end = max(waiting.since, end - deadlines.expiry)
    # What ran out and could not be asked anew is spoken of every morning after.
    return _then_every_morning(sorted([*first, before_the_end]), max(end, *first, waiting.since), office)


def _then_every_morning(first: list[datetime], start: datetime, office: OfficeHours) -> Iterator[datetime]:
    return chain(first, _mornings(start, office))


def _mornings(start: datetime, office: OfficeHours) -> Iterator[datetime]:
    morning = start
    for _ in repeat(None):
        morning = next_working_morning(morning, office)
        yield morning


def _weekly(start: datetime, office: OfficeHours) -> Iterator[datetime]:
    moment = start
    for _ in repeat(None):
        yield moment
        moment = next_working_moment(moment + _WEEK, office)
