"""Block Kit pieces as an app writes them."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: Json, block_id: str = "section") -> Json:
    return {"type": "section", "block_id": block_id, "text": text}


def button(label: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def actions(*elements: Json, block_id: str = "actions") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def text_input(label: str, block_id: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "value", **more}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element}


def modal(title: str, *blocks: Json, view_id: str = "V01", **more: Any) -> Json:
    view = {"id": view_id, "type": "modal", "hash": "1", "title": plain(title), "submit": plain("提出する")}
    return {**view, "close": plain("やめる"), "blocks": list(blocks), "state": {"values": {}}, **more}
