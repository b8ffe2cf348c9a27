"""Reading cards as people do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.cards.blocks import Block
from tests.support.page import buttons, texts

Parts = Iterable[Block]


def said(blocks: Parts) -> str:
    """All that the blocks say, as one string."""
    return "".join(texts(list(blocks)))


def button(blocks: Parts, label: str) -> dict[str, Any]:
    """The button with this label."""
    return next(one for one in buttons({"blocks": list(blocks)}) if one["text"]["text"] == label)


def people(part: object) -> Iterator[str]:
    """The Slack ids of the people who are named, in reading order."""
    if isinstance(part, Mapping):
        if part.get("type") == "user":
            yield str(part["user_id"])
        for inner in part.values():
            yield from people(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from people(inner)


def labels(blocks: Parts) -> dict[str, str]:
    """The labels of a form's fields by their block ids."""
    inputs: list[dict[str, Any]] = [dict(one) for one in blocks if one["type"] == "input"]
    return {one["block_id"]: one["label"]["text"] for one in inputs}
