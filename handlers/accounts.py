"""`/snsaccount` and アカウント台帳 in the Home: the list of accounts, and the page of one."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import account_names as names
from bot.cards.account_forms import begin_form
from bot.cards.accounts import overview
from bot.cards.forms import View
from bot.office import Office
from handlers.account_payload import account_page, go, pressed_account
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import Payload, command_text, delivery_key, user_id


def register(app: App, office: Office) -> None:
    """The command, the Home's button, and the buttons that open and leave an account."""

    @app.command("/snsaccount")
    def snsaccount(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: _overview(office, body, command_text(body).strip()))

    @app.action(names.LIST)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: _overview(office, body))

    @app.action(names.SEARCH)
    def what_waits(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: _overview(office, body, waiting=True))

    @app.action(names.NEW)
    def new(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        go(client, body, lambda: begin_form(office.opening.sections_of(by=user_id(body))))

    @app.action(names.OPEN)
    def open_account(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        open_modal(client, body, lambda: account_page(office, ref.account, user_id(body)))

    @app.action(names.NEXT)
    def back_to_the_account(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        go(client, body, lambda: account_page(office, ref.account, user_id(body)))

    @app.action(names.ABANDON)
    def abandon(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = pressed_account(body), user_id(body)
        office.opening.abandon(ref.account, ref.version, by=who, delivery=delivery_key(body))
        told = "開設を取りやめました。入力した内容は残っています。"
        go(client, body, lambda: account_page(office, ref.account, who, told))
        refresh_home(office, client, who)

    @app.action(names.RESUME)
    def resume(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = pressed_account(body), user_id(body)
        office.opening.resume(ref.account, ref.version, by=who, delivery=delivery_key(body))
        go(client, body, lambda: account_page(office, ref.account, who, "準備を再開しました。"))
        refresh_home(office, client, who)


def _overview(office: Office, body: Payload, sought: str = "", *, waiting: bool = False) -> View:
    who = user_id(body)
    found = office.desks.find(sought, by=who, waiting=waiting)
    return overview(found, words_sought=sought, pr=office.people.get(who).in_pr_division)
