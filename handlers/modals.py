"""Opening a modal at once and filling it a moment later; a view that is gone is no reason to stop."""

from collections.abc import Callable

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards.forms import View, loading, notice
from bot.errors import UserError
from handlers.errors import for_people
from handlers.payload import Payload

log = structlog.get_logger()


def open_then_fill(client: WebClient, body: Payload, fill: Callable[[], View]) -> None:
    """Open a modal while the trigger lives, then show in it what `fill` makes, or why that cannot be."""
    in_modal = body.get("view", {}).get("type") == "modal"
    opener = client.views_push if in_modal else client.views_open
    view_id = str(opener(trigger_id=body["trigger_id"], view=loading())["view"]["id"])
    try:
        view = fill()
    except Exception as error:  # noqa: BLE001 - the person looks at an empty modal; it must say something
        told = for_people(error)
        view = notice("お知らせ", told.what, told.what_to_do)
    show(client, view_id, view)


def finish(client: WebClient, view_id: str, work: Callable[[], View], again: Callable[[UserError], View]) -> None:
    """After a form was answered with "please wait": show what `work` makes, or the form `again` with what is wrong."""
    try:
        view = work()
    except Exception as error:  # noqa: BLE001 - as above
        view = again(for_people(error))
    show(client, view_id, view)


def show(client: WebClient, view_id: str, view: View) -> None:
    """Replace what a modal shows; the person may have closed it."""
    try:
        client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if error.response.get("error") != "not_found":
            raise
        log.info("view.closed", view=view_id)
