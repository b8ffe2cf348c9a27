"""月の一覧: heads and the 秘書広報課 look at the drafts of a month, and have them sent as a spreadsheet (§6(3))."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View
from bot.cards.month import MonthRef, month_view
from bot.drafts.month import Month
from bot.office import Office
from handlers.modals import open_modal, show
from handlers.payload import OldCard, Payload, button_value, delivery_key, user_id

SENT = "ファイルを作って、ダイレクトメッセージで送ります。"


def register(app: App, office: Office) -> None:
    """The button in the Home, and what is in the modal behind it."""

    @app.action(names.MONTH)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = _pressed(body), user_id(body)

        def page() -> View:
            return month_view(office.supervision.page(ref.month, ref.page, by=who), office.supervision.this_month)

        open_modal(client, body, page)

    @app.action(names.MONTH_NEXT)
    @app.action(names.MONTH_BACK)
    def turn(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _show(office, client, body, _pressed(body))

    @app.action(names.MONTH_CHOICE)
    def choose(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        chosen = (body["actions"][0].get("selected_option") or {}).get("value", "")
        try:
            month = Month.parse(str(chosen))
        except ValueError:
            raise OldCard from None
        _show(office, client, body, MonthRef(month))

    @app.action(names.MONTH_SHEET)
    def order(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = _pressed(body)
        office.month_sheets.order(ref.month, by=user_id(body), delivery=delivery_key(body))
        _show(office, client, body, ref, note=SENT)


def _show(office: Office, client: WebClient, body: Payload, ref: MonthRef, *, note: str = "") -> None:
    page = office.supervision.page(ref.month, ref.page, by=user_id(body))
    show(client, str(body["view"]["id"]), month_view(page, office.supervision.this_month, note=note))


def _pressed(body: Payload) -> MonthRef:
    try:
        return MonthRef.parse(button_value(body))
    except ValueError:
        raise OldCard from None
