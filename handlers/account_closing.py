"""廃止: the buttons of closing an account. The form with the reason or note is that of `account_decisions`."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.accounts.closing import notice_text
from bot.cards import account_names as names
from bot.cards.account_closing import notice_text_view, start_form, step_form
from bot.cards.forms import View
from bot.office import Office
from handlers.account_payload import Errand, closing_step_in, go, pressed_account, run_on_press
from handlers.payload import user_id


def register(app: App, office: Office) -> None:
    """The buttons on the page of an account that is being closed."""

    @app.action(names.START_CLOSING)
    def ask_why_closed(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        go(client, body, lambda: start_form(office.register.show(ref.account, by=user_id(body))))

    @app.action(names.STEP_DONE)
    def ask_about_step(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        go(
            client,
            body,
            lambda: step_form(office.register.show(ref.account, by=user_id(body)), closing_step_in(ref.step)),
        )

    @app.action(names.NOTICE_TEXT)
    def show_notice(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)

        def make() -> View:
            view = office.register.show(ref.account, by=user_id(body))
            city = office.listings.current()
            text = notice_text(view, city.city, city.homepage, office.reminding.next_morning().date())
            return notice_text_view(view, text)

        go(client, body, make)

    run_on_press(app, office, _at_once(office))


def _at_once(office: Office) -> dict[str, Errand]:
    closing = office.closing
    return {
        names.STEP_UNDO: Errand(
            lambda press: closing.undo(
                press.ref.account, closing_step_in(press.ref.step), by=press.who, delivery=press.key
            ),
            "済みを取り消しました。",
        ),
        names.CANCEL_CLOSING: Errand(
            lambda press: closing.cancel(press.ref.account, press.ref.version, by=press.who, delivery=press.key),
            "廃止の手続きを取りやめました。続けることを届け出てください。",
        ),
        names.CLOSE: Errand(
            lambda press: closing.close(press.ref.account, press.ref.version, by=press.who, delivery=press.key),
            "廃止しました。ホームページの一覧を更新してください。",
        ),
        names.WATCHED: Errand(
            lambda press: closing.watched(press.ref.account, press.ref.number, by=press.who, delivery=press.key),
            "異常なしとして記録しました。",
        ),
    }
