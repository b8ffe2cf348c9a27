"""The whole of the rules' data, looked at before a bot starts: every file, every expression in them."""

from rules import lexicon, phrasebook, phrases
from rules.data_files import read_all
from rules.incidents.handbook import builtin_handbook
from rules.lazy_patterns import compile_now
from rules.reader.model import load
from rules.rule_files import Expression


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
        # A part is as likely to be broken as the phrase that uses it: the nearer place is named first.
        phrases.check_all_parts(name)
    turns = [phrase.pattern for name in phrases.names() for phrase in phrases.phrases(name)]
    expressions: list[Expression] = [
        expression
        for name in phrasebook.names()
        for phrase in phrasebook.phrasebook(name).phrases
        for expression in phrase.expressions()
    ]
    expressions += lexicon.conditions()
    patterns = [*turns, *[expression.pattern for expression in expressions]]
    for pattern in patterns:
        compile_now(pattern)
    return len(patterns)
