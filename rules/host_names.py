"""Host names as people mistype them: cut short, with a slip of one letter, under a suffix that does not exist."""

from rules.context import CityFacts
from rules.public_suffixes import registrable_domain

_LONGEST = 100
_FOR_EXAMPLES = frozenset({"example", "test", "invalid", "localhost"})
"""Suffixes that nobody can register and texts use for made-up addresses (RFC 2606)."""


def is_complete(host: str) -> bool:
    """Whether someone can have registered `host`: two labels or more, the last ones a known suffix."""
    reserved = host.lower().rsplit(".", 1)[-1] in _FOR_EXAMPLES
    return len(host) <= 253 and (reserved or bool(registrable_domain(host)))


def meant_host(host: str, city: CityFacts) -> str | None:
    """The host of the city that a cut or mistyped one stands for; None where it is none of the city's.

    「city.niimi.okayama」 and 「www.city.nimi.okayama.jp」 stand for the city's own, which itself gives None.
    """
    host = host.lower().strip(".-")
    if not host or len(host) > _LONGEST or city.owns(host):
        return None
    prefix = "www." if host.startswith("www.") else ""
    bare = host.removeprefix("www.")
    for ending in ("co", "lg", "or", "ne", "go"):
        bare = bare.removesuffix(f".{ending}.jp") + ".jp" if bare.endswith(f".{ending}.jp") else bare
    for own in sorted(city.own_domains):
        if bare == own or bare.startswith(f"{own}."):
            return prefix + own
        first = own.split(".")[0]
        cut = own.startswith(bare) and "." in bare and len(bare) > len(first) + 1
        if cut or (_distance(bare, own) <= 2 and bare.count(".") >= 2):
            return prefix + own
    return None


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed; 3 stands for more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, start=1):
        last, row[0] = row[0], place
        for at, own in enumerate(other, start=1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (char != own))
    return min(row[-1], 3)
