"""`/snsincident`, the shortcuts and the Home's button: report an incident; and the buttons of its card."""

import re
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.cards import names
from bot.cards.incidents.report_form import ASKED, NOT_OURS, ReportEntry, first_things, report_form, reported
from bot.incidents.reporting import Report, Reported
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import OldCard, Payload, command_text, delivery_key, message_text, pressed_case, user_id
from handlers.replies import done
from rules.incidents.kinds import Answer, IncidentKind

log = structlog.get_logger()

#: A report that begins so belongs to a drill.
_DRILL = re.compile(r"\A\s*(?:【訓練】|訓練[：:\s　])")
_ADDRESS = re.compile(r"https?://[^\s<>「」（）]{1,480}")


def register(app: App, office: Office) -> None:
    """Reporting, taking up."""

    @app.command("/snsincident")
    def snsincident(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open_form(office, body, client, command_text(body), str(body.get("channel_id") or ""))

    @app.shortcut(names.NEW_INCIDENT)
    def by_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open_form(office, body, client, "", "")

    @app.action(names.NEW_INCIDENT)
    def by_button(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open_form(office, body, client, "", "")

    @app.shortcut(names.INCIDENT_FROM_MESSAGE)
    def by_message(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open_form(office, body, client, message_text(body), str(body.get("channel", {}).get("id") or ""))

    @app.view(names.INCIDENT_FORM)
    def report(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        outcome = office.incidents.reporting.report(_report(body), by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=reported(outcome))
        _tell_where_asked(client, body, outcome)
        refresh_home(office, client, user_id(body))

    @app.action(names.INCIDENT_ACKNOWLEDGE)
    def acknowledge(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        office.incidents.leading.acknowledge(ref.incident, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"事案 第{ref.incident}号を受理しました。")


def _open_form(office: Office, body: Payload, client: WebClient, text: str, origin: str) -> None:
    def fill() -> dict[str, object]:
        person = office.people.find(user_id(body))
        accounts = office.incidents.reading.accounts()
        sections = person.section_ids if person is not None else frozenset()
        entry = ReportEntry(
            kind=_kind_in(text),
            seen=_without_kind(_DRILL.sub("", text)).strip(),
            url=_address_in(text),
            drill=_DRILL.search(text) is not None,
            origin=origin,
            accounts=accounts,
            own=frozenset(one.id for one in accounts if one.section_ids & sections),
        )
        return report_form(entry)

    open_modal(client, body, fill)


def _without_kind(text: str) -> str:
    """The text without a kind at its head: that is chosen already."""
    head, _, rest = text.strip().partition("　")
    return rest if head in {one.japanese for one in IncidentKind} and rest.strip() else text


def _address_in(text: str) -> str:
    """The first address in a text; most reports come with the post's."""
    found = _ADDRESS.search(text)
    return found[0] if found else ""


def _kind_in(text: str) -> IncidentKind | None:
    """The kind that a text names, the first of them."""
    found = [(text.find(one.japanese), one) for one in IncidentKind if one.japanese in text]
    if not found and "乗っ取" in text:
        return IncidentKind.TAKEOVER
    return min(found)[1] if found else None


def _report(body: Payload) -> Report:
    try:
        kind = IncidentKind(_only(body, "kind"))
        account = _only(body, "account")
        return Report(
            kind=kind,
            seen=payload.text(body, "seen"),
            account_id=int(account) if account and account != NOT_OURS else None,
            ours=Answer.NO if account == NOT_OURS else Answer.UNKNOWN,
            url=payload.text(body, "url"),
            since=payload.moment(body, "since"),
            answers={name: Answer(_only(body, name) or Answer.UNKNOWN) for name, _ in ASKED},
            drill="drill" in payload.chosen(body, "drill"),
            speed=int(_only(body, "speed") or 1),
        )
    except ValueError:
        raise OldCard from None


def _only(body: Payload, name: str) -> str:
    return next(iter(payload.chosen(body, name)), "")


def _tell_where_asked(client: WebClient, body: Payload, outcome: Reported) -> None:
    """The first three things once more where the command was typed: they stay when the modal is closed."""
    origin = str(body["view"].get("private_metadata") or "")
    if not origin:
        return
    try:
        client.chat_postEphemeral(
            channel=origin, user=user_id(body), text="今すぐ、次の三つをしてください。", blocks=first_things(outcome)
        )
    except SlackApiError as error:
        log.warning("incident.not_told_where_asked", why=str(error.response.get("error")))
