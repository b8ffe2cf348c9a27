"""Small pieces of Block Kit for the tests."""

from typing import Any


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text, **more}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements), **more}


def option(value: str, text: str | None = None) -> dict[str, Any]:
    return {"text": plain(text or value), "value": value}


def select(action_id: str, *values: str, **more: Any) -> dict[str, Any]:
    return {"type": "static_select", "action_id": action_id, "options": [option(one) for one in values], **more}


def text_input(action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "plain_text_input", "action_id": action_id, **more}


def field(block_id: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain("欄"), "element": element, **more}


def modal(title: str, *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": title,
        "title": plain(title),
        "submit": plain("送信"),
        "blocks": list(blocks) or [section("中身")],
        **more,
    }


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks), **more}
