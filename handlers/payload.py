"""Reading what Slack delivers. Everything in it but the user's id is a claim."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.cards.inputs import VALUE
from bot.cards.names import CaseRef, Ref
from bot.errors import UserError

Payload = Mapping[str, Any]
_LINK = re.compile(r"<(?P<address>(?:https?|mailto|tel):[^|>\s]{1,3000})(?:\|[^>]{0,3000})?>")


class OldCard(UserError):
    """A button or form that this version does not understand."""

    def __init__(self) -> None:
        super().__init__("このボタンは古くなっています。", "ホームの一覧から開き直してください。")


def delivery_key(body: Payload) -> str:
    """The key of a delivery: the same when Slack delivers it again, another for another press.

    Slack repeats a delivery letter for letter, and no two presses are alike (trigger, time of the action). A form that
    a person sends once more, because no answer came, is the same as long as it says the same.
    """
    kind = str(body.get("type") or body.get("command") or "delivery")
    what = _form(body) if kind == "view_submission" else body
    content = json.dumps(what, sort_keys=True, ensure_ascii=True, default=str)
    return f"{kind[:30]}:{hashlib.sha256(content.encode()).hexdigest()}"


def user_id(body: Payload) -> str:
    """Who did it: the Slack user id, as Slack vouches for it."""
    user = body.get("user")
    return str(user["id"]) if isinstance(user, Mapping) else str(body["user_id"])


def button_value(body: Payload) -> str:
    """What the pressed button carries."""
    return str(body["actions"][0].get("value", ""))


def pressed(body: Payload) -> Ref:
    """What the pressed button speaks of.

    Raises:
        OldCard: the value is not of our making.
    """
    return _ref(button_value(body))


def submitted(body: Payload) -> Ref:
    """What the submitted form speaks of.

    Raises:
        OldCard: the metadata is not of our making.
    """
    return _ref(str(body["view"].get("private_metadata", "")))


def pressed_case(body: Payload) -> CaseRef:
    """The incident that the pressed button speaks of.

    Raises:
        OldCard: the value is not of our making.
    """
    return case_of(button_value(body))


def submitted_case(body: Payload) -> CaseRef:
    """The incident that the submitted form speaks of.

    Raises:
        OldCard: the metadata is not of our making.
    """
    return case_of(str(body["view"].get("private_metadata", "")))


def case_of(text_of_ref: str) -> CaseRef:
    """Read a reference to an incident.

    Raises:
        OldCard: it is none.
    """
    try:
        return CaseRef.parse(text_of_ref)
    except ValueError:
        raise OldCard from None


def command_text(body: Payload) -> str:
    """What was typed after a slash command. Slack writes & < > as entities there."""
    return _unescaped(str(body.get("text") or ""))


def message_text(body: Payload) -> str:
    """The text of the message that a shortcut was used on, with links as their addresses."""
    raw = str(body.get("message", {}).get("text") or "")
    return _unescaped(_LINK.sub(lambda link: link["address"], raw))


def fields(body: Payload) -> dict[str, Payload]:
    """The form's values by block id."""
    values = body["view"].get("state", {}).get("values", {})
    return {block: content[VALUE] for block, content in values.items() if VALUE in content}


def block_id(body: Payload, name: str) -> str | None:
    """The id of the form's input block for a field (`text` for "text-12-3"), None where the form has none."""
    blocks = body["view"].get("blocks", [])
    ids = [str(one.get("block_id", "")) for one in blocks if one.get("type") == "input"]
    return next((one for one in ids if one == name or one.startswith(f"{name}-")), None)


def value(body: Payload, name: str) -> Payload:
    """The state of a field by its name; empty where it was not shown."""
    for block, content in fields(body).items():
        if block == name or block.startswith(f"{name}-"):
            return content
    return {}


def text(body: Payload, name: str) -> str:
    """What was typed into a text field."""
    return str(value(body, name).get("value") or "")


def moment(body: Payload, name: str) -> datetime | None:
    """The day and time chosen in a field, aware."""
    seconds = value(body, name).get("selected_date_time")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds is not None else None


def day(body: Payload, name: str) -> date:
    """The day chosen in a field.

    Raises:
        UserError: none was.
    """
    given = value(body, name).get("selected_date")
    if not given:
        raise UserError("日付がありません。", "日付を選んでください。", field=name)
    return date.fromisoformat(str(given))


def chosen(body: Payload, name: str) -> tuple[str, ...]:
    """The values of the chosen options."""
    state = value(body, name)
    options = state.get("selected_options") or ([state["selected_option"]] if state.get("selected_option") else [])
    return tuple(str(one["value"]) for one in options)


def people(body: Payload, name: str) -> tuple[str, ...]:
    """The Slack ids of the people chosen in a field for one or for several."""
    state = value(body, name)
    chosen_one = state.get("selected_user")
    return tuple(map(str, state.get("selected_users") or ([chosen_one] if chosen_one else [])))


def attached(body: Payload, name: str) -> tuple[Payload, ...]:
    """The files given in a field."""
    return tuple(value(body, name).get("files") or ())


def _unescaped(text_of_slack: str) -> str:
    return text_of_slack.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _form(body: Payload) -> Payload:
    view = body["view"]
    said = {name: view.get(name) for name in ("id", "hash", "callback_id", "private_metadata", "state")}
    return {"by": user_id(body), **said}


def _ref(text_of_ref: str) -> Ref:
    try:
        return Ref.parse(text_of_ref)
    except ValueError:
        raise OldCard from None
