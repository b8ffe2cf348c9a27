"""An account as a value: all that cards, forms and lists show of it, detached from the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.accounts.models import PLATFORM_NAMES, Platform
from bot.accounts.official import Standing
from bot.accounts.papers import DocumentKind, Step
from bot.accounts.states import State

#: How many administrators an account needs: one is on leave when it matters.
ADMINISTRATORS = 2


@dataclass(frozen=True)
class DocumentView:
    """The newest version of a text; `missing` are the keys of the items it lacks, `editor` is a Slack id."""

    kind: DocumentKind
    number: int
    text: str
    url_field: str
    missing: tuple[str, ...]
    editor: str
    at: datetime


@dataclass(frozen=True)
class AdmissionView:
    """§3: what was asked, by whom, and what was decided; `admitted` is None while it waits."""

    id: int
    risks: str
    safeguards: str
    asked_by: str
    asked_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    admitted: bool | None
    reason: str


@dataclass(frozen=True)
class ReportView:
    """§5(2): a report and its receipt. `received` is None while it waits, and where it was taken back by an edit
    (`decided_at` is set then). `changes` says what is other than in the report received before."""

    number: int
    version: int
    reporter: str
    at: datetime
    decided_by: str | None
    decided_at: datetime | None
    received: bool | None
    reason: str
    changes: tuple[str, ...]
    first: bool

    @property
    def waits(self) -> bool:
        """Whether the PR division is still to decide."""
        return self.decided_at is None


@dataclass(frozen=True)
class Look:
    """Somebody (Slack id) looked at a closed account and found nothing."""

    by: str
    at: datetime


@dataclass(frozen=True)
class StepView:
    """A step of closing that was done, by whom (Slack id), when."""

    by: str
    at: datetime
    note: str


@dataclass(frozen=True)
class AccountView:
    """An account of the register. People are Slack ids; `opens` and `closes` are "HH:MM"."""

    id: int
    platform: Platform
    name: str
    handle: str
    url: str
    opens: str
    closes: str
    version: int
    standing: Standing
    sections: tuple[tuple[int, str], ...]
    theme: str
    purpose: str
    contents: str
    answering: str
    contractor: str
    head: str | None
    operators: tuple[str, ...]
    administrators: tuple[str, ...]
    documents: Mapping[DocumentKind, DocumentView]
    admission: AdmissionView | None
    report: ReportView | None
    closing_reason: str
    steps: Mapping[Step, StepView]
    closed_at: datetime | None
    #: The section whose head approves for all of a joint account (§5(1)); None where each head does.
    lead: int | None = None

    @property
    def lead_name(self) -> str:
        """The name of the leading section, "" where none leads."""
        return dict(self.sections).get(self.lead, "") if self.lead is not None else ""

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.standing.state

    @property
    def label(self) -> str:
        """How people call it: platform and name."""
        return f"{PLATFORM_NAMES[self.platform]}「{self.name}」"

    @property
    def section_names(self) -> str:
        """The sections that run it, in words."""
        return "、".join(name for _, name in self.sections)

    @property
    def needs_admission(self) -> bool:
        """Whether §3 asks for an admission: all but Facebook, which is the rule."""
        return self.platform is not Platform.FACEBOOK

    @property
    def admitted(self) -> bool:
        """Whether §3 stands in the way no more."""
        return not self.needs_admission or bool(self.admission and self.admission.admitted)

    @property
    def particulars_missing(self) -> tuple[str, ...]:
        """What a report still needs to say of who runs the account and how, in words."""
        joint = len(self.sections) > 1
        wanted = (
            ("運用する人", bool(self.operators or self.contractor)),
            ("責任者（所属長）", self.head is not None),
            (f"管理者{ADMINISTRATORS}人以上", len(self.administrators) >= ADMINISTRATORS),
            ("目的", bool(self.purpose)),
            ("発信する内容", bool(self.contents)),
            ("意見や質問への対応方法", bool(self.answering)),
            ("共通するテーマ（§5(1)）", bool(self.theme) or not joint),
        )
        return tuple(name for name, there in wanted if not there)


@dataclass(frozen=True)
class AccountLine:
    """An account in a list."""

    id: int
    label: str
    handle: str
    sections: str
    standing: Standing
