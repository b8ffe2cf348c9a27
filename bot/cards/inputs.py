"""Form fields."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.cards.blocks import OPTION_TEXT, PLACEHOLDER_TEXT, Block, Element, one_line, plain

INPUT_TEXT = 3000
LABEL_TEXT = 2000
MAX_OPTIONS = 100
VALUE = "value"


def field(block_id: str, label: str, element: Element, *, optional: bool = False, hint: str = "") -> Block:
    """An input block; its element's `action_id` is always `VALUE`."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, LABEL_TEXT),
        "element": {**element, "action_id": VALUE},
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint, LABEL_TEXT)
    return block


def text_input(
    *, initial: str = "", multiline: bool = False, max_length: int = INPUT_TEXT, placeholder: str = ""
) -> Element:
    """A text field; `initial` is left out where it is too long, and comes in one line where the field has one."""
    element: Element = {"type": "plain_text_input", "multiline": multiline, "max_length": max_length}
    if initial and len(initial) <= max_length:
        element["initial_value"] = initial if multiline else one_line(initial)
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER_TEXT)
    return element


def option(text: str, value: str) -> Element:
    """One choice of a select."""
    return {"text": plain(text, OPTION_TEXT), "value": value}


def select(options: Sequence[Element], *, initial: str | None = None) -> Element:
    """A list to choose one of."""
    element: Element = {"type": "static_select", "options": list(options)}
    chosen = [one for one in options if one["value"] == initial]
    if chosen:
        element["initial_option"] = chosen[0]
    return element


def multi_select(options: Sequence[Element], *, initial: Sequence[str] = ()) -> Element:
    """A list to choose several of."""
    element: Element = {"type": "multi_static_select", "options": list(options[:MAX_OPTIONS])}
    chosen = [one for one in options[:MAX_OPTIONS] if one["value"] in initial]
    if chosen:
        element["initial_options"] = chosen
    return element


def user_select(*, initial: str | None = None) -> Element:
    """A person of the workspace to choose."""
    return {"type": "users_select", **({"initial_user": initial} if initial else {})}


def users_select(*, initial: Sequence[str] = (), most: int = MAX_OPTIONS) -> Element:
    """People of the workspace to choose."""
    element: Element = {"type": "multi_users_select", "max_selected_items": most}
    return {**element, "initial_users": list(initial)} if initial else element


def checkboxes(options: Sequence[Element], *, initial: Sequence[str] = ()) -> Element:
    """Boxes to tick."""
    element: Element = {"type": "checkboxes", "options": list(options)}
    ticked = [one for one in options if one["value"] in initial]
    if ticked:
        element["initial_options"] = ticked
    return element


def moment(initial: datetime | None) -> Element:
    """A day and time."""
    element: Element = {"type": "datetimepicker"}
    if initial is not None:
        element["initial_date_time"] = int(initial.timestamp())
    return element


def day(initial: date | None) -> Element:
    """A day."""
    element: Element = {"type": "datepicker"}
    if initial is not None:
        element["initial_date"] = initial.isoformat()
    return element


def files(types: Sequence[str], most: int) -> Element:
    """Files to hand in."""
    return {"type": "file_input", "filetypes": list(types), "max_files": most}
