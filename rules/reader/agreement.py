"""Where both readers must agree: what the first asks about and the language model reads as plainly harmless.

A word or a turn of phrase that tempts a check stands in ordinary notices too: a doctor's column, a witness of an
accident, a published plan. The language model reads the whole sentence, so its certainty that a sentence carries no
problem of any clause outweighs a 要確認 of the first reader. It never outweighs a 要修正, nor what a check reckons or
knows: passwords (§5(7)), facts and numbers (§6(2)イ), the law of public service (§6(2)オ).
"""

from collections.abc import Iterator, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Finding, Severity
from rules.reader.model import load
from rules.reader.sentences import sentences_of

SURE = -4.0
"""Log odds of any problem below which a sentence is held to be plainly harmless."""

LEAST_SENTENCES = 3
"""Shorter drafts give the model too little to be sure by: the first reader's question stands."""

_CERTAIN = frozenset({"5(7)", "6(2)イ", "6(2)オ"})
_KNOWN = frozenset({"tender-price", "identity-number", "security-detail", "people-without-consent"})
"""Checks that know what they found, whatever surrounds it: prices before tender, numbers of people, keys, pictures."""


def agreed(document: Document, context: Context, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield those findings of the first reader that the second does not plainly contradict (§6(2)).

    Raises:
        BrokenWeightsError: a file of the second reader is missing or damaged.
    """
    sentences = sentences_of(document) if any(map(_is_open_to_doubt, found)) else ()
    if len(sentences) < LEAST_SENTENCES:
        yield from found
        return
    odds = load().odds_of_any(sentences, kind=context.kind)
    spans = [document.span(one.start, one.end) for one in sentences]
    for finding in found:
        here = [
            chance
            for span, chance in zip(spans, odds, strict=False)
            if span.start < finding.end and finding.start < span.end
        ]
        if not _is_open_to_doubt(finding) or not here or max(here) >= SURE:
            yield finding


def _is_open_to_doubt(finding: Finding) -> bool:
    known = finding.clause in _CERTAIN or finding.rule in _KNOWN
    return finding.severity is Severity.CONFIRM and not known
