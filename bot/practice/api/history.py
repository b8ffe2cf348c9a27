"""conversations.history and conversations.replies."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from bot.practice.api.arguments import Arguments
from bot.practice.api.method import Call
from bot.practice.api.pages import paged
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation, Message
from bot.practice.world.render import message_json


def history(call: Call) -> JsonObject:
    """conversations.history: newest first, without replies in threads and without ephemeral messages."""
    conversation = _readable(call)
    within = _span(call.args)
    shown = [
        message
        for message in conversation.messages.values()
        if message.ephemeral_to is None and (not message.is_reply or message.broadcast) and within(message)
    ]
    shown.reverse()
    page, cursor = paged(call.args, shown, default=100)
    told: JsonObject = {"messages": _told(call, page), "has_more": bool(cursor), "pin_count": len(conversation.pins)}
    if cursor:
        told["response_metadata"] = {"next_cursor": cursor}
    return told


def replies(call: Call) -> JsonObject:
    """conversations.replies: the first message of a thread and its replies, oldest first."""
    conversation = _readable(call)
    root = conversation.messages.get(call.args.required("ts"))
    if root is None or root.ephemeral_to is not None:
        raise SlackError("thread_not_found")
    root_ts = root.thread_ts or root.ts
    within = _span(call.args)
    thread = [
        message
        for message in conversation.messages.values()
        if message.ephemeral_to is None
        and (message.ts == root_ts or (message.thread_ts == root_ts and within(message)))
    ]
    page, cursor = paged(call.args, thread, default=1000)
    told: JsonObject = {"messages": _told(call, page), "has_more": bool(cursor)}
    if cursor:
        told["response_metadata"] = {"next_cursor": cursor}
    return told


def _readable(call: Call) -> Conversation:
    conversation = call.workspace.conversations.find(call.args.required("channel"))
    call.require_for(conversation, "history")
    if call.workspace.bot not in conversation.members:
        raise SlackError("channel_not_found" if conversation.is_private else "not_in_channel")
    return conversation


def _told(call: Call, page: list[Message]) -> list[JsonObject]:
    with_metadata = call.args.flag("include_all_metadata")
    return [message_json(call.workspace, message, with_metadata=with_metadata) for message in page]


def _span(args: Arguments) -> Callable[[Message], bool]:
    oldest, latest = _moment(args, "oldest"), _moment(args, "latest")
    inclusive = args.flag("inclusive")

    def within(message: Message) -> bool:
        at = Decimal(message.ts)
        after = oldest is None or at > oldest or (inclusive and at == oldest)
        before = latest is None or at < latest or (inclusive and at == latest)
        return after and before

    return within


def _moment(args: Arguments, name: str) -> Decimal | None:
    told = args.text(name)
    if not told:
        return None
    try:
        return Decimal(told)
    except InvalidOperation:
        raise SlackError(f"invalid_ts_{name}") from None
