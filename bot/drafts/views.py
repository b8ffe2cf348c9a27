"""A draft as a value: all that cards, forms and lists show of it, detached from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.accounts.holds import Held
from bot.accounts.service import AccountFacts
from bot.drafts.content import ImageFacts
from bot.drafts.errors import TextChanged
from bot.drafts.models import AnswerKind, Kind, ReviewOutcome
from bot.drafts.states import Actor, Event, State
from rules.finding import Finding, Severity

#: What grants an approval, and what ends the round in which it was granted.
_GRANTED = (Event.APPROVE, Event.APPROVE_CONDITIONALLY, Event.MEET_CONDITION)
_OUTCOMES = (*_GRANTED, Event.REVOKE, Event.RETURN, Event.POST_FIRST)


@dataclass(frozen=True)
class AnswerView:
    """What was said to a finding, and who said it (Slack id)."""

    kind: AnswerKind
    reason: str
    by: str


@dataclass(frozen=True)
class FindingView:
    """A finding for people. `id` is None where nothing is kept of it (a stranger's check); `image` is the SHA-256 of
    the image that it is about, None where it is about words; `account` the account whose own text it is in."""

    id: int | None
    rule: str
    clause: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    suggestion: str | None
    answer: AnswerView | None = None
    image: str | None = None
    account: AccountFacts | None = None

    @property
    def is_open(self) -> bool:
        """Whether the drafter still owes an answer (要確認) or a mend or contest (要修正)."""
        if self.severity is Severity.BLOCK:
            return self.answer is None or self.answer.kind is not AnswerKind.CONTEST
        return self.severity is Severity.CONFIRM and self.answer is None


#: Findings of one check on the very same words, under one clause each: people read and answer them as one.
Point = tuple[FindingView, ...]


def points(findings: Iterable[FindingView]) -> list[Point]:
    """Put together what one check says of the same words under several clauses, answered alike; the order stays."""
    found: list[list[FindingView]] = []
    last: dict[object, list[FindingView]] = {}
    for one in findings:
        place = (one.rule, one.severity, one.start, one.end, one.image, one.account, one.answer)
        if one.start == one.end or any(other.clause == one.clause for other in last.get(place, [one])):
            last[place] = []
            found.append(last[place])
        last[place].append(one)
    return [tuple(point) for point in found]


def unkept(finding: Finding, text: str) -> FindingView:
    """A finding on a text that is not kept."""
    return FindingView(
        id=None,
        rule=finding.rule,
        clause=finding.clause,
        severity=finding.severity,
        start=finding.core.start,
        end=finding.core.end,
        quote=finding.quote(text),
        message=finding.message,
        suggestion=finding.suggestion,
    )


@dataclass(frozen=True)
class RevisionView:
    """One revision with everything that is approved together with its text."""

    number: int
    text: str
    kind: Kind
    editor: str
    planned_at: datetime | None
    emergency_reason: str
    sources: str
    accounts: tuple[AccountFacts, ...]
    images: tuple[ImageFacts, ...]
    findings: tuple[FindingView, ...]
    #: アカウントごとの文章: account ids with their own text.
    variants: tuple[tuple[int, str], ...] = ()

    def text_for(self, account_id: int) -> str:
        """What goes out on this account."""
        return dict(self.variants).get(account_id, self.text)

    @property
    def with_common_text(self) -> tuple[AccountFacts, ...]:
        """The accounts that have no text of their own."""
        own = dict(self.variants)
        return tuple(one for one in self.accounts if one.id not in own)

    @property
    def with_own_text(self) -> tuple[tuple[AccountFacts, str], ...]:
        """The accounts that have a text of their own, with it."""
        own = dict(self.variants)
        return tuple((one, own[one.id]) for one in self.accounts if one.id in own)


@dataclass(frozen=True)
class DecisionView:
    """A decision on a revision: by whom (Slack id), in what capacity, for which section, why, when.

    `to_mend` are the findings that a return asks to have mended（差戻しの項目）.
    """

    revision: int
    event: Event
    by: str
    actor: Actor
    reason: str
    at: datetime
    section: str | None = None
    to_mend: tuple[FindingView, ...] = ()


@dataclass(frozen=True)
class ReviewView:
    """後閲 of a decision that was taken in a head's stead; `outcome` None while it is still to be made."""

    decided_by: str
    event: Event
    decided_at: datetime
    outcome: ReviewOutcome | None
    opinion: str
    by: str | None
    at: datetime | None


@dataclass(frozen=True)
class AwayView:
    """A head (Slack id) of a section that has a say who is away today, and the last day of the absence."""

    who: str
    last_day: date


@dataclass(frozen=True)
class ReportView:
    """投稿済み報告 for one account, by whom (Slack id); `outside_hours` says why that was outside the hours (§6(1)).

    `doubt` is what was asked about the address, `confirmed` what the person said to it; empty where nothing was asked.
    """

    account_id: int
    url: str
    posted_at: datetime
    by: str
    outside_hours: str = ""
    doubt: str = ""
    confirmed: str = ""


@dataclass(frozen=True)
class RelatedView:
    """A draft that corrects another or is corrected by it: number, state, the beginning of its text, its addresses."""

    id: int
    state: State
    beginning: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftView:
    """A draft with its newest revision, the one last handed in before it, and what happened to it.

    `asked` are the people (Slack ids) who were asked last to decide on the newest revision, `held` the incidents
    that keep it back, `corrects` the draft that it puts right and `corrections` those that put it right（訂正）,
    `sections_missing` the sections of a joint account that are still to approve, `away` the
    heads who are absent today.
    """

    id: int
    state: State
    section: str | None
    drafter: str
    revision: RevisionView
    before: RevisionView | None
    decisions: tuple[DecisionView, ...]
    reports: tuple[ReportView, ...]
    approval_expires_at: datetime | None
    asked: tuple[str, ...]
    retro_due_at: datetime | None = None
    held: tuple[Held, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    sections_missing: tuple[str, ...] = ()
    away: tuple[AwayView, ...] = ()
    corrects: RelatedView | None = None
    corrections: tuple[RelatedView, ...] = ()

    @property
    def held_since_decided(self) -> tuple[Held, ...]:
        """The incidents that began after the last decision: whoever took it could not weigh them."""
        decided = max((one.at for one in self.decisions), default=None)
        return tuple(one for one in self.held if decided is None or one.since > decided)

    def finding(self, finding_id: int | None) -> FindingView:
        """One finding of the newest revision.

        Raises:
            TextChanged: it is not among them; the text has changed since it was shown.
        """
        for one in self.revision.findings:
            if one.id is not None and one.id == finding_id:
                return one
        raise TextChanged

    def point(self, finding_id: int) -> Point:
        """The findings that are read and answered as one with this finding of the newest revision.

        Raises:
            TextChanged: it is not among them; the text has changed since it was shown.
        """
        for found in points(self.revision.findings):
            if any(one.id == finding_id for one in found):
                return found
        raise TextChanged

    @property
    def open_questions(self) -> tuple[FindingView, ...]:
        """The findings that still stop a submission, most serious first."""
        return tuple(finding for finding in self.revision.findings if finding.is_open)

    @property
    def contested(self) -> bool:
        """Whether a 要修正 finding is contested, so that the PR division must concur."""
        return any(
            one.severity is Severity.BLOCK and one.answer is not None and one.answer.kind is AnswerKind.CONTEST
            for one in self.revision.findings
        )

    @property
    def approval_expired(self) -> bool:
        """Whether this revision was approved before and waits again because the approval ran out."""
        outcomes = [
            one.event for one in self.decisions if one.event in _OUTCOMES and one.revision == self.revision.number
        ]
        return self.state is State.PENDING and bool(outcomes) and outcomes[-1] in _GRANTED

    @property
    def last_decision(self) -> DecisionView | None:
        """The newest decision on the newest revision."""
        ours = [one for one in self.decisions if one.revision == self.revision.number]
        return ours[-1] if ours else None

    @property
    def unreported(self) -> tuple[AccountFacts, ...]:
        """The accounts whose post was not reported yet."""
        done = {report.account_id for report in self.reports}
        return tuple(account for account in self.revision.accounts if account.id not in done)


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list: its number, state, section and the beginning of its text."""

    id: int
    state: State
    revision: int
    beginning: str
    planned_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True)
class May:
    """What a person may do with a draft as it stands now."""

    write: bool
    decide: bool
    review: bool = False
