"""How much of a draft a message shows: all of it where that fits, less where it would be too long for Slack."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.cards.blocks import Block

#: Characters in all blocks of a message together. Slack refuses far longer ones (msg_blocks_too_long) without naming
#: the number; messages of this length are taken.
MESSAGE_CHARACTERS = 12_000


@dataclass(frozen=True)
class Detail:
    """How many characters of the text, how many findings, and how many characters of each remark are shown."""

    text: int
    findings: int
    words: int


FULL = Detail(text=6000, findings=15, words=500)
LEVELS = (FULL, Detail(text=3000, findings=8, words=200), Detail(text=1500, findings=4, words=100))


def fitted(make: Callable[[Detail], list[Block]]) -> list[Block]:
    """The blocks in the most detail that fits into a message."""
    for detail in LEVELS:
        blocks = make(detail)
        if sum(map(len, _texts(blocks))) <= MESSAGE_CHARACTERS:
            break
    return blocks


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
