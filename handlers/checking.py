"""`/snscheck 文章` and the message shortcut「ガイドラインでチェック」: findings, seen by the asker alone."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.explanations import explanation
from bot.cards.findings import result_card
from bot.office import Office
from handlers.forms import open_form
from handlers.modals import open_modal
from handlers.payload import Payload, command_text, message_text, pressed, user_id
from handlers.replies import answer


def register(app: App, office: Office) -> None:
    """`/snscheck`, the message shortcut, and the buttons of a finding."""

    @app.command("/snscheck")
    def snscheck(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        text = command_text(body)
        if text.strip():
            _answer(office, text, body, respond, client)
        else:
            open_form(office, client, body, None)

    @app.shortcut(names.CHECK_MESSAGE)
    def check_message(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        _answer(office, message_text(body), body, respond, client)

    @app.action(names.EXPLAIN)
    def explain_finding(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)

        def fill() -> dict[str, object]:
            if ref.rule:
                return explanation(ref.rule)
            draft = office.reading.show(ref.draft, by=user_id(body))
            return explanation(draft.finding(ref.finding).rule)

        open_modal(client, body, fill)


def _answer(office: Office, text: str, body: Payload, respond: Respond, client: WebClient) -> None:
    slack_id = user_id(body)
    if office.people.find(slack_id) is None:
        blocks = result_card(office.writing.check(text), draft=None)
    else:
        draft = office.writing.jot(text, by=slack_id)
        blocks = result_card(draft.revision.findings, draft=(draft.id, draft.revision.number))
    answer(body, respond, client, text="チェック結果", blocks=blocks)
