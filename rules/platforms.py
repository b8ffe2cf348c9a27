"""How long a text may be on each platform, and how the platform counts (`platforms.toml`)."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from rules.lazy_patterns import lazy_compile
from rules.rule_files import RuleFile

_UNITS = frozenset({"code_points", "weighted", "utf16"})
_DOTTED = lazy_compile(r"\w\.\w")
_CERTAINLY_TOO_LONG = 6000
"""Characters beyond which X's own counting need not be asked: no post of 280 is so long."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform's limits. `hashtags` and `bubble` are None where it has none."""

    key: str
    name: str
    limit: int
    unit: str
    hashtags: int | None
    bubble: int | None

    def length(self, text: str) -> int:
        """Return the length of a text as the platform counts it."""
        if self.unit == "weighted":
            return _weighted(text)[0]
        return _utf16(text) if self.unit == "utf16" else len(text)

    def certainly_takes(self, text: str) -> bool:
        """Whether the text fits whatever the platform's finer rules of counting are: a quick look.

        For X every address counts 23, however short, and no character more than 2.
        """
        if self.unit != "weighted":
            return self.length(text) <= self.limit
        return 2 * len(text) - sum(map(str.isascii, text)) + 23 * len(_DOTTED.findall(text)) <= self.limit

    def left(self, text: str) -> int:
        """Return how many more the platform would take; negative where the text is too long."""
        return self.limit - self.length(text)

    def fits(self, text: str) -> int:
        """Return how many code points from the start of the text the platform takes."""
        if self.unit == "weighted":
            return _weighted(text)[1]
        if self.unit == "utf16":
            return _utf16_prefix(text, self.limit)
        return min(len(text), self.limit)


def platform(key: str) -> Platform | None:
    """Return a platform by its key; None where nothing is known of it."""
    return known().get(key)


def read_platforms(file: RuleFile) -> Mapping[str, Platform]:
    """Return the platforms of a file by their keys.

    Raises:
        BrokenRuleFileError: the file is no TOML, a platform lacks something or counts in an unknown unit.
    """
    found = {}
    for key, item in file.toml().items():
        try:
            one = Platform(key, item["name"], item["limit"], item["unit"], item.get("hashtags"), item.get("bubble"))
        except (KeyError, TypeError, AttributeError) as error:
            raise file.broken(f"{key} の {error} がありません", file.line_of(key)) from error
        numbers = (one.limit, one.hashtags or 1, one.bubble or 1)
        if one.unit not in _UNITS or not all(isinstance(number, int) and number > 0 for number in numbers):
            raise file.broken(f"{key} の unit か数が読めません", file.line_of(key))
        found[key] = one
    return MappingProxyType(found)


@cache
def known() -> Mapping[str, Platform]:
    """Return every platform by its key."""
    return read_platforms(RuleFile.of("rules", "platforms.toml"))


def _utf16(text: str) -> int:
    return sum(2 if char > "\uffff" else 1 for char in text)


def _utf16_prefix(text: str, limit: int) -> int:
    used = 0
    for index, char in enumerate(text):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


@cache
def _parser() -> Callable[[str], Any]:
    # It asks pkg_resources for its files; that this goes away is no news to whoever checks a post.
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
    from twitter_text import parse_tweet  # noqa: PLC0415  its tables take a while to build

    parse: Callable[[str], Any] = parse_tweet
    return parse


def _weighted(text: str) -> tuple[int, int]:
    """X's weighted length, and how many code points of the text fit (twitter-text)."""
    if len(text) > _CERTAINLY_TOO_LONG:
        return 2 * len(text), 140
    encodable = "".join("?" if "\ud800" <= char <= "\udfff" else char for char in text)
    parsed = _parser()(encodable)
    if parsed.valid or parsed.weightedLength <= 280:
        return parsed.weightedLength, len(text)
    units = parsed.validRangeEnd + 1
    return parsed.weightedLength, _utf16_prefix(text, units)
