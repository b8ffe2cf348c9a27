"""Elements into which a person writes or puts something; they stand in input blocks."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from bot.practice.blockkit.choices import ACTION_ID
from bot.practice.blockkit.composition import DISPATCH_CONFIG, plain_text
from bot.practice.blockkit.rich_text import RICH_TEXT
from bot.practice.blockkit.rules import Problem, Rule, flag, integer, is_object, items, one_of, record, string

_ENTRY: dict[str, Rule] = {
    "action_id": ACTION_ID,
    "placeholder": plain_text(150),
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH_CONFIG,
}
TEXT_LIMIT = 3000
NUMBER = r"-?\d+(\.\d+)?"


def _initial_text_fits(value: object, at: str) -> Iterator[Problem]:
    if not is_object(value):
        return
    least, most, initial = value.get("min_length"), value.get("max_length"), value.get("initial_value")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield Problem(f"{at}/min_length", "must be less than or equal to max_length")
    if isinstance(initial, str) and isinstance(most, int) and len(initial) > most:
        yield Problem(f"{at}/initial_value", f"must be less than {most + 1} characters")


def as_decimal(value: object) -> Decimal | None:
    """The number that a string names, if it names one."""
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None


def _number_fits(value: object, at: str) -> Iterator[Problem]:
    if not is_object(value):
        return
    least, most = as_decimal(value.get("min_value")), as_decimal(value.get("max_value"))
    initial = as_decimal(value.get("initial_value"))
    if least is not None and most is not None and least > most:
        yield Problem(f"{at}/min_value", "must be less than or equal to max_value")
    if initial is not None and ((least is not None and initial < least) or (most is not None and initial > most)):
        yield Problem(f"{at}/initial_value", "must be between min_value and max_value")


PLAIN_TEXT_INPUT: dict[str, Rule] = {
    "plain_text_input": record(
        {"type": one_of("plain_text_input")},
        {
            **_ENTRY,
            "initial_value": string(least=0, most=TEXT_LIMIT),
            "multiline": flag,
            "min_length": integer(least=0, most=TEXT_LIMIT),
            "max_length": integer(least=1, most=TEXT_LIMIT),
        },
        also=[_initial_text_fits],
    ),
}

RICH_TEXT_INPUT: dict[str, Rule] = {
    "rich_text_input": record({"type": one_of("rich_text_input")}, {**_ENTRY, "initial_value": RICH_TEXT}),
}

MODAL_ENTRIES: dict[str, Rule] = {
    "number_input": record(
        {"type": one_of("number_input"), "is_decimal_allowed": flag},
        {
            **_ENTRY,
            "initial_value": string(pattern=NUMBER),
            "min_value": string(pattern=NUMBER),
            "max_value": string(pattern=NUMBER),
        },
        also=[_number_fits],
    ),
    "email_text_input": record({"type": one_of("email_text_input")}, {**_ENTRY, "initial_value": string()}),
    "url_text_input": record({"type": one_of("url_text_input")}, {**_ENTRY, "initial_value": string()}),
    "file_input": record(
        {"type": one_of("file_input")},
        {
            "action_id": ACTION_ID,
            "filetypes": items(string()),
            "max_files": integer(least=1, most=10),
        },
    ),
}
"""Those that Slack has in modals only."""
