"""The arguments of a call, from a form or from JSON, read with the types that a method expects."""

import json

from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject


def invalid(what: str, name: str) -> SlackError:
    """``invalid_arguments`` that names the argument."""
    return SlackError("invalid_arguments", [f"[ERROR] {what} [json-pointer:/{name}]"])


class Arguments:
    """The arguments of one call."""

    def __init__(self, values: JsonObject) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}

    @property
    def names(self) -> set[str]:
        """Which arguments were given."""
        return set(self._values)

    def as_json(self) -> JsonObject:
        """All of them, for the log."""
        return dict(self._values)

    def has(self, name: str) -> bool:
        """Whether this one was given."""
        return name in self._values

    def text(self, name: str) -> str | None:
        """A string; numbers are taken as Slack takes them."""
        value = self._values.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        raise invalid("must provide a string", name)

    def required(self, name: str) -> str:
        """A string that must be there and not be empty."""
        value = self.text(name)
        if not value:
            raise invalid(f"missing required field: {name}", "")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """true or false, also as ``1``, ``0``, ``"true"``, ``"false"``."""
        value = self._values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        told = str(value).lower()
        if told not in ("1", "0", "true", "false"):
            raise invalid("must provide a boolean", name)
        return told in ("1", "true")

    def number(self, name: str, *, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self._values.get(name, default)
        try:
            number = int(str(value))
        except ValueError:
            raise invalid("must provide a number", name) from None
        if not least <= number <= most:
            raise invalid(f"must be between {least} and {most}", name)
        return number

    def json(self, name: str) -> object:
        """JSON, as itself or written in a string; None when it was not given.

        Raises:
            ValueError: the string is not JSON.
        """
        value = self._values.get(name)
        return json.loads(value) if isinstance(value, str) else value

    def names_list(self, name: str) -> list[str]:
        """Several ids: a list, or separated by commas."""
        value = self._values.get(name)
        if isinstance(value, str):
            return [item.strip() for item in value.split(",") if item.strip()]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        if value is None:
            return []
        raise invalid("must provide a list of strings", name)
