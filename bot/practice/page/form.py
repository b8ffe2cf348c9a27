"""Filling in a view: what was given, what stood there before, what is missing."""

import re
from collections.abc import Callable
from email.utils import parseaddr

from bot.practice.blockkit.entries import TEXT_LIMIT, as_decimal
from bot.practice.blockkit.state import is_empty, keeps_a_value, value_key
from bot.practice.blockkit.walk import interactive
from bot.practice.errors import FormIncomplete, Refusal
from bot.practice.jsons import JsonObject, Values
from bot.practice.page.choosing import chosen
from bot.practice.world.records import View
from bot.practice.world.workspace import Workspace


def entered(workspace: Workspace, view: View, given: object) -> Values:
    """The view's state after the person entered ``given``; what is not given stays as it was.

    Raises:
        Refusal: the view has no such input, or an input does not offer the value.
    """
    if not isinstance(given, dict):
        raise Refusal("invalid_values", "入力の形が正しくありません。")
    elements = {
        (block["block_id"], element["action_id"]): element
        for block, element in interactive(view.blocks)
        if keeps_a_value(element)
    }
    state = {block_id: dict(actions) for block_id, actions in view.state.items()}
    for block_id, actions in given.items():
        for action_id, value in dict(actions).items():
            element = elements.get((block_id, action_id))
            if element is None:
                raise Refusal("unknown_input", "画面にない入力欄です。")
            state[block_id][action_id] = chosen(workspace, element, value)
    return state


def check_complete(view: View, state: Values) -> None:
    """What Slack's client checks before it sends a form.

    Raises:
        FormIncomplete: with the words for each block.
    """
    errors = {}
    for block, element in interactive(view.blocks):
        if block["type"] == "input":
            words = _wrong_with(block, element, state[block["block_id"]][element["action_id"]])
            if words is not None:
                errors[block["block_id"]] = words
    if errors:
        raise FormIncomplete(errors)


def _wrong_with(block: JsonObject, element: JsonObject, value: JsonObject) -> str | None:
    if is_empty(value):
        return None if block.get("optional") else "この項目は必須です。"
    wrong = _WRONG.get(element["type"])
    return wrong(element, value[value_key(element)]) if wrong else None


def _wrong_length(element: JsonObject, text: str) -> str | None:
    most, least = element.get("max_length", TEXT_LIMIT), element.get("min_length", 0)
    if len(text) > most:
        return f"{most}文字以内で入力してください(いま{len(text)}文字)。"
    if len(text) < least:
        return f"{least}文字以上で入力してください(いま{len(text)}文字)。"
    return None


def _wrong_number(element: JsonObject, text: str) -> str | None:
    number = as_decimal(text)
    if number is None or not number.is_finite():
        return "数字を入力してください。"
    least, most = as_decimal(element.get("min_value")), as_decimal(element.get("max_value"))
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return "整数を入力してください。"
    if least is not None and number < least:
        return f"{least}以上の数を入力してください。"
    if most is not None and number > most:
        return f"{most}以下の数を入力してください。"
    return None


def _wrong_address(_element: JsonObject, text: str) -> str | None:
    if parseaddr(text)[1] != text or "@" not in text:
        return "メールアドレスを入力してください。"
    return None


def _wrong_url(_element: JsonObject, text: str) -> str | None:
    if not re.fullmatch(r"https?://\S+", text):
        return "「https://」で始まるURLを入力してください。"
    return None


_WRONG: dict[str, Callable[[JsonObject, str], str | None]] = {
    "plain_text_input": _wrong_length,
    "number_input": _wrong_number,
    "email_text_input": _wrong_address,
    "url_text_input": _wrong_url,
}
