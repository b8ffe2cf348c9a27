"""A message ready to be sent: blocks, and the line for notifications (words of ours, no text of people)."""

from dataclasses import dataclass

from bot.cards.blocks import Block


@dataclass(frozen=True)
class Message:
    """`text` is what a notification shows; it must hold no words of people, since Slack parses it."""

    text: str
    blocks: tuple[Block, ...]
