"""Which contested findings a word of the city may silence: only those that a check guesses at.

A phrase that is let pass counts in the whole city and without end. 「11月28日（金）」, let pass for the sake of one
draft, would hide the wrong weekday in every later one: what is computed or looked up never becomes such a phrase.
"""

from functools import cache

from rules.city_terms import WATCHED
from rules.context import Context
from rules.document import Document
from rules.engine import NIIMI, findings_of, rules
from rules.finding import HIDDEN, Example, Severity
from rules.images import image_rules

COMPUTED = "日付や番号などを計算や照合で確かめた指摘のため、言葉の登録では止められません。"
HIDDEN_WORDS = "秘密に関わる指摘のため、言葉の登録では止められません。"
OF_AN_IMAGE = "画像についての指摘のため、言葉の登録では止められません。"
OUR_OWN = "市が登録した言葉による指摘です。やめるときは、登録した言葉の一覧で外してください。"


def why_not(rule: str, severity: Severity, quote: str) -> str | None:
    """Why a contested finding cannot become a phrase that is let pass, for people; None where it can (§6(2))."""
    if HIDDEN in quote:
        return HIDDEN_WORDS
    if rule == WATCHED:
        return OUR_OWN
    return COMPUTED if severity is Severity.BLOCK or computes(rule) else None


@cache
def computes(rule: str) -> bool:
    """Whether a check reckons, or is certain of some of what it finds: a guess never raises 要修正, in no example."""
    for one in rules():
        if one.name == rule:
            return one.check.reckons or any(
                finding.severity is Severity.BLOCK
                for example in one.examples
                for finding in findings_of(one, Document(example.text), _context(example))
            )
    return False


def title_of(rule: str) -> str:
    """What people call a check."""
    titles = {one.name: one.check.title for one in rules()} | _image_checks() | _OTHERS
    return titles.get(rule, "似た文例による指摘")


@cache
def _image_checks() -> dict[str, str]:
    return {one.name: one.check.title for one in image_rules()}


def _context(example: Example) -> Context:
    return Context(example.platform, example.kind, example.planned_at, example.city or NIIMI)


_OTHERS = {WATCHED: "市が登録した言葉"}
