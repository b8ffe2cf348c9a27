"""What fills the blanks of a text: what somebody wrote, else what is known of the incident and of the city."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from rules.context import CityFacts
from rules.incidents.facts import IncidentFacts
from rules.incidents.kinds import Answer, Cause
from rules.incidents.statement import Blank
from rules.platforms import platform as platform_of
from rules.post_address import read_address

Value = str | date
"""What fills a blank: a text, a day, or an aware moment."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a text is filled with: what is known, the moment (aware), the city, the platform, what people wrote."""

    facts: IncidentFacts
    now: datetime
    city: CityFacts = field(default_factory=CityFacts)
    platform: str = "facebook"
    given: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("now must be an aware datetime")

    def value_of(self, blank: Blank) -> Value | None:
        """Return what fills a blank: what somebody wrote for it, else what is known; None where nothing is."""
        value = self.given.get(blank.name)
        if value is None and blank.source is not None:
            value = SOURCES[blank.source](self)
        return value if isinstance(value, date) or (value and value.strip()) else None


_PLATFORM_NAMES = MappingProxyType({"note": "note"})


def _platform_name(filling: Filling) -> str:
    return _name_of(filling.facts.platform)


def _platform_of_fake(filling: Filling) -> str:
    """Where the fake stands, as its address tells: not where the account is that it imitates."""
    return _name_of(read_address(filling.facts.url).platform or "")


def _name_of(key: str) -> str:
    known = platform_of(key)
    return known.name if known else _PLATFORM_NAMES.get(key, "")


def _cause(filling: Filling) -> str:
    facts = filling.facts
    return facts.cause_text if facts.cause is Cause.CONFIRMED and facts.cause_text.strip() else Cause.CHECKING.japanese


def _level(filling: Filling) -> str:
    return "" if filling.facts.level is None else f"レベル{filling.facts.level}"


_FACT_TEXTS = ("seen", "account_name", "handle", "url", "fake_name", "fake_handle", "subject", "section", "telephone")
_FACT_MOMENTS = ("detected_at", "since", "posted_at", "removed_at", "next_update_at")
_FACT_ANSWERS = ("our_account", "ongoing", "personal_data", "life_safety", "money", "crime")


def _fact(name: str) -> Callable[[Filling], Value | None]:
    def read(filling: Filling) -> Value | None:
        value: Value | None = getattr(filling.facts, name)
        return value

    return read


def _answer(name: str) -> Callable[[Filling], Value | None]:
    def read(filling: Filling) -> Value | None:
        return Answer(getattr(filling.facts, name)).japanese

    return read


SOURCES: Mapping[str, Callable[[Filling], Value | None]] = MappingProxyType(
    {name: _fact(name) for name in (*_FACT_TEXTS, *_FACT_MOMENTS)}
    | {name: _answer(name) for name in _FACT_ANSWERS}
    | {
        "now": lambda filling: filling.now,
        "city": lambda filling: filling.city.name,
        "homepage": lambda filling: filling.city.homepage,
        "kind": lambda filling: filling.facts.kind.japanese,
        "platform": _platform_name,
        "platform_of_fake": _platform_of_fake,
        "cause": _cause,
        "level": _level,
    }
)
"""What can fill a blank without being asked."""
