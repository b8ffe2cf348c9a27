"""過去の投稿案を探す: from the Home, in a modal."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.searching import ANY, read, search_form, search_results
from bot.drafts.searching import Sought
from bot.drafts.states import State
from bot.office import Office
from handlers import payload
from handlers.modals import open_modal, show
from handlers.payload import OldCard, Payload, button_value, user_id


def register(app: App, office: Office) -> None:
    """The button in the Home, the form, and the buttons of its results."""

    @app.action(names.SEARCH)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        office.people.get(user_id(body))
        open_modal(client, body, search_form)

    @app.view(names.SEARCH_FORM)
    def search(ack: Ack, body: dict[str, Any]) -> None:
        found = office.searching.find(_typed(body), by=user_id(body))
        ack(response_action="update", view=search_results(found))

    @app.action(names.SEARCH_NEXT)
    @app.action(names.SEARCH_BACK)
    def turn(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        page = button_value(body)
        if not page.isdecimal():
            raise OldCard
        found = office.searching.find(_kept(body), int(page), by=user_id(body))
        show(client, str(body["view"]["id"]), search_results(found))

    @app.action(names.SEARCH_AGAIN)
    def again(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        show(client, str(body["view"]["id"]), search_form(_kept(body)))


def _typed(body: Payload) -> Sought:
    state = next(iter(payload.chosen(body, "state")), ANY)
    if state != ANY and state not in set(State):
        raise OldCard
    return Sought(
        text=payload.text(body, "text"),
        account=payload.text(body, "account"),
        first_day=_day(body, "first_day"),
        last_day=_day(body, "last_day"),
        state=None if state == ANY else State(state),
    )


def _day(body: Payload, name: str) -> date | None:
    given = payload.value(body, name).get("selected_date")
    return date.fromisoformat(str(given)) if given else None


def _kept(body: Payload) -> Sought:
    try:
        return read(str(body["view"].get("private_metadata", "")))
    except ValueError:
        raise OldCard from None
