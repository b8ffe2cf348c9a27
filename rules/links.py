"""Links, e-mail addresses, hashtags and mentions of a normalised text, kept apart from each other."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rules.lazy_patterns import lazy_compile
from rules.public_suffixes import registrable_domain

_URL_CHARS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]"
_URL = lazy_compile(rf"https?://(?P<host>[^\s/?#:@\"'<>()「」『』【】、。,]{{1,253}}){_URL_CHARS}*", re.IGNORECASE)
_BARE = lazy_compile(
    r"(?<![A-Za-z0-9@._/\-])(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,18})"
    rf"(?![A-Za-z0-9@_-])(?::[0-9]{{1,5}})?(?:/{_URL_CHARS}*)?"
)
_EMAIL = lazy_compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,18}(?![A-Za-z0-9-])"
)
_HASHTAG = lazy_compile(r"(?<![\w&/])#(?!\d+(?!\w))\w{1,140}")
_MENTION = lazy_compile(r"(?<![\w@.])@[A-Za-z0-9_][A-Za-z0-9_.]{0,29}")
_TRAILING = ".,;:!?'*]"
_FILE_NAMES = frozenset({"pdf", "zip", "md", "py", "sh", "app", "mov", "ai", "ps"})


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link by its place in the text given to `find_links`."""

    start: int
    end: int
    url: str
    host: str
    domain: str
    has_scheme: bool


def find_links(text: str) -> Iterator[FoundLink]:
    """Yield full addresses and bare domains in order of place; e-mail addresses are none."""
    taken = [match.span() for match in _EMAIL.finditer(text)]
    found = [_link(match, has_scheme=True) for match in _URL.finditer(text)]
    taken += [(link.start, link.end) for link in found]
    for match in _BARE.finditer(text):
        if not registrable_domain(match["host"]) or ("/" not in match[0] and _looks_like_file(match["host"])):
            continue
        found.append(_link(match, has_scheme=False))
    taken.sort()
    kept = [link for link in found if link.has_scheme or not _overlaps(link.start, link.end, taken)]
    yield from sorted(kept, key=lambda link: link.start)


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every e-mail address."""
    for match in _EMAIL.finditer(text):
        yield match.span()


def find_hashtags(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every hashtag, with its mark; numbers alone (#9110) are none."""
    for match in _HASHTAG.finditer(text):
        yield match.span()


def find_mentions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every @mention, with its mark."""
    for match in _MENTION.finditer(text):
        yield match.span()


def _link(match: re.Match[str], *, has_scheme: bool) -> FoundLink:
    url = match[0].rstrip(_TRAILING)
    host = match["host"].rstrip(_TRAILING).lower()
    domain = registrable_domain(host) or host
    return FoundLink(match.start(), match.start() + len(url), url, host, domain, has_scheme)


def _looks_like_file(host: str) -> bool:
    return host.rsplit(".", 1)[-1].lower() in _FILE_NAMES


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """`taken` is sorted and disjoint."""
    index = bisect_left(taken, end, key=lambda place: place[0]) - 1
    return index >= 0 and taken[index][1] > start
