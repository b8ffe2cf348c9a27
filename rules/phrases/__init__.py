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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType

from rules.document import Document
from rules.finding import Check, Finding, Severity
from rules.lazy_patterns import compile_when_used, lazy_compile
from rules.quick_patterns import compile_quick, quick_compile
from rules.rule_files import BrokenRuleFileError, RuleFile, RuleItem

LONGEST = 40
"""The longest stretch a finding marks, in characters."""

_PART = lazy_compile(r"<<([A-Z_]+)>>")
_SHARED = "groups"

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
        BrokenRuleFileError: the file is broken; the message names it and the line.
    """
    return tuple(read_phrases(_file(name), _parts(name)))


def read_phrases(file: RuleFile, known: Mapping[str, str]) -> Iterator[Phrase]:
    """Yield the phrases of a file, given the parts they may use.

    A pattern is compiled when first used, and raises BrokenRuleFileError where it is wrong.

    Raises:
        BrokenRuleFileError: the file is no TOML, a phrase lacks something or uses a part that is not known.
    """
    for item in file.items("phrase"):
        item.only(("family", "patterns"))
        family, pattern = item.string("family"), "|".join(item.strings("patterns"))
        try:
            filled = _fill(pattern, known)
        except KeyError as error:
            raise item.broken(f"patterns の <<{error.args[0]}>> を知りません", "patterns") from error
        yield Phrase(family, compile_when_used(filled, 0, partial(_compiled, item)))


def read_parts(file: RuleFile, known: Mapping[str, str] = MappingProxyType({})) -> Mapping[str, str]:
    """Return the parts of a file, as expressions, after the parts known before.

    Raises:
        BrokenRuleFileError: the file is no TOML, a part is no list of expressions or uses one named after it.
    """
    parts = file.toml().get("parts", {})
    found = dict(known)
    if not isinstance(parts, dict):
        raise file.broken("parts は [parts] の表で書いてください", file.line_of("parts"))
    for key, alternatives in parts.items():
        if not isinstance(alternatives, list) or not all(isinstance(one, str) and one for one in alternatives):
            raise file.broken(f"{key} に式の並びを書いてください", file.line_of(key))
        try:
            found[key] = f"(?:{_fill('|'.join(alternatives), found)})"
        except KeyError as error:
            raise file.broken(f"{key} の <<{error.args[0]}>> は前にありません", file.line_of(key)) from error
    return MappingProxyType(found)


def check_parts(file: RuleFile, known: Mapping[str, str] = MappingProxyType({})) -> None:
    """Compile every alternative of every part of a file, and every part as a whole.

    Raises:
        BrokenRuleFileError: an expression is wrong; the message names the file and the line of its part.
    """
    for key, alternatives in file.toml().get("parts", {}).items():
        for one in alternatives:
            try:
                re.compile(_PART.sub("(?:)", one))
            except (re.error, OverflowError) as error:
                raise _broken_part(file, key, error) from error
    for key, whole in read_parts(file, known).items():
        try:
            re.compile(whole)
        except (re.error, OverflowError) as error:
            raise _broken_part(file, key, error) from error


def check_all_parts(name: str) -> None:
    """Compile every part of `<name>.toml` (see `check_parts`)."""
    check_parts(_file(name), {} if name == _SHARED else _parts(_SHARED))


def _broken_part(file: RuleFile, key: str, error: Exception) -> BrokenRuleFileError:
    return file.broken(f"{key} の式を読めません（{error}）", file.line_of(key))


def _compiled(item: RuleItem, pattern: str, flags: int) -> re.Pattern[str]:
    try:
        return compile_quick(pattern, flags)
    except (re.error, OverflowError) as error:
        raise item.broken(f"patterns の式を読めません（{error}）", "patterns") from error


def names() -> tuple[str, ...]:
    """Return the names of all files of phrases."""
    found = (item.name for item in files("rules.phrases").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def part(name: str, key: str) -> re.Pattern[str]:
    """Return one part of `<name>.toml` as a pattern of its own."""
    return quick_compile(_parts(name)[key])


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
    return read_parts(_file(name), {} if name == _SHARED else _parts(_SHARED))


@cache
def _file(name: str) -> RuleFile:
    return RuleFile.of("rules.phrases", f"{name}.toml")


def _fill(pattern: str, known: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: known[match[1]], pattern)
