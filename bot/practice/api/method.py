"""What a method of the Web API is: its name, the arguments that it knows, the token that it wants."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.practice.api.arguments import Arguments
from bot.practice.delivery.sockets import Sockets
from bot.practice.jsons import JsonObject
from bot.practice.world.workspace import Workspace

TokenKind = Literal["bot", "app"]

EVERYWHERE = frozenset({"token", "team_id"})
"""Arguments that every method knows."""


@dataclass(frozen=True)
class Call:
    """One call: what was asked of which workspace."""

    workspace: Workspace
    sockets: Sockets
    args: Arguments


@dataclass(frozen=True)
class Method:
    """A method; ``run`` returns what is answered besides ``ok`` or raises a SlackError."""

    name: str
    run: Callable[[Call], JsonObject]
    arguments: frozenset[str] = field(default_factory=frozenset)
    token: TokenKind = "bot"  # noqa: S105 - the kind of token, not a token


def method(name: str, run: Callable[[Call], JsonObject], *arguments: str, token: TokenKind = "bot") -> Method:  # noqa: S107
    """A method that knows these arguments."""
    return Method(name, run, frozenset(arguments), token)
