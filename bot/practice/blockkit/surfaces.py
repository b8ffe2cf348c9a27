"""Whole surfaces: the blocks of a message, a modal, a Home tab, attachments, metadata."""

import json
from collections.abc import Iterator

from bot.practice.blockkit.blocks import Surface, block_rule
from bot.practice.blockkit.composition import plain_text
from bot.practice.blockkit.rules import (
    Problem,
    Rule,
    anything,
    flag,
    is_object,
    items,
    one_of,
    record,
    string,
    typed,
)
from bot.practice.blockkit.walk import interactive
from bot.practice.jsons import JsonObject

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MARKDOWN_TOTAL = 12_000
METADATA_BYTES = 8_000


def blocks_problems(blocks: object, surface: Surface, at: str = "/blocks") -> list[Problem]:
    """Everything that Slack would refuse in the blocks of a surface."""
    most, least = (MESSAGE_BLOCKS, 0) if surface == "message" else (VIEW_BLOCKS, 1 if surface == "modal" else 0)
    problems = list(items(block_rule(surface), least=least, most=most)(blocks, at))
    if not problems and isinstance(blocks, list):
        problems.extend(_as_a_whole(blocks, at))
    return problems


def _as_a_whole(blocks: list[JsonObject], at: str) -> Iterator[Problem]:
    yield from _duplicate_block_ids(blocks, at)
    yield from _duplicate_action_ids(blocks, at)
    focused = [element for _, element in interactive(blocks) if element.get("focus_on_load")]
    if len(focused) > 1:
        yield Problem(at, "only one element may set `focus_on_load` to true")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_TOTAL:
        yield Problem(at, f"markdown blocks must be less than {MARKDOWN_TOTAL + 1} characters together")


def _duplicate_block_ids(blocks: list[JsonObject], at: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id is not None and block_id in seen:
            yield Problem(f"{at}/{index}/block_id", f"`block_id` already exists: {block_id}")
        elif block_id is not None:
            seen.add(block_id)


def _duplicate_action_ids(blocks: list[JsonObject], at: str) -> Iterator[Problem]:
    for index, block in enumerate(blocks):
        seen: set[str] = set()
        for _, element in interactive([block]):
            action_id = element.get("action_id")
            if action_id is not None and action_id in seen:
                yield Problem(f"{at}/{index}", f"`action_id` already exists: {action_id}")
            elif action_id is not None:
                seen.add(action_id)


def _submit_for_inputs(value: object, at: str) -> Iterator[Problem]:
    if not is_object(value) or not isinstance(value.get("blocks"), list) or "submit" in value:
        return
    if any(is_object(block) and block.get("type") == "input" for block in value["blocks"]):
        yield Problem(at, "missing required field: submit")


def _blocks_of(surface: Surface) -> Rule:
    def rule(value: object, at: str) -> Iterator[Problem]:
        yield from blocks_problems(value, surface, at)

    return rule


_VIEW_KEYS: dict[str, Rule] = {
    "private_metadata": string(least=0, most=3000),
    "callback_id": string(least=0, most=255),
    "external_id": string(least=0, most=255),
    "clear_on_close": flag,
    "notify_on_close": flag,
}

_MODAL = record(
    {"type": one_of("modal"), "title": plain_text(24), "blocks": _blocks_of("modal")},
    {**_VIEW_KEYS, "submit": plain_text(24), "close": plain_text(24)},
    also=[_submit_for_inputs],
)
_HOME = record({"type": one_of("home"), "blocks": _blocks_of("home")}, _VIEW_KEYS)


def view_problems(view: object, kind: str) -> list[Problem]:
    """Everything that Slack would refuse in a view; ``kind`` is ``modal`` or ``home``."""
    return list(typed({kind: _MODAL if kind == "modal" else _HOME})(view, "/view"))


_ATTACHMENT_TEXTS = (
    "fallback",
    "color",
    "pretext",
    "author_name",
    "author_link",
    "author_icon",
    "title",
    "title_link",
    "text",
    "image_url",
    "thumb_url",
    "footer",
    "footer_icon",
)
_ATTACHMENT = record(
    {},
    {
        **{key: string(least=0) for key in _ATTACHMENT_TEXTS},
        "blocks": _blocks_of("message"),
        "fields": items(record({}, {"title": string(least=0), "value": string(least=0), "short": flag})),
        "mrkdwn_in": items(string(), least=0),
        "ts": anything,
    },
)


def attachments_problems(attachments: object) -> list[Problem]:
    """Everything that Slack would refuse in the attachments of a message."""
    return list(items(_ATTACHMENT, least=0, most=100)(attachments, "/attachments"))


_METADATA = record({"event_type": string(most=255), "event_payload": anything})


def metadata_problem(metadata: object) -> str | None:
    """Slack's error code for unusable metadata, None for usable."""
    if not is_object(metadata) or any(_METADATA(metadata, "/metadata")):
        return "invalid_metadata_format"
    if not is_object(metadata["event_payload"]):
        return "invalid_metadata_format"
    if len(json.dumps(metadata, ensure_ascii=False).encode()) > METADATA_BYTES:
        return "metadata_too_large"
    return None
