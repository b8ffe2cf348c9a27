"""Having a text read by the rules, for all the platforms it goes to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.drafts.content import clean
from bot.drafts.errors import ReasonMissing, SecretInText
from rules.context import CityFacts
from rules.finding import Finding, Severity

PASSWORDS = "5(7)"
DEFAULT_PLATFORM = "facebook"  # what §3 names as the rule


class Reader(Protocol):
    """`rules.engine.check_text` or something that behaves so."""

    def __call__(
        self, text: str, *, platform: str, kind: str, planned_at: datetime | None, city: CityFacts
    ) -> list[Finding]: ...


class Checker:
    """Checks texts for one city.

    Args:
        read: the rules.
        city: gives the city's facts at the moment of the check.
    """

    def __init__(self, read: Reader, city: Callable[[], CityFacts]) -> None:
        self._read = read
        self._city = city

    def check(self, text: str, *, platforms: Iterable[str], kind: str, planned_at: datetime) -> list[Finding]:
        """The findings for a text, those that several platforms share only once, most serious first.

        Raises:
            SecretInText: a password or the like was found; the text must go no further.
        """
        findings: dict[Finding, None] = {}
        city = self._city()
        for platform in sorted(set(platforms)) or [DEFAULT_PLATFORM]:
            found = self._read(text, platform=platform, kind=kind, planned_at=planned_at, city=city)
            findings.update(dict.fromkeys(found))
        _refuse(findings, "text")
        return sorted(findings, key=lambda one: (one.severity.rank, one.start, one.end, one.rule))

    def reason(self, given: str, *, now: datetime) -> str:
        """A reason as it is kept: each decision that needs one is kept with it and shows it.

        Raises:
            ReasonMissing: no letter and no figure was written.
            SecretInText.
        """
        stated = clean(given)
        if not any(char.isalnum() for char in stated):  # spaces and marks tell nobody why
            raise ReasonMissing
        self.refuse_secrets([("reason", stated)], now=now)
        return stated

    def refuse_secrets(self, notes: Sequence[tuple[str, str]], *, now: datetime) -> None:
        """Refuse a note (field, text) that holds a password or the like: reasons and sources are kept and shown too.

        Raises:
            SecretInText: for the first field that holds one.
        """
        for field, text in notes:
            if not text:
                continue
            found = self._read(text, platform=DEFAULT_PLATFORM, kind="post", planned_at=now, city=self._city())
            _refuse(found, field)


def _refuse(findings: Iterable[Finding], field: str) -> None:
    """Refuse a text that must not be kept: only where a secret was certainly found, not where one is suspected."""
    secrets = [one for one in findings if one.secret and one.severity is Severity.BLOCK]
    if secrets:
        raise SecretInText(field, password=any(one.clause == PASSWORDS for one in secrets))
