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
from typing import NamedTuple

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

_unread: dict[str, None] = {}
"""The expressions that were asked about and are to be read for the next text."""


class Asked(NamedTuple):
    """What an expression asks for, as bits of sets of words.

    `gate` has for each alternative the rarest set: a text with none of these can hold no match. `alternatives` has for
    each all sets of which it needs one word. Both are empty where nothing can be told.
    """

    gate: int
    alternatives: tuple[int, ...]


_NOTHING_TOLD = Asked(0, ())


class _Index:
    """Finds the words of many expressions in one pass."""

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
        self._sets = list(by_word.values())
        self._automaton = ahocorasick.Automaton()
        for number, word in enumerate(by_word):
            self._automaton.add_word(word, number)
        self._automaton.make_automaton()
        self._by_key = {key: _asked(of_one, bits) for key, of_one in conditions.items()}
        self._by_source: dict[str, Asked] = {}

    def sets_in(self, text: str) -> int:
        """Return the bits of the sets of which a word stands in the text."""
        found = {number for _, number in self._automaton.iter(text)} if self._sets else ()
        return reduce(or_, map(self._sets.__getitem__, found), 0)

    def asked(self, source: str) -> Asked | None:
        """Return what an expression asks for; None where it has not been read."""
        asked = self._by_source.get(source)
        if asked is None:
            asked = _NOTHING_TOLD if len(source) <= _SHORT else self._by_key.get(key_of(source))
            if asked is not None:
                self._by_source[source] = asked
        return asked


def _asked(conditions: Conditions | None, bits: Mapping[Words, int]) -> Asked:
    if conditions is None:
        return _NOTHING_TOLD
    alternatives = tuple(sum({bits[words] for words in one}) for one in conditions)
    return Asked(reduce(or_, (bits[one[0]] for one in conditions), 0) if all(conditions) else 0, alternatives)


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
    source = pattern.pattern
    asked = _NOTHING_TOLD if pattern.flags & _OTHERWISE_READ else present.index.asked(source)
    if asked is None:
        _unread[source] = None
        return (pattern,)
    sets, (gate, needs) = present.sets, asked
    if not needs:
        return (pattern,)
    # One look at the rarest sets of all alternatives spares most expressions the look at each.
    if gate and not sets & gate:
        return ()
    live = [number for number, needed in enumerate(needs) if sets & needed == needed]
    if not live:
        return ()
    few = len(live) == 1 or (len(live) <= _MOST_APART and len(needs) >= _FEWEST_APART * len(live))
    if not few or len(needs) == 1 or pattern.flags != re.UNICODE:
        return (pattern,)
    alternatives = alternatives_of(source)
    return tuple(alternatives[number] for number in live) if alternatives else (pattern,)
