"""The one place where something that went wrong becomes words for the person."""

import uuid
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards import names
from bot.cards.blocks import names_somebody
from bot.cards.forms import notice
from bot.drafts.errors import AlreadyMoved, NotYours, OwnText, TextChanged
from bot.errors import UserError
from handlers.payload import block_id, fields

log = structlog.get_logger()

#: With these the form that was sent has no purpose any more.
_OF_THE_DRAFT = (AlreadyMoved, TextChanged, OwnText, NotYours)


def register(app: App) -> None:
    """Show `UserError` as it is; anything else is logged and shown with its reference number."""

    @app.error
    def show(
        error: Exception, body: dict[str, Any], ack: Ack, respond: Respond, client: WebClient
    ) -> BoltResponse | None:
        return _tell(for_people(error), body, ack, respond, client)


def for_people(error: Exception) -> UserError:
    """The error in words for people; a fault of ours is logged under the number that is shown."""
    if isinstance(error, UserError):
        return error
    reference = uuid.uuid4().hex[:8]
    log.error("handler.fault", reference=reference, exc_info=error)
    return UserError(
        "うまく処理できませんでした。",
        f"少し待って、もう一度お試しください。続くときは、参照番号 {reference} を添えて秘書広報課へ連絡してください。",
    )


def in_modal(error: UserError) -> UserError:
    """The error in words that fit where there is no card in front of the person."""
    if isinstance(error, TextChanged):
        return UserError(
            "文章がすでに新しくなっているため、この操作はできません。",
            "画面を閉じて、ホームの一覧から開き直してください。",
        )
    return error


def _tell(error: UserError, body: dict[str, Any], ack: Ack, respond: Respond, client: WebClient) -> BoltResponse | None:
    if body.get("type") == "view_submission":
        return _in_form(error, body, ack)
    ack()
    if body.get("response_url"):
        respond(text=str(error), response_type="ephemeral", replace_original=False)
    elif body.get("trigger_id"):
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
    if block is None or isinstance(error, _OF_THE_DRAFT) or names_somebody(str(error)):
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
