"""chat.*: the bot's messages."""

from bot.practice.api.content import UPDATE_LIMIT, Content, content_of
from bot.practice.api.method import Call, Method, method
from bot.practice.api.posting import post, replace
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation, Message
from bot.practice.world.render import message_json

_CONTENT = ("channel", "text", "blocks", "attachments", "metadata", "link_names", "parse", "mrkdwn")
_LOOKS = ("unfurl_links", "unfurl_media", "as_user")


def post_message(call: Call) -> JsonObject:
    """chat.postMessage: to a channel that the bot is in, or to a person's direct message."""
    conversation = _target(call)
    message = post(
        call.workspace,
        conversation,
        content_of(call.args),
        thread_ts=call.args.text("thread_ts"),
        broadcast=call.args.flag("reply_broadcast"),
        link_names=_links_names(call),
    )
    return {
        "channel": conversation.id,
        "ts": message.ts,
        "message": message_json(call.workspace, message),
    }


def post_ephemeral(call: Call) -> JsonObject:
    """chat.postEphemeral: for one member's eyes only."""
    conversation = _target(call)
    user = call.args.required("user")
    if user not in conversation.members or user == call.workspace.bot:
        raise SlackError("user_not_in_channel")
    message = post(
        call.workspace,
        conversation,
        content_of(call.args),
        ephemeral_to=user,
        thread_ts=call.args.text("thread_ts"),
        link_names=_links_names(call),
    )
    return {"message_ts": message.ts}


def update(call: Call) -> JsonObject:
    """chat.update: only the bot's own messages, and not ephemeral ones."""
    conversation = call.workspace.conversations.find(call.args.required("channel"))
    content = content_of(call.args, text_limit=UPDATE_LIMIT)
    if content == Content():
        raise SlackError("no_text")
    message = _own_message(call, conversation, "cant_update_message")
    replace(call.workspace, message, content)
    return {
        "channel": conversation.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_json(call.workspace, message),
    }


def delete(call: Call) -> JsonObject:
    """chat.delete: only the bot's own messages, and not ephemeral ones."""
    conversation = call.workspace.conversations.find(call.args.required("channel"))
    message = _own_message(call, conversation, "cant_delete_message")
    call.workspace.conversations.remove(message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> JsonObject:
    """chat.getPermalink: an address that leads to a message."""
    conversation = call.workspace.conversations.find(call.args.required("channel"))
    message = call.workspace.conversations.message(conversation, call.args.required("message_ts"))
    address = f"{call.workspace.base_url}/archives/{conversation.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        address += f"?thread_ts={message.thread_ts}&cid={conversation.id}"
    return {"channel": conversation.id, "permalink": address}


def _own_message(call: Call, conversation: Conversation, refusal: str) -> Message:
    call.require("chat:write")
    message = call.workspace.conversations.message(conversation, call.args.required("ts"))
    if message.user != call.workspace.bot:
        raise SlackError(refusal)
    return message


def _target(call: Call) -> Conversation:
    workspace = call.workspace
    call.require("chat:write")
    wanted = call.args.required("channel")
    if wanted in workspace.people:
        return workspace.conversations.direct([wanted])
    conversation = workspace.conversations.find(wanted)
    if conversation.archived:
        raise SlackError("is_archived")
    if workspace.bot not in conversation.members and not _may_post_from_outside(call, conversation):
        raise SlackError("not_in_channel")
    return conversation


def _may_post_from_outside(call: Call, conversation: Conversation) -> bool:
    granted = call.workspace.seed.scopes
    return granted is not None and "chat:write.public" in granted and not conversation.is_private


def _links_names(call: Call) -> bool:
    return call.args.flag("link_names") or call.args.text("parse") == "full"


METHODS: tuple[Method, ...] = (
    method("chat.postMessage", post_message, *_CONTENT, *_LOOKS, "thread_ts", "reply_broadcast"),
    method("chat.postEphemeral", post_ephemeral, *_CONTENT, "as_user", "user", "thread_ts"),
    method("chat.update", update, *_CONTENT, "as_user", "ts"),
    method("chat.delete", delete, "channel", "ts", "as_user"),
    method("chat.getPermalink", get_permalink, "channel", "message_ts"),
)
