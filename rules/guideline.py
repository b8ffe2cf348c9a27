"""新見市ソーシャルメディア運用ガイドライン as data: every clause, word for word.

Keys follow the guideline's own numbering: "5(7)", "6(2)ア", "6(2)ク①", "7(4)"; "1" to "4" for the sections
without numbered paragraphs; "※1" to "※7" for the glossary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rules.rule_files import RuleFile

_WIDTHS = str.maketrans(
    {"（": "(", "）": ")", "§": None, " ": None, "　": None}
    | {chr(ord("０") + digit): str(digit) for digit in range(10)}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `key` for machines, `label` for people (「§6(2)ク④」), `text` word for word."""

    key: str
    label: str
    heading: str
    text: str


class UnknownClauseError(LookupError):
    """No clause of the guideline has this key."""


def clause(key: str) -> Clause:
    """Return the clause with this key; a leading 「§」 and full-width brackets or digits are accepted.

    Raises:
        UnknownClauseError: the guideline has no such clause.
    """
    try:
        return _by_key()[key.translate(_WIDTHS)]
    except KeyError:
        raise UnknownClauseError(key) from None


def clauses() -> tuple[Clause, ...]:
    """Return all clauses in the guideline's order, the glossary last."""
    return tuple(_by_key().values())


def read_clauses(file: RuleFile) -> Mapping[str, Clause]:
    """Return the clauses of a file by their keys.

    Raises:
        BrokenRuleFileError: the file is no TOML, a clause lacks something or a key stands twice.
    """
    found: dict[str, Clause] = {}
    for item in file.items("clause"):
        key = item.string("key")
        if key in found:
            raise item.broken(f"key の {key} が二つあります", "key")
        found[key] = Clause(key, item.string("label"), item.string("heading"), item.string("text"))
    return MappingProxyType(found)


@cache
def _by_key() -> Mapping[str, Clause]:
    return read_clauses(RuleFile.of("rules", "guideline.toml"))
