"""届出・受理・審査・廃止: the buttons of those who decide about accounts, and the forms that ask for a reason."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import account_names as names
from bot.cards.account_names import AccountRef
from bot.cards.blocks import section
from bot.cards.forms import REASON_LENGTH, View, modal
from bot.cards.inputs import field, text_input
from bot.drafts.content import clean
from bot.office import Office
from handlers import payload
from handlers.account_payload import (
    Errand,
    account_page,
    closing_step_in,
    go,
    pressed_account,
    run_on_press,
    submitted_account,
)
from handlers.home import refresh_home
from handlers.payload import OldCard, Payload, delivery_key, user_id

_RETURN = "直してほしいところと理由を書いてください。届け出た人に表示されます。"
_REFUSE = "認めない理由を書いてください。依頼した人に表示され、防止策などを見直してもう一度依頼できます。"


def register(app: App, office: Office) -> None:
    """The buttons on the cards and pages, and the form with a reason."""

    run_on_press(app, office, _at_once(office))

    @app.action(names.RETURN)
    def ask_why_returned(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        go(client, body, lambda: _reason_form("差戻し", _RETURN, _asking(body, names.RETURN), "差し戻す"))

    @app.action(names.REFUSE)
    def ask_why_refused(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        go(client, body, lambda: _reason_form("認めない", _REFUSE, _asking(body, names.REFUSE), "認めない"))

    @app.view(names.REASON_FORM)
    def with_reason(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted_account(body)
        told = _decide(office, ref, body)
        ack(response_action="update", view=account_page(office, ref.account, user_id(body), told))
        refresh_home(office, client, user_id(body))


def _at_once(office: Office) -> dict[str, Errand]:
    reporting, admitting = office.reporting, office.admitting
    return {
        names.ASK_HEAD: Errand(
            lambda press: reporting.ask_head(press.ref.account, press.ref.version, by=press.who, delivery=press.key),
            "所属長に届出を依頼しました。",
        ),
        names.REPORT: Errand(
            lambda press: reporting.report(press.ref.account, press.ref.version, by=press.who, delivery=press.key),
            "秘書広報課に届け出ました。受理されるとお知らせします。",
        ),
        names.RECEIVE: Errand(
            lambda press: reporting.receive(press.ref.account, press.ref.number, by=press.who, delivery=press.key),
            "届出を受理しました。届け出た人にお知らせします。",
        ),
        names.ADMIT: Errand(
            lambda press: admitting.decide(
                press.ref.account, press.ref.number, admitted=True, reason="", by=press.who, delivery=press.key
            ),
            "利用を認めました。依頼した人にお知らせします。",
        ),
    }


def _decide(office: Office, ref: AccountRef, body: Payload) -> str:
    who, key = user_id(body), delivery_key(body)
    reason = clean(payload.text(body, "reason"))
    if ref.action == names.RETURN:
        office.reporting.return_report(ref.account, ref.number, reason, by=who, delivery=key)
        return "届出を差し戻しました。届け出た人にお知らせします。"
    if ref.action == names.REFUSE:
        office.admitting.decide(ref.account, ref.number, admitted=False, reason=reason, by=who, delivery=key)
        return "利用を認めませんでした。依頼した人にお知らせします。"
    if ref.action == names.START_CLOSING:
        office.closing.start(ref.account, ref.version, reason, by=who, delivery=key)
        return "廃止の手続きを始めました。秘書広報課にもお知らせします。"
    if ref.action == names.STEP_DONE:
        note = clean(payload.text(body, "note"))
        office.closing.done(ref.account, closing_step_in(ref.step), note, by=who, delivery=key)
        return "済みにしました。"
    raise OldCard


def _reason_form(title: str, what: str, metadata: str, submit: str) -> View:
    reason = field(
        "reason",
        "理由",
        text_input(multiline=True, max_length=REASON_LENGTH),
        hint="相手に伝わるように書いてください。",
    )
    blocks = [section(what), reason]
    return modal(title, blocks, callback_id=names.REASON_FORM, submit=submit, metadata=metadata)


def _asking(body: Payload, action: str) -> str:
    ref = pressed_account(body)
    return AccountRef(ref.account, ref.version, number=ref.number, action=action).value()
