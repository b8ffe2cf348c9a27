"""Turns of phrase: `*.toml` files of this folder, patterns too long to stand among code.

A file may hold

    [parts]                      # lists of alternatives; <<NAME>> stands for a part named before it
    WOMEN = ['主婦', '女性']

    [[phrase]]
    family = "even"              # which message of the check is meant
    patterns = ['<<WOMEN>>でもでき']

Patterns are written for normalised text (see rules.normal) and must be linear: bounded repeats only. What
matches may be longer than `LONGEST`; a finding then marks its first `LONGEST` characters.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rules.document import Document
from rules.finding import Check, Finding, Severity
from rules.quick_patterns import quick_compile

LONGEST = 40
"""The longest stretch a finding marks, in characters."""

_PART = re.compile(r"<<([A-Z_]+)>>")
_SHARED = "groups.toml"

Excuse = Callable[[Document, int, int], bool]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase and the kind it is of."""

    family: str
    pattern: re.Pattern[str]


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """Return the phrases of `<name>.toml`.

    Raises:
        ValueError: a pattern cannot be read; the message names the file and the pattern.
    """
    data = _load(f"{name}.toml")
    known = _parts(name)
    return tuple(
        Phrase(item["family"], _compile(f"{name}.toml", "|".join(item["patterns"]), known))
        for item in data.get("phrase", [])
    )


@cache
def part(name: str, key: str) -> re.Pattern[str]:
    """Return one part of `<name>.toml` as a pattern of its own."""
    return _compile(f"{name}.toml", f"<<{key}>>", _parts(name))


def report_phrases(
    check: Check, document: Document, name: str, messages: Mapping[str, str], excused: Excuse
) -> Iterator[Finding]:
    """Yield a 要確認 for every phrase of `<name>.toml` that is neither quoted nor excused."""
    for phrase in phrases(name):
        for match in document.find(phrase.pattern):
            if document.quotation_at(match.start, match.end) or excused(document, match.start, match.end):
                continue
            end = min(match.end, match.start + LONGEST)
            message = messages[phrase.family if phrase.family in messages else ""].format(
                document.text[match.start : end]
            )
            yield check.finding(document.span(match.start, end), severity=Severity.CONFIRM, message=message)


@cache
def _parts(name: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for file_name in dict.fromkeys((_SHARED, f"{name}.toml")):
        for key, alternatives in _load(file_name).get("parts", {}).items():
            known[key] = f"(?:{_fill('|'.join(alternatives), known)})"
    return known


@cache
def _load(file_name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(files("rules.phrases").joinpath(file_name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"rules/phrases/{file_name}: {error}") from error


def _compile(file_name: str, pattern: str, known: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return quick_compile(_fill(pattern, known))
    except (re.error, KeyError) as error:
        raise ValueError(f"rules/phrases/{file_name}: {error} in {pattern}") from error


def _fill(pattern: str, known: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: known[match[1]], pattern)
