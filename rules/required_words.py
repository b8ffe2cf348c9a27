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

from rules.expression_words import Conditions, Words, conditions_of

_OTHERWISE_READ = int(re.IGNORECASE | re.VERBOSE)

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


def may_match(pattern: re.Pattern[str], present: Present) -> bool:
    """Return whether `pattern` may match in the text of which `words_in` said what is `present`.

    False only where words are missing that every match holds. An expression is read for the next text after it was
    first asked about: whoever checks one draft only does not wait for that.
    """
    if pattern.flags & _OTHERWISE_READ:
        return True
    source = pattern.pattern
    if source not in present.asked:
        _asked_about[source] = None
        return True
    asked = present.asked[source]
    if asked is None:
        return True
    sets = present.sets
    for needed in asked:  # noqa: SIM110  this is asked hundreds of times a draft, and any() makes a generator each time
        if sets & needed == needed:
            return True
    return False
