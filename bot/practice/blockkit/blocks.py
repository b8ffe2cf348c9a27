"""The blocks, and which elements each takes on which surface."""

from collections.abc import Iterator
from typing import Literal

from bot.practice.blockkit.choices import (
    ACTION_ID,
    BOXES,
    DATETIME_PICKER,
    MULTI_SELECTS,
    OVERFLOW,
    PICKERS,
    SELECTS,
)
from bot.practice.blockkit.composition import CONFIRM, SLACK_FILE, any_text, plain_text, text_rules
from bot.practice.blockkit.entries import MODAL_ENTRIES, PLAIN_TEXT_INPUT, RICH_TEXT_INPUT
from bot.practice.blockkit.rich_text import RICH_TEXT, RICH_TEXT_KEYS
from bot.practice.blockkit.rules import (
    Problem,
    Rule,
    flag,
    integer,
    is_object,
    items,
    one_of,
    record,
    string,
    typed,
)

Surface = Literal["message", "modal", "home"]

_BLOCK_ID: dict[str, Rule] = {"block_id": string(most=255)}
_URL = string(most=3000, pattern=r"https?://.+")

BUTTON: dict[str, Rule] = {
    "button": record(
        {"type": one_of("button"), "text": plain_text(75)},
        {
            "action_id": ACTION_ID,
            "value": string(least=0, most=2000),
            "url": string(most=3000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(most=75),
        },
    ),
}


def _one_image_source(value: object, at: str) -> Iterator[Problem]:
    if is_object(value) and ("image_url" in value) == ("slack_file" in value):
        yield Problem(at, "must define either `image_url` or `slack_file`")


_IMAGE_KEYS: dict[str, Rule] = {"image_url": _URL, "slack_file": SLACK_FILE}
IMAGE_ELEMENT: dict[str, Rule] = {
    "image": record({"type": one_of("image"), "alt_text": string(most=2000)}, _IMAGE_KEYS, also=[_one_image_source]),
}


def _text_or_fields(value: object, at: str) -> Iterator[Problem]:
    if is_object(value) and "text" not in value and "fields" not in value:
        yield Problem(at, "must define either `text` or `fields`")


def _section(surface: Surface) -> Rule:
    elements = {**BUTTON, **IMAGE_ELEMENT, **SELECTS, **MULTI_SELECTS, **BOXES, **PICKERS, **OVERFLOW}
    return record(
        {"type": one_of("section")},
        {
            **_BLOCK_ID,
            "text": any_text(3000),
            "fields": items(any_text(2000), most=10),
            "accessory": typed(elements),
            **({"expand": flag} if surface == "message" else {}),
        },
        also=[_text_or_fields],
    )


def _actions(surface: Surface) -> Rule:
    elements = {**BUTTON, **SELECTS, **MULTI_SELECTS, **BOXES, **PICKERS, **OVERFLOW}
    if surface != "home":
        elements.update(DATETIME_PICKER)
    return record({"type": one_of("actions"), "elements": items(typed(elements), most=25)}, _BLOCK_ID)


def _input(surface: Surface) -> Rule:
    elements = {**PLAIN_TEXT_INPUT, **SELECTS, **MULTI_SELECTS, **BOXES, **PICKERS}
    if surface != "home":
        elements.update(DATETIME_PICKER)
    if surface != "message":
        elements.update(RICH_TEXT_INPUT)
    if surface == "modal":
        elements.update(MODAL_ENTRIES)
    return record(
        {"type": one_of("input"), "label": plain_text(2000), "element": typed(elements)},
        {**_BLOCK_ID, "hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    )


_CONTEXT = record(
    {"type": one_of("context"), "elements": items(typed({**text_rules(3000), **IMAGE_ELEMENT}), most=10)},
    _BLOCK_ID,
)
_IMAGE = record(
    {"type": one_of("image"), "alt_text": string(most=2000)},
    {**_BLOCK_ID, **_IMAGE_KEYS, "title": plain_text(2000)},
    also=[_one_image_source],
)
_VIDEO = record(
    {
        "type": one_of("video"),
        "alt_text": string(),
        "title": plain_text(199),
        "thumbnail_url": _URL,
        "video_url": string(most=3000, pattern=r"https://.+"),
    },
    {
        **_BLOCK_ID,
        "author_name": string(most=49),
        "description": plain_text(199),
        "provider_icon_url": _URL,
        "provider_name": string(),
        "title_url": string(most=3000, pattern=r"https://.+"),
    },
)
_CELL = typed(
    {
        "raw_text": record({"type": one_of("raw_text"), "text": string()}),
        "rich_text": RICH_TEXT,
    }
)
_TABLE = record(
    {"type": one_of("table"), "rows": items(items(_CELL, most=20), most=100)},
    {
        **_BLOCK_ID,
        "column_settings": items(record({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag}), most=20),
    },
)
_FEEDBACK = record({"text": plain_text(75), "value": string(most=2000)}, {"accessibility_label": string(most=75)})
_CONTEXT_ACTIONS = record(
    {
        "type": one_of("context_actions"),
        "elements": items(
            typed(
                {
                    "feedback_buttons": record(
                        {
                            "type": one_of("feedback_buttons"),
                            "positive_button": _FEEDBACK,
                            "negative_button": _FEEDBACK,
                        },
                        {"action_id": ACTION_ID},
                    ),
                    "icon_button": record(
                        {"type": one_of("icon_button"), "icon": one_of("trash"), "text": plain_text(75)},
                        {
                            "action_id": ACTION_ID,
                            "value": string(most=2000),
                            "confirm": CONFIRM,
                            "accessibility_label": string(most=75),
                        },
                    ),
                }
            ),
            most=5,
        ),
    },
    _BLOCK_ID,
)


def block_rule(surface: Surface) -> Rule:
    """One block of any kind that this surface carries."""
    rules: dict[str, Rule] = {
        "section": _section(surface),
        "actions": _actions(surface),
        "input": _input(surface),
        "context": _CONTEXT,
        "divider": record({"type": one_of("divider")}, _BLOCK_ID),
        "header": record(
            {"type": one_of("header"), "text": plain_text(150)}, {**_BLOCK_ID, "level": integer(least=1, most=4)}
        ),
        "image": _IMAGE,
        "rich_text": record(RICH_TEXT_KEYS, _BLOCK_ID),
        "video": _VIDEO,
    }
    if surface == "message":
        rules["markdown"] = record({"type": one_of("markdown"), "text": string(most=12000)}, _BLOCK_ID)
        rules["table"] = _TABLE
        rules["context_actions"] = _CONTEXT_ACTIONS
    return typed(rules)
