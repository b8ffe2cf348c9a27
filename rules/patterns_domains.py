"""Kinds of web addresses (§6(2)エ): shorteners, pages that anybody can write, bodies a city may point to."""

import re
from dataclasses import dataclass
from functools import cache

from rules.context import CityFacts
from rules.lazy_patterns import lazy_compile
from rules.mentions import Link
from rules.rule_files import RuleFile

_HOST_LISTS = ("shorteners", "own_short_forms", "anybody", "platforms", "bodies")
_PUBLIC_SUFFIXES = (".ac.jp", ".ed.jp", ".lg.jp", ".go.jp")
_MUNICIPAL = lazy_compile(r"(?:^|\.)(?:city|town|vill|pref|metro)\.[a-z0-9-]+\.(?:[a-z]+\.)?jp$")
_NUMBERS_ONLY = lazy_compile(r"[\d.:\[\]a-f]+")
_INVITATIONS = ("/ti/g2/", "/openchat")


def is_shortener(link: Link) -> bool:
    """Whether the link goes through a service that hides its target."""
    if link.host in domains().own_short_forms:
        return False
    return _within(link.host, domains().shorteners) or (link.host == "goo.gl" and "/maps" not in link.url)


def is_anybodys(link: Link) -> bool:
    """Whether anybody can write what the link shows, whatever the service."""
    if _NUMBERS_ONLY.fullmatch(link.host) or any(part in link.url for part in _INVITATIONS):
        return True
    return _within(link.host, domains().anybody)


def is_public_body(link: Link, city: CityFacts) -> bool:
    """Whether a city may point to the host without a second look."""
    if city.trusts(link.host) or link.host.endswith(_PUBLIC_SUFFIXES) or _MUNICIPAL.search(link.host):
        return True
    return link.host in domains().own_short_forms or _within(link.host, domains().bodies)


def is_platform_page(link: Link, city: CityFacts) -> bool:
    """Whether the link leads into a platform, where a page may be the city's or anybody's."""
    return link.domain in domains().platforms and not city.owns(link.host)


def is_official(link: Link, city: CityFacts) -> bool:
    """Whether the page is a public body's own, platforms left aside."""
    return is_public_body(link, city) and not is_platform_page(link, city) and not is_anybodys(link)


def looks_bad(link: Link) -> bool:
    """Whether the words of the address speak of a page of the kinds ①–⑧ (§6(2)ク⑨)."""
    return bool(domains().bad_words.search(link.url[:120].lower()))


@dataclass(frozen=True, slots=True)
class Domains:
    """The kinds of hosts, and the words of addresses that speak of a bad page."""

    shorteners: frozenset[str]
    own_short_forms: frozenset[str]
    anybody: frozenset[str]
    platforms: frozenset[str]
    bodies: frozenset[str]
    bad_words: re.Pattern[str]


def read_domains(file: RuleFile) -> Domains:
    """Return the lists of a file.

    Raises:
        BrokenRuleFileError: the file is no TOML, or a list is missing, no list of texts, or no expressions.
    """
    lists = file.toml()
    for key in (*_HOST_LISTS, "bad_words"):
        if not isinstance(lists.get(key), list) or not all(isinstance(one, str) and one for one in lists[key]):
            raise file.broken(f"{key} に文字の並びを書いてください", file.line_of(key))
    try:
        bad_words = re.compile("|".join(lists["bad_words"]))
    except re.error as error:
        raise file.broken(f"bad_words の式を読めません（{error}）", file.line_of("bad_words")) from error
    hosts = {key: frozenset(lists[key]) for key in _HOST_LISTS}
    return Domains(bad_words=bad_words, **hosts)


@cache
def domains() -> Domains:
    """Return the lists that ship with the rules."""
    return read_domains(RuleFile.of("rules", "link_domains.toml"))


def _within(host: str, domains: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[place:]) in domains for place in range(len(labels) - 1))
