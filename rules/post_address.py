"""Whose post an address leads to (§7(1)): the platform of its host, and the handle where the address names one.

Posting to the wrong account is the commonest accident, and the address of the post tells. What an address does not tell
(short links, links without a handle, another spelling of the same account) is never held against it: a doubt is a
question to a person, so it must be one worth asking.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from rules.lazy_patterns import lazy_compile
from rules.patterns_domains import domains

_HOSTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "facebook": ("facebook.com", "fb.com", "fb.watch", "fb.me"),
        "x": ("x.com", "twitter.com"),
        "instagram": ("instagram.com", "instagr.am"),
        "threads": ("threads.net", "threads.com"),
        "line": ("line.me", "lin.ee", "line.biz"),
        "youtube": ("youtube.com", "youtu.be"),
        "tiktok": ("tiktok.com",),
        "note": ("note.com", "note.mu"),
    }
)
#: Hosts that only lead on to a page of the platform: what stands behind the slash is no handle.
_ONLY_LEADING = frozenset({"fb.watch", "fb.me", "instagr.am", "lin.ee", "youtu.be", "vm.tiktok.com", "vt.tiktok.com"})
#: What is added to an address to know who passed it on.
_TRACKING = frozenset({"fbclid", "igsh", "igshid", "s", "t", "si", "ref", "mibextid", "rdid", "feature", "xmt"})
_LINE_BASIC = lazy_compile(r"[0-9]{3}[a-z]{5}")


class Naming(StrEnum):
    """How an address names an account; names and numbers cannot be compared with each other."""

    NAME = "name"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Owner:
    """The account that an address names: its handle as it is compared, or the number the platform gave it.

    `shown` is how it stands in the address.
    """

    naming: Naming
    value: str
    shown: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PostAddress:
    """What an address tells: the platform (None: of none of those known) and the account (None: it does not say).

    `cannot_tell`: not even the platform can be seen from it (a short link).
    """

    platform: str | None
    owner: Owner | None = None
    cannot_tell: bool = False


class DoubtKind(StrEnum):
    """Why an address looks like another account's."""

    OTHER_PLATFORM = "other_platform"
    NO_PLATFORM = "no_platform"
    OTHER_ACCOUNT = "other_account"
    SAME_ADDRESS = "same_address"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to ask whether a post is the account's. `found` is the platform's key, the handle or the host."""

    kind: DoubtKind
    found: str


def read_address(url: str) -> PostAddress:
    """Return what an address (http or https) tells of the account; anything else tells nothing."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return PostAddress(None, cannot_tell=True)
    if not host:
        return PostAddress(None, cannot_tell=True)
    platform = next((key for key, hosts in _HOSTS.items() if _within(host, hosts)), None)
    if platform is None:
        return PostAddress(None, cannot_tell=_within(host, domains().shorteners))
    if host in _ONLY_LEADING:
        return PostAddress(platform)
    segments = tuple(unquote(one) for one in parts.path.split("/") if one)
    return PostAddress(platform, _OWNERS[platform](_Page(host, segments, parse_qs(parts.query))))


def doubt_about(url: str, *, platform: str, handle: str, account_url: str = "") -> Doubt | None:
    """Return why a post at `url` is perhaps not this account's; None where nothing speaks against it.

    Args:
        platform: the key of the account's platform (`rules.platforms`).
        handle: of the account, with or without @.
        account_url: the address of the account itself; it may name the account by a number too.
    """
    found = read_address(url)
    if found.cannot_tell or _same_host(url, account_url, found):
        return None
    if found.platform is None:
        return Doubt(DoubtKind.NO_PLATFORM, _host(url))
    if found.platform != platform:
        return Doubt(DoubtKind.OTHER_PLATFORM, found.platform)
    if found.owner is None:
        return None
    known = {_name(platform, handle), read_address(account_url).owner}
    comparable = {one for one in known if one is not None and _comparable(platform, one, found.owner)}
    if not comparable or found.owner in comparable:
        return None
    return Doubt(DoubtKind.OTHER_ACCOUNT, found.owner.shown)


def names_account(url: str, *, platform: str, handle: str) -> bool:
    """Whether an address names this very account."""
    found = read_address(url)
    return found.platform == platform and found.owner is not None and found.owner == _name(platform, handle)


def same_post(url: str, other: str) -> bool:
    """Whether two addresses lead to the same page: what only tells who passed it on does not count."""
    return _plain(url) == _plain(other)


@dataclass(frozen=True, slots=True)
class _Page:
    """An address of a platform, taken apart: host without www, the parts of its path, its query."""

    host: str
    segments: tuple[str, ...]
    query: Mapping[str, list[str]]


def _facebook(page: "_Page") -> Owner | None:
    segments, query = page.segments, page.query
    first = segments[0].lower() if segments else ""
    if first in ("permalink.php", "story.php", "profile.php", "photo.php", "photo"):
        return _number(query.get("id", [""])[0])
    if first in ("pages", "people", "p"):  # /pages/名前/123, /people/名前/123, /p/Name-123
        numbers = [re.search(r"(?:^|-)([0-9]{6,})$", one) for one in segments[1:3]]
        return next((_number(one[1]) for one in numbers if one), None)
    if first == "pg":
        segments = segments[1:]
    if not segments or segments[0].lower() in _FACEBOOK_OWN:
        return None
    return _number(segments[0]) or _name("facebook", segments[0])


def _x(page: "_Page") -> Owner | None:
    segments = page.segments
    if not segments or segments[0].lower() in _X_OWN:
        return None
    return _name("x", segments[0]) if re.fullmatch(r"\w{1,15}", segments[0], re.ASCII) else None


def _instagram(page: "_Page") -> Owner | None:
    segments = page.segments
    if len(segments) > 1 and segments[0].lower() == "stories":
        segments = segments[1:]
    if not segments or segments[0].lower() in _INSTAGRAM_OWN:
        return None
    return _name("instagram", segments[0])


def _with_at(platform: str) -> Callable[["_Page"], Owner | None]:
    """Where a handle always has an @ before it."""

    def read(page: "_Page") -> Owner | None:
        segments = page.segments
        return _name(platform, segments[0]) if segments and segments[0].startswith("@") else None

    return read


def _youtube(page: "_Page") -> Owner | None:
    segments = page.segments
    if len(segments) > 1 and segments[0].lower() == "channel":
        return Owner(Naming.NUMBER, segments[1], segments[1])
    return _with_at("youtube")(page)


def _line(page: "_Page") -> Owner | None:
    segments, query = page.segments, page.query
    named = next((one for one in segments if one.startswith("@") and len(one) > 1), "")
    named = named or next((query[key][0] for key in ("accountId", "id") if key in query), "")
    if not named and page.host == "page.line.me" and segments:
        named = segments[0]
    return _name("line", named) if named else None


def _note(page: "_Page") -> Owner | None:
    segments = page.segments
    if not segments or segments[0].lower() in _NOTE_OWN:
        return None
    return _name("note", segments[0])


_OWNERS: Mapping[str, Callable[["_Page"], Owner | None]] = MappingProxyType(
    {
        "facebook": _facebook,
        "x": _x,
        "instagram": _instagram,
        "threads": _with_at("threads"),
        "line": _line,
        "youtube": _youtube,
        "tiktok": _with_at("tiktok"),
        "note": _note,
    }
)
#: First parts of a path that are pages of the platform and no accounts.
_FACEBOOK_OWN = frozenset(
    {"share", "sharer", "sharer.php", "watch", "reel", "reels", "groups", "events", "hashtag", "stories", "media",
    "video.php", "l.php", "login", "login.php", "home.php", "notes", "gaming", "marketplace", "business", "help",
    "search"}
)  # fmt: skip
_X_OWN = frozenset(
    {"i", "home", "intent", "search", "hashtag", "share", "explore", "settings", "notifications", "messages", "compose"}
)
_INSTAGRAM_OWN = frozenset({"p", "reel", "reels", "tv", "share", "explore", "accounts", "stories", "direct", "s"})
_NOTE_OWN = frozenset(
    {"n", "m", "info", "login", "hashtag", "notes", "search", "api", "intent", "embed", "settings", "sitesettings"}
)


def _name(platform: str, handle: str) -> Owner | None:
    """A handle as the platform compares it: letters' case says nothing, and on Facebook neither do dots."""
    bare = handle.strip().lstrip("@＠").lower()
    if platform == "facebook":
        bare = bare.replace(".", "")
    return Owner(Naming.NAME, bare, handle.strip().lstrip("@＠")) if bare else None


def _number(text: str) -> Owner | None:
    return Owner(Naming.NUMBER, text, text) if re.fullmatch(r"\d{6,}", text, re.ASCII) else None


def _comparable(platform: str, known: Owner, found: Owner) -> bool:
    if platform == "line" and known.value != found.value:
        # An account of LINE has a basic ID (@123abcde) and perhaps one of its own besides.
        return not (_LINE_BASIC.fullmatch(known.value) or _LINE_BASIC.fullmatch(found.value))
    return known.naming is found.naming


def _within(host: str, hosts: "frozenset[str] | tuple[str, ...]") -> bool:
    return any(host == one or host.endswith(f".{one}") for one in hosts)


def _same_host(url: str, account_url: str, found: PostAddress) -> bool:
    """Whether the account lives on a domain of its own（note can）and the post stands there."""
    return found.platform is None and bool(account_url) and _host(url) == _host(account_url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""


def _plain(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = parse_qs(parts.query).items()
    kept = {key: value for key, value in query if key not in _TRACKING and not key.startswith("utm_")}
    return f"{_host(url)}{parts.path.rstrip('/')}?{urlencode(sorted(kept.items()), doseq=True)}"
