"""Kinds of web addresses (§6(2)エ): shorteners, pages that anybody can write, bodies a city may point to."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rules.context import CityFacts
from rules.mentions import Link

_PUBLIC_SUFFIXES = (".ac.jp", ".ed.jp", ".lg.jp", ".go.jp")
_MUNICIPAL = re.compile(r"(?:^|\.)(?:city|town|vill|pref|metro)\.[a-z0-9-]+\.(?:[a-z]+\.)?jp$")
_NUMBERS_ONLY = re.compile(r"[\d.:\[\]a-f]+")
_INVITATIONS = ("/ti/g2/", "/openchat")


def is_shortener(link: Link) -> bool:
    """Whether the link goes through a service that hides its target."""
    if link.host in _lists().own_short_forms:
        return False
    return _within(link.host, _lists().shorteners) or (link.host == "goo.gl" and "/maps" not in link.url)


def is_anybodys(link: Link) -> bool:
    """Whether anybody can write what the link shows, whatever the service."""
    if _NUMBERS_ONLY.fullmatch(link.host) or any(part in link.url for part in _INVITATIONS):
        return True
    return _within(link.host, _lists().anybody)


def is_public_body(link: Link, city: CityFacts) -> bool:
    """Whether a city may point to the host without a second look."""
    if city.trusts(link.host) or link.host.endswith(_PUBLIC_SUFFIXES) or _MUNICIPAL.search(link.host):
        return True
    return link.host in _lists().own_short_forms or _within(link.host, _lists().bodies)


def is_platform_page(link: Link, city: CityFacts) -> bool:
    """Whether the link leads into a platform, where a page may be the city's or anybody's."""
    return link.domain in _lists().platforms and not city.owns(link.host)


def is_official(link: Link, city: CityFacts) -> bool:
    """Whether the page is a public body's own, platforms left aside."""
    return is_public_body(link, city) and not is_platform_page(link, city) and not is_anybodys(link)


def looks_bad(link: Link) -> bool:
    """Whether the words of the address speak of a page of the kinds ①–⑧ (§6(2)ク⑨)."""
    return bool(_lists().bad_words.search(link.url[:120].lower()))


@dataclass(frozen=True, slots=True)
class _Lists:
    shorteners: frozenset[str]
    own_short_forms: frozenset[str]
    anybody: frozenset[str]
    platforms: frozenset[str]
    bodies: frozenset[str]
    bad_words: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = tomllib.loads(files("rules").joinpath("link_domains.toml").read_text(encoding="utf-8"))
    return _Lists(
        frozenset(data["shorteners"]),
        frozenset(data["own_short_forms"]),
        frozenset(data["anybody"]),
        frozenset(data["platforms"]),
        frozenset(data["bodies"]),
        re.compile("|".join(data["bad_words"])),
    )


def _within(host: str, domains: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[place:]) in domains for place in range(len(labels) - 1))
