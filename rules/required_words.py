"""Words of which every match of a regular expression has one: a quick look that spares most texts the expression.

Most expressions of the checks are long lists of turns of phrase, and most drafts hold none of them. Looking for a
few dozen words takes a tenth of the time of trying such an expression at every place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from threading import Lock

import ahocorasick

from rules.alternatives import alternatives_of
from rules.expression_words import Conditions, Words, conditions_of

_OTHERWISE_READ = int(re.IGNORECASE | re.VERBOSE)

_MOST_APART = 3
"""Alternatives that are tried one by one at most: beyond that, trying them together is as fast."""
_FEWEST_APART = 3
"""How many alternatives there must be for one that is tried."""

_asked_about: dict[str, None] = {}
"""The expressions that were asked about, in the order in which they were."""

Asked = tuple[int, ...]
"""What an expression asks for: for each of its alternatives one bit for each set of words of which it needs one."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Finds the words of many expressions in one pass: the automaton gives for each the bits of the sets it is in."""

    conditions: Mapping[str, Conditions | None]
    asked: Mapping[str, Asked | None]
    automaton: ahocorasick.Automaton

    @classmethod
    def of(cls, sources: Iterable[str], known: Mapping[str, Conditions | None]) -> "_Index":
        """Read the expressions that are not `known` yet."""
        conditions = {source: known[source] if source in known else conditions_of(source) for source in sources}
        bits: dict[Words, int] = {}
        for of_one in conditions.values():
            for condition in of_one or ():
                for words in condition:
                    bits.setdefault(words, 1 << len(bits))
        asked = {
            source: None if of_one is None else tuple(sum({bits[words] for words in one}) for one in of_one)
            for source, of_one in conditions.items()
        }
        by_word: dict[str, int] = {}
        for words, bit in bits.items():
            for word in words:
                by_word[word] = by_word.get(word, 0) | bit
        automaton = ahocorasick.Automaton()
        for word, sets in by_word.items():
            automaton.add_word(word, sets)
        automaton.make_automaton()
        return cls(conditions, asked, automaton)


_index = _Index.of((), {})
_making = Lock()


@dataclass(frozen=True, slots=True)
class Present:
    """The sets of words, as bits, of which a word stands in a text, and what the expressions known by then ask for."""

    sets: int
    asked: Mapping[str, Asked | None]


def words_in(text: str) -> Present:
    """Return which words stand in `text`, of the expressions that were asked about before."""
    global _index  # noqa: PLW0603  made anew, as a whole, when there are expressions it does not know
    if len(_asked_about) != len(_index.conditions):
        with _making:
            if len(_asked_about) != len(_index.conditions):
                _index = _Index.of(list(_asked_about), _index.conditions)
    index = _index
    found = {sets for _, sets in index.automaton.iter(text)} if len(index.automaton) else ()
    return Present(reduce(or_, found, 0), index.asked)


def worth_trying(pattern: re.Pattern[str], present: Present) -> tuple[re.Pattern[str], ...]:
    """Return the expressions that find what `pattern` finds in the text of which `words_in` said what is `present`.

    Empty where words are missing that every match holds; a few of its alternatives where those of the others are
    missing; else the pattern itself. An expression is read for the next text after it was first asked about: whoever
    checks one draft only does not wait for that.
    """
    if pattern.flags & _OTHERWISE_READ:
        return (pattern,)
    source = pattern.pattern
    if source not in present.asked:
        _asked_about[source] = None
        return (pattern,)
    asked = present.asked[source]
    if asked is None:
        return (pattern,)
    sets = present.sets
    live = [number for number, needed in enumerate(asked) if sets & needed == needed]
    if not live:
        return ()
    few = len(live) == 1 or (len(live) <= _MOST_APART and len(asked) >= _FEWEST_APART * len(live))
    if not few or len(asked) == 1 or pattern.flags != re.UNICODE:
        return (pattern,)
    alternatives = alternatives_of(source)
    return tuple(alternatives[number] for number in live) if alternatives else (pattern,)
