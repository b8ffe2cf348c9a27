"""All data files of the checks, read before the first draft is: a broken one stops the start, not a check."""

from functools import cache

from rules import asked_words, known_names, lexicon, local_facts, patterns_domains, phrasebook, phrases, platforms
from rules.guideline import clauses


@cache
def read_all() -> None:
    """Read every data file: its form, the names it uses, the words it searches for.

    The thousands of conditions of phrases and wordings are compiled when first needed;
    `rules.validation.compile_all` does it at once.

    Raises:
        BrokenRuleFileError: a file is broken; the message names it, the line and what is wrong.
    """
    clauses()
    platforms.known()
    patterns_domains.domains()
    lexicon.entries()
    known_names.known()
    local_facts.known()
    asked_words.known_conditions()
    for name in phrases.names():
        phrases.phrases(name)
    for name in phrasebook.names():
        phrasebook.phrasebook(name)
