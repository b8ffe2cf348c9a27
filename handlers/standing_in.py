"""不在の設定と後閲: heads say when they are away, and look afterwards at what was decided in their stead."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import notice
from bot.cards.standing_in import absence_form
from bot.drafts.absences import Days
from bot.office import Office
from bot.people.absence import today
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal, show
from handlers.payload import OldCard, button_value, delivery_key, pressed, user_id
from handlers.replies import done
from rules.japanese_time import short_date


def register(app: App, office: Office) -> None:
    """The absence form and the buttons of the review card."""

    @app.action(names.ABSENT)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        day = today(office.clock.now())
        open_modal(client, body, lambda: absence_form(office.absences.of(user_id(body)), day))

    @app.view(names.ABSENCE_FORM)
    def set_absence(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        days = Days(payload.day(body, "first_day"), payload.day(body, "last_day"))
        office.absences.set(days, by=user_id(body), delivery=delivery_key(body))
        told = (
            f"{short_date(days.first)}から{short_date(days.last)}までを不在にしました。"
            "その間は代決者が承認し、あとで後閲のお願いが届きます。"
        )
        ack(response_action="update", view=notice("不在を設定しました", told))
        refresh_home(office, client, user_id(body))

    @app.action(names.ABSENCE_END)
    def end(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        number = button_value(body)
        if not number.isdigit():
            raise OldCard
        by = user_id(body)
        office.absences.end(int(number), by=by, delivery=delivery_key(body))
        show(client, str(body["view"]["id"]), absence_form(office.absences.of(by), today(office.clock.now())))
        refresh_home(office, client, by)

    @app.action(names.REVIEWED)
    def seen(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.reviewing.seen(ref.draft, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号の代決を後閲しました。")
