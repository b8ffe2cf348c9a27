"""The few shapes that all cards are made of.

Text from people goes into `plain` or rich text elements, which Slack neither formats nor searches for mentions;
`mrkdwn` is for words of ours alone.
"""

import re
from collections.abc import Iterable, Sequence

Block = dict[str, object]
Element = dict[str, object]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
SECTION_TEXT = 3000
HEADER_TEXT = 150
BUTTON_TEXT = 75
OPTION_TEXT = 75
TITLE_TEXT = 24
PLACEHOLDER_TEXT = 150
EMPTY = "（なし）"
#: What is put into one rich text block; Slack names no limit, so the one of sections is kept.
CHUNK = 2800
_NAMED = re.compile(r"<@([UW][A-Z0-9]+)>")


def clip(text: str, limit: int) -> str:
    """The text, cut with 「…」 where it is longer than `limit`; never empty (Slack refuses empty text)."""
    if not text.strip():
        return EMPTY
    return text if len(text) <= limit else text[: limit - 1] + "…"


def one_line(text: str) -> str:
    """The text without line breaks, for places that hold a single line."""
    return " ".join(text.splitlines())


def plain(text: str, limit: int) -> Element:
    """A plain text object: shown literally, no emoji codes."""
    return {"type": "plain_text", "text": clip(text, limit), "emoji": False}


def header(text: str) -> Block:
    """A headline."""
    return {"type": "header", "text": plain(text, HEADER_TEXT)}


def section(text: str) -> Block:
    """A paragraph, literal."""
    return {"type": "section", "text": plain(text, SECTION_TEXT)}


def told(text: str) -> Block:
    """A paragraph of ours that may name people as `<@U01BOB>`: they appear by name, everything else literally."""
    if not _NAMED.search(text):
        return section(text)
    pieces = _NAMED.split(clip(text, SECTION_TEXT))  # words and ids by turns
    return rich(line(*(person(piece) if at % 2 else words(piece) for at, piece in enumerate(pieces))))


def names_somebody(text: str) -> bool:
    """Whether a text of ours names a person as `<@U01BOB>`."""
    return _NAMED.search(text) is not None


def context(text: str) -> Block:
    """A line of small print, literal."""
    return {"type": "context", "elements": [plain(text, SECTION_TEXT)]}


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def words(text: str, *, bold: bool = False, italic: bool = False, strike: bool = False, code: bool = False) -> Element:
    """A piece of rich text, literal but for the styles given."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic), ("strike", strike), ("code", code)) if on}
    element: Element = {"type": "text", "text": text}
    return {**element, "style": style} if style else element


def person(slack_id: str) -> Element:
    """A person's name, by the Slack user id."""
    return {"type": "user", "user_id": slack_id}


def link(url: str) -> Element:
    """A link that shows its address."""
    return {"type": "link", "url": url, "text": clip(url, 200)}


def rich(*parts: Element) -> Block:
    """A block of rich text parts (`line`, `quoted`, `preformatted`)."""
    return {"type": "rich_text", "elements": list(parts)}


def line(*elements: Element) -> Element:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": _not_empty(elements)}


def quoted(*elements: Element) -> Element:
    """A paragraph set off as a quotation."""
    return {"type": "rich_text_quote", "elements": _not_empty(elements)}


def preformatted(text: str) -> Element:
    """Text to copy, exactly as it is."""
    return {"type": "rich_text_preformatted", "elements": [words(text or EMPTY)]}


def button(
    text: str, action_id: str, value: str, *, style: str | None = None, confirm: Element | None = None
) -> Element:
    """A button; `style` is "primary" or "danger"."""
    element: Element = {
        "type": "button",
        "text": plain(text, BUTTON_TEXT),
        "action_id": action_id,
        "value": value,
    }
    if style:
        element["style"] = style
    if confirm:
        element["confirm"] = confirm
    return element


def ask_before(title: str, text: str, yes: str) -> Element:
    """A confirmation dialogue for a button."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain("戻る", 30),
    }


def actions(block_id: str, elements: Sequence[Element]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def chunks(text: str, size: int = CHUNK) -> list[str]:
    """The text in pieces of at most `size`, cut at line ends where that is possible."""
    pieces: list[str] = []
    rest = text
    while len(rest) > size:
        cut = rest.rfind("\n", size // 2, size) + 1 or size
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest] if rest or not pieces else pieces


def long_text(text: str, *, limit: int) -> tuple[list[Block], bool]:
    """The text as quotations in rich text blocks, up to `limit` characters; whether something was left out."""
    shown = text[:limit]
    return [rich(quoted(words(piece))) for piece in chunks(shown)], len(text) > limit


def _not_empty(elements: Iterable[Element]) -> list[Element]:
    kept = [one for one in elements if one.get("type") != "text" or one.get("text")]
    return kept or [words(EMPTY)]
