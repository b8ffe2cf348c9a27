"""Words of which every match of a regular expression has one: a quick look that spares most texts the expression.

Most expressions of the checks are long lists of turns of phrase, and most drafts hold none of them. Looking for a
few dozen words takes a tenth of the time of trying such an expression at every place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from threading import Lock

import ahocorasick

from rules.alternatives import alternatives_of
from rules.asked_words import key_of, known_conditions
from rules.expression_words import Conditions, Words, conditions_of

_OTHERWISE_READ = int(re.IGNORECASE | re.VERBOSE)

_MOST_APART = 3
"""Alternatives that are tried one by one at most: beyond that, trying them together is as fast."""
_FEWEST_APART = 3
"""How many alternatives there must be for one that is tried."""

_SHORT = 16
"""Characters of an expression up to which it is tried at once."""

Asked = tuple[int, ...]
"""What an expression asks for: for each of its alternatives one bit for each set of words of which it needs one."""

_unread: dict[str, None] = {}
"""The expressions that were asked about and are to be read for the next text."""


class _Index:
    """Finds the words of many expressions in one pass: the automaton gives for each the bits of the sets it is in."""

    def __init__(self, conditions: Mapping[str, Conditions | None]) -> None:
        """Take what each expression asks for, by the `key_of` the expressions."""
        bits: dict[Words, int] = {}
        for of_one in conditions.values():
            for condition in of_one or ():
                for words in condition:
                    bits.setdefault(words, 1 << len(bits))
        by_word: dict[str, int] = {}
        for words, bit in bits.items():
            for word in words:
                by_word[word] = by_word.get(word, 0) | bit
        self.conditions = conditions
        self._automaton = ahocorasick.Automaton()
        for word, sets in by_word.items():
            self._automaton.add_word(word, sets)
        self._automaton.make_automaton()
        self._by_key = {
            key: None if of_one is None else tuple(sum({bits[words] for words in one}) for one in of_one)
            for key, of_one in conditions.items()
        }
        self._by_source: dict[str, Asked | None] = {}

    def sets_in(self, text: str) -> int:
        """Return the bits of the sets of which a word stands in the text."""
        found = {sets for _, sets in self._automaton.iter(text)} if len(self._automaton) else ()
        return reduce(or_, found, 0)

    def asked(self, source: str) -> Asked | None:
        """Return what an expression asks for, None where that cannot be told.

        Raises:
            KeyError: the expression has not been read.
        """
        if source not in self._by_source:
            self._by_source[source] = self._by_key[key_of(source)]
        return self._by_source[source]


_index: _Index | None = None
_making = Lock()


@dataclass(frozen=True, slots=True)
class Present:
    """The sets of words, as bits, of which a word stands in a text, and the index of the expressions known by then."""

    sets: int
    index: _Index


def words_in(text: str) -> Present:
    """Return which words stand in `text`, of the expressions read beforehand and those asked about before."""
    index = _index
    if index is None or _unread:
        with _making:
            index = _with_unread()
    return Present(index.sets_in(text), index)


def _with_unread() -> _Index:
    global _index  # noqa: PLW0603  made anew, as a whole, when there are expressions it does not know
    if _index is None or _unread:
        new = list(_unread)
        known = known_conditions() if _index is None else _index.conditions
        _index = _Index({**known, **{key_of(source): conditions_of(source) for source in new}})
        for source in new:
            del _unread[source]
    return _index


def asks_for_words(pattern: re.Pattern[str]) -> bool:
    """Return whether an expression is looked at for words: it is long, and read in the usual way."""
    return len(pattern.pattern) > _SHORT and not pattern.flags & _OTHERWISE_READ


def worth_trying(pattern: re.Pattern[str], present: Present) -> tuple[re.Pattern[str], ...]:
    """Return the expressions that find what `pattern` finds in the text of which `words_in` said what is `present`.

    Empty where words are missing that every match holds; a few of its alternatives where those of the others are
    missing; else the pattern itself. An expression that was not read beforehand (rules.asked_words) is read for the
    next text after it was first asked about: whoever checks one draft only does not wait for that.
    """
    if not asks_for_words(pattern):
        return (pattern,)
    source = pattern.pattern
    try:
        asked = present.index.asked(source)
    except KeyError:
        _unread[source] = None
        return (pattern,)
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
