"""An incident as a value: all that cards, forms, lists and reports show of it, detached from the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.accounts.service import AccountFacts
from bot.incidents.facts import OURS
from bot.incidents.models import Entry
from bot.incidents.states import ENDED, OPEN, State, TaskState
from bot.incidents.text_models import TextState
from rules.incidents.facts import IncidentFacts
from rules.incidents.kinds import Answer, Channel, Duty, IncidentKind
from rules.incidents.level import Level


def without_account(known: Mapping[str, str]) -> str:
    """What an incident is about to which no account belongs, by what is known of it."""
    return "市のアカウント以外" if known.get(OURS) == Answer.NO else "確認中（アカウントがまだ選ばれていません）"


@dataclass(frozen=True)
class TaskView:
    """One round of a step. `taken_by` and `ended_by` are Slack ids; `evidence` what was written down, by field."""

    key: str
    step: str
    title: str
    duty: Duty
    demanded: bool
    outlives: bool
    due_at: datetime
    state: TaskState
    taken_by: str | None
    ended_by: str | None
    ended_at: datetime | None
    reason: str
    evidence: dict[str, str]

    @property
    def ended(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.state in ENDED

    def late(self, now: datetime) -> bool:
        """Whether its time has passed."""
        return not self.ended and self.due_at <= now


@dataclass(frozen=True)
class EntryView:
    """An entry of the timeline: when, of what kind, by whom (Slack id), our words, people's words."""

    id: int
    at: datetime
    recorded_at: datetime
    kind: Entry
    by: str
    what: str
    words: str


@dataclass(frozen=True)
class EvidenceView:
    """Something kept as proof. `by` is a Slack id, `sha256` empty where no file was measured."""

    what: str
    link: str
    sha256: str
    by: str
    kept_at: datetime


@dataclass(frozen=True)
class TextView:
    """A text of an incident. People are Slack ids; `remarks` are what the check asks to be confirmed."""

    id: int
    incident: int
    title: str
    channel: Channel
    text: str
    remarks: tuple[str, ...]
    state: TextState
    writer: str
    head: str | None
    pr: str | None
    reason: str
    url: str
    published_at: datetime | None


@dataclass(frozen=True)
class IncidentView:
    """An incident with its steps. People are Slack ids; `called` by a nag, `told` of all that matters."""

    id: int
    kind: IncidentKind
    state: State
    level: Level
    drill: bool
    speed: int
    account: AccountFacts | None
    section: str
    url: str
    seen: str
    facts: IncidentFacts
    known: dict[str, str]
    reporter: str
    lead: str | None
    told: tuple[str, ...]
    called: tuple[str, ...]
    own_channel: str | None
    opened_at: datetime
    acknowledged_at: datetime | None
    first_public_at: datetime | None
    settled_at: datetime | None
    closed_at: datetime | None
    next_update_at: datetime | None
    tasks: tuple[TaskView, ...]

    @property
    def is_open(self) -> bool:
        """Whether it still burns."""
        return self.state in OPEN

    @property
    def target(self) -> str:
        """What it is about, for people: the account, that it is not the city's, or that nobody has said so far."""
        return self.account.label if self.account is not None else without_account(self.known)

    def task(self, key: str) -> TaskView | None:
        """One round of a step by its key."""
        return next((one for one in self.tasks if one.key == key), None)

    def current(self) -> tuple[TaskView, ...]:
        """The steps as a checklist shows them: of a step done several times the first round that is not done."""
        shown: dict[str, TaskView] = {}
        for one in self.tasks:
            if one.step not in shown or shown[one.step].ended:
                shown[one.step] = one
        return tuple(shown.values())


@dataclass(frozen=True)
class IncidentLine:
    """An incident in a list."""

    id: int
    kind: IncidentKind
    state: State
    level: Level
    drill: bool
    target: str
    opened_at: datetime
