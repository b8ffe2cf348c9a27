"""The one place where something that went wrong becomes words for the person."""

import re
import uuid
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards.forms import notice
from bot.errors import UserError
from handlers.payload import block_id

log = structlog.get_logger()

_NAMED = re.compile(r"<@\w+>(?:さん)?")


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
    """At the field it belongs to, or at the form's first field, so that what was typed stays."""
    block = block_id(body, error.field) if error.field else None
    block = block or next(
        (str(one["block_id"]) for one in body["view"].get("blocks", []) if one.get("type") == "input"), None
    )
    words = _NAMED.sub("担当の職員", str(error))
    if block is None:
        return ack(response_action="update", view=notice("お知らせ", words))
    return ack(response_action="errors", errors={block: words})


def _in_modal(error: UserError, body: dict[str, Any], client: WebClient) -> None:
    view = notice("お知らせ", _NAMED.sub("担当の職員", error.what), error.what_to_do)
    try:
        if body.get("view", {}).get("type") == "modal":
            client.views_push(trigger_id=body["trigger_id"], view=view)
        else:
            client.views_open(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as failed:
        log.warning("error.not_shown", why=str(failed.response.get("error")))
