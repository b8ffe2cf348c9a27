"""Where both readers must agree: what the first asks about and the language model reads as plainly harmless.

A word or a turn of phrase that tempts a check stands in ordinary notices too: a doctor's column, a witness of an
accident, a published plan. The language model reads the whole sentence, so its certainty that a sentence carries no
problem of any clause outweighs a 要確認 of those checks that add such words up (`Yields.EASILY`). Where the words are
seldom harmless (`Yields.HARDLY`), it must be far more certain than that. It never outweighs a 要修正,
nor what a check reckons or knows: a wrong number, a price before tender, a password.
"""

from collections.abc import Iterator, Mapping, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Finding, Severity, Yields
from rules.reader.model import load
from rules.reader.sentences import sentences_of

SURE = {Yields.EASILY: -4.0, Yields.HARDLY: -8.0}
"""Log odds of any problem below which a sentence is held to be plainly harmless."""

LEAST_SENTENCES = 3
"""The model has learned lone sentences as harmless ones only: of a draft with fewer it is too sure."""


def agreed(
    document: Document, context: Context, found: Sequence[Finding], *, yields: Mapping[str, Yields]
) -> Iterator[Finding]:
    """Yield those findings of the first reader that the second does not plainly contradict (§6(2)).

    Args:
        yields: how readily the 要確認 of each rule gives way; one that is not named never does.

    Raises:
        BrokenWeightsError: a file of the second reader is missing or damaged.
    """
    bounds = {rule: SURE[readily] for rule, readily in yields.items() if readily in SURE}
    open_to_doubt = {one for one in found if one.severity is Severity.CONFIRM and one.rule in bounds}
    sentences = sentences_of(document) if open_to_doubt else ()
    if len(sentences) < LEAST_SENTENCES:
        yield from found
        return
    odds = load().odds_of_any(sentences, kind=context.kind)
    read = [(document.span(one.start, one.end), chance) for one, chance in zip(sentences, odds, strict=False)]
    for finding in found:
        here = [chance for span, chance in read if span.start < finding.end and finding.start < span.end]
        if finding not in open_to_doubt or not here or max(here) >= bounds[finding.rule]:
            yield finding
