"""The rules' data files (`*.toml` beside the code): reading them, and saying where one is broken."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import tomli

from rules.lazy_patterns import compile_when_used

Word = TypeVar("Word", bound=StrEnum)

_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)|\(at end of document\)")


class BrokenRuleFileError(ValueError):
    """A data file of the rules cannot be used; the message names the file, the line and what is wrong, `to_do` says
    what to do."""

    to_do = "そのファイルを直してください。"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A data file: its name as people know it ("rules/lexicon/insults.toml") and its text."""

    name: str
    text: str

    @classmethod
    def of(cls, package: str, name: str) -> "RuleFile":
        """Return a file of a package.

        Raises:
            BrokenRuleFileError: there is no such file, or it is not UTF-8.
        """
        label = f"{package.replace('.', '/')}/{name}"
        try:
            return cls(label, files(package).joinpath(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise BrokenRuleFileError(f"{label}: ファイルを読めません（{error}）。") from error

    @classmethod
    def at(cls, path: Path) -> "RuleFile":
        """Return a file that the city keeps itself, named by its path.

        Raises:
            BrokenRuleFileError: it cannot be read, or it is not UTF-8.
        """
        try:
            return cls(str(path), path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise BrokenRuleFileError(f"{path}: ファイルを読めません（{error}）。") from error

    def toml(self) -> Mapping[str, Any]:
        """Return what the file says.

        Raises:
            BrokenRuleFileError: it is no TOML.
        """
        try:
            return MappingProxyType(_parsed(self.text))
        except tomli.TOMLDecodeError as error:
            place = _AT_LINE.search(str(error))
            line = int(place[1]) if place and place[1] else self.text.count("\n") + 1
            raise self.broken(f"TOMLとして読めません（{error}）", line) from error

    def broken(self, what: str, line: int) -> BrokenRuleFileError:
        """Return the error to raise for something wrong in a line."""
        return BrokenRuleFileError(f"{self.name} {line}行目: {what}。直してから起動してください。")

    def whole(self) -> "RuleItem":
        """Return the keys that stand before the first table, as one item.

        Raises:
            BrokenRuleFileError: the file is no TOML.
        """
        return RuleItem(self, 0, self.toml())

    def items(self, table: str) -> Iterator["RuleItem"]:
        """Yield the `[[table]]` items of the file in order.

        Raises:
            BrokenRuleFileError: the file is no TOML, or `table` is not a list of items.
        """
        found = self.toml().get(table, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.broken(f"{table}は [[{table}]] の並びで書いてください", self.line_of(table))
        starts = [match.start() for match in re.finditer(rf"(?m)^[ \t]*\[\[{table}\]\]", self.text)]
        for number, values in enumerate(found):
            start = starts[number] if number < len(starts) else 0
            yield RuleItem(self, start, MappingProxyType(values))

    def line_of(self, key: str, start: int = 0) -> int:
        """Return the line (from 1) where `key = …` or `[key]` stands at or after a place; that place's own if none."""
        match = re.compile(rf"(?m)^[ \t]*(?:{re.escape(key)}[ \t]*=|\[+{re.escape(key)}\]+)").search(self.text, start)
        return self.text.count("\n", 0, match.start() if match else start) + 1

    def line_of_value(self, key: str, value: str) -> int:
        """Return the last line (from 1) that says `key = "value"`; 1 where none does."""
        lines = list(re.finditer(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=[ \t]*[\"']{re.escape(value)}[\"']", self.text))
        return self.text.count("\n", 0, lines[-1].start()) + 1 if lines else 1


@dataclass(frozen=True, slots=True)
class RuleItem:
    """One `[[…]]` of a file, at text[start:]."""

    file: RuleFile
    start: int
    values: Mapping[str, Any]

    def broken(self, what: str, key: str | None = None) -> BrokenRuleFileError:
        """Return the error to raise for something wrong in this item, at the line of `key` where given."""
        line = self.file.line_of(key, self.start) if key else self.file.text.count("\n", 0, self.start) + 1
        return self.file.broken(what, line)

    def string(self, key: str) -> str:
        """Return a text that must be there.

        Raises:
            BrokenRuleFileError: it is missing, empty or no text.
        """
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.broken(f"{key} に文字を書いてください", key if key in self.values else None)
        return value

    def optional(self, key: str) -> str | None:
        """Return a text that may be missing."""
        return self.string(key) if key in self.values else None

    def only(self, known: Collection[str]) -> None:
        """Refuse a key that nothing reads: a misspelt one would otherwise be left out in silence.

        Raises:
            BrokenRuleFileError: there is such a key.
        """
        for key in self.values:
            if key not in known:
                raise self.broken(f"{key} は知らない項目です", key)

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is missing.

        Raises:
            BrokenRuleFileError: it is something else.
        """
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.broken(f"{key} に true か false を書いてください", key)
        return value

    def number(self, key: str) -> int:
        """Return a whole number from 0.

        Raises:
            BrokenRuleFileError: it is missing or something else.
        """
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.broken(f"{key} に0以上の整数を書いてください", key if key in self.values else None)
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """Return a word out of an enumeration.

        Raises:
            BrokenRuleFileError: it is missing or none of the words, which are listed.
        """
        return self._word(key, self.string(key), words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return a list of words out of an enumeration, empty where the key is missing.

        Raises:
            BrokenRuleFileError: one is none of the words, which are listed.
        """
        return tuple(self._word(key, value, words) for value in self.strings(key, required=False))

    def _word(self, key: str, value: str, words: type[Word]) -> Word:
        try:
            return words(value)
        except ValueError:
            known = "、".join(words)
            raise self.broken(f"{key} の {value} は知らない語です（使える語: {known}）", key) from None

    def strings(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return a list of texts; with `required` there must be one.

        Raises:
            BrokenRuleFileError: it is missing, empty, or not all are texts that say something.
        """
        value = self.values.get(key, [])
        plain = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        if not plain or (required and not value):
            raise self.broken(f"{key} に文字の並びを書いてください", key if key in self.values else None)
        return tuple(value)


def _as_written(source: str) -> str:
    return source


@dataclass(frozen=True)
class Expression:
    """A regular expression of an item, compiled when first used: a check needs few of the thousands there are."""

    item: RuleItem
    key: str
    source: str
    flags: re.RegexFlag = re.IGNORECASE | re.MULTILINE
    written_for: Callable[[str], str] = _as_written
    """Rewrites the source for the text it is searched in."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What serves as the compiled expression (see rules.lazy_patterns).

        Using it raises BrokenRuleFileError where it is wrong; the message names the file and the line.
        """
        return compile_when_used(self.written_for(self.source), self.flags, self._compile)

    def _compile(self, source: str, flags: int) -> re.Pattern[str]:
        try:
            return _compiled(source, flags)
        except (re.error, OverflowError) as error:
            raise self.item.broken(f"{self.key} の式を読めません（{error}）", self.key) from error


_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")


@lru_cache(maxsize=64)
def _parsed(text: str) -> dict[str, Any]:
    """A file is asked for its tables one by one: parse it once."""
    return tomli.loads(text)


@cache
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(_CLASS.sub(_as_it_is, source) if flags & re.IGNORECASE else source, flags)


def _as_it_is(match: re.Match[str]) -> str:
    """Take a class of letters without case out of IGNORECASE, under which [一-龥] costs a millisecond to compile."""
    part = match[0]
    cased = part[0] == "\\" or any(letter.lower() != letter.upper() for letter in part)
    return part if cased else f"(?-i:{part})"
