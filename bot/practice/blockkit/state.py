"""The value of each element as ``view.state.values`` carries it."""

from bot.practice.blockkit.walk import interactive
from bot.practice.jsons import JsonObject, Values

_VALUE_KEYS: dict[str, tuple[str, str, object]] = {
    "plain_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "file_input": ("files", "", []),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "users_select": ("selected_user", "initial_user", None),
    "multi_users_select": ("selected_users", "initial_users", []),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
}
"""Element type → the key of its value, the key of its initial value, its value when empty."""


def keeps_a_value(element: JsonObject) -> bool:
    """Whether the element has a value of its own (a button has none)."""
    return element["type"] in _VALUE_KEYS


def value_key(element: JsonObject) -> str:
    """Under which key the element's value stands in the state."""
    return _VALUE_KEYS[element["type"]][0]


def initial_value(element: JsonObject) -> JsonObject:
    """The element's state before anybody touched it."""
    key, initial_key, empty = _VALUE_KEYS[element["type"]]
    return {"type": element["type"], key: element.get(initial_key, empty)}


def is_empty(value: JsonObject) -> bool:
    """Whether a state value says that nothing was entered."""
    entered = value.get(_VALUE_KEYS[value["type"]][0])
    if isinstance(entered, str):
        return not entered.strip()
    return entered in (None, [])


def initial_state(blocks: list[JsonObject]) -> Values:
    """The state of all elements that keep a value, before anybody touched them."""
    state: Values = {}
    for block, element in interactive(blocks):
        if keeps_a_value(element):
            state.setdefault(block["block_id"], {})[element["action_id"]] = initial_value(element)
    return state


def carry_over(content: JsonObject, known: Values) -> Values:
    """The state after new content came: what was entered stays where block_id, action_id and type stay.

    As in Slack a new initial value does not replace what already stands in an input of the same ids.
    """
    state = initial_state(content["blocks"])
    for block_id, actions in state.items():
        for action_id, value in actions.items():
            before = known.get(block_id, {}).get(action_id)
            if before is not None and before["type"] == value["type"]:
                actions[action_id] = before
    return state
