"""パスワードの変更（§5(7)）: the list, the record of a change, a change at once, the setting."""

import json
from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.accounts.rotation.service import Entry
from bot.cards import names
from bot.cards import rotation as cards
from bot.cards.forms import notice
from bot.drafts.content import clean
from bot.errors import UserError
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import OldCard, Payload, button_value, delivery_key, user_id
from handlers.replies import done
from rules.context import TOKYO
from rules.rotation import Attestation, Cause


def register(app: App, office: Office) -> None:
    """The buttons and forms of `bot.cards.rotation`."""
    _list(app, office)
    _record(app, office)
    _demand(app, office)
    _setting(app, office)


def _list(app: App, office: Office) -> None:
    @app.action(names.ROTATION)
    def look(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: cards.overview(office.rotations.mine(by=user_id(body))))

    @app.action(names.ROTATION_HISTORY)
    def history(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        login, who = _pressed(body)[0], user_id(body)
        open_modal(
            client,
            body,
            lambda: cards.history(office.rotations.history(office.rotations.show(login, by=who).account_id, by=who)),
        )


def _record(app: App, office: Office) -> None:
    @app.action(names.ROTATION_RECORD)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        login = _pressed(body)[0]
        open_modal(
            client, body, lambda: cards.record_form(office.rotations.show(login, by=user_id(body)), _today(office))
        )

    @app.view(names.ROTATION_FORM)
    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        login, version = _ref(str(body["view"].get("private_metadata", "")))
        kept = office.rotations.record(login, version, _entry(body), by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=cards.recorded(kept))
        refresh_home(office, client, user_id(body))

    @app.action(names.ROTATION_WAIVE)
    def waive(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        login, version = _pressed(body)
        office.rotations.waive(login, version, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "すぐの変更を取り消しました。定期的な変更の予定に戻します。")


def _demand(app: App, office: Office) -> None:
    @app.action(names.ROTATION_DEMAND)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        value = button_value(body)
        cause = Cause(value) if value in set(Cause) else None
        open_modal(client, body, lambda: cards.demand_form(office.rotations.accounts(by=user_id(body)), cause))

    @app.view(names.ROTATION_DEMAND_FORM)
    def demand(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        accounts, causes = payload.chosen(body, "account"), payload.chosen(body, "cause")
        if not accounts or not accounts[0].isdigit() or not causes or causes[0] not in set(Cause):
            raise OldCard
        met = office.rotations.demand(int(accounts[0]), Cause(causes[0]), by=user_id(body), delivery=delivery_key(body))
        told = f"所属長に、パスワードをすぐに変更するようお願いしました（{met}件）。"
        ack(response_action="update", view=notice("お願いしました", told))
        refresh_home(office, client, user_id(body))


def _setting(app: App, office: Office) -> None:
    @app.action(names.ROTATION_SETTING)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        login = _pressed(body)[0]
        open_modal(client, body, lambda: cards.setting_form(office.rotations.show(login, by=user_id(body))))

    @app.view(names.ROTATION_SETTING_FORM)
    def keep(ack: Ack, body: dict[str, Any]) -> None:
        login, _version = _ref(str(body["view"].get("private_metadata", "")))
        who, models = user_id(body), payload.chosen(body, "model")
        setting = cards.setting_of(models[0] if models else "", payload.text(body, "interval"))
        if setting is None:
            raise UserError(
                "変更の間隔を数字で読めませんでした。", "日数を半角の数字で入力してください。", field="interval"
            )
        account = office.rotations.show(login, by=who).account_id
        office.rotations.set(account, setting, by=who, delivery=delivery_key(body))
        ack(response_action="update", view=notice("保存しました", "パスワードの設定を保存しました。"))


def _entry(body: Payload) -> Entry:
    changed_on = payload.value(body, "changed_on").get("selected_date")
    causes = payload.chosen(body, "cause")
    if not changed_on or not causes or causes[0] not in set(Cause):
        raise OldCard
    ticked = frozenset(Attestation(one) for one in payload.chosen(body, "attested") if one in set(Attestation))
    return Entry(date.fromisoformat(str(changed_on)), Cause(causes[0]), ticked, clean(payload.text(body, "note")))


def _today(office: Office) -> date:
    return office.clock.now().astimezone(TOKYO).date()


def _pressed(body: Payload) -> tuple[int, int]:
    return _ref(button_value(body))


def _ref(value: str) -> tuple[int, int]:
    try:
        data = json.loads(value)
        return int(data["login"]), int(data["version"])
    except (ValueError, KeyError, TypeError):
        raise OldCard from None
