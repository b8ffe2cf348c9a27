"""The answers to the questions about accounts without posts, and the tasks of the year."""

import json
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards import upkeep as cards
from bot.cards.forms import notice
from bot.drafts.content import clean
from bot.office import Office
from bot.upkeep.calendar import today
from handlers import payload
from handlers.modals import open_modal
from handlers.payload import OldCard, button_value, delivery_key, user_id
from rules.japanese_time import japanese_date
from rules.upkeep import YearlyTask


def register(app: App, office: Office) -> None:
    """The buttons and forms of `bot.cards.upkeep`."""
    _dormancy(app, office)
    _yearly(app, office)


def _dormancy(app: App, office: Office) -> None:
    @app.action(names.DORMANCY_JUSTIFY)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        number = _account(button_value(body))
        open_modal(
            client, body, lambda: cards.justify_form(office.upkeep.dormancy.render(number), today(office.clock.now()))
        )

    @app.view(names.DORMANCY_FORM)
    def keep(ack: Ack, body: dict[str, Any]) -> None:
        number = _account(str(body["view"].get("private_metadata", "")))
        chosen = payload.value(body, "until").get("selected_date")
        if not chosen:
            raise OldCard
        until, reason = date.fromisoformat(str(chosen)), clean(payload.text(body, "reason"))
        office.upkeep.dormancy.justify(number, reason, until, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("回答しました", f"{japanese_date(until)}まで続けると記録しました。"))


def _yearly(app: App, office: Office) -> None:
    @app.action(names.YEARLY_DONE)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        number = _account(button_value(body))
        open_modal(
            client, body, lambda: cards.yearly_form(office.upkeep.yearly.render(number), today(office.clock.now()))
        )

    @app.view(names.YEARLY_FORM)
    def keep(ack: Ack, body: dict[str, Any]) -> None:
        number = _account(str(body["view"].get("private_metadata", "")))
        tasks = [YearlyTask(one) for one in payload.chosen(body, "tasks") if one in set(YearlyTask)]
        year = office.upkeep.yearly.done(number, tasks, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=cards.yearly_recorded(year, today(office.clock.now())))


def _account(value: str) -> int:
    try:
        return int(json.loads(value)["account"])
    except (ValueError, KeyError, TypeError):
        raise OldCard from None
