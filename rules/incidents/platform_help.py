"""The platforms' own pages for an incident (`platform_help.toml`), and how old our knowledge of them is.

[[help]]
platform = "x"
topic = "impersonation"
url = "https://help.x.com/ja/safety-and-security/report-x-impersonation"   # leave out where only a path is known
how = "…"                             # what to press, in plain words
source = "…"                          # where it was read
last_checked = 2026-07-01             # the day somebody looked
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rules.incidents.facts import IncidentFacts
from rules.incidents.kinds import HelpTopic, IncidentKind
from rules.post_address import read_address
from rules.rule_files import RuleFile, RuleItem

TRUSTED_FOR = timedelta(days=180)
"""How long a look at a platform's page counts: the pages move."""


@dataclass(frozen=True, slots=True)
class PlatformHelp:
    """How to do one thing on one platform. `certain` is False where it was not read on the platform's own page."""

    platform: str
    topic: HelpTopic
    url: str | None
    how: str
    source: str
    certain: bool
    last_checked: date


def platform_to_ask(facts: IncidentFacts) -> str:
    """The platform whose company is asked for help: the one where it is seen; empty where nobody has said.

    An imitation of the city may stand on another platform than the account that is imitated, and what is not the
    city's belongs to no account: the address tells. Otherwise it is the account's platform.
    """
    seen = read_address(facts.url).platform or ""
    if facts.kind is IncidentKind.IMPERSONATION:
        return seen or facts.platform
    return facts.platform or seen


def is_stale(last_checked: date, today: date) -> bool:
    """Whether a page was last looked at more than 180 days ago."""
    return today - last_checked > TRUSTED_FOR


def read_platform_help(file: RuleFile) -> tuple[PlatformHelp, ...]:
    """Return what a file says.

    Raises:
        BrokenRuleFileError: an item lacks something, has no https address or stands twice.
    """
    found: dict[tuple[str, HelpTopic], PlatformHelp] = {}
    for item in file.items("help"):
        one = _read(item)
        if (one.platform, one.topic) in found:
            raise item.broken(f"{one.platform} の {one.topic} が二つあります", "platform")
        found[one.platform, one.topic] = one
    return tuple(found.values())


def _read(item: RuleItem) -> PlatformHelp:
    item.only(("platform", "topic", "url", "how", "source", "certain", "last_checked"))
    url, day = item.optional("url"), item.values.get("last_checked")
    if url is not None and not url.startswith("https://"):
        raise item.broken("url は https:// で始めてください", "url")
    if not isinstance(day, date) or isinstance(day, datetime):
        raise item.broken("last_checked に日付（例 2026-07-01）を書いてください", "last_checked")
    topic = item.word("topic", HelpTopic)
    certain = item.flag("certain")
    return PlatformHelp(item.string("platform"), topic, url, item.string("how"), item.string("source"), certain, day)
