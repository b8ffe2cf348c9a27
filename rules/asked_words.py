"""What the checks' expressions ask for, read beforehand: `asked_words.json`.

Reading which words each of some four hundred expressions needs takes a second, and whoever checks the first draft
would wait for it. The file holds what was read. An expression that is not in it is read when it is first used, so a
file that is behind costs time and no finding. Write it anew after changing expressions:

    python -m rules.prepare
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b

from rules.expression_words import Conditions
from rules.rule_files import RuleFile

FILE_NAME = "asked_words.json"
BETWEEN_WORDS = "\t"
"""What stands between the words of a set in the file."""


@cache
def known_conditions() -> Mapping[str, Conditions | None]:
    """Return what is read beforehand, by the `key_of` of the expressions.

    Raises:
        BrokenRuleFileError: the file is missing, or not as `rules.prepare` writes it.
    """
    file = RuleFile.of("rules", FILE_NAME)
    try:
        held = json.loads(file.text)
        sets = [frozenset(words.split(BETWEEN_WORDS)) for words in held["sets"]]
        return {
            key: None if asked is None else tuple(tuple(sets[number] for number in one) for one in asked)
            for key, asked in held["asked"].items()
        }
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        told = "読めません。python -m rules.prepare で作り直してください"
        raise file.broken(told, line) from error


def key_of(source: str) -> str:
    """Return under which key the expression `source` stands in the file."""
    return blake2b(source.encode(), digest_size=8).hexdigest()
