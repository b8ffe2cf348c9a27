"""Opening modals in time, and filling them when it takes longer; a view that is gone is no reason to stop."""

import threading
from collections.abc import Callable
from http.client import HTTPException

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.cards.forms import View, loading, notice, without_pictures
from bot.errors import UserError
from handlers.faults import for_people, in_modal
from handlers.payload import Payload

log = structlog.get_logger()

#: How long a person looks at nothing before the modal opens with "please wait".
MOMENT_SECONDS = 0.8
_VIEW_REFUSED = frozenset({"invalid_arguments", "invalid_blocks"})


class _Opening:
    """A modal that opens with what it is to show, or with "please wait" where that takes longer."""

    def __init__(self, client: WebClient, body: Payload) -> None:
        self._client = client
        self._trigger = body["trigger_id"]
        self._opener = client.views_push if body.get("view", {}).get("type") == "modal" else client.views_open
        self._turn = threading.Lock()
        self._view_id: str | None = None
        self._filled = False

    def wait(self) -> None:
        """Open with "please wait", unless it was filled in time.

        Runs in a thread of its own, where nobody would catch anything; filling opens the modal or says why not.
        """
        with self._turn:
            if self._filled:
                return
            try:
                self._view_id = str(self._opener(trigger_id=self._trigger, view=loading())["view"]["id"])
            except (SlackApiError, OSError, HTTPException) as error:
                log.warning("modal.not_opened_in_time", why=type(error).__name__, exc_info=error)

    def fill(self, view: View) -> None:
        """Show what the modal is for."""
        with self._turn:
            self._filled = True
            if self._view_id is None:
                _with_pictures_or_names(view, lambda shown: self._opener(trigger_id=self._trigger, view=shown))
            else:
                show(self._client, self._view_id, view)


def open_modal(client: WebClient, body: Payload, make: Callable[[], View]) -> None:
    """Open a modal with what `make` makes, or with why that cannot be.

    The trigger lives three seconds: where `make` takes longer than a moment, the modal opens first and is filled
    when `make` is done.
    """
    opening = _Opening(client, body)
    timer = threading.Timer(MOMENT_SECONDS, opening.wait)
    timer.daemon = True
    timer.start()
    try:
        view = make()
    except Exception as error:  # noqa: BLE001 - the person waits for a modal; it must say something
        told = for_people(error)
        view = notice("お知らせ", told.what, told.what_to_do)
    finally:
        timer.cancel()
    opening.fill(view)


def finish(client: WebClient, view_id: str, work: Callable[[], View], again: Callable[[UserError], View]) -> None:
    """After a form was answered with "please wait": show what `work` makes, or the form `again` with what is wrong."""
    try:
        view = work()
    except Exception as error:  # noqa: BLE001 - as above
        view = again(in_modal(for_people(error)))
    show(client, view_id, view)


def show(client: WebClient, view_id: str, view: View) -> None:
    """Replace what a modal shows; the person may have closed it."""
    try:
        _with_pictures_or_names(view, lambda shown: client.views_update(view_id=view_id, view=shown))
    except SlackApiError as error:
        if error.response.get("error") != "not_found":
            raise
        log.info("view.closed", view=view_id)


def _with_pictures_or_names(view: View, send: Callable[[View], SlackResponse]) -> None:
    """Show a view with its images or, where Slack refuses one of them, with their names."""
    try:
        send(view)
    except SlackApiError as error:
        plainer = without_pictures(view)
        if plainer is None or error.response.get("error") not in _VIEW_REFUSED:
            raise
        log.warning("view.without_pictures", why=str(error.response.get("error")))
        send(plainer)
