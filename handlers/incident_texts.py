"""文例を使う: choosing a text, filling it, the buttons with which both approve it, and where it went out."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View, notice
from bot.cards.incidents.step_forms import reason_form
from bot.cards.incidents.text_cards import blanks_form, choose_form, published_form, rewrite_form
from bot.cards.names import CaseRef
from bot.incidents.text_maker import FIELD, WORDS_FIELD
from bot.office import Office
from handlers import payload
from handlers.modals import open_modal
from handlers.payload import OldCard, Payload, delivery_key, pressed_case, submitted_case, user_id
from handlers.replies import done
from rules.incidents.kinds import Channel
from rules.incidents.sources import Value
from rules.incidents.statement import Statement

_RETURN = "直してほしいところを書いてください。書いた人は、カードの「文を直す」で直します。"


def register(app: App, office: Office) -> None:
    """The forms and buttons of texts."""
    _writing(app, office)
    _rewording(app, office)
    _deciding(app, office)


def _writing(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.TEXT_CHOOSE)
    def choose(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        open_modal(client, body, lambda: choose_form(incidents.reading.show(ref.incident), incidents.handbook))

    @app.view(names.TEXT_CHOOSE)
    def chosen(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        statement = _statement(office, next(iter(payload.chosen(body, "statement")), ""))
        incident = incidents.reading.show(ref.incident)
        ack(response_action="update", view=blanks_form(incident, statement, office.clock.now(), incidents.city()))

    @app.view(names.TEXT_FORM)
    def write(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        statement = _statement(office, ref.item)
        given = given_blanks(body, statement)
        incidents.texts.write(ref.incident, ref.item, given, by=user_id(body), delivery=delivery_key(body))
        told = (
            "スレッドに載せました。"
            if statement.channel is Channel.INTERNAL
            else "スレッドに載せ、所属長と秘書広報課に承認をお願いしました。二人の承認がそろうまで使えません。"
        )
        ack(response_action="update", view=notice("受け付けました", told))


def _rewording(app: App, office: Office) -> None:
    incidents = office.incidents

    @app.action(names.TEXT_REWRITE)
    def reword(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            drill = incidents.reading.show(ref.incident).drill
            return rewrite_form(incidents.reading.text(_text_id(ref)), drill=drill)

        open_modal(client, body, fill)

    @app.view(names.TEXT_REWRITE)
    def reworded(ack: Ack, body: dict[str, Any]) -> None:
        words = payload.text(body, WORDS_FIELD)
        incidents.texts.rewrite(_text_id(submitted_case(body)), words, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", "直した文章を、スレッドに載せました。"))


def _deciding(app: App, office: Office) -> None:
    texts = office.incidents.texts

    @app.action(names.TEXT_APPROVE)
    def approve(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        texts.approve(_text_id(pressed_case(body)), by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "承認しました。スレッドで知らせました。")

    @app.action(names.TEXT_RETURN)
    def why_back(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            incident = office.incidents.reading.show(ref.incident)
            form = reason_form("差し戻す", _RETURN, ref, "差し戻す", drill=incident.drill)
            return {**form, "callback_id": names.TEXT_RETURN}

        open_modal(client, body, fill)

    @app.view(names.TEXT_RETURN)
    def give_back(ack: Ack, body: dict[str, Any]) -> None:
        why = payload.text(body, "reason")
        texts.give_back(_text_id(submitted_case(body)), why, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", "差し戻しました。スレッドで知らせました。"))

    @app.action(names.TEXT_PUBLISHED)
    def where(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            drill = office.incidents.reading.show(ref.incident).drill
            text = office.incidents.reading.text(_text_id(ref))
            return published_form(text, office.clock.now(), drill=drill)

        open_modal(client, body, fill)

    @app.view(names.TEXT_PUBLISHED)
    def published(ack: Ack, body: dict[str, Any]) -> None:
        url, at = payload.text(body, "url"), payload.moment(body, "at")
        texts.publish(_text_id(submitted_case(body)), url, at, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", "公表を記録しました。"))


def _statement(office: Office, key: str) -> Statement:
    try:
        return office.incidents.handbook.statement(key)
    except KeyError:
        raise OldCard from None


def given_blanks(body: Payload, statement: Statement) -> Mapping[str, Value]:
    """What was filled in, by the blank's name; what was left empty is not there."""
    given: dict[str, Value] = {}
    for number, blank in enumerate(statement.blanks):
        moment = payload.moment(body, f"{FIELD}{number}")
        text = payload.text(body, f"{FIELD}{number}").strip()
        if moment is not None:
            given[blank.name] = moment
        elif text:
            given[blank.name] = text
    return given


def _text_id(ref: CaseRef) -> int:
    if not ref.item.isdigit():
        raise OldCard
    return int(ref.item)
