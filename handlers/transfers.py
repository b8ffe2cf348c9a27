"""台帳の取込み・書出し: the 秘書広報課 brings in the transfers of April and has spreadsheets sent."""

import json
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards import transfers as cards
from bot.cards.forms import View, loading, notice
from bot.errors import UserError
from bot.office import Office
from bot.org.ordering import SheetKind
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import finish, open_modal, show
from handlers.payload import OldCard, Payload, button_value, delivery_key, user_id


def register(app: App, office: Office) -> None:
    """The button in the Home, and the buttons and forms behind it."""
    _page(app, office)
    _list(app, office)


def _page(app: App, office: Office) -> None:
    @app.action(names.TRANSFERS)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: cards.page(office.transfers.recent(by=user_id(body))))

    @app.action(names.SHEET_ORDER)
    @app.action(names.SHEET_ORDER_ALL)
    def order(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        value, who = button_value(body), user_id(body)
        if value not in set(SheetKind):
            raise OldCard
        office.sheets.order(SheetKind(value), by=who, delivery=delivery_key(body))
        note = "ファイルを作って、ダイレクトメッセージで送ります。"
        show(client, str(body["view"]["id"]), cards.page(office.transfers.recent(by=who), note=note))

    @app.action(names.TRANSFER_UNDO)
    def undo(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        number, who, view = _number(button_value(body)), user_id(body), str(body["view"]["id"])

        def work() -> View:
            office.transfers.undo(number, by=who, delivery=delivery_key(body))
            note = f"第{number}号の異動を、まとめて取り消しました。"
            return cards.page(office.transfers.recent(by=who), note=note)

        show(client, view, loading())
        finish(client, view, work, lambda error: notice("取り消せませんでした", error.what, error.what_to_do))
        refresh_home(office, client, who)


def _list(app: App, office: Office) -> None:
    @app.action(names.TRANSFER_NEW)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, cards.file_form)

    @app.view(names.TRANSFER_FILE)
    def read(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack(response_action="update", view=loading())  # a long list takes longer than Slack waits
        finish(client, str(body["view"]["id"]), lambda: _proposed(office, body), cards.file_form)

    @app.view(names.TRANSFER_APPLY)
    def apply(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        number, who = _number(str(body["view"].get("private_metadata", ""))), user_id(body)
        ack(response_action="update", view=loading())
        finish(
            client,
            str(body["view"]["id"]),
            lambda: cards.applied(office.transfers.apply(number, by=who, delivery=delivery_key(body))),
            lambda error: notice("適用できませんでした", error.what, error.what_to_do),
        )
        below = body["view"].get("root_view_id")
        if below and below != body["view"]["id"]:
            show(client, str(below), cards.page(office.transfers.recent(by=who)))
        refresh_home(office, client, who)


def _proposed(office: Office, body: Payload) -> View:
    attached = payload.attached(body, "file")
    if not attached:
        raise UserError("ファイルが付いていません。", "人事異動の一覧を付けてください。", field="file")
    return cards.preview(office.transfers.propose(office.files.table(attached[0]), by=user_id(body)))


def _number(value: str) -> int:
    try:
        return int(json.loads(value)["set"])
    except (ValueError, KeyError, TypeError):
        raise OldCard from None
