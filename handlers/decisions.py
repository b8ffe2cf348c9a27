"""承認・合議・差戻し: the buttons of the cards of those who decide. What needs only a reason is in `reasons`."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import full_text, notice, return_form
from bot.drafts.states import State
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import delivery_key, pressed, submitted, user_id
from handlers.replies import done


def register(app: App, office: Office) -> None:
    """The buttons of the approval and concurrence cards."""

    @app.action(names.APPROVE)
    def approve(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        after = office.deciding.approve(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        told = "を承認しました。起案者にお知らせします。"
        if after.state is State.PENDING:
            told = "のあなたの所属分を承認しました。ほかの所属の承認を待っています。"
        done(office, body, respond, client, f"投稿案 第{ref.draft}号{told}")

    @app.action(names.CONCUR)
    def concur(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.concurring.concur(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号の合議に同意しました。承認者に承認を依頼します。")

    @app.action(names.RETURN)
    def ask_why_returned(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(client, body, lambda: return_form(office.reading.show(ref.draft, by=user_id(body))))

    @app.view(names.RETURN_FORM)
    def return_it(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref, by = submitted(body), user_id(body)
        to_mend = [int(one) for point in payload.chosen(body, "to_mend") for one in point.split(",")]
        reason = payload.text(body, "reason")
        office.deciding.return_for_revision(
            ref.draft, ref.revision, reason, by=by, to_mend=to_mend, delivery=delivery_key(body)
        )
        told = f"投稿案 第{ref.draft}号を差し戻しました。起案者にお知らせします。"
        ack(response_action="update", view=notice("受け付けました", told))
        refresh_home(office, client, by)

    @app.action(names.FULL_TEXT)
    def whole(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(client, body, lambda: full_text(office.reading.show(ref.draft, by=user_id(body))))
