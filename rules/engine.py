"""Finds the checks, runs them over a draft, merges what overlaps."""

import importlib
import pkgutil
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from rules import checks
from rules.city_terms import asked_about, less_let_pass
from rules.context import CityFacts, Context
from rules.data_files import read_all
from rules.document import Document
from rules.finding import Check, Example, Finding, Severity, Span, Yields

NIIMI = CityFacts()
"""The city the guideline is of."""

SECOND_READER = "second-reader"
"""The rule id of what the second reader finds."""

Reader = Callable[[Document, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as the engine sees it: the module's name in kebab-case, its parts, its documentation."""

    name: str
    check: Check
    run: Reader
    examples: tuple[Example, ...]
    documentation: str


def check_text(
    text: str,
    *,
    platform: str = "facebook",
    kind: str = "post",
    planned_at: datetime | None = None,
    city: CityFacts = NIIMI,
    second_reader: bool = True,
) -> list[Finding]:
    """Return what the guideline has against a draft (§6(2), §5(7)), the most serious first, then by place.

    Args:
        text: the draft as written; offsets of the findings count its code points.
        platform: facebook, x, instagram, threads, line, youtube, tiktok or note.
        kind: post, reply, share or follow.
        planned_at: aware; None where nobody has said when, and checks that need "today" stay silent.
        city: the facts of the city that posts.
        second_reader: also ask `rules.reader` (heuristic, 要確認 only), and drop a 要確認 of a check that yields at a
            sentence that the second reads as plainly harmless.

    Raises:
        ValueError: `planned_at` is naive.
    """
    document, context = Document(text), Context(platform, kind, planned_at, city)
    found = [finding for rule in rules() for finding in findings_of(rule, document, context)]
    if second_reader:
        # Imported here: whoever asks the first reader alone does not wait for the second to be loaded.
        reader = importlib.import_module("rules.reader")
        agreed = [*reader.agreed(document, context, found, yields=_yields()), *asked_about(document, city.terms)]
        found = [*agreed, *reader.judge(document, context, agreed)]
    else:
        found += asked_about(document, city.terms)
    return merge(less_let_pass(document, found, city.terms))


def findings_of(rule: Rule, document: Document, context: Context) -> Iterator[Finding]:
    """Run one check and put its name on what it finds."""
    for finding in rule.run(document, context):
        yield replace(finding, rule=rule.name)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the checks of `rules/checks/`, by name. The first call reads all data files of the rules.

    Raises:
        BrokenRuleFileError: a data file is broken; the message names it, the line and what is wrong.
    """
    read_all()
    names = sorted(info.name for info in pkgutil.iter_modules(checks.__path__) if not info.name.startswith("_"))
    return tuple(_rule(name) for name in names)


@cache
def _yields() -> dict[str, Yields]:
    return {rule.name: rule.check.yields for rule in rules()}


def merge(found: Sequence[Finding]) -> list[Finding]:
    """Keep one finding of those that say the same of the same place.

    Of overlapping findings under one clause the most serious stays (then the one with a certain mend, then
    the shorter). Findings of different clauses all stay, except at exactly the same place, where a weaker
    one goes. The same advice (参考) is given once, at its first place.
    """
    kept = _Kept()
    for finding in sorted(_once(found), key=_strength):
        kept.offer(finding)
    return sorted(kept, key=lambda finding: (finding.severity.rank, finding.start, finding.end, finding.rule))


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out advice that was given before in the same words: a list of thirty odd letters needs one line."""
    given: set[tuple[str, str]] = set()
    for finding in sorted(found, key=lambda finding: finding.start):
        advice = (finding.rule, finding.message)
        if finding.severity is Severity.INFO:
            if advice in given:
                continue
            given.add(advice)
        yield finding


class _Kept:
    """The findings kept so far, found again by place: a long text may have thousands."""

    def __init__(self) -> None:
        self._by_place: dict[Span, list[Finding]] = {}
        self._by_clause: dict[str, list[Finding]] = {}

    def __iter__(self) -> Iterator[Finding]:
        return (finding for findings in self._by_place.values() for finding in findings)

    def offer(self, finding: Finding) -> None:
        """Keep the finding unless a stronger one, offered before, says the same."""
        here = self._by_place.setdefault(finding.span, [])
        if any(other.clause == finding.clause or other.severity != finding.severity for other in here):
            return
        disjoint = self._by_clause.setdefault(finding.clause, [])
        index = bisect_left(disjoint, finding.start, key=lambda other: other.start)
        neighbours = disjoint[max(0, index - 1) : index + 1]
        if any(other.start < finding.end and finding.start < other.end for other in neighbours):
            return
        disjoint.insert(index, finding)
        here.append(finding)


def _strength(finding: Finding) -> tuple[int, bool, bool, bool, int, int, str]:
    length = finding.end - finding.start
    return (
        finding.severity.rank,
        not finding.secret,
        finding.suggestion is None,
        finding.rule == SECOND_READER,  # what a check can explain comes before what a sentence resembles
        length,
        finding.start,
        finding.rule,
    )


def _rule(name: str) -> Rule:
    module = importlib.import_module(f"{checks.__name__}.{name}")
    return Rule(name.replace("_", "-"), module.CHECK, module.check, module.EXAMPLES, module.__doc__ or "")
