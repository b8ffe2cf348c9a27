"""新見市ソーシャルメディア運用ガイドライン as data: every clause, word for word.

Keys follow the guideline's own numbering: "5(7)", "6(2)ア", "6(2)ク①", "7(4)"; "1" to "4" for the sections
without numbered paragraphs; "※1" to "※7" for the glossary.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

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


@cache
def _by_key() -> Mapping[str, Clause]:
    data = tomllib.loads(files("rules").joinpath("guideline.toml").read_text(encoding="utf-8"))
    return MappingProxyType({entry["key"]: Clause(**entry) for entry in data["clause"]})
