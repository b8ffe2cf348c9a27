"""催促を先に延ばす: the buttons under a reminder, whatever it reminds of."""

from datetime import datetime, timedelta
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.office import Office
from handlers.payload import OldCard, Payload, button_value, delivery_key, user_id
from handlers.replies import answer
from rules.japanese_time import japanese_time

AN_HOUR = timedelta(hours=1)


def register(app: App, office: Office) -> None:
    """The buttons of `bot.cards.reminders`."""

    @app.action(names.SNOOZE_HOUR)
    def an_hour_later(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        _put_off(office, body, respond, client, office.clock.now() + AN_HOUR)

    @app.action(names.SNOOZE_MORNING)
    def on_the_next_morning(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        _put_off(office, body, respond, client, office.reminding.next_morning())


def _put_off(office: Office, body: Payload, respond: Respond, client: WebClient, until: datetime) -> None:
    matter, split, subject = button_value(body).partition("|")
    if not split:
        raise OldCard
    office.reminding.snooze(matter, subject, until, by=user_id(body), delivery=delivery_key(body))
    answer(
        body,
        respond,
        client,
        text=f"{japanese_time(until)}にもう一度お知らせします。それまで、この件の催促はほかの方にも届きません。",
    )
