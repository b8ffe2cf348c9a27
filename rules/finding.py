"""What a check reports (`Finding`), how serious it is, and how a check describes itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rules.context import CityFacts

HIDDEN = "（伏せました）"
"""Stands for a secret wherever a finding is shown, stored or logged (§5(7))."""

_JST = timezone(timedelta(hours=9), "JST")


class Span(NamedTuple):
    """A half-open range of code points in the text as it was written."""

    start: int
    end: int


NOWHERE = Span(0, 0)
"""Where a finding stands that is about an image and not about words of the text."""


class Severity(StrEnum):
    """要修正 stops a submission, 要確認 needs an answer, 参考 is advice."""

    BLOCK = "block"
    CONFIRM = "confirm"
    INFO = "info"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {"block": "要修正", "confirm": "要確認", "info": "参考"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the most serious; for sorting."""
        return ("block", "confirm", "info").index(self.value)


class Subject(NamedTuple):
    """An image that a finding is about: the SHA-256 of its bytes in hex, and how people tell it from others."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a draft.

    `start` and `end` are code-point offsets into the text as written; both are 0 where it is about an `image`.
    `suggestion` replaces exactly that span and is given only where the mend is certain. A `secret` finding marks
    text that must never be echoed. `heart` is where the weight lies in a finding that reaches around it, None where
    that is the whole span: people read the heart, which stays the same when a sentence beside it is mended.
    """

    rule: str
    clause: str
    severity: Severity
    start: int
    end: int
    message: str
    suggestion: str | None = None
    secret: bool = False
    image: Subject | None = None
    heart: Span | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text as written."""
        return Span(self.start, self.end)

    @property
    def core(self) -> Span:
        """Where its weight lies: the heart, or all of it."""
        return self.heart or self.span

    def quote(self, text: str) -> str:
        """Return the words found in `text` (the text that was checked), a mask when they are secret, or the image.

        Of a finding that reaches over several sentences these are the words of its heart.
        """
        if self.image is not None:
            return self.image.name
        return HIDDEN if self.secret else text[self.core.start : self.core.end]


class Yields(Enum):
    """Whether a check's 要確認 gives way to a second reader that finds the sentence harmless (rules.reader.agreement).

    EASILY: the check adds up words that ordinary notices use too. HARDLY: its words are seldom harmless, but what is
    said of whom decides. NEVER: the check knows what it found.
    """

    EASILY = "easily"
    HARDLY = "hardly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Check:
    """What a check is about: the clause it serves and its title for people.

    Make it in the check's module as `CHECK`; the rule's id is the module's name in kebab-case. `yields` tells how sure
    the second reader must be that a sentence is harmless for the check's 要確認 to be left out. A check `reckons` that
    computes or compares what stands in the draft: right or wrong depends on all of it, so no phrase is let pass for it.
    """

    clause: str
    title: str
    yields: Yields = Yields.NEVER
    reckons: bool = False

    def finding(
        self,
        span: Span,
        *,
        severity: Severity,
        message: str,
        suggestion: str | None = None,
        secret: bool = False,
        clause: str | None = None,
    ) -> Finding:
        """Return a finding at `span` (original offsets). `clause` only where it differs from the check's
        own."""
        return Finding("", clause or self.clause, severity, span[0], span[1], message, suggestion, secret)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what the check must say about it; `at` is None where it must stay silent."""

    text: str
    at: str | None
    suggestion: str | None
    planned_at: datetime | None
    platform: str
    kind: str
    severity: Severity | None
    city: "CityFacts | None"


def ng(
    text: str,
    *,
    at: str,
    suggestion: str | None = None,
    planned_at: str | None = None,
    platform: str = "facebook",
    kind: str = "post",
    severity: Severity | None = None,
    city: "CityFacts | None" = None,
) -> Example:
    """A text the check must find something in: exactly at `at`, a substring of the text.

    `suggestion` and `severity` are compared where given. `planned_at` is ISO 8601, Japan time unless it says
    otherwise. `city` only where the check asks for facts that 新見市's defaults leave open.
    """
    if at not in text:
        raise ValueError(f"例の中に「{at}」がありません: {text}")
    return Example(text, at, suggestion, _moment(planned_at), platform, kind, severity, city)


def ok(
    text: str,
    *,
    planned_at: str | None = None,
    platform: str = "facebook",
    kind: str = "post",
    city: "CityFacts | None" = None,
) -> Example:
    """A near miss: a text that looks like the problem and where the check must stay silent."""
    return Example(text, None, None, _moment(planned_at), platform, kind, None, city)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=_JST)
