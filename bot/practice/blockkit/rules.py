"""Small rules that are put together to Slack's schemas. A rule yields what is wrong and where."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from bot.practice.jsons import JsonObject


@dataclass(frozen=True)
class Problem:
    """One thing that Slack would refuse."""

    pointer: str
    what: str

    def __str__(self) -> str:
        return f"{self.what} [json-pointer:{self.pointer}]"


Rule = Callable[[object, str], Iterator[Problem]]
"""Takes a value and the JSON pointer to it."""


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def anything(_value: object, _at: str) -> Iterator[Problem]:
    """No demand."""
    yield from ()


def string(*, least: int = 1, most: int | None = None, pattern: str | None = None) -> Rule:
    """A string of so many characters, which matches the pattern as a whole."""

    def rule(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(at, "must provide a string")
        elif len(value) < least:
            yield Problem(at, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield Problem(at, f"must be less than {most + 1} characters")
        elif pattern is not None and not re.fullmatch(pattern, value, re.DOTALL):
            yield Problem(at, "must match the expected format")

    return rule


def flag(value: object, at: str) -> Iterator[Problem]:
    """true or false."""
    if not isinstance(value, bool):
        yield Problem(at, "must provide a boolean")


def integer(*, least: int, most: int | None = None) -> Rule:
    """A whole number between these, both included."""

    def rule(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(at, "must provide an integer")
        elif value < least:
            yield Problem(at, f"must be greater than or equal to {least}")
        elif most is not None and value > most:
            yield Problem(at, f"must be less than or equal to {most}")

    return rule


def one_of(*allowed: str) -> Rule:
    """One of these strings."""

    def rule(value: object, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem(at, f"must be one of: {', '.join(allowed)}")

    return rule


def items(rule_of_each: Rule, *, least: int = 1, most: int | None = None) -> Rule:
    """A list of so many things that each follow a rule."""

    def rule(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(at, "must provide an array")
            return
        if len(value) < least:
            yield Problem(at, f"no fewer than {least} items allowed")
        if most is not None and len(value) > most:
            yield Problem(at, f"no more than {most} items allowed")
        for index, item in enumerate(value):
            yield from rule_of_each(item, f"{at}/{index}")

    return rule


def record(
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule] | None = None,
    *,
    also: Sequence[Rule] = (),
) -> Rule:
    """An object with these keys and no others; ``also`` looks at the object as a whole."""
    known = {**required, **(optional or {})}

    def rule(value: object, at: str) -> Iterator[Problem]:
        if not is_object(value):
            yield Problem(at, "must provide an object")
            return
        for key in required:
            if key not in value:
                yield Problem(at, f"missing required field: {key}")
        for key, item in value.items():
            if key in known:
                yield from known[key](item, f"{at}/{key}")
            else:
                yield Problem(at, f"invalid additional property: {key}")
        for whole in also:
            yield from whole(value, at)

    return rule


def typed(rules: Mapping[str, Rule]) -> Rule:
    """An object whose ``type`` says which of the rules it follows."""

    def rule(value: object, at: str) -> Iterator[Problem]:
        if not is_object(value):
            yield Problem(at, "must provide an object")
        elif "type" not in value:
            yield Problem(at, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in rules:
            yield Problem(f"{at}/type", f"unsupported type: {value['type']}")
        else:
            yield from rules[value["type"]](value, at)

    return rule
