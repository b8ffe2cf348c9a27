"""Whom a message calls: what Slack would notify or link, in its text, in its blocks and in its attachments."""

import re
from collections.abc import Iterator

from bot.practice.jsons import JsonObject

_TOKEN = re.compile(r"<(@[UW][A-Z0-9]+|#C[A-Z0-9]+|!(?:channel|here|everyone)|!subteam\^S[A-Z0-9]+)(?:\|[^<>]*)?>")
_BARE = re.compile(r"(?<![\w<!@/.])@(channel|here|everyone)\b")

_RICH_TEXT = {
    "user": ("user_id", "@"),
    "channel": ("channel_id", "#"),
    "usergroup": ("usergroup_id", "!subteam^"),
    "broadcast": ("range", "!"),
}
"""Rich text elements that mention: the key that names whom, and the sigil of Slack's token."""

_ATTACHMENT_TEXTS = ("text", "pretext", "title", "fallback", "footer")


def mentions_in(
    text: str,
    blocks: list[JsonObject],
    attachments: list[JsonObject],
    *,
    link_names: bool = False,
) -> list[str]:
    """The mentions of a message as Slack's tokens without labels (``<!channel>``), each once, in order.

    Words such as ``@channel`` count where Slack may turn them into mentions: in ``mrkdwn`` that is not
    ``verbatim``, in ``markdown``, and in the text of a message that asks for ``link_names``.
    """
    found = dict.fromkeys(_in_text(text, bare=link_names))
    for block in blocks:
        found.update(dict.fromkeys(_in_json(block)))
    for attachment in attachments:
        for told in _texts_of(attachment):
            found.update(dict.fromkeys(_in_text(told, bare=False)))
        found.update(dict.fromkeys(_in_json(attachment)))
    return list(found)


def _texts_of(attachment: JsonObject) -> Iterator[str]:
    for key in _ATTACHMENT_TEXTS:
        yield attachment.get(key, "")
    for field in attachment.get("fields", []):
        yield field.get("title", "")
        yield field.get("value", "")


def _in_text(text: str, *, bare: bool) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        yield f"<{match.group(1)}>"
    if bare:
        for match in _BARE.finditer(text):
            yield f"<!{match.group(1)}>"


def _in_json(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _in_json(item)
    elif isinstance(value, dict):
        yield from _in_object(value)


def _in_object(part: JsonObject) -> Iterator[str]:
    kind = part.get("type")
    if kind == "mrkdwn":
        yield from _in_text(part.get("text", ""), bare=not part.get("verbatim", False))
    elif kind == "markdown":
        yield from _in_text(part.get("text", ""), bare=True)
    elif kind in _RICH_TEXT and _RICH_TEXT[kind][0] in part:
        key, sigil = _RICH_TEXT[kind]
        yield f"<{sigil}{part[key]}>"
    else:
        for item in part.values():
            yield from _in_json(item)
