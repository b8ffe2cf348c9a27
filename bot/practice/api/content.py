"""The content of a message as a call brings it, checked as Slack checks it."""

import json
from dataclasses import dataclass

from bot.practice.api.arguments import Arguments
from bot.practice.blockkit.rules import Problem
from bot.practice.blockkit.surfaces import attachments_problems, blocks_problems, metadata_problem
from bot.practice.blockkit.walk import with_ids
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject

POST_LIMIT = 40_000
UPDATE_LIMIT = 4_000


@dataclass(frozen=True)
class Content:
    """What a message shows. None means that the call did not speak of it."""

    text: str | None = None
    blocks: list[JsonObject] | None = None
    attachments: list[JsonObject] | None = None
    metadata: JsonObject | None = None

    @property
    def shows_nothing(self) -> bool:
        """Whether there is neither text nor a block nor an attachment."""
        return not (self.text or "").strip() and not self.blocks and not self.attachments


def refuse(code: str, problems: list[Problem]) -> None:
    """Raise Slack's refusal if there are problems."""
    if problems:
        raise SlackError(code, [f"[ERROR] {problem}" for problem in problems])


def content_of(args: Arguments, *, text_limit: int = POST_LIMIT) -> Content:
    """The content that the arguments bring.

    Raises:
        SlackError: ``msg_too_long``, ``invalid_blocks``, ``invalid_blocks_format``, ``invalid_attachments``,
            ``invalid_metadata_format``, ``metadata_too_large``.
    """
    text = args.text("text")
    if text is not None and len(text) > text_limit:
        raise SlackError("msg_too_long")
    return Content(text, _blocks(args), _attachments(args), _metadata(args))


def _blocks(args: Arguments) -> list[JsonObject] | None:
    blocks = _json_list(args, "blocks", "invalid_blocks_format")
    if blocks is None:
        return None
    refuse("invalid_blocks", blocks_problems(blocks, "message"))
    return with_ids(blocks)


def _attachments(args: Arguments) -> list[JsonObject] | None:
    attachments = _json_list(args, "attachments", "invalid_attachments")
    if attachments is None:
        return None
    refuse("invalid_attachments", attachments_problems(attachments))
    completed = []
    for number, attachment in enumerate(attachments, start=1):
        blocks = with_ids(attachment["blocks"]) if "blocks" in attachment else None
        completed.append({"id": number, **attachment, **({"blocks": blocks} if blocks is not None else {})})
    return completed


def _json_list(args: Arguments, name: str, code: str) -> list[JsonObject] | None:
    try:
        value = args.json(name)
    except json.JSONDecodeError:
        raise SlackError(code) from None
    if value is None:
        return None
    if not isinstance(value, list):
        raise SlackError(code)
    return value


def _metadata(args: Arguments) -> JsonObject | None:
    try:
        metadata = args.json("metadata")
    except json.JSONDecodeError:
        raise SlackError("invalid_metadata_format") from None
    if metadata is None or metadata == {}:
        return None if metadata is None else {}
    problem = metadata_problem(metadata)
    if problem is not None or not isinstance(metadata, dict):
        raise SlackError(problem or "invalid_metadata_format")
    return metadata
