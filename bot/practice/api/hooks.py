"""Answers to interactions: what a command's acknowledgement says, and what comes to a response_url."""

from bot.practice.api.arguments import Arguments
from bot.practice.api.content import content_of
from bot.practice.api.posting import post, replace
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Message, ResponseUrl
from bot.practice.world.workspace import Workspace

_KNOWN = frozenset(
    {
        "text",
        "blocks",
        "attachments",
        "metadata",
        "response_type",
        "replace_original",
        "delete_original",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
        "mrkdwn",
        "link_names",
        "parse",
    }
)


def answer_url(workspace: Workspace, secret: str) -> str:
    """The response_url with this secret."""
    return f"{workspace.base_url}/hooks/{workspace.seed.team.id}/{secret}"


def answer(workspace: Workspace, given: ResponseUrl, body: JsonObject) -> None:
    """Carry out an answer: ephemeral unless told otherwise, in place of the original, or taking it away.

    Raises:
        SlackError: as chat.postMessage, or ``message_not_found`` when the original is gone.
    """
    args = Arguments(body)
    unknown = args.names - _KNOWN
    if unknown:
        raise SlackError("invalid_payload", [f"unknown field: {name}" for name in sorted(unknown)])
    if args.flag("delete_original"):
        workspace.conversations.remove(_original(workspace, given))
        return
    content = content_of(args)
    if args.flag("replace_original") and given.message_ts is not None:
        if content.shows_nothing:
            raise SlackError("no_text")
        replace(workspace, _original(workspace, given), content)
        return
    response_type = args.text("response_type") or "ephemeral"
    if response_type not in ("ephemeral", "in_channel"):
        raise SlackError("invalid_payload", ["unknown response_type"])
    post(
        workspace,
        workspace.conversations.by_id[given.channel],
        content,
        ephemeral_to=given.user if response_type == "ephemeral" else None,
        thread_ts=args.text("thread_ts") or given.thread_ts,
    )


def _original(workspace: Workspace, given: ResponseUrl) -> Message:
    conversation = workspace.conversations.by_id[given.channel]
    original = conversation.messages.get(given.message_ts or "")
    if original is None:
        raise SlackError("message_not_found", status=404)
    return original
