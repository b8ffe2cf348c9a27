"""The images of a draft: shown where Slack can show them, named where it cannot."""

from collections.abc import Mapping, Sequence

from bot.cards.blocks import Block, clip, plain, section
from bot.drafts.content import ImageFacts

PICTURES_IN_CARD = 10
#: What Slack shows of its own files in a card.
_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif"})
_NAME = 80
_TITLE = 200


def pictures(images: Sequence[ImageFacts]) -> list[Block]:
    """The images themselves, each with its number and name: nobody can approve what they cannot see（§6(3)）."""
    return [_picture(number, image) for number, image in enumerate(images[:PICTURES_IN_CARD], start=1)]


def names_instead(blocks: Sequence[Block]) -> list[Block] | None:
    """The blocks with names in place of images; None where there are no images.

    Slack refuses the whole card for one file that it has not finished taking in or that was deleted meanwhile.
    """
    if not any("slack_file" in block for block in blocks):
        return None
    return [_named(_title_of(block)) if "slack_file" in block else block for block in blocks]


def _picture(number: int, image: ImageFacts) -> Block:
    title = f"画像{number}：{clip(image.name, _NAME)}"
    if image.mimetype not in _SHOWN:
        return _named(title)
    return {
        "type": "image",
        "slack_file": {"id": image.file_id},
        "alt_text": clip(image.name, _NAME),
        "title": plain(title, _TITLE),
    }


def _title_of(block: Block) -> str:
    title = block["title"]
    return str(title["text"]) if isinstance(title, Mapping) else str(block["alt_text"])


def _named(title: str) -> Block:
    return section(f"{title}（ここには表示できません。原本で確かめてください。）")
