"""Words with sense: `*.toml` files of this folder, searched for all at once.

A file holds entries:

    [[entry]]
    sense = "obsolete-disaster-term"     # what checks ask for
    terms = ["避難勧告"]                  # as normalised text shows them; Latin letters match in any case
    guards = ["quoted", "negated"]       # contexts in which the word is harmless: names of rules.guards.GUARDS
    source = "災害対策基本法の改正 (2021-05-20)"
    note = "…"                           # free keys: strings, read by the check through `entry.data`
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import ahocorasick

from rules.finding import Severity
from rules.guards import GUARDS
from rules.normal import fold_case, normalise
from rules.rule_files import Expression, RuleFile, RuleItem

_KNOWN = frozenset({"sense", "terms", "guards", "source"})
_CONDITIONS = ("before", "after", "near", "unless")
"""Keys that hold regular expressions (see rules.patterns_wordings)."""


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
    automaton = _searcher()
    if not len(automaton):
        return
    for last, found in automaton.iter(folded):
        for entry in found:
            yield last + 1 - len(entry.term), last + 1, entry


@cache
def entries() -> tuple[Entry, ...]:
    """Return every entry of every file.

    Raises:
        BrokenRuleFileError: a file is broken; the message names it and the line.
    """
    return tuple(entry for name in _file_names() for entry in read_entries(RuleFile.of("rules.lexicon", name)))


def read_entries(file: RuleFile) -> Iterator[Entry]:
    """Yield the entries of one file.

    Raises:
        BrokenRuleFileError: it is no TOML, an entry lacks something or names a guard that is none.
    """
    for item in file.items("entry"):
        sense, source, guards = item.string("sense"), item.string("source"), item.strings("guards", required=False)
        unknown = [name for name in guards if name not in GUARDS]
        if unknown:
            raise item.broken(f"guards の {unknown[0]} は知らない名前です", "guards")
        _check_data(item)
        rest = MappingProxyType({key: item.string(key) for key in item.values if key not in _KNOWN})
        for term in fold_case(normalise("\n".join(item.strings("terms"))).text).split("\n"):
            if not term.strip():
                raise item.broken("terms に見えない文字だけの語があります", "terms")
            yield Entry(term, sense, guards, source, rest)


def _check_data(item: RuleItem) -> None:
    """Free keys that have a form: a severity, a day."""
    try:
        Severity(item.values.get("severity", Severity.INFO))
        date.fromisoformat(item.values.get("since", "2000-01-01"))
    except (ValueError, TypeError) as error:
        raise item.broken(f"severity か since を読めません（{error}）") from error


def read_conditions(file: RuleFile) -> Iterator[Expression]:
    """Yield the regular expressions of a file's entries (see rules.patterns_wordings), not yet compiled."""
    for item in file.items("entry"):
        for key in _CONDITIONS:
            if key in item.values:
                yield Expression(item, key, item.string(key), re.NOFLAG)


def conditions() -> tuple[Expression, ...]:
    """Return the regular expressions of all files."""
    return tuple(
        expression for name in _file_names() for expression in read_conditions(RuleFile.of("rules.lexicon", name))
    )


def _file_names() -> list[str]:
    return sorted(item.name for item in files("rules.lexicon").iterdir() if item.name.endswith(".toml"))


def searcher(entries: Iterable[Entry]) -> "ahocorasick.Automaton":
    """Return what searches a text for all terms at once, in a time that hardly depends on their number."""
    by_term: dict[str, list[Entry]] = {}
    for entry in entries:
        by_term.setdefault(entry.term, []).append(entry)
    automaton = ahocorasick.Automaton()
    for term, found in by_term.items():
        automaton.add_word(term, tuple(found))
    automaton.make_automaton()
    return automaton


@cache
def _searcher() -> "ahocorasick.Automaton":
    return searcher(entries())
