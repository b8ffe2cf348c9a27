"""What is known of an incident; most of it is unknown when it is reported, and changes by the hour."""

from dataclasses import dataclass
from datetime import datetime

from rules.incidents.kinds import Answer, Apology, Cause, Condition, IncidentKind

GRAVE = 2
"""The level from which an incident is led above the section."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers that tell how far it has spread. None: not counted. Critical replies are those of the last hour."""

    critical_per_hour: int | None = None
    usual_per_hour: int | None = None
    quotes: int | None = None
    likes: int | None = None
    phone_complaints: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """An incident as far as it is known. Only `kind` and one line (`seen`) are asked of the reporter.

    Empty texts, None and `Answer.UNKNOWN` mean "not known". Moments are aware. `level` is the level in force
    (`rules.incidents.level`), None before one was set.
    """

    kind: IncidentKind
    seen: str = ""
    detected_at: datetime | None = None
    since: datetime | None = None
    platform: str = ""
    account_name: str = ""
    handle: str = ""
    url: str = ""
    fake_name: str = ""
    fake_handle: str = ""
    subject: str = ""
    posted_at: datetime | None = None
    removed_at: datetime | None = None
    section: str = ""
    telephone: str = ""
    next_update_at: datetime | None = None
    our_account: Answer = Answer.UNKNOWN
    ongoing: Answer = Answer.UNKNOWN
    personal_data: Answer = Answer.UNKNOWN
    life_safety: Answer = Answer.UNKNOWN
    money: Answer = Answer.UNKNOWN
    crime: Answer = Answer.UNKNOWN
    campaign: Answer = Answer.UNKNOWN
    still_logged_in: Answer = Answer.UNKNOWN
    recovered: Answer = Answer.UNKNOWN
    repeated: Answer = Answer.UNKNOWN
    facts_confirmed: bool = False
    our_fault: Answer = Answer.UNKNOWN
    cause: Cause = Cause.CHECKING
    cause_text: str = ""
    drill: bool = False
    level: int | None = None
    counts: Counts = Counts()
    influencer: Answer = Answer.UNKNOWN
    press_inquiry: Answer = Answer.UNKNOWN
    calls_elsewhere: Answer = Answer.UNKNOWN
    national_press: Answer = Answer.UNKNOWN
    legal_claim: Answer = Answer.UNKNOWN


def holds(condition: Condition, facts: IncidentFacts) -> bool:
    """Whether a step with this condition applies.

    Where nobody knows yet, the answer is on the careful side for personal data, for what may still go on and for the
    two branches of a takeover (both are shown until somebody tried to log in); elsewhere unknown is no.
    """
    if condition is Condition.LEVEL_2:
        return facts.level is not None and facts.level >= GRAVE
    answer, met_by = _asked(condition, facts)
    return answer in met_by


def apology_ceiling(facts: IncidentFacts) -> Apology:
    """How far a text may apologise now: no blame is taken before the facts and the fault are settled (§7(1)(4))."""
    if not facts.facts_confirmed or facts.our_fault is Answer.NO:
        return Apology.CONCERN
    return Apology.APOLOGY if facts.our_fault is Answer.YES else Apology.REGRET


def _asked(condition: Condition, facts: IncidentFacts) -> tuple[Answer, tuple[Answer, ...]]:
    """The answer a condition looks at, and the answers that meet it."""
    yes, no = (Answer.YES,), (Answer.NO,)
    careful_yes, careful_no = (Answer.YES, Answer.UNKNOWN), (Answer.NO, Answer.UNKNOWN)
    return {
        Condition.PERSONAL_DATA: (facts.personal_data, careful_yes),
        Condition.MONEY: (facts.money, yes),
        Condition.LIFE_SAFETY: (facts.life_safety, yes),
        Condition.CRIME: (facts.crime, yes),
        Condition.ONGOING: (facts.ongoing, careful_yes),
        Condition.OUR_ACCOUNT: (facts.our_account, yes),
        Condition.NOT_OUR_ACCOUNT: (facts.our_account, no),
        Condition.CAMPAIGN: (facts.campaign, yes),
        Condition.STILL_LOGGED_IN: (facts.still_logged_in, careful_yes),
        Condition.LOCKED_OUT: (facts.still_logged_in, careful_no),
        Condition.NOT_RECOVERED: (facts.recovered, careful_no),
        Condition.REPEATED: (facts.repeated, yes),
    }[condition]
