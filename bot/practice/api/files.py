"""files.*: Slack's upload in three steps, and files.info."""

import json

from bot.practice.api.content import Content, content_of
from bot.practice.api.method import Call, Method, method
from bot.practice.api.posting import post
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.records import Conversation, StoredFile
from bot.practice.world.render import file_json

MOST_BYTES = 50 * 1024 * 1024
"""More than this is not kept in memory."""


def info(call: Call) -> JsonObject:
    """files.info."""
    call.require("files:read")
    stored = call.workspace.files.find(call.args.required("file"))
    return {"file": file_json(call.workspace, stored)}


def get_upload_url(call: Call) -> JsonObject:
    """files.getUploadURLExternal: where to send the content."""
    call.require("files:write")
    name = call.args.required("filename")
    size = call.args.number("length", default=0, least=1, most=MOST_BYTES)
    stored = call.workspace.files.announce(name=name, size=size, user=call.workspace.bot)
    return {
        "upload_url": f"{call.workspace.base_url}/upload/v1/{stored.upload_secret}",
        "file_id": stored.id,
    }


def complete_upload(call: Call) -> JsonObject:
    """files.completeUploadExternal: name the files and share them in channels."""
    call.require("files:write")
    wanted = _wanted_files(call)
    conversations = _targets(call)
    thread_ts = call.args.text("thread_ts")
    if thread_ts is not None and len(conversations) != 1:
        raise SlackError("invalid_arguments", ["[ERROR] thread_ts needs exactly one channel [json-pointer:/thread_ts]"])
    comment = content_of(call.args)
    stored = [call.workspace.files.complete(file_id, title) for file_id, title in wanted]
    for conversation in conversations:
        _share(call, conversation, stored, comment, thread_ts)
    return {"files": [file_json(call.workspace, one) for one in stored]}


def _wanted_files(call: Call) -> list[tuple[str, str | None]]:
    try:
        files = call.args.json("files")
    except json.JSONDecodeError:
        files = None
    well_formed = isinstance(files, list) and files and all(isinstance(one, dict) and "id" in one for one in files)
    if not well_formed or not isinstance(files, list):
        raise SlackError("invalid_arguments", ["[ERROR] must provide a list of files [json-pointer:/files]"])
    return [(one["id"], one.get("title")) for one in files]


def _targets(call: Call) -> list[Conversation]:
    ids = call.args.names_list("channels") or call.args.names_list("channel_id")
    conversations = [call.workspace.conversations.find(one) for one in ids]
    if any(call.workspace.bot not in conversation.members for conversation in conversations):
        raise SlackError("not_in_channel")
    return conversations


def _share(
    call: Call,
    conversation: Conversation,
    stored: list[StoredFile],
    comment: Content,
    thread_ts: str | None,
) -> None:
    shown = Content(text=call.args.text("initial_comment"), blocks=comment.blocks)
    for one in stored:
        one.channels.append(conversation.id)
    post(call.workspace, conversation, shown, thread_ts=thread_ts, files=[one.id for one in stored])


METHODS: tuple[Method, ...] = (
    method("files.info", info, "file", "cursor", "limit"),
    method("files.getUploadURLExternal", get_upload_url, "filename", "length", "alt_txt", "snippet_type"),
    method(
        "files.completeUploadExternal",
        complete_upload,
        "files",
        "channel_id",
        "channels",
        "initial_comment",
        "thread_ts",
        "blocks",
    ),
)
