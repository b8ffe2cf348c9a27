"""pins.*, bookmarks.*, reactions.*: what the bot puts on messages and channels."""

import re

from bot.practice.api.method import Call, Method, method
from bot.practice.errors import SlackError
from bot.practice.ids import new_id
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation, Message
from bot.practice.world.render import message_json

MOST_PINS = 100


def add_pin(call: Call) -> JsonObject:
    """pins.add."""
    call.require("pins:write")
    conversation, message = _marked(call)
    if message.ts in conversation.pins:
        raise SlackError("already_pinned")
    if len(conversation.pins) >= MOST_PINS:
        raise SlackError("too_many_pins")
    conversation.pins.append(message.ts)
    call.workspace.conversations.show_conversation(conversation)
    return {}


def remove_pin(call: Call) -> JsonObject:
    """pins.remove."""
    call.require("pins:write")
    conversation, message = _marked(call)
    if message.ts not in conversation.pins:
        raise SlackError("no_pin")
    conversation.pins.remove(message.ts)
    call.workspace.conversations.show_conversation(conversation)
    return {}


def list_pins(call: Call) -> JsonObject:
    """pins.list: the newest pin first."""
    call.require("pins:read")
    conversation = _entered(call)
    return {
        "items": [
            {
                "type": "message",
                "channel": conversation.id,
                "created_by": call.workspace.bot,
                "message": message_json(call.workspace, conversation.messages[ts]),
            }
            for ts in reversed(conversation.pins)
        ]
    }


def add_reaction(call: Call) -> JsonObject:
    """reactions.add."""
    call.require("reactions:write")
    name = call.args.required("name")
    if not re.fullmatch(r"[a-z0-9_+'\-]+(::skin-tone-[2-6])?", name):
        raise SlackError("invalid_name")
    _, message = _marked(call)
    users = message.reactions.setdefault(name, [])
    if call.workspace.bot in users:
        raise SlackError("already_reacted")
    users.append(call.workspace.bot)
    call.workspace.conversations.show_change(message)
    return {}


def remove_reaction(call: Call) -> JsonObject:
    """reactions.remove: only the bot's own."""
    call.require("reactions:write")
    name = call.args.required("name")
    _, message = _marked(call)
    users = message.reactions.get(name, [])
    if call.workspace.bot not in users:
        raise SlackError("no_reaction")
    users.remove(call.workspace.bot)
    if not users:
        del message.reactions[name]
    call.workspace.conversations.show_change(message)
    return {}


def list_bookmarks(call: Call) -> JsonObject:
    """bookmarks.list."""
    call.require("bookmarks:read")
    return {"bookmarks": list(_entered(call, "channel_id").bookmarks)}


def add_bookmark(call: Call) -> JsonObject:
    """bookmarks.add: a link at the top of a channel."""
    call.require("bookmarks:write")
    conversation = _entered(call, "channel_id")
    kind, link = call.args.required("type"), call.args.text("link")
    if kind != "link":
        raise SlackError("invalid_bookmark_type")
    if not link or not re.match(r"https?://", link):
        raise SlackError("invalid_link")
    bookmark: JsonObject = {
        "id": new_id("Bk"),
        "channel_id": conversation.id,
        "title": call.args.required("title"),
        "link": link,
        "emoji": call.args.text("emoji") or "",
        "type": kind,
        "date_created": int(call.workspace.clock.now().timestamp()),
        "last_updated_by_user_id": call.workspace.bot,
    }
    conversation.bookmarks.append(bookmark)
    call.workspace.conversations.show_conversation(conversation)
    return {"bookmark": bookmark}


def _entered(call: Call, name: str = "channel") -> Conversation:
    conversation = call.workspace.conversations.find(call.args.required(name))
    if call.workspace.bot not in conversation.members:
        raise SlackError("not_in_channel")
    return conversation


def _marked(call: Call) -> tuple[Conversation, Message]:
    conversation = _entered(call)
    if conversation.archived:
        raise SlackError("is_archived")
    if not call.args.has("timestamp"):
        raise SlackError("no_item_specified")
    return conversation, call.workspace.conversations.message(conversation, call.args.required("timestamp"))


METHODS: tuple[Method, ...] = (
    method("pins.add", add_pin, "channel", "timestamp"),
    method("pins.remove", remove_pin, "channel", "timestamp"),
    method("pins.list", list_pins, "channel"),
    method("reactions.add", add_reaction, "channel", "name", "timestamp"),
    method("reactions.remove", remove_reaction, "channel", "name", "timestamp"),
    method("bookmarks.list", list_bookmarks, "channel_id"),
    method("bookmarks.add", add_bookmark, "channel_id", "title", "type", "link", "emoji"),
)
