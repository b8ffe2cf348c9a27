"""All data files of the rules, read before the first draft is: a broken one stops the start, not a check."""

from functools import cache

from rules import lexicon, patterns_domains, phrasebook, phrases, platforms
from rules.guideline import clauses
from rules.incidents.handbook import builtin_handbook
from rules.reader.model import load
from rules.rule_files import Expression, RuleFile


@cache
def read_all() -> None:
    """Read every data file: its form, the names it uses, the words it searches for.

    The thousands of conditions of phrases and wordings are compiled when first needed; `compile_all` does it
    at once.

    Raises:
        BrokenRuleFileError: a file is broken; the message names it, the line and what is wrong.
    """
    clauses()
    platforms.known()
    patterns_domains.domains()
    lexicon.entries()
    for name in phrases.names():
        phrases.phrases(name)
    for name in phrasebook.names():
        phrasebook.phrasebook(name)


def compile_all() -> int:
    """Read the handbook of §7 and what the second reader learned too, compile every regular expression of the data
    files and return their number.

    Takes a second: for the start of a server, for `snsbot doctor` and for tests.

    Raises:
        BrokenRuleFileError: an expression is wrong; the message names the file, the line and what is wrong.
    """
    read_all()
    builtin_handbook()
    load()
    for name in phrases.names():
        phrases.check_parts(RuleFile.of("rules.phrases", f"{name}.toml"))
    expressions: list[Expression] = [
        expression
        for name in phrasebook.names()
        for phrase in phrasebook.phrasebook(name).phrases
        for expression in phrase.expressions()
    ]
    expressions += lexicon.conditions()
    return len([expression.pattern for expression in expressions])
