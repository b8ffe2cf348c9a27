"""What a check may know besides the text: where and when it is to be posted, and the facts of the city."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from rules.city_terms import CityTerm

TOKYO = ZoneInfo("Asia/Tokyo")

_PLATFORM_DOMAINS = frozenset(
    {
        "facebook.com",
        "fb.com",
        "instagram.com",
        "threads.net",
        "threads.com",
        "x.com",
        "twitter.com",
        "line.me",
        "lin.ee",
        "youtube.com",
        "youtu.be",
        "tiktok.com",
        "note.com",
    }
)
_PUBLIC_SUFFIXES = frozenset({"lg.jp", "go.jp"})


@dataclass(frozen=True, slots=True)
class CityFacts:
    """Facts of the city that runs the accounts; the defaults are those of 新見市.

    `own_domains` and `allowed_domains` are host names or their parents: a host belongs when it equals one
    or ends with "." and one. `office_hours` is when the offices open and close, in Japan. `phone_directory`
    maps a telephone number (digits only, with area code) to whose it is (see rules.phone_directory); an empty
    directory means that none is kept.
    """

    name: str = "新見市"
    homepage: str = "https://www.city.niimi.okayama.jp/"
    area_code: str = "0867"
    office_hours: tuple[time, time] = (time(8, 30), time(17, 15))
    own_domains: frozenset[str] = frozenset({"city.niimi.okayama.jp"})
    allowed_domains: frozenset[str] = _PUBLIC_SUFFIXES | _PLATFORM_DOMAINS | {"pref.okayama.jp"}
    phone_directory: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    terms: tuple[CityTerm, ...] = ()

    def owns(self, host: str) -> bool:
        """Whether `host` is the city's own."""
        return _belongs(host, self.own_domains)

    def trusts(self, host: str) -> bool:
        """Whether `host` is the city's own, a public body's, or a platform the city posts on."""
        return self.owns(host) or _belongs(host, self.allowed_domains)


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when a draft is to go out. `planned_at` is aware; None means that nobody has said when."""

    platform: str = "facebook"
    kind: str = "post"
    planned_at: datetime | None = None
    city: CityFacts = field(default_factory=CityFacts)

    def __post_init__(self) -> None:
        if self.planned_at is not None and self.planned_at.tzinfo is None:
            raise ValueError("planned_at must be an aware datetime")

    @property
    def today(self) -> date | None:
        """The planned day in Japan, which is "today" for the reader of the post."""
        return self.planned_at.astimezone(TOKYO).date() if self.planned_at else None


def _belongs(host: str, domains: frozenset[str]) -> bool:
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[i:]) in domains for i in range(len(labels)))
