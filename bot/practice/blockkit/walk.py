"""Finding one's way in blocks: their interactive elements, and the ids that Slack adds where there are none."""

import copy
from collections.abc import Iterator

from bot.practice.ids import new_name
from bot.practice.jsons import JsonObject

_STATIC_ELEMENTS = frozenset({"image", "plain_text", "mrkdwn"})


def elements_of(block: JsonObject) -> list[JsonObject]:
    """The interactive elements of a block, in the order in which they stand."""
    kind = block["type"]
    if kind == "section":
        found = [block["accessory"]] if "accessory" in block else []
    elif kind == "input":
        found = [block["element"]]
    elif kind in ("actions", "context_actions"):
        found = block["elements"]
    else:
        found = []
    return [element for element in found if element["type"] not in _STATIC_ELEMENTS]


def interactive(blocks: list[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Each interactive element with the block that it stands in."""
    for block in blocks:
        for element in elements_of(block):
            yield block, element


def with_ids(blocks: list[JsonObject]) -> list[JsonObject]:
    """A copy of the blocks in which each block has a block_id and each interactive element an action_id."""
    completed = copy.deepcopy(blocks)
    for block in completed:
        block.setdefault("block_id", new_name())
        for element in elements_of(block):
            element.setdefault("action_id", new_name())
    return completed
