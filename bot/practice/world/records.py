"""The things a workspace holds. They are changed only on the event loop."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.practice.jsons import JsonObject, Values

ConversationKind = Literal["channel", "dm", "group"]


@dataclass(slots=True)
class Message:
    """One message. ``ephemeral_to`` names the only person who sees it."""

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[JsonObject] = field(default_factory=list)
    attachments: list[JsonObject] = field(default_factory=list)
    by_bot: bool = False
    thread_ts: str | None = None
    broadcast: bool = False
    ephemeral_to: str | None = None
    metadata: JsonObject | None = None
    edited: JsonObject | None = None
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    links_names: bool = False
    entered: defaultdict[str, Values] = field(default_factory=lambda: defaultdict(dict))
    """What each person has chosen in the message's own menus."""

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread under another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def all_blocks(self) -> list[JsonObject]:
        """Its blocks, those inside attachments included."""
        inside = [block for attachment in self.attachments for block in attachment.get("blocks", [])]
        return [*self.blocks, *inside]


@dataclass(slots=True)
class Conversation:
    """A channel, a direct message or a group message."""

    id: str
    name: str
    kind: ConversationKind
    members: list[str]
    created: datetime
    creator: str
    is_private: bool = False
    archived: bool = False
    topic: str = ""
    purpose: str = ""
    messages: dict[str, Message] = field(default_factory=dict)
    pins: list[str] = field(default_factory=list)
    bookmarks: list[JsonObject] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    """The newest message that each person has read."""


@dataclass(slots=True)
class View:
    """A modal or a Home tab as one person sees it.

    ``content`` is what the bot sent (blocks with ids); ``state`` is what the person has entered; ``errors`` is
    what the bot or the client found wrong with the last submission.
    """

    id: str
    user: str
    content: JsonObject
    hash: str
    root: str
    previous: str | None = None
    state: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[JsonObject]:
        blocks: list[JsonObject] = self.content["blocks"]
        return blocks


@dataclass(slots=True)
class StoredFile:
    """A file that a person or the bot has uploaded; ``upload_secret`` is set until its content has come."""

    id: str
    name: str
    title: str
    mimetype: str
    user: str
    created: datetime
    content: bytes = b""
    channels: list[str] = field(default_factory=list)
    complete: bool = False
    declared_size: int = 0
    upload_secret: str | None = None


@dataclass(frozen=True)
class Trigger:
    """The right to open one modal for one person, for a few seconds."""

    id: str
    user: str
    given: datetime
    view_id: str | None
    """The modal in which the person acted, if it was in one."""


@dataclass(slots=True)
class ResponseUrl:
    """Where the bot may answer an interaction: up to five times in thirty minutes."""

    secret: str
    user: str
    channel: str
    given: datetime
    message_ts: str | None
    thread_ts: str | None
    ephemeral_source: bool = False
    uses: int = 0
