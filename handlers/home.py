"""ホーム: the person's drafts and what waits for the person."""

from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.home import home, stranger_home
from bot.cards.status import status
from bot.office import Office
from handlers.modals import open_modal
from handlers.payload import pressed, user_id

log = structlog.get_logger()


def register(app: App, office: Office) -> None:
    """The Home tab and the buttons in its lists."""

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") == "home":
            refresh_home(office, client, str(event["user"]))

    @app.action(names.OPEN)
    def show_draft(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = pressed(body), user_id(body)
        open_modal(
            client,
            body,
            lambda: status(office.reading.show(ref.draft, by=who), may=office.reading.may(ref.draft, by=who)),
        )


def refresh_home(office: Office, client: WebClient, slack_id: str) -> None:
    """Draw a person's Home as things stand now: call it when a move of that person is done and answered.

    It is optional: whatever goes wrong is logged, and the move that came before stands.
    """
    try:
        if office.people.find(slack_id) is None:
            view = stranger_home()
        else:
            view = home(
                office.reading.desk(by=slack_id),
                office.desks.home(by=slack_id),
                month=office.supervision.home(by=slack_id),
                incidents=office.incidents.reading.open_ones(),
            )
        client.views_publish(user_id=slack_id, view=view)
    except Exception as error:  # a Home that is behind the times harms less than a move that fails
        log.warning("home.not_drawn", user=slack_id, exc_info=error)
