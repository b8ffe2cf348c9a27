"""The one place where something that went wrong becomes words for the person."""

from typing import Any

import structlog
from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards import names
from bot.cards.blocks import names_somebody
from bot.cards.forms import notice
from bot.drafts.errors import AlreadyMoved, NotYours, OwnText, TextChanged
from bot.errors import OutOfPlace, UserError
from bot.office import Office
from handlers import secrets
from handlers.faults import for_people, in_modal
from handlers.payload import block_id, fields
from handlers.replies import answer

log = structlog.get_logger()

#: With these the form that was sent has no purpose any more.
_OVER = (AlreadyMoved, TextChanged, OwnText, NotYours, OutOfPlace)


def register(app: App, office: Office) -> None:
    """Show `UserError` as it is; anything else is logged and shown with its reference number."""

    @app.error
    def show(
        error: Exception, body: dict[str, Any], ack: Ack, respond: Respond, client: WebClient
    ) -> BoltResponse | None:
        return _tell(office, for_people(error), body, ack, respond=respond, client=client)


def _tell(
    office: Office, error: UserError, body: dict[str, Any], ack: Ack, *, respond: Respond, client: WebClient
) -> BoltResponse | None:
    if body.get("type") == "view_submission":
        return _in_form(secrets.of_known_accounts(office, body, error), body, ack)
    ack()
    in_message = body.get("response_url") or body.get("view", {}).get("type") != "modal"
    blocks = secrets.offer(office, body, error)
    if not (in_message and answer(body, respond, client, text=str(error), blocks=blocks)) and body.get("trigger_id"):
        _in_modal(error, body, client)
    return None


def _in_form(error: UserError, body: dict[str, Any], ack: Ack) -> BoltResponse:
    """At the field it belongs to, or at the form's first field, so that what was typed stays.

    What concerns the draft itself, or names somebody (a field shows plain letters only), takes the form's place.
    """
    block = block_id(body, error.field) if error.field else None
    block = block or next(
        (str(one["block_id"]) for one in body["view"].get("blocks", []) if one.get("type") == "input"), None
    )
    if block is None or isinstance(error, _OVER) or names_somebody(str(error)):
        shown = in_modal(error)
        view = notice("お知らせ", shown.what, shown.what_to_do, typed=_typed(body))
        return ack(response_action="update", view=view)
    return ack(response_action="errors", errors={block: str(error)})


def _typed(body: dict[str, Any]) -> list[str]:
    """What the person typed into the text fields of a form, other than what had stood there."""
    stood = {one.get("block_id"): one.get("element", {}).get("initial_value") for one in body["view"].get("blocks", [])}
    values = {block: state.get("value") for block, state in fields(body).items() if "value" in state}
    return [str(text) for block, text in values.items() if text and text != stood.get(block)]


def _in_modal(error: UserError, body: dict[str, Any], client: WebClient) -> None:
    from_modal = body.get("view", {}).get("type") == "modal"
    shown = _mend_failed() if _is_mend(error, body) else in_modal(error)
    view = notice("お知らせ", shown.what, shown.what_to_do)
    try:
        if from_modal:
            client.views_push(trigger_id=body["trigger_id"], view=view)
        else:
            client.views_open(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as failed:
        log.warning("error.not_shown", why=str(failed.response.get("error")))


def _is_mend(error: UserError, body: dict[str, Any]) -> bool:
    pressed = [one.get("action_id") for one in body.get("actions") or []]
    return isinstance(error, TextChanged) and names.MEND in pressed


def _mend_failed() -> UserError:
    return UserError(
        "文章が変わっているため、このボタンでは直せませんでした。",
        "この画面を閉じて、本文の欄で直してください。「提出する」を押すと、もう一度チェックします。",
    )
