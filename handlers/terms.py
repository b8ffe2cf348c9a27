"""The 秘書広報課's review: contested findings, and the city's words."""

import json
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View
from bot.cards.terms import overview, term_form
from bot.drafts.content import clean
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal, show
from handlers.payload import OldCard, Payload, delivery_key, user_id
from rules.city_terms import CityTerm, Treatment


def register(app: App, office: Office) -> None:
    """The button in the Home, and the buttons and form behind it."""

    @app.action(names.TERMS)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: _overview(office, body))

    @app.action(names.TERM_NEW)
    def new(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, term_form)

    @app.action(names.TERM_FROM_CONTEST)
    def from_contest(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        wanted = _number(body, "finding")
        open_modal(client, body, lambda: term_form(office.feedback.contest(wanted, by=user_id(body))))

    @app.action(names.TERM_DISMISS)
    def dismiss(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        office.feedback.dismiss(_number(body, "finding"), by=user_id(body), delivery=delivery_key(body))
        show(client, str(body["view"]["id"]), _overview(office, body, note="見送りました。"))
        refresh_home(office, client, user_id(body))

    @app.action(names.TERM_REMOVE)
    def remove(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        office.terms.remove(_number(body, "term"), by=user_id(body))
        show(client, str(body["view"]["id"]), _overview(office, body, note="外しました。"))

    @app.view(names.TERM_FORM)
    def add(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        term, who, key, contest = _term(body), user_id(body), delivery_key(body), _contest(body)
        if contest is None:
            office.terms.add(term, by=who, delivery=key)
        else:
            office.feedback.adopt(contest, term, by=who, delivery=key)
        note = "登録しました。次のチェックから働きます。"
        ack(response_action="update", view=_overview(office, body, note=note))
        refresh_home(office, client, who)


def _overview(office: Office, body: Payload, note: str = "") -> View:
    who = user_id(body)
    return overview(office.feedback.contests(by=who), office.terms.current(by=who), note=note)


def _term(body: Payload) -> CityTerm:
    treatments, keys = payload.chosen(body, "treatment"), payload.chosen(body, "clause")
    if not treatments or treatments[0] not in set(Treatment):
        raise OldCard
    treatment = Treatment(treatments[0])
    return CityTerm(
        phrase=clean(payload.text(body, "phrase")),
        treatment=treatment,
        clause=keys[0] if keys and treatment is Treatment.WATCH else "",
        reason=clean(payload.text(body, "reason")),
    )


def _contest(body: Payload) -> int | None:
    """The contested finding that the form was opened from."""
    try:
        finding = json.loads(body["view"]["private_metadata"]).get("finding")
        return None if finding is None else int(finding)
    except (ValueError, AttributeError, TypeError):
        raise OldCard from None


def _number(body: Payload, name: str) -> int:
    try:
        return int(json.loads(body["actions"][0]["value"])[name])
    except (ValueError, KeyError, TypeError):
        raise OldCard from None
