"""訂正を出す（§7(1)）: the button of what was posted, and the form that becomes a new draft."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.correction import correction_form
from bot.cards.review import review
from bot.office import Office
from handlers.home import refresh_home
from handlers.incident_texts import given_blanks
from handlers.modals import open_modal
from handlers.payload import delivery_key, pressed, submitted, user_id

WRITTEN = "訂正の投稿案を作りました。指摘を確かめて、提出してください。"


def register(app: App, office: Office) -> None:
    """The button and the form."""

    @app.action(names.CORRECT)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(client, body, lambda: correction_form(office.correcting.begin(ref.draft, by=user_id(body))))

    @app.view(names.CORRECTION_FORM)
    def write(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref, by = submitted(body), user_id(body)
        given = given_blanks(body, office.correcting.statement)
        draft = office.correcting.write(ref.draft, given, by=by, delivery=delivery_key(body))
        ack(response_action="update", view=review(draft, note=WRITTEN))
        refresh_home(office, client, by)
