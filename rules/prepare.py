"""Read beforehand what the checks' expressions ask for, and write it to `asked_words.json` (see rules.asked_words):

python -m rules.prepare
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from rules.asked_words import BETWEEN_WORDS, FILE_NAME, key_of
from rules.context import Context
from rules.document import Document
from rules.engine import NIIMI, findings_of, rules
from rules.expression_words import Condition, conditions_of
from rules.mentions import Match
from rules.required_words import asks_for_words


def main() -> None:
    """Write the file."""
    Path(str(files("rules").joinpath(FILE_NAME))).write_text(written(expressions_used()), encoding="utf-8")


def written(sources: Iterable[str]) -> str:
    """Return the file that holds what the expressions `sources` ask for."""
    numbers: dict[str, int] = {}

    def number_of(words: frozenset[str]) -> int:
        return numbers.setdefault(BETWEEN_WORDS.join(sorted(words)), len(numbers))

    def numbered(condition: Condition) -> list[int]:
        return [number_of(words) for words in condition]

    asked = {}
    for key, source in sorted((key_of(source), source) for source in set(sources)):
        conditions = conditions_of(source)
        asked[key] = None if conditions is None else [numbered(condition) for condition in conditions]
    lines = [json.dumps(words, ensure_ascii=False) for words in numbers]
    expressions = [f"{json.dumps(key)}: {json.dumps(one, separators=(',', ':'))}" for key, one in asked.items()]
    return '{"sets": [\n' + ",\n".join(lines) + '\n],\n"asked": {\n' + ",\n".join(expressions) + "\n}}\n"


def expressions_used() -> set[str]:
    """Return the expressions that the checks look for in their own examples, of those that ask for words."""
    used: set[str] = set()
    for rule in rules():
        for example in rule.examples:
            document = _Recording(example.text, used)
            context = Context(example.platform, example.kind, example.planned_at, example.city or NIIMI)
            for _ in findings_of(rule, document, context):
                pass
    return used


class _Recording(Document):
    """A draft that notes what is looked for in it."""

    def __init__(self, original: str, used: set[str]) -> None:
        super().__init__(original)
        self._used = used

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Note the expression; return whether it finds anything."""
        self._note(pattern)
        return super().has(pattern)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Match]:
        """Note the expression; return what it finds."""
        self._note(pattern)
        return super().find(pattern)

    def _note(self, pattern: re.Pattern[str]) -> None:
        if asks_for_words(pattern):
            self._used.add(pattern.pattern)


if __name__ == "__main__":
    main()
