"""The images of a draft: shown where Slack can show them, named where it cannot; and what is said of them."""

from collections.abc import Mapping, Sequence

from bot.cards.blocks import Block, Element, clip, line, plain, preformatted, rich, section, words
from bot.drafts.content import ImageFacts
from rules.images.facts import Consent

PICTURES_IN_CARD = 10
#: What Slack shows of its own files in a card.
_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif"})
_NAME = 80
_TITLE = 200
_ALT_TEXT = 200


def pictures(images: Sequence[ImageFacts]) -> list[Block]:
    """The images themselves, each with its number and name: nobody can approve what they cannot see（§6(3)）."""
    return [picture(number, image) for number, image in enumerate(images[:PICTURES_IN_CARD], start=1)]


def names_instead(blocks: Sequence[Block]) -> list[Block] | None:
    """The blocks with names in place of images; None where there are no images.

    Slack refuses the whole card for one file that it has not finished taking in or that was deleted meanwhile.
    """
    if not any("slack_file" in block for block in blocks):
        return None
    return [_named(_title_of(block)) if "slack_file" in block else block for block in blocks]


def what_is_said(images: Sequence[ImageFacts], most: int) -> list[Element]:
    """権利・出所・同意・代替テキスト of each image, for who decides; remarks are cut at `most` characters."""
    return [_said(number, image, most) for number, image in enumerate(images[:PICTURES_IN_CARD], start=1)]


def alt_texts(images: Sequence[ImageFacts], most: int) -> list[Block]:
    """The alternative texts, ready to copy, each cut at `most` characters."""
    parts: list[Element] = []
    for number, image in enumerate(images[:PICTURES_IN_CARD], start=1):
        if image.answers.alt_text:
            parts.append(line(words(f"画像{number}の代替テキスト", bold=True)))
            parts.append(preformatted(clip(image.answers.alt_text, most)))
    return [rich(*parts)] if parts else []


def _said(number: int, image: ImageFacts, most: int) -> Element:
    said = image.answers
    licence = said.licence.japanese if said.licence else "未記入"
    source = f"（出所：{clip(said.source, most)}）" if said.source else ""
    consent = said.consent.japanese if said.consent else "未記入"
    return line(
        words(f"画像{number}　", bold=True),
        words(f"権利：{licence}{source}　写っている人の同意："),
        words(consent, bold=said.consent in (None, Consent.UNKNOWN)),
        words(f"\n代替テキスト：{clip(said.alt_text, most) if said.alt_text else '未記入'}\n"),
    )


def picture(number: int, image: ImageFacts) -> Block:
    """One image with its number and name; its name alone where Slack cannot show it."""
    title = f"画像{number}：{clip(image.name, _NAME)}"
    if image.mimetype not in _SHOWN:
        return _named(title)
    return {
        "type": "image",
        "slack_file": {"id": image.file_id},
        "alt_text": clip(image.answers.alt_text or image.name, _ALT_TEXT),
        "title": plain(title, _TITLE),
    }


def _title_of(block: Block) -> str:
    title = block["title"]
    return str(title["text"]) if isinstance(title, Mapping) else str(block["alt_text"])


def _named(title: str) -> Block:
    return section(f"{title}（ここには表示できません。原本で確かめてください。）")
