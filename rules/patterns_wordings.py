"""Wordings: a term of the lexicon together with what must stand around it.

An entry of `rules/lexicon/*.toml` may carry, besides `sense`, `terms` and `guards`, regular expressions that
are matched within the sentence of the term, at most `REACH` characters to either side:

    before = '…$'     must match what stands before the term
    after  = '^…'     must match what stands after it
    near   = '…'      must match before, within or after it
    unless = '…'      must not match before, within or after it
    family = "…"      which of the check's messages is meant
    start  = "word"   the term must begin where a word begins
    kind   = "reply"  the post must be of this kind

What matched before and after belongs to what is found (not what is looked at by look-around).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity
from rules.lazy_patterns import lazy_compile
from rules.mentions import LexiconHit, Mention

REACH = 40
"""How far a condition looks to either side, and the longest stretch a finding marks."""


@dataclass(frozen=True, slots=True)
class Wording(Mention):
    """A term in its context; `family` tells what kind of wording it is."""

    text: str
    family: str


def find_wordings(document: Document, *senses: str, kind: str = "post") -> Iterator[Wording]:
    """Yield the terms of these senses whose conditions hold, guarded ones left out."""
    for hit in document.lexicon(*senses):
        place = _place(document, hit, kind)
        if place is not None:
            start, end = place
            yield Wording(
                start, end, document.span(start, end), document.text[start:end], hit.entry.data.get("family", "")
            )


def report(
    check: Check, document: Document, context: Context, senses: tuple[str, ...], messages: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a 要確認 for every wording of these senses, with the message of its family."""
    for wording in find_wordings(document, *senses, kind=context.kind):
        message = messages[wording.family].format(wording.text)
        yield check.finding(wording.span, severity=Severity.CONFIRM, message=message)


def surroundings(document: Document, start: int, end: int, reach: int = REACH) -> tuple[str, str]:
    """Return what stands before and after text[start:end], within its sentence and `reach`."""
    sentence = document.sentence_at(start)
    first = max(sentence.start, start - reach)
    last = min(max(sentence.end, end), end + reach)
    return document.text[first:start], document.text[end:last]


def surroundings_allow(document: Document, hit: LexiconHit) -> bool:
    """Return whether the words within and around a term meet `near` and `unless` of its entry."""
    data = hit.entry.data
    before, after = surroundings(document, hit.start, hit.end)
    whole = before + document.text[hit.start : hit.end] + after
    return _found(data.get("near"), whole) is not None and (
        "unless" not in data or _found(data["unless"], whole) is None
    )


def _place(document: Document, hit: LexiconHit, kind: str) -> tuple[int, int] | None:
    """Where the wording stands, or None where a condition of its entry fails."""
    data = hit.entry.data
    before, after = surroundings(document, hit.start, hit.end)
    leading = _found(data.get("before"), before)
    trailing = _found(data.get("after"), after)
    holds = (
        data.get("kind", kind) == kind
        and leading is not None
        and trailing is not None
        and surroundings_allow(document, hit)
        and (data.get("start") != "word" or _begins_word(document, hit.start))
    )
    if not holds or leading is None or trailing is None:
        return None
    start = hit.start - (len(before) - leading[0] if "before" in data else 0)
    end = hit.end + (trailing[1] if "after" in data else 0)
    return (start, end) if end - start <= REACH else (hit.start, hit.end)


def _found(pattern: str | None, text: str) -> tuple[int, int] | None:
    """Where the pattern matches; no pattern asks for nothing and is met everywhere."""
    if pattern is None:
        return (0, 0)
    match = _compiled(pattern).search(text)
    return match.span() if match else None


def _begins_word(document: Document, position: int) -> bool:
    words = document.morphemes_between(position, position + 1)
    return bool(words) and words[0].start == position


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return lazy_compile(pattern)
