"""The city's own words: phrases to let pass, and phrases to ask about, kept by the 秘書広報課 from use.

An allowed phrase silences what a check finds inside it, but never a secret (§5(7)); allowed for one check, it also
silences a longer finding of that check around it. Where a finding reaches over several sentences, its heart decides
for all of it: a phrase of a sentence beside it excuses nothing. A watched phrase is asked about
(要確認) under the clause that the city names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.document import Document
from rules.finding import Finding, Severity
from rules.normal import normalise

WATCHED = "city-watched-term"
"""The rule id of findings that a watched phrase makes."""


class Treatment(StrEnum):
    """What the city does about a phrase."""

    ALLOW = "allow"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class CityTerm:
    """A phrase, what is done about it, and why.

    `clause` is the key of the clause a watched phrase is asked about under; `rule` narrows an allowed phrase to what
    one check finds ("" for every check).
    """

    phrase: str
    treatment: Treatment
    clause: str = ""
    rule: str = ""
    reason: str = ""


def less_let_pass(document: Document, found: Sequence[Finding], terms: Iterable[CityTerm]) -> list[Finding]:
    """Return what was found, less what the city lets pass."""
    allowed = list(_spans(document, terms, Treatment.ALLOW))
    return [one for one in found if one.secret or not any(_lets_pass(term, span, one) for term, span in allowed)]


def asked_about(document: Document, terms: Iterable[CityTerm]) -> list[Finding]:
    """Return what the city asks about."""
    return [_asked(term, span) for term, span in _spans(document, terms, Treatment.WATCH)]


def _spans(
    document: Document, terms: Iterable[CityTerm], treatment: Treatment
) -> Iterator[tuple[CityTerm, tuple[int, int]]]:
    for term in terms:
        if term.treatment is treatment:
            yield from ((term, span) for span in _places(document, term.phrase))


def _places(document: Document, phrase: str) -> Iterator[tuple[int, int]]:
    wanted = normalise(phrase).text
    if not wanted:
        return
    at = document.text.find(wanted)
    while at >= 0:
        yield document.span(at, at + len(wanted))
        at = document.text.find(wanted, at + len(wanted))


def _lets_pass(term: CityTerm, span: tuple[int, int], finding: Finding) -> bool:
    start, end = finding.core
    inside = span[0] <= start and end <= span[1]
    around = start <= span[0] and span[1] <= end
    return (inside and not term.rule) or (term.rule == finding.rule and (inside or around))


def _asked(term: CityTerm, span: tuple[int, int]) -> Finding:
    why = f"（{term.reason}）" if term.reason else ""
    return Finding(
        rule=WATCHED,
        clause=term.clause,
        severity=Severity.CONFIRM,
        start=span[0],
        end=span[1],
        message=f"市が確認することにしている言葉です{why}。この書き方でよいか確かめてください。",
    )
