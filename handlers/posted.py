"""投稿済みにする: the address and time of a post."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View, notice
from bot.cards.incidents.report_form import ReportEntry, posted_elsewhere
from bot.cards.incidents.report_form import report_form as incident_form
from bot.cards.report_form import question_form, reason_block, report_form
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
        ref, by, posted = submitted(body), user_id(body), _posted(body)
        asked = office.posting.questions(ref.draft, posted, by=by)
        if any(payload.block_id(body, reason_block(key, one.url)) is None for key, one in asked.items()):
            draft = office.reading.show(ref.draft, by=by)
            ack(response_action="update", view=question_form(draft, posted, asked))
            return
        office.posting.report(ref.draft, ref.revision, posted, by=by, delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", f"投稿案 第{ref.draft}号の投稿を記録しました。"))
        refresh_home(office, client, by)

    @app.action(names.POSTED_ELSEWHERE)
    def elsewhere(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)

        def fill() -> View:
            draft = office.reading.show(ref.draft, by=user_id(body))
            account = ref.account or 0
            entry = ReportEntry(accounts=office.incidents.reading.accounts())
            return incident_form(posted_elsewhere(draft, account, payload.text(body, f"url-{account}").strip(), entry))

        open_modal(client, body, fill)


def _posted(body: Payload) -> dict[int, Posted]:
    when = payload.moment(body, "time")
    if when is None:
        raise UserError("投稿した日時がありません。", "投稿した日時を選んでください。", field="time")
    reports = {}
    for block, state in payload.fields(body).items():
        name, _, account = block.partition("-")
        url = str(state.get("value") or "").strip()
        if name == "url" and account.isdigit() and url:
            why = payload.text(body, reason_block(int(account), url))
            reports[int(account)] = Posted(url, when, why)
    return reports
