"""A month of a section's drafts as values: what a head answers for (§6(3)), and the numbers on top. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.drafts.models import AnswerKind, Kind, ReviewOutcome
from bot.drafts.states import Actor, Event, State
from rules.context import TOKYO
from rules.eras import era_year_of
from rules.finding import Severity

#: States in which somebody is to decide.
WAITING = (State.CONSULTING, State.PENDING, State.RETRO_PENDING)


@dataclass(frozen=True, order=True)
class Month:
    """A month in Japan, by its first day."""

    first: date

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        """The month in which an aware moment lies in Japan."""
        return cls(moment.astimezone(TOKYO).date().replace(day=1))

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read「2026-11」.

        Raises:
            ValueError: it is something else.
        """
        year, month = text.split("-")
        return cls(date(int(year), int(month), 1))

    def back(self, months: int) -> "Month":
        """The month so many months before."""
        count = self.first.year * 12 + self.first.month - 1 - months
        return Month(date(count // 12, count % 12 + 1, 1))

    @property
    def begins(self) -> datetime:
        """Its first moment."""
        return datetime(self.first.year, self.first.month, 1, tzinfo=TOKYO)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return self.back(-1).begins

    @property
    def name(self) -> str:
        """For people:「令和8年11月」."""
        return f"{era_year_of(self.first)}{self.first.month}月"

    def holds(self, moment: datetime) -> bool:
        """Whether an aware moment lies in it."""
        return self.begins <= moment < self.ends

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


class Mark(StrEnum):
    """What is out of the ordinary, so that a head looks at it."""

    EMERGENCY = "emergency"
    OUTSIDE_HOURS = "outside_hours"
    BEFORE_APPROVAL = "before_approval"
    LATE = "late"
    REFUSED = "refused"
    REVOKED = "revoked"
    RETURNED = "returned"
    REJECTED = "rejected"
    CONTESTED = "contested"
    ACTING = "acting"
    CONDITIONAL = "conditional"
    CONCURRED = "concurred"
    REVIEW_OPEN = "review_open"
    OBJECTED = "objected"


MARK_NAMES = {
    Mark.EMERGENCY: "緊急投稿",
    Mark.OUTSIDE_HOURS: "時間外の投稿",
    Mark.BEFORE_APPROVAL: "承認前の投稿",
    Mark.LATE: "事後承認の遅れ",
    Mark.REFUSED: "事後不承認",
    Mark.REVOKED: "承認の取消し",
    Mark.RETURNED: "差戻し",
    Mark.REJECTED: "却下",
    Mark.CONTESTED: "指摘への異議",
    Mark.ACTING: "代決",
    Mark.CONDITIONAL: "条件付き承認",
    Mark.CONCURRED: "合議",
    Mark.REVIEW_OPEN: "後閲待ち",
    Mark.OBJECTED: "後閲での意見",
}
_OF_EVENTS = {
    Event.POST_FIRST: Mark.EMERGENCY,
    Event.REFUSE_AFTERWARDS: Mark.REFUSED,
    Event.REVOKE: Mark.REVOKED,
    Event.RETURN: Mark.RETURNED,
    Event.REJECT: Mark.REJECTED,
    Event.APPROVE_CONDITIONALLY: Mark.CONDITIONAL,
    Event.CONCUR: Mark.CONCURRED,
}
_AFTERWARDS = (Event.APPROVE_AFTERWARDS, Event.REFUSE_AFTERWARDS)


@dataclass(frozen=True)
class Step:
    """A decision: by whom (Slack id), in what capacity, for which section, on which revision, why, when."""

    event: Event
    actor: Actor
    by: str
    at: datetime
    revision: int
    reason: str
    section: str = ""


@dataclass(frozen=True)
class Place:
    """Where and when a draft went out, and why that was outside the hours (§6(1)); both empty where it did not yet."""

    account: str
    url: str = ""
    posted_at: datetime | None = None
    outside_hours: str = ""
    before_approval: bool = False


@dataclass(frozen=True)
class Said:
    """An answer to a finding of the newest revision, or a contest."""

    clause: str
    severity: Severity
    quote: str
    kind: AnswerKind
    reason: str
    by: str


@dataclass(frozen=True)
class Looked:
    """後閲: `outcome` is None while it is still to be made."""

    outcome: ReviewOutcome | None
    opinion: str
    asked_at: datetime


@dataclass(frozen=True)
class Line:
    """A draft of the month. `text` is its whole newest text or the beginning of it."""

    id: int
    revision: int
    state: State
    kind: Kind
    section: str
    drafter: str
    text: str
    created_at: datetime
    planned_at: datetime | None
    emergency_reason: str
    retro_due_at: datetime | None
    places: tuple[Place, ...] = ()
    findings: Mapping[Severity, int] | None = None
    said: tuple[Said, ...] = ()
    steps: tuple[Step, ...] = ()
    reviews: tuple[Looked, ...] = ()

    def found(self, severity: Severity) -> int:
        """How many findings of a severity its newest text has."""
        return (self.findings or {}).get(severity, 0)

    def said_as(self, kind: AnswerKind) -> int:
        """How many findings of its newest text were answered, or contested."""
        return sum(one.kind is kind for one in self.said)

    def posted_in(self, month: Month) -> bool:
        """Whether it went out on one of its accounts in the month."""
        return any(one.posted_at is not None and month.holds(one.posted_at) for one in self.places)

    def marks(self, month: Month, now: datetime) -> frozenset[Mark]:
        """What was out of the ordinary in this month, or is so still."""
        steps = [one for one in self.steps if month.holds(one.at)]
        places = [one for one in self.places if one.posted_at is not None and month.holds(one.posted_at)]
        found = {_OF_EVENTS[one.event] for one in steps if one.event in _OF_EVENTS}
        outcomes = [one.outcome for one in self.reviews]
        others = {
            Mark.EMERGENCY: bool(self.emergency_reason and places),
            Mark.OUTSIDE_HOURS: any(one.outside_hours for one in places),
            Mark.BEFORE_APPROVAL: any(one.before_approval for one in places),
            Mark.LATE: self._late(steps, now),
            Mark.CONTESTED: self.said_as(AnswerKind.CONTEST) > 0,
            Mark.ACTING: any(one.actor is Actor.ACTING for one in steps),
            Mark.REVIEW_OPEN: None in outcomes,
            Mark.OBJECTED: ReviewOutcome.OBJECTED in outcomes,
        }
        return frozenset(found | {mark for mark, holds in others.items() if holds})

    def _late(self, steps: Iterable[Step], now: datetime) -> bool:
        """事後承認 after its due time, or still to come although that is over."""
        due = self.retro_due_at
        if due is None:
            return False
        waits = self.state in (State.EMERGENCY, State.RETRO_PENDING) and now > due
        return waits or any(one.event in _AFTERWARDS and one.at > due for one in steps)


@dataclass(frozen=True)
class Numbers:
    """How many drafts, how many of them were posted in the month, wait for a decision, have which mark."""

    drafts: int = 0
    posted: int = 0
    waiting: int = 0
    marks: Mapping[Mark, int] | None = None

    def marked(self, mark: Mark) -> int:
        """How many drafts have a mark."""
        return (self.marks or {}).get(mark, 0)


def numbers(lines: Iterable[Line], month: Month, now: datetime) -> Numbers:
    """Count."""
    kept = list(lines)
    return Numbers(
        drafts=len(kept),
        posted=sum(one.posted_in(month) for one in kept),
        waiting=sum(one.state in WAITING for one in kept),
        marks=Counter(mark for one in kept for mark in one.marks(month, now)),
    )
