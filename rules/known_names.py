"""Names that everybody in the city knows, and what they become by a slip of the keyboard (`known_names.toml`).

A name with one character taken for one that looks or sounds alike, with one doubled or two in each other's place, a
ministry called an agency, an observatory called an office (`endings`), a character dropped from a name that has no
shorter form (`long_names`): these are made here from the names themselves, so that nobody has to think of every slip.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

import ahocorasick

from rules.lazy_patterns import lazy_compile
from rules.neighbouring_towns import TOWNS
from rules.normal import normalise
from rules.rule_files import RuleFile, RuleItem

_SHORTEST = 3
"""Characters of a name with one of them changed: shorter ones are words of their own."""
_SHORTEST_SHUFFLED = 4
"""Characters of a name with two of them in each other's place, or one doubled."""
_KEPT = 2
"""Characters a long name keeps at its beginning: 「民委員」 is a part of 「市民委員」."""
_MEETING = "市町村会"
"""Characters that may well meet their like: 「新見市市民課」."""
_KATAKANA = lazy_compile(r"[ァ-ヶー]{5,}")


@dataclass(frozen=True, slots=True)
class Slip:
    """A name mistyped, at text[start:end]; `right` is what it should be."""

    start: int
    end: int
    right: str


def find_slips(text: str) -> Iterator[Slip]:
    """Yield the mistyped names in a normalised text, in order; none that is a part of a right name."""
    found = [(last + 1 - len(word), last + 1, right) for last, (word, right) in _searcher().iter(text)]
    if not any(right for _, _, right in found):
        return
    whole = [(start, end) for start, end, right in found if not right]
    passed = 0
    for start, end, right in sorted(found, key=lambda one: (one[0], -one[1])):
        if not right or start < passed or any(first <= start and end <= last for first, last in whole):
            continue
        passed = end
        yield Slip(start, end, right)


@dataclass(frozen=True, slots=True)
class Names:
    """What the data file says: the right names, the words that are right too, and each slip with its right name."""

    right: frozenset[str]
    also: frozenset[str]
    slips: Mapping[str, str]


@cache
def known() -> Names:
    """Return the names of the data file.

    Raises:
        BrokenRuleFileError: it is no TOML, or lacks something.
    """
    return read_names(RuleFile.of("rules", "known_names.toml"))


def read_names(file: RuleFile) -> Names:
    """Return the names of a file.

    Raises:
        BrokenRuleFileError: it is no TOML, or lacks something.
    """
    whole = file.whole()
    names = [name for item in file.items("names") for name in item.strings("names")]
    names += [town for towns in TOWNS.values() for town in towns]
    also = frozenset(map(_normal, whole.strings("also")))
    ministries, agencies = whole.strings("ministries"), whole.strings("agencies")
    bodies = [(f"{stem}省", f"{stem}庁") for stem in ministries] + [(f"{stem}庁", f"{stem}省") for stem in agencies]
    bodies += [pair for item in file.items("endings") for pair in _other_endings(item)]
    long_names = whole.strings("long_names")
    right = frozenset(map(_normal, [*names, *long_names, *(body for body, _ in bodies)]))
    partners = _partners(whole.strings("alike"))
    all_right = "\n".join(right)
    slips = {
        slip: name
        for name in sorted(set(map(_normal, names)))
        for slip in _slips_of(name, partners)
        if slip not in also and slip not in all_right
    }
    dropped = ((_normal(name), place) for name in long_names for place in range(_KEPT, len(name) - 1))
    for name, place in dropped:
        slip = name[:place] + name[place + 1 :]
        if slip not in also and slip not in all_right:
            slips.setdefault(slip, name)
    slips |= {_normal(wrong): _normal(body) for body, wrong in bodies if _normal(wrong) not in right | also}
    slips |= {_normal(wrong): mend for wrong, mend in _told_slips(whole)}
    return Names(right, also, MappingProxyType(slips))


def _other_endings(item: RuleItem) -> Iterator[tuple[str, str]]:
    """Each name of an item that ends as its `right` says, with each `wrong` ending in its place."""
    right = item.string("right")
    for name in item.strings("names"):
        if not name.endswith(right):
            raise item.broken(f"「{name}」は「{right}」で終わっていません", "names")
        yield from ((name, name.removesuffix(right) + wrong) for wrong in item.strings("wrong"))


def _told_slips(whole: RuleItem) -> Iterator[tuple[str, str]]:
    told = whole.values.get("slips")
    if not isinstance(told, dict) or not all(isinstance(mend, str) and mend for mend in told.values()):
        raise whole.broken("slips に「まちがい」=「正しい名前」を書いてください", "slips")
    yield from told.items()


def _partners(groups: tuple[str, ...]) -> Mapping[str, str]:
    """Which characters are taken for each."""
    partners: dict[str, str] = {}
    for group in groups:
        for char in group:
            partners[char] = partners.get(char, "") + group.replace(char, "")
    return partners


def _slips_of(name: str, partners: Mapping[str, str]) -> Iterator[str]:
    if len(name) >= _SHORTEST:
        for place, char in enumerate(name):
            for partner in partners.get(char, ""):
                yield name[:place] + partner + name[place + 1 :]
    if len(name) >= _SHORTEST_SHUFFLED:
        for place, (one, other) in enumerate(pairwise(name)):
            if one != other:
                yield name[:place] + other + one + name[place + 2 :]
            if place and one not in _MEETING:
                yield name[:place] + one + name[place:]
    for run in _KATAKANA.finditer(name):
        for place in range(run.start() + 1, run.end()):
            yield name[:place] + name[place + 1 :]


def _normal(name: str) -> str:
    return normalise(name).text


@cache
def _searcher() -> "ahocorasick.Automaton":
    names = known()
    automaton = ahocorasick.Automaton()
    for word in names.right | names.also:
        automaton.add_word(word, (word, ""))
    for wrong, right in names.slips.items():
        automaton.add_word(wrong, (wrong, right))
    automaton.make_automaton()
    return automaton
