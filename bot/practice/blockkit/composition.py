"""Slack's composition objects: text, options, confirmation dialogs, filters."""

from collections.abc import Iterator

from bot.practice.blockkit.rules import Problem, Rule, flag, is_object, items, one_of, record, string, typed


def plain_text(most: int | None = None) -> Rule:
    """A ``plain_text`` object of 1 to ``most`` characters."""
    return typed({"plain_text": _plain_text(most)})


def any_text(most: int) -> Rule:
    """A ``plain_text`` or ``mrkdwn`` object of 1 to ``most`` characters."""
    return typed({"plain_text": _plain_text(most), "mrkdwn": _mrkdwn(most)})


def text_rules(most: int) -> dict[str, Rule]:
    """The two text objects by their type, to be put beside other types."""
    return {"plain_text": _plain_text(most), "mrkdwn": _mrkdwn(most)}


def _plain_text(most: int | None) -> Rule:
    return record({"type": one_of("plain_text"), "text": string(most=most)}, {"emoji": flag})


def _mrkdwn(most: int) -> Rule:
    return record({"type": one_of("mrkdwn"), "text": string(most=most)}, {"verbatim": flag})


CONFIRM = record(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)

OPTION = record({"text": plain_text(75), "value": string(most=150)}, {"description": plain_text(75)})
"""An option of a select menu."""

MARKED_OPTION = record({"text": any_text(75), "value": string(most=150)}, {"description": any_text(75)})
"""An option of check boxes and radio buttons, which may be formatted."""

OVERFLOW_OPTION = record(
    {"text": plain_text(75), "value": string(most=150)},
    {"description": plain_text(75), "url": string(most=3000)},
)

OPTION_GROUP = record({"label": plain_text(75), "options": items(OPTION, most=100)})

FILTER = record(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)

DISPATCH_CONFIG = record({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), most=2)})


def _one_source(value: object, at: str) -> Iterator[Problem]:
    if is_object(value) and ("id" in value) == ("url" in value):
        yield Problem(at, "must define either `id` or `url`")


SLACK_FILE = record({}, {"id": string(), "url": string(most=3000)}, also=[_one_source])
