"""After the fire: the report, measures, statistics, being put off, a channel of its own, and messages marked ⏱."""

from datetime import timedelta
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards import names
from bot.cards.forms import View, notice
from bot.cards.incidents.headline import headline
from bot.cards.incidents.review_cards import WAITS, day_of, measure_form, review_form, snooze_form, statistics_shown
from bot.incidents.chronicle import MARK, Marked
from bot.incidents.review import PARTS
from bot.office import Office
from bot.people.service import NotRegistered
from handlers import payload
from handlers.modals import open_modal
from handlers.payload import OldCard, delivery_key, pressed_case, submitted_case, user_id
from handlers.replies import done

log = structlog.get_logger()


def register(app: App, office: Office) -> None:
    """The buttons, forms and the event."""
    _reviewing(app, office)
    _measures(app, office)
    _putting_off(app, office)
    _looking(app, office)
    _marking(app, office)


def _reviewing(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.INCIDENT_REVIEW)
    def open_review(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            history = incidents.histories.of(ref.incident)
            return review_form(history.incident, history.parts)

        open_modal(client, body, fill)

    @app.view(names.INCIDENT_REVIEW)
    def write(ack: Ack, body: dict[str, Any]) -> None:
        parts = {name: payload.text(body, name) for name in PARTS}
        ref = submitted_case(body)
        incidents.review.write(ref.incident, parts, by=user_id(body), delivery=delivery_key(body))
        told = "事後報告書を作りました。Wordファイルをスレッドに載せます。"
        ack(response_action="update", view=notice("受け付けました", told))


def _measures(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.INCIDENT_MEASURE)
    def open_measure(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        open_modal(client, body, lambda: measure_form(incidents.reading.show(ref.incident)))

    @app.view(names.INCIDENT_MEASURE)
    def promise(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        owner = str(payload.value(body, "owner").get("selected_user") or "")
        due = day_of(payload.value(body, "due").get("selected_date"))
        what = payload.text(body, "measure")
        incidents.review.promise(ref.incident, what, owner, due, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", "再発防止策を決めました。担当の方に知らせました。"))

    @app.action(names.MEASURE_DONE)
    def carried_out(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        if not ref.item.isdigit():
            raise OldCard
        incidents.review.carried_out(int(ref.item), by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "再発防止策が終わったことを記録しました。")


def _putting_off(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.INCIDENT_SNOOZE)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        open_modal(client, body, lambda: snooze_form(incidents.reading.show(ref.incident), ref.item))

    @app.view(names.INCIDENT_SNOOZE)
    def put_off(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        wait = next(iter(payload.chosen(body, "wait")), "")
        if wait not in WAITS:
            raise OldCard
        why = payload.text(body, "reason")
        amount = timedelta(minutes=int(wait))
        incidents.snoozing.put_off(ref.incident, ref.item, amount, why, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", f"催促を{WAITS[wait]}延ばしました。"))

    @app.action(names.INCIDENT_ROOM)
    def room(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        incidents.rooms.ask(pressed_case(body).incident, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "専用のチャンネルを作ります。できたら、スレッドで知らせます。")


def _looking(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.INCIDENT_STATISTICS)
    def statistics(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()

        def fill() -> View:
            if not office.people.get(user_id(body)).in_pr_division:
                raise NotRegistered
            return statistics_shown(incidents.statistics.rows())

        open_modal(client, body, fill)

    @app.action(names.INCIDENT_OPEN)
    def show(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            office.people.get(user_id(body))
            card = headline(incidents.reading.show(ref.incident), incidents.handbook, office.clock.now())
            return {
                "type": "modal",
                "title": {"type": "plain_text", "text": f"事案 第{ref.incident}号"},
                "close": {"type": "plain_text", "text": "閉じる"},
                "callback_id": "shown",
                "blocks": list(card.blocks),
            }

        open_modal(client, body, fill)


def _marking(app: App, office: Office) -> None:
    @app.event("reaction_added")
    def marked(event: dict[str, Any], client: WebClient) -> None:
        item = event.get("item") or {}
        if event.get("reaction") != MARK or item.get("type") != "message":
            return
        channel, ts = str(item.get("channel")), str(item.get("ts"))
        if not office.incidents.chronicle.awaits(channel, ts):
            return
        found = _message(client, channel, ts)
        if found is None:
            return
        thread = str(found.get("thread_ts") or ts)
        message = Marked(channel, thread, ts, str(found.get("user") or event["user"]), str(found.get("text") or ""))
        office.incidents.chronicle.mark(message, by=str(event["user"]))


def _message(client: WebClient, channel: str, ts: str) -> dict[str, Any] | None:
    """The one message that was marked: of a thread of thousands nothing else is read."""
    try:
        page = client.conversations_replies(channel=channel, ts=ts, oldest=ts, latest=ts, inclusive=True, limit=2)
    except SlackApiError as error:
        log.warning("incident.mark_not_read", why=str(error.response.get("error")))
        return None
    return next((one for one in page.get("messages") or [] if one.get("ts") == ts), None)
