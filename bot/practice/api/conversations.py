"""conversations.*: channels, direct messages, their histories and members."""

import re

from bot.practice.api.history import history, replies
from bot.practice.api.method import Call, Method, method
from bot.practice.api.pages import paged
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation
from bot.practice.world.render import conversation_json

TOPIC_LIMIT = 250
NAME_LIMIT = 80
_READ_SCOPES = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}
MOST_IN_GROUP = 8


def open_conversation(call: Call) -> JsonObject:
    """conversations.open: the direct message with one person, or a group message."""
    workspace = call.workspace
    if call.args.has("channel"):
        conversation = workspace.conversations.find(call.args.required("channel"))
    else:
        users = call.args.names_list("users")
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > MOST_IN_GROUP:
            raise SlackError("too_many_users")
        if workspace.bot in users:
            raise SlackError("cannot_dm_bot")
        if any(user not in workspace.people for user in users):
            raise SlackError("user_not_found")
        call.require("im:write" if len(users) == 1 else "mpim:write")
        conversation = workspace.conversations.direct(users)
    if call.args.flag("return_im"):
        return {"channel": conversation_json(workspace, conversation)}
    return {"channel": {"id": conversation.id}}


def info(call: Call) -> JsonObject:
    """conversations.info."""
    conversation = _named(call)
    call.require_for(conversation, "read")
    told = conversation_json(call.workspace, conversation)
    if not call.args.flag("include_num_members"):
        del told["num_members"]
    return {"channel": told}


def list_conversations(call: Call) -> JsonObject:
    """conversations.list: public channels, and the private conversations that the bot is in."""
    workspace = call.workspace
    types = set(call.args.names_list("types")) or {"public_channel"}
    if types - set(_READ_SCOPES):
        raise SlackError("invalid_types")
    for kind in types:
        call.require(_READ_SCOPES[kind])
    seen = [
        conversation_json(workspace, conversation)
        for conversation in workspace.conversations.by_id.values()
        if _type_of(conversation) in types and (not conversation.is_private or workspace.bot in conversation.members)
    ]
    page, cursor = paged(call.args, seen, default=100)
    return {"channels": page, "response_metadata": {"next_cursor": cursor}}


def members(call: Call) -> JsonObject:
    """conversations.members."""
    conversation = _named(call)
    call.require_for(conversation, "read")
    page, cursor = paged(call.args, list(conversation.members), default=100)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


def join(call: Call) -> JsonObject:
    """conversations.join: the bot enters a public channel."""
    call.require("channels:join")
    conversation = _channel(call)
    if conversation.is_private:
        raise SlackError("channel_not_found")
    if call.workspace.bot not in conversation.members:
        conversation.members.append(call.workspace.bot)
        call.workspace.conversations.show_conversation(conversation)
    return {"channel": conversation_json(call.workspace, conversation)}


def create(call: Call) -> JsonObject:
    """conversations.create: a channel with the bot in it."""
    call.require("groups:write" if call.args.flag("is_private") else "channels:manage")
    name = call.args.required("name")
    if len(name) > NAME_LIMIT:
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or re.search(r"[\s.!?#@/\\,:;\"'()<>]", name):
        raise SlackError("invalid_name_specials")
    conversation = call.workspace.conversations.create(
        name, is_private=call.args.flag("is_private"), creator=call.workspace.bot
    )
    return {"channel": conversation_json(call.workspace, conversation)}


def invite(call: Call) -> JsonObject:
    """conversations.invite: people enter a channel that the bot is in."""
    workspace = call.workspace
    conversation = _managed_channel(call)
    if conversation.archived:
        raise SlackError("is_archived")
    users = call.args.names_list("users")
    if not users:
        raise SlackError("no_user")
    if workspace.bot in users:
        raise SlackError("cant_invite_self")
    if any(user not in workspace.people for user in users):
        raise SlackError("user_not_found")
    newcomers = [user for user in users if user not in conversation.members]
    if not newcomers:
        raise SlackError("already_in_channel")
    conversation.members.extend(newcomers)
    workspace.conversations.show_conversation(conversation)
    return {"channel": conversation_json(workspace, conversation)}


def archive(call: Call) -> JsonObject:
    """conversations.archive: nothing can be said in the channel any more."""
    conversation = _managed_channel(call)
    if conversation.archived:
        raise SlackError("already_archived")
    conversation.archived = True
    call.workspace.conversations.show_conversation(conversation)
    return {}


def unarchive(call: Call) -> JsonObject:
    """conversations.unarchive."""
    conversation = _managed_channel(call)
    if not conversation.archived:
        raise SlackError("not_archived")
    conversation.archived = False
    call.workspace.conversations.show_conversation(conversation)
    return {}


def set_topic(call: Call) -> JsonObject:
    """conversations.setTopic."""
    conversation = _managed_channel(call)
    conversation.topic = _short(call.args.text("topic") or "")
    call.workspace.conversations.show_conversation(conversation)
    return {"channel": conversation_json(call.workspace, conversation)}


def set_purpose(call: Call) -> JsonObject:
    """conversations.setPurpose."""
    conversation = _managed_channel(call)
    conversation.purpose = _short(call.args.text("purpose") or "")
    return {"channel": conversation_json(call.workspace, conversation)}


def _short(text: str) -> str:
    if len(text) > TOPIC_LIMIT:
        raise SlackError("too_long")
    return text


def _named(call: Call) -> Conversation:
    conversation = call.workspace.conversations.find(call.args.required("channel"))
    if conversation.is_private and call.workspace.bot not in conversation.members:
        raise SlackError("channel_not_found")
    return conversation


def _channel(call: Call) -> Conversation:
    conversation = _named(call)
    if conversation.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    return conversation


def _managed_channel(call: Call) -> Conversation:
    conversation = _channel(call)
    call.require("groups:write" if conversation.is_private else "channels:manage")
    if call.workspace.bot not in conversation.members:
        raise SlackError("not_in_channel")
    return conversation


def _type_of(conversation: Conversation) -> str:
    if conversation.kind == "channel":
        return "private_channel" if conversation.is_private else "public_channel"
    return "im" if conversation.kind == "dm" else "mpim"


_PAGE = ("cursor", "limit")
_SPAN = (*_PAGE, "channel", "oldest", "latest", "inclusive", "include_all_metadata")

METHODS: tuple[Method, ...] = (
    method("conversations.open", open_conversation, "channel", "users", "return_im", "prevent_creation"),
    method("conversations.history", history, *_SPAN),
    method("conversations.replies", replies, *_SPAN, "ts"),
    method("conversations.info", info, "channel", "include_num_members", "include_locale"),
    method("conversations.list", list_conversations, *_PAGE, "types", "exclude_archived"),
    method("conversations.members", members, *_PAGE, "channel"),
    method("conversations.join", join, "channel"),
    method("conversations.create", create, "name", "is_private"),
    method("conversations.invite", invite, "channel", "users", "force"),
    method("conversations.archive", archive, "channel"),
    method("conversations.unarchive", unarchive, "channel"),
    method("conversations.setTopic", set_topic, "channel", "topic"),
    method("conversations.setPurpose", set_purpose, "channel", "purpose"),
)
