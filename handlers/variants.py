"""アカウントごとに文章を変える: the buttons of the findings, and the form for the text of one account."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.review import review
from bot.cards.variant_forms import SAVED, overview, variant_form
from bot.drafts.views import DraftView
from bot.office import Office
from handlers import payload
from handlers.images import as_typed
from handlers.modals import open_modal, show
from handlers.payload import OldCard, Payload, delivery_key, pressed, submitted, user_id

BACK = "共通の文章に戻しました。"


def register(app: App, office: Office) -> None:
    """The buttons and the form."""

    @app.action(names.VARIANTS)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: overview(as_typed(office, body, client)))

    @app.action(re.compile(rf"^{re.escape(names.VARIANT)}\.[0-9]+$"))
    def write(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        if body["view"].get("callback_id") == names.VARIANTS:
            draft = office.reading.show(ref.draft, by=user_id(body))
            show(client, str(body["view"]["id"]), variant_form(draft, ref.account))
        else:
            open_modal(client, body, lambda: variant_form(as_typed(office, body, client), ref.account))

    @app.action(names.VARIANT_DROP)
    def drop(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        saved = office.writing.vary(
            ref.draft, ref.revision, _account(ref), "", by=user_id(body), delivery=delivery_key(body)
        )
        show(client, str(body["view"]["id"]), overview(saved, note=BACK))
        _redraw_below(client, body, saved, BACK)

    @app.view(names.VARIANT_FORM)
    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted(body)
        saved = office.writing.vary(
            ref.draft,
            ref.revision,
            _account(ref),
            payload.text(body, "text"),
            by=user_id(body),
            delivery=delivery_key(body),
        )
        ack(response_action="update", view=overview(saved, note=SAVED))
        _redraw_below(client, body, saved, SAVED)


def _account(ref: names.Ref) -> int:
    if ref.account is None:
        raise OldCard
    return ref.account


def _redraw_below(client: WebClient, body: Payload, saved: DraftView, note: str) -> None:
    """The findings from which this was opened: they belong to the new texts now."""
    below = body["view"].get("previous_view_id")
    if below is not None:
        show(client, str(below), review(saved, note=note))
