"""ホーム: the person's drafts and what waits for the person."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.home import home, stranger_home
from bot.cards.status import status
from bot.office import Office
from handlers.modals import open_modal
from handlers.payload import pressed, user_id


def register(app: App, office: Office) -> None:
    """The Home tab and the buttons in its lists."""

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") != "home":
            return
        who = str(event["user"])
        person = office.people.find(who)
        if person is None:
            view = stranger_home()
        else:
            mine, waiting = office.reading.mine(by=who), office.reading.waiting_for(by=who)
            view = home(mine, waiting, pr_division=person.in_pr_division)
        client.views_publish(user_id=who, view=view)

    @app.action(names.OPEN)
    def show_draft(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = pressed(body), user_id(body)
        open_modal(
            client,
            body,
            lambda: status(office.reading.show(ref.draft, by=who), may=office.reading.may(ref.draft, by=who)),
        )
