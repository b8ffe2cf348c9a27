"""What a method of the Web API is: its name, the arguments that it knows, the token that it wants."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.practice.api.arguments import Arguments
from bot.practice.delivery.sockets import Sockets
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation, ConversationKind
from bot.practice.world.workspace import Workspace

TokenKind = Literal["bot", "app"]

_SCOPE_FAMILY: dict[ConversationKind, str] = {"channel": "channels", "dm": "im", "group": "mpim"}

EVERYWHERE = frozenset({"token", "team_id"})
"""Arguments that every method knows."""


@dataclass(frozen=True)
class Call:
    """One call: what was asked of which workspace."""

    workspace: Workspace
    sockets: Sockets
    args: Arguments

    def require(self, scope: str) -> None:
        """Refuse the call unless the bot's token has this scope.

        Raises:
            SlackError: ``missing_scope`` with the scope that is needed.
        """
        granted = self.workspace.seed.scopes
        if granted is not None and scope not in granted:
            more = {"needed": scope, "provided": ",".join(sorted(granted))}
            raise SlackError("missing_scope", more=more)

    def require_for(self, conversation: Conversation, right: str) -> None:
        """Refuse the call unless the token has this right for conversations of this kind.

        Raises:
            SlackError: ``missing_scope``.
        """
        private = conversation.kind == "channel" and conversation.is_private
        family = "groups" if private else _SCOPE_FAMILY[conversation.kind]
        self.require(f"{family}:{right}")


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
