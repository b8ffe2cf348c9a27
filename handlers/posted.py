"""投稿済みにする: the address and time of a post."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import notice, report_form
from bot.drafts.posting import Posted
from bot.errors import UserError
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import Payload, delivery_key, pressed, submitted, user_id


def register(app: App, office: Office) -> None:
    """The button of the approved notice, and its form."""

    @app.action(names.REPORT_POSTED)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(
            client, body, lambda: report_form(office.reading.show(ref.draft, by=user_id(body)), office.clock.now())
        )

    @app.view(names.REPORT)
    def report(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted(body)
        office.posting.report(ref.draft, ref.revision, _posted(body), by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", f"投稿案 第{ref.draft}号の投稿を記録しました。"))
        refresh_home(office, client, user_id(body))


def _posted(body: Payload) -> dict[int, Posted]:
    when = payload.moment(body, "time")
    if when is None:
        raise UserError("投稿した日時がありません。", "投稿した日時を選んでください。", field="time")
    reports = {}
    for block, state in payload.fields(body).items():
        name, _, account = block.partition("-")
        url = str(state.get("value") or "").strip()
        if name == "url" and account.isdigit() and url:
            reports[int(account)] = Posted(url, when)
    return reports
