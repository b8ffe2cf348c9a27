"""Elements from which a person chooses: menus, check boxes, radio buttons, pickers."""

from collections.abc import Iterator

from bot.practice.blockkit.composition import (
    CONFIRM,
    FILTER,
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    plain_text,
)
from bot.practice.blockkit.rules import Problem, Rule, flag, integer, is_object, items, one_of, record, string
from bot.practice.jsons import JsonObject

ACTION_ID = string(most=255)
_USER_ID = string(pattern=r"[UW][A-Z0-9]+")
_CONVERSATION_ID = string(pattern=r"[CDGUW][A-Z0-9]+")
_CHANNEL_ID = string(pattern=r"C[A-Z0-9]+")
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
TIME = r"([01]\d|2[0-3]):[0-5]\d"

_SHARED: dict[str, Rule] = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": flag}
_MENU: dict[str, Rule] = {**_SHARED, "placeholder": plain_text(150)}
_MULTI: dict[str, Rule] = {**_MENU, "max_selected_items": integer(least=1)}


def options_of(element: JsonObject) -> list[JsonObject]:
    """All options that an element offers, those in groups included."""
    groups = element.get("option_groups")
    lists = [element.get("options")]
    lists += [group.get("options") for group in groups if is_object(group)] if isinstance(groups, list) else []
    return [option for options in lists if isinstance(options, list) for option in options]


def _options_or_groups(value: object, at: str) -> Iterator[Problem]:
    if is_object(value) and ("options" in value) == ("option_groups" in value):
        yield Problem(at, "must define either `options` or `option_groups`")


def _initial_is_offered(value: object, at: str) -> Iterator[Problem]:
    """Slack wants the initial options word for word among the options."""
    if not is_object(value):
        return
    offered = options_of(value)
    if "initial_option" in value and value["initial_option"] not in offered:
        yield Problem(f"{at}/initial_option", "must exactly match one of the provided options")
    chosen = value.get("initial_options", [])
    for index, option in enumerate(chosen if isinstance(chosen, list) else []):
        if option not in offered:
            yield Problem(f"{at}/initial_options/{index}", "must exactly match one of the provided options")


def _element(name: str, keys: dict[str, Rule], required: dict[str, Rule] | None = None) -> Rule:
    return record({"type": one_of(name), **(required or {})}, keys)


def _static(name: str, keys: dict[str, Rule]) -> Rule:
    return record(
        {"type": one_of(name)},
        {"options": items(OPTION, most=100), "option_groups": items(OPTION_GROUP, most=100), **keys},
        also=[_options_or_groups, _initial_is_offered],
    )


def _boxes(name: str, initial: dict[str, Rule]) -> Rule:
    return record(
        {"type": one_of(name), "options": items(MARKED_OPTION, most=10)},
        {**_SHARED, **initial},
        also=[_initial_is_offered],
    )


_CONVERSATIONS: dict[str, Rule] = {"default_to_current_conversation": flag, "filter": FILTER}

SELECTS: dict[str, Rule] = {
    "static_select": _static("static_select", {**_MENU, "initial_option": OPTION}),
    "external_select": _element(
        "external_select", {**_MENU, "initial_option": OPTION, "min_query_length": integer(least=0)}
    ),
    "users_select": _element("users_select", {**_MENU, "initial_user": _USER_ID}),
    "conversations_select": _element(
        "conversations_select",
        {
            **_MENU,
            **_CONVERSATIONS,
            "initial_conversation": _CONVERSATION_ID,
            "response_url_enabled": flag,
        },
    ),
    "channels_select": _element(
        "channels_select", {**_MENU, "initial_channel": _CHANNEL_ID, "response_url_enabled": flag}
    ),
}

MULTI_SELECTS: dict[str, Rule] = {
    "multi_static_select": _static("multi_static_select", {**_MULTI, "initial_options": items(OPTION, most=100)}),
    "multi_external_select": _element(
        "multi_external_select",
        {**_MULTI, "initial_options": items(OPTION, most=100), "min_query_length": integer(least=0)},
    ),
    "multi_users_select": _element("multi_users_select", {**_MULTI, "initial_users": items(_USER_ID)}),
    "multi_conversations_select": _element(
        "multi_conversations_select",
        {**_MULTI, **_CONVERSATIONS, "initial_conversations": items(_CONVERSATION_ID)},
    ),
    "multi_channels_select": _element("multi_channels_select", {**_MULTI, "initial_channels": items(_CHANNEL_ID)}),
}

BOXES: dict[str, Rule] = {
    "checkboxes": _boxes("checkboxes", {"initial_options": items(MARKED_OPTION, most=10)}),
    "radio_buttons": _boxes("radio_buttons", {"initial_option": MARKED_OPTION}),
}

PICKERS: dict[str, Rule] = {
    "datepicker": _element("datepicker", {**_MENU, "initial_date": string(pattern=DATE)}),
    "timepicker": _element("timepicker", {**_MENU, "initial_time": string(pattern=TIME), "timezone": string()}),
}

DATETIME_PICKER: dict[str, Rule] = {
    "datetimepicker": _element(
        "datetimepicker", {**_SHARED, "initial_date_time": integer(least=1_000_000_000, most=9_999_999_999)}
    ),
}

OVERFLOW: dict[str, Rule] = {
    "overflow": record(
        {"type": one_of("overflow"), "options": items(OVERFLOW_OPTION, most=5)},
        {"action_id": ACTION_ID, "confirm": CONFIRM},
    ),
}
