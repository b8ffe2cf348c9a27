"""What a person puts into an element, checked against what the element offers; in, and out as Slack's state value."""

import re
from collections.abc import Callable

from bot.practice.blockkit.choices import DATE, TIME, options_of
from bot.practice.blockkit.rich_text import RICH_TEXT
from bot.practice.blockkit.state import value_key
from bot.practice.errors import Refusal
from bot.practice.jsons import JsonObject
from bot.practice.world.render import file_json
from bot.practice.world.workspace import Workspace

Chooser = Callable[[Workspace, JsonObject, object], object]
"""Takes the workspace, the element and what the person gave; returns the value or raises a Refusal."""


def chosen(workspace: Workspace, element: JsonObject, given: object) -> JsonObject:
    """The state value of an element after the person gave it ``given`` (the value object, or its value alone).

    Raises:
        Refusal: the element does not offer that.
    """
    key = value_key(element)
    value = given.get(key) if isinstance(given, dict) and (key in given or "type" in given) else given
    empty = value is None or value in ("", [])
    checked = _nothing(key) if empty else _CHOOSERS[element["type"]](workspace, element, value)
    return {"type": element["type"], key: checked}


def _nothing(key: str) -> object:
    many = key in ("selected_options", "selected_users", "selected_conversations", "selected_channels", "files")
    return [] if many else None


def not_offered() -> Refusal:
    """What is told to somebody who chose what is not there."""
    return Refusal("not_offered", "選べない値です。画面に出ている中から選んでください。")


def option_of(element: JsonObject, given: object) -> JsonObject:
    """The option of the element that the person means: by its value, or the option object itself.

    Raises:
        Refusal: it is not among the options.
    """
    wanted = given.get("value") if isinstance(given, dict) else given
    for option in options_of(element):
        if option["value"] == wanted:
            return option
    raise not_offered()


def _option(_workspace: Workspace, element: JsonObject, given: object) -> object:
    return option_of(element, given)


def _external_option(workspace: Workspace, element: JsonObject, given: object) -> object:
    offered = [*workspace.suggested.get(element["action_id"], []), *element.get("initial_options", [])]
    if "initial_option" in element:
        offered.append(element["initial_option"])
    wanted = given.get("value") if isinstance(given, dict) else given
    for option in offered:
        if option["value"] == wanted:
            return option
    raise not_offered()


def _many(one: Chooser) -> Chooser:
    def choose(workspace: Workspace, element: JsonObject, given: object) -> object:
        if not isinstance(given, list):
            raise not_offered()
        most = element.get("max_selected_items")
        if most is not None and len(given) > most:
            raise Refusal("too_many", f"{most}つまで選べます。")
        return [one(workspace, element, item) for item in given]

    return choose


def _known(ids: Callable[[Workspace], list[str]]) -> Chooser:
    def choose(workspace: Workspace, _element: JsonObject, given: object) -> object:
        if given not in ids(workspace):
            raise not_offered()
        return given

    return choose


def _matching(pattern: str, words: str) -> Chooser:
    def choose(_workspace: Workspace, _element: JsonObject, given: object) -> object:
        if not isinstance(given, str) or not re.fullmatch(pattern, given):
            raise Refusal("invalid_value", words)
        return given

    return choose


def _moment(_workspace: Workspace, _element: JsonObject, given: object) -> object:
    if not isinstance(given, int) or isinstance(given, bool) or given <= 0:
        raise Refusal("invalid_value", "日時を選んでください。")
    return given


def _text(_workspace: Workspace, _element: JsonObject, given: object) -> object:
    if not isinstance(given, str):
        raise Refusal("invalid_value", "文字を入力してください。")
    return given


def _rich_text(_workspace: Workspace, _element: JsonObject, given: object) -> object:
    if any(RICH_TEXT(given, "")):
        raise Refusal("invalid_value", "文字を入力してください。")
    return given


def _files(workspace: Workspace, element: JsonObject, given: object) -> object:
    if not isinstance(given, list):
        raise not_offered()
    most = element.get("max_files", 10)
    if len(given) > most:
        raise Refusal("too_many", f"ファイルは{most}個までです。")
    return [_uploaded(workspace, element, one) for one in given]


def _uploaded(workspace: Workspace, element: JsonObject, given: object) -> JsonObject:
    file_id = given.get("id") if isinstance(given, dict) else given
    stored = workspace.files.by_id.get(file_id) if isinstance(file_id, str) else None
    if stored is None or not stored.complete:
        raise Refusal("file_not_found", "ファイルがまだ届いていません。")
    told = file_json(workspace, stored)
    allowed = element.get("filetypes")
    if allowed and told["filetype"] not in [kind.lower().removeprefix(".") for kind in allowed]:
        raise Refusal("invalid_file_type", f"添付できるのは {'、'.join(allowed)} のファイルです。")
    return told


_user = _known(lambda workspace: [*workspace.people, workspace.bot])
_channel = _known(lambda workspace: [one.id for one in workspace.conversations.by_id.values() if one.kind == "channel"])
_conversation = _known(lambda workspace: [*workspace.conversations.by_id, *workspace.people])

_CHOOSERS: dict[str, Chooser] = {
    "plain_text_input": _text,
    "number_input": _text,
    "email_text_input": _text,
    "url_text_input": _text,
    "rich_text_input": _rich_text,
    "file_input": _files,
    "static_select": _option,
    "radio_buttons": _option,
    "external_select": _external_option,
    "checkboxes": _many(_option),
    "multi_static_select": _many(_option),
    "multi_external_select": _many(_external_option),
    "users_select": _user,
    "multi_users_select": _many(_user),
    "channels_select": _channel,
    "multi_channels_select": _many(_channel),
    "conversations_select": _conversation,
    "multi_conversations_select": _many(_conversation),
    "datepicker": _matching(DATE, "日付を選んでください。"),
    "timepicker": _matching(TIME, "時刻を選んでください。"),
    "datetimepicker": _moment,
}
