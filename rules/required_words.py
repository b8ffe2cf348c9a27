"""Words of which every match of a regular expression has one: a quick look that spares most texts the expression.

Most expressions of the checks are long lists of turns of phrase, and most drafts hold none of them. Looking for a
few dozen words takes a tenth of the time of trying such an expression at every place.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain
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


class _Asked(NamedTuple):
    """What an expression asks for: its `number`; how many `alternatives` it has; those that ask for nothing (`free`).

    `number` is None where nothing can be told.
    """

    number: int | None
    alternatives: int = 0
    free: tuple[int, ...] = ()


_NOTHING_TOLD = _Asked(None)


class _Waiting(NamedTuple):
    """An alternative of an expression that a text may hold in which one set of words was seen: it needs one word of
    each of the `others` too."""

    expression: int
    alternative: int
    others: frozenset[int]


class _Index:
    """Finds the words of many expressions in one pass, and from them the alternatives that a text can hold.

    Each alternative waits for the rarest set of words that it asks for, so that a text costs what it holds and not what
    there is to find.
    """

    def __init__(self, conditions: Mapping[str, Conditions | None]) -> None:
        """Take what each expression asks for, by the `key_of` the expressions."""
        self.conditions = conditions
        numbers: dict[Words, int] = {}
        self._waiting: dict[int, list[_Waiting]] = {}
        self._by_key = {
            key: self._take(number, of_one, numbers) for number, (key, of_one) in enumerate(conditions.items())
        }
        self._by_pattern: dict[re.Pattern[str], _Asked] = {}
        by_word: dict[str, list[int]] = {}
        for words, number in numbers.items():
            for word in words:
                by_word.setdefault(word, []).append(number)
        self._sets = list(by_word.values())
        self._automaton = ahocorasick.Automaton()
        for number, word in enumerate(by_word):
            self._automaton.add_word(word, number)
        self._automaton.make_automaton()

    def _take(self, expression: int, conditions: Conditions | None, numbers: dict[Words, int]) -> _Asked:
        if conditions is None:
            return _NOTHING_TOLD
        free = []
        for alternative, condition in enumerate(conditions):
            if not condition:
                free.append(alternative)
                continue
            rarest, *others = [numbers.setdefault(words, len(numbers)) for words in condition]
            waiting = _Waiting(expression, alternative, frozenset(others))
            self._waiting.setdefault(rarest, []).append(waiting)
        return _Asked(expression, len(conditions), tuple(free))

    def live_in(self, text: str) -> dict[int, list[int]]:
        """Return by their numbers the expressions that ask for something, and of each the alternatives that the words
        of the text allow."""
        found = {number for _, number in self._automaton.iter(text)} if self._sets else ()
        sets = set(chain.from_iterable([self._sets[number] for number in found]))
        live: dict[int, list[int]] = {}
        for number in sets & self._waiting.keys():
            for expression, alternative, others in self._waiting[number]:
                if others <= sets:
                    live.setdefault(expression, []).append(alternative)
        return live

    def asked(self, pattern: re.Pattern[str]) -> _Asked | None:
        """Return what an expression asks for; None where it has not been read."""
        asked = self._by_pattern.get(pattern)
        if asked is None:
            asked = self._by_key.get(key_of(pattern.pattern)) if asks_for_words(pattern) else _NOTHING_TOLD
            if asked is not None:
                self._by_pattern[pattern] = asked
        return asked


_index: _Index | None = None
_making = Lock()


class Present(NamedTuple):
    """The alternatives, by the number of their expression, that the words of a text allow, and the index of the
    expressions known by then."""

    live: Mapping[int, Sequence[int]]
    known: _Index


def words_in(text: str) -> Present:
    """Return what the words of `text` allow, of the expressions read beforehand and those asked about before."""
    index = _index
    if index is None or _unread:
        with _making:
            index = _with_unread()
    return Present(index.live_in(text), index)


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
    live, known = present
    asked = known.asked(pattern)
    if asked is None:
        _unread[pattern.pattern] = None
        return (pattern,)
    number, alternatives, free = asked
    if number is None:
        return (pattern,)
    allowed = live.get(number)
    if allowed is None and not free:
        return ()
    if alternatives == 1 or pattern.flags != re.UNICODE:
        return (pattern,)
    numbers = sorted((*(allowed or ()), *free))
    if len(numbers) > 1 and (len(numbers) > _MOST_APART or alternatives < _FEWEST_APART * len(numbers)):
        return (pattern,)
    apart = alternatives_of(pattern.pattern)
    return tuple([apart[number] for number in numbers]) if apart else (pattern,)
