"""How much of a draft a message shows: all of it where that fits, less where it would be too long for Slack."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.cards.blocks import MESSAGE_BLOCKS, Block

#: Characters in all blocks of a message together. Slack refuses far longer ones (msg_blocks_too_long) without naming
#: the number; messages of this length are taken.
MESSAGE_CHARACTERS = 12_000
#: Blocks of a card, with room for what a reminder puts around it.
CARD_BLOCKS = MESSAGE_BLOCKS - 4
#: Bytes of the blocks of a view. Slack refuses views above 250 kB (view_too_large); the frame around the blocks and
#: the ids that Slack adds take some of it.
VIEW_BYTES = 235_000


@dataclass(frozen=True)
class Detail:
    """How many characters of the text, how many findings, and how many characters of each remark are shown."""

    text: int
    findings: int
    words: int


FULL = Detail(text=6000, findings=15, words=500)
LEVELS = (
    FULL,
    Detail(text=3000, findings=8, words=200),
    Detail(text=1500, findings=4, words=100),
    Detail(text=800, findings=3, words=60),
    Detail(text=400, findings=2, words=40),
)


def fitted(make: Callable[[Detail], list[Block]]) -> list[Block]:
    """The blocks in the most detail that fits into a message."""
    for detail in LEVELS:
        blocks = make(detail)
        if len(blocks) <= CARD_BLOCKS and sum(map(len, _texts(blocks))) <= MESSAGE_CHARACTERS:
            break
    return blocks


def json_bytes(part: object) -> int:
    """How long a part of a view is on its way, in bytes."""
    return len(json.dumps(part, ensure_ascii=False).encode())


def fitting(blocks: Sequence[Block], *, most: int, room: int) -> int:
    """How many of the blocks, from the first on, are at most `most` and take at most `room` bytes."""
    left = room
    for count, block in enumerate(blocks):
        left -= json_bytes(block) + len(", ")
        if count == most or left < 0:
            return count
    return len(blocks)


def within(text: str, room: int) -> str:
    """The beginning of a text that takes at most `room` bytes as JSON, a letter never cut in two."""
    if json_bytes(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if json_bytes(text[:middle]) <= room else (low, middle - 1)
    return text[:low]


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, inner in part.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
