"""The steps of an incident (§7): who does what by when, and what is asked when it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.guideline import Clause, clause
from rules.incidents.facts import IncidentFacts, holds
from rules.incidents.kinds import Condition, Duty, Evidence, HelpTopic, IncidentKind

_HOUR, _DAY = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a playbook.

    `key` stays the same for ever: an incident remembers its steps by it. `what_to_do` is plain Japanese, paragraphs
    parted by newlines. `clause` is the key of the clause it serves (`clause_text()` gives it word for word), None
    where it is practice only. `demanded`: §7 asks for it, so an incident does not close before it is done or
    justified. `rounds` are minutes from the opening, one or more, rising: a step with several is done again each time.
    `when`: conditions that must all hold. `evidence` are the fields asked when it is done, `statements` the keys of
    texts offered (rules.incidents.statement), `helps` what to show of the platform's own pages. `public_act`: citizens
    see it. `not_by_doer_of`: the key of a step whose doer may not do this one. `outlives`: goes on after the closing.
    """

    key: str
    title: str
    what_to_do: str
    clause: str | None
    demanded: bool
    duty: Duty
    rounds: tuple[int, ...]
    when: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[str, ...] = ()
    helps: tuple[HelpTopic, ...] = ()
    public_act: bool = False
    not_by_doer_of: str | None = None
    outlives: bool = False

    @property
    def due_minutes(self) -> int:
        """Minutes from the opening until it is (first) due."""
        return self.rounds[0]

    def clause_text(self) -> Clause | None:
        """Return the clause it serves, word for word."""
        return clause(self.clause) if self.clause else None


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do in one kind of incident: `first_three` at once by who noticed, `warning` on top of everything."""

    kind: IncidentKind
    name: str
    warning: str
    first_three: tuple[str, str, str]
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step:
        """Return a step.

        Raises:
            KeyError: the playbook has no such step.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Task:
    """One round of a step in an incident: what a checklist shows and a clock watches.

    `key` is the step's for the first round, "metrics#2" for the second.
    """

    key: str
    step: Step
    round: int
    title: str
    due_at: datetime


def steps_for(playbook: Playbook, facts: IncidentFacts) -> tuple[Step, ...]:
    """Return the steps that apply to what is known now, in the playbook's order."""
    return tuple(step for step in playbook.steps if all(holds(condition, facts) for condition in step.when))


def due_at(step: Step, opened_at: datetime) -> datetime:
    """Return when a step is (first) due, in an incident opened at an aware moment.

    Raises:
        ValueError: `opened_at` has no time zone.
    """
    return _after(opened_at, step.due_minutes)


def tasks_for(playbook: Playbook, facts: IncidentFacts, opened_at: datetime) -> tuple[Task, ...]:
    """Return every round of every step that applies, in the playbook's order.

    Raises:
        ValueError: `opened_at` has no time zone.
    """
    return tuple(task for step in steps_for(playbook, facts) for task in tasks_of(step, opened_at))


def tasks_of(step: Step, opened_at: datetime) -> Iterator[Task]:
    """Yield the rounds of a step.

    Raises:
        ValueError: `opened_at` has no time zone.
    """
    for number, minutes in enumerate(step.rounds, start=1):
        key = step.key if number == 1 else f"{step.key}#{number}"
        title = step.title if len(step.rounds) == 1 else f"{step.title}（{after_opening(minutes)}）"
        yield Task(key, step, number, title, _after(opened_at, minutes))


def after_opening(minutes: int) -> str:
    """Return how long after the opening, for people:「すぐ」「30分後」「3時間後」「7日後」."""
    if minutes == 0:
        return "すぐ"
    if minutes % _DAY == 0 and minutes > _DAY:
        return f"{minutes // _DAY}日後"
    return f"{minutes // _HOUR}時間後" if minutes % _HOUR == 0 else f"{minutes}分後"


def _after(opened_at: datetime, minutes: int) -> datetime:
    if opened_at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return opened_at + timedelta(minutes=minutes)
