"""§5(5): the PR division takes the list for the homepage, and says that it is up."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import account_names as names
from bot.cards.listing import confirm_form, listing_page
from bot.errors import UserError
from bot.office import Office
from handlers import payload
from handlers.account_payload import go
from handlers.home import refresh_home
from handlers.payload import Payload, delivery_key, user_id
from handlers.replies import answer

TAKEN = "一覧のファイルを作って、ダイレクトメッセージで送ります。載せたら「掲載しました」を押してください。"


def register(app: App, office: Office) -> None:
    """The buttons of the listing's card and page, and the form of the confirmation."""

    @app.action(names.LISTING)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        go(client, body, lambda: listing_page(office.listings.state_for_pr(by=user_id(body))))

    @app.action(names.LISTING_TAKE)
    def take(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        office.listings.order(by=user_id(body), delivery=delivery_key(body))
        _tell(office, body, respond, client, TAKEN)

    @app.action(names.LISTING_CONFIRM)
    def ask_where(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        go(client, body, lambda: confirm_form(office.listings.state_for_pr(by=user_id(body))))

    @app.view(names.LISTING_FORM)
    def confirm(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        digest, who = str(body["view"].get("private_metadata", "")), user_id(body)
        office.listings.confirm(digest, payload.text(body, "url"), by=who, delivery=delivery_key(body))
        told = "掲載を記録しました。掲載を待っていたアカウントは、ほかの条件がそろっていれば公式になります。"
        ack(response_action="update", view=listing_page(office.listings.state_for_pr(by=who), note=told))
        refresh_home(office, client, who)


def _tell(office: Office, body: Payload, respond: Respond, client: WebClient, told: str) -> None:
    if body.get("view", {}).get("type") == "modal":
        go(client, body, lambda: listing_page(office.listings.state_for_pr(by=user_id(body)), note=told))
    elif not answer(body, respond, client, text=told):
        raise UserError(told)
