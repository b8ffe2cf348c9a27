"""Words with sense: `*.toml` files of this folder, searched for all at once.

A file holds entries:

    [[entry]]
    sense = "obsolete-disaster-term"     # what checks ask for
    terms = ["避難勧告"]                  # as normalised text shows them; Latin letters match in any case
    guards = ["quoted", "negated"]       # contexts in which the word is harmless: names of
    rules.guards.GUARDS source = "災害対策基本法の改正 (2021-05-20)"
    note = "…"                           # free keys: strings, read by the check through `entry.data`
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import ahocorasick

from rules.normal import fold_case, normalise


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `term` in normal form, its `sense`, the `guards` that excuse it, where it comes from."""

    term: str
    sense: str
    guards: tuple[str, ...]
    source: str
    data: Mapping[str, str]


def find_entries(folded: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield (start, end, entry) for every term in a text, in order of their ends.

    `folded` is the normalised text with A–Z in lower case (Document.folded).
    """
    automaton = _automaton()
    if not len(automaton):
        return
    for last, found in automaton.iter(folded):
        for entry in found:
            yield last + 1 - len(entry.term), last + 1, entry


def entries() -> tuple[Entry, ...]:
    """Return every entry of every file."""
    return tuple(entry for name in _file_names() for entry in _read(name))


def _file_names() -> list[str]:
    return sorted(item.name for item in files("rules.lexicon").iterdir() if item.name.endswith(".toml"))


def _read(name: str) -> Iterator[Entry]:
    data = tomllib.loads(files("rules.lexicon").joinpath(name).read_text(encoding="utf-8"))
    known = {"sense", "terms", "guards", "source"}
    for item in data.get("entry", []):
        rest = MappingProxyType({key: str(value) for key, value in item.items() if key not in known})
        for term in item["terms"]:
            normal = fold_case(normalise(term).text)
            yield Entry(normal, item["sense"], tuple(item.get("guards", ())), item["source"], rest)


@cache
def _automaton() -> "ahocorasick.Automaton":
    by_term: dict[str, list[Entry]] = {}
    for entry in entries():
        by_term.setdefault(entry.term, []).append(entry)
    automaton = ahocorasick.Automaton()
    for term, found in by_term.items():
        automaton.add_word(term, tuple(found))
    automaton.make_automaton()
    return automaton
