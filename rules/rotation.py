"""§5(7): when a password is to be changed, and who is reminded of it when.

The clause asks for a change "定期的に". The plan is pure: a day on which the change is due, the stages before and after
it, and the moments at which they fall in an office that is closed at times. It knows no password and no database.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rules.context import TOKYO
from rules.lazy_patterns import lazy_compile
from rules.posting_hours import DEFAULT_OFFICE, OfficeHours, is_open, next_business_day

DEFAULT_INTERVAL, SHORTEST_INTERVAL, LONGEST_INTERVAL = 180, 90, 365
"""Days from one change to the next: the setting of an account, and what it may be."""


class Cause(StrEnum):
    """Why a change is due: the interval is over, or something happened that does not wait for it."""

    PERIODIC = "periodic"
    TRANSFER = "transfer"
    LEAVING = "leaving"
    LOST_DEVICE = "lost_device"
    SUSPECTED_LOGIN = "suspected_login"
    PASTED = "pasted"
    TAKEOVER_ENDED = "takeover_ended"


CAUSE_NAMES = {
    Cause.PERIODIC: "定期的な変更",
    Cause.TRANSFER: "人事異動",
    Cause.LEAVING: "退職・任期満了",
    Cause.LOST_DEVICE: "端末の紛失・盗難",
    Cause.SUSPECTED_LOGIN: "不審なログインの疑い",
    Cause.PASTED: "パスワード等が Slack に書き込まれた",
    Cause.TAKEOVER_ENDED: "アカウント乗っ取りの終結",
}
#: Personnel changes are known beforehand: the next business day does. Everything else may be known to strangers now.
PERSONNEL = frozenset({Cause.TRANSFER, Cause.LEAVING})
EXPOSED = frozenset(Cause) - PERSONNEL - {Cause.PERIODIC}


class Attestation(StrEnum):
    """What whoever changed it vouches for. The password itself is never asked for."""

    NOT_GUESSABLE = "not_guessable"
    NOT_REUSED = "not_reused"
    KEPT_IN_MANAGER = "kept_in_manager"
    MFA_ON = "mfa_on"
    SESSIONS_REVIEWED = "sessions_reviewed"
    FORMER_HOLDERS_REMOVED = "former_holders_removed"


ATTESTATION_NAMES = {
    Attestation.NOT_GUESSABLE: "推測されにくいものにした",
    Attestation.NOT_REUSED: "ほかで使っていないものにした",
    Attestation.KEPT_IN_MANAGER: "管理ソフトなど決められた場所に保管した",
    Attestation.MFA_ON: "多要素認証が有効であることを確かめた",
    Attestation.SESSIONS_REVIEWED: "ログイン中の端末を確かめ、不要なものを外した",
    Attestation.FORMER_HOLDERS_REMOVED: "担当を離れた人の権限を外した（いないことを確かめた）",
}
#: What the clause itself asks of a password: not easily guessed, and not to come to others' knowledge.
_OF_THE_CLAUSE = frozenset({Attestation.NOT_GUESSABLE, Attestation.NOT_REUSED, Attestation.KEPT_IN_MANAGER})


class Addressee(StrEnum):
    """Who is reminded."""

    HEAD = "head"
    PR_DIVISION = "pr_division"


@dataclass(frozen=True, slots=True)
class Stage:
    """One reminder: `days` after the due day (before it where negative); `number` counts from 0."""

    number: int
    days: int
    to: Addressee


#: A change on its day is announced; one that something made necessary is asked for at once, and again the day after.
PERIODIC_STAGES = (
    Stage(0, -14, Addressee.HEAD),
    Stage(1, -3, Addressee.HEAD),
    Stage(2, 0, Addressee.HEAD),
    Stage(3, 7, Addressee.HEAD),
    Stage(4, 30, Addressee.PR_DIVISION),
)
IMMEDIATE_STAGES = (
    Stage(0, 0, Addressee.HEAD),
    Stage(1, 1, Addressee.HEAD),
    Stage(2, 7, Addressee.HEAD),
    Stage(3, 30, Addressee.PR_DIVISION),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a stage falls (aware, Japan time)."""

    stage: Stage
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The reminders of one change: its due day, why it is due, and since when that is known (aware)."""

    due: date
    cause: Cause
    since: datetime

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of this cause, in order."""
        return PERIODIC_STAGES if self.cause is Cause.PERIODIC else IMMEDIATE_STAGES

    def moments(self, office: OfficeHours = DEFAULT_OFFICE) -> tuple[Moment, ...]:
        """When the stages fall, in order and never before `since`: as the office begins to work on the stage's day or,
        where it is closed, on its next open day. Several stages may fall together, on the day after a long holiday.

        The first stage of an immediate change falls at once.
        """
        moments = [Moment(stage, self._at(stage, office)) for stage in self.stages]
        if self.cause is Cause.PERIODIC:
            return tuple(moments)
        return (Moment(moments[0].stage, self.since), *moments[1:])

    def first(self, office: OfficeHours = DEFAULT_OFFICE) -> Moment | None:
        """The first reminder of a plan that begins now: of stages that lie before `since` none."""
        if self.cause is not Cause.PERIODIC:
            return self.moments(office)[0]
        return self.next_after(self.since, office)

    def latest_due(self, now: datetime, office: OfficeHours = DEFAULT_OFFICE) -> Moment | None:
        """The last stage whose moment has come: after an outage this one alone is sent. None before the first."""
        return max(
            (one for one in self.moments(office) if one.at <= now), key=lambda one: one.stage.number, default=None
        )

    def next_after(self, now: datetime, office: OfficeHours = DEFAULT_OFFICE) -> Moment | None:
        """The stage to look at next after `now`; of stages that fall together the last. None where all is said."""
        coming = [one for one in self.moments(office) if one.at > now]
        if not coming:
            return None
        soonest = min(one.at for one in coming)
        return max((one for one in coming if one.at == soonest), key=lambda one: one.stage.number)

    def overdue_days(self, today: date) -> int:
        """By how many days the change is late; 0 where it is not."""
        return max(0, (today - self.due).days)

    def _at(self, stage: Stage, office: OfficeHours) -> datetime:
        day = self.due + timedelta(days=stage.days)
        if not is_open(day, office):
            day = next_business_day(day, office)
        return max(_morning(day, office.hours.start), self.since)


def next_due(changed_on: date, interval_days: int) -> date:
    """The day on which the next change is due.

    Raises:
        ValueError: the interval is none that an account may have.
    """
    if not SHORTEST_INTERVAL <= interval_days <= LONGEST_INTERVAL:
        raise ValueError(f"an interval of {interval_days} days")
    return changed_on + timedelta(days=interval_days)


def due_at_once(cause: Cause, now: datetime, office: OfficeHours = DEFAULT_OFFICE) -> date:
    """By when a change that something made necessary is due: the same day where strangers may have the password, the
    next business day where people moved.

    Raises:
        ValueError: the cause is the interval.
    """
    if cause is Cause.PERIODIC:
        raise ValueError("a periodic change is not due at once")
    today = now.astimezone(TOKYO).date()
    return next_business_day(today, office) if cause in PERSONNEL else today


def required(cause: Cause) -> frozenset[Attestation]:
    """What must be vouched for before a change counts: what the clause asks, and what the cause made necessary."""
    if cause in PERSONNEL:
        return _OF_THE_CLAUSE | {Attestation.FORMER_HOLDERS_REMOVED}
    if cause in EXPOSED:
        return _OF_THE_CLAUSE | {Attestation.SESSIONS_REVIEWED}
    return _OF_THE_CLAUSE


#: In a note beside a change of password, a word that mixes letters with digits or signs is a password until proved
#: otherwise, and so is a row of digits that counts nothing.
_MIXED_WORD = lazy_compile(r"(?=[!-~]*[A-Za-z])(?=[!-~]*[0-9#$%&!_+*@^~=?])[!-~]{6,}")
_DIGITS = lazy_compile(r"(?<!\d)\d{4,}(?!\d|\s?(?:年|月|日|時|分|人|名|台|件|回|号|課|階|番))")


def may_hold_a_password(note: str) -> bool:
    """Whether a short note beside a record of change holds something that may be a password or a code. Here, unlike in
    a draft, nothing of the kind has a place: suspicion is enough."""
    return bool(_MIXED_WORD.search(note) or _DIGITS.search(note))


def _morning(day: date, start: time) -> datetime:
    return datetime.combine(day, start, tzinfo=TOKYO)
