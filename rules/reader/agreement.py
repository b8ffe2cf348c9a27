"""Where both readers must agree: what the first asks about and the language model reads as plainly harmless.

A word or a turn of phrase that tempts a check stands in ordinary notices too: a doctor's column, a witness of an
accident, a published plan. The language model reads the whole sentence, so its certainty that a sentence carries no
problem of any clause outweighs a 要確認 of those checks that add such words up (`Check.gives_way`). It never outweighs
a 要修正, nor what a check knows for certain: a name with an address, a price before tender, an insult, a wrong number.
"""

from collections.abc import Collection, Iterator, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Finding, Severity
from rules.reader.model import load
from rules.reader.sentences import sentences_of

SURE = -4.0
"""Log odds of any problem below which a sentence is held to be plainly harmless."""

LEAST_SENTENCES = 3
"""The model has learned lone sentences as harmless ones only: of a draft with fewer it is too sure."""


def agreed(
    document: Document, context: Context, found: Sequence[Finding], *, giving_way: Collection[str]
) -> Iterator[Finding]:
    """Yield those findings of the first reader that the second does not plainly contradict (§6(2)).

    Args:
        giving_way: the rules whose 要確認 gives way.

    Raises:
        BrokenWeightsError: a file of the second reader is missing or damaged.
    """
    open_to_doubt = {one for one in found if one.severity is Severity.CONFIRM and one.rule in giving_way}
    sentences = sentences_of(document) if open_to_doubt else ()
    if len(sentences) < LEAST_SENTENCES:
        yield from found
        return
    odds = load().odds_of_any(sentences, kind=context.kind)
    read = [(document.span(one.start, one.end), chance) for one, chance in zip(sentences, odds, strict=False)]
    for finding in found:
        here = [chance for span, chance in read if span.start < finding.end and finding.start < span.end]
        if finding not in open_to_doubt or not here or max(here) >= SURE:
            yield finding
