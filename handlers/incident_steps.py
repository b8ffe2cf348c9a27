"""担当する・完了・該当なし: the buttons of the checklist, and their forms."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View, notice
from bot.cards.incidents.step_forms import done_form, reason_form, step_of, step_shown
from bot.cards.names import CaseRef
from bot.errors import UserError
from bot.incidents.views import IncidentView, TaskView
from bot.office import Office
from handlers import payload
from handlers.modals import open_modal
from handlers.payload import Payload, delivery_key, pressed_case, submitted_case, user_id
from handlers.replies import done
from rules.context import TOKYO

#: Title, what to write, and the button of the form that asks for a reason.
_ASKED = {
    names.STEP_RULE_OUT: (
        "該当なし",
        "この手順が当てはまらない理由を書いてください。時系列と事後報告書に残ります。",
        "該当なしにする",
    ),
    names.STEP_UNDO: (
        "未着手に戻す",
        "未着手に戻す理由を書いてください。時系列には、前の記録も残ります。",
        "戻す",
    ),
}


def register(app: App, office: Office) -> None:
    """The buttons of a step."""

    @app.action(names.STEP_TAKE)
    def take(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        office.incidents.steps.take(ref.incident, ref.item, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "担当として記録しました。終わったら「完了」を押してください。")

    @app.action(names.STEP_DONE)
    def finish(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        incident, task = _of(office, ref)
        step = step_of(incident, task, office.incidents.handbook)
        if step is not None and step.evidence and not task.ended:
            open_modal(client, body, lambda: done_form(incident, task, office.incidents.handbook))
            return
        office.incidents.steps.done(ref.incident, ref.item, {}, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"「{task.title}」を完了にしました。")

    @app.view(names.STEP_FORM)
    def finished(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        written = {
            block.removeprefix("evidence-"): str(state.get("value") or "")
            for block, state in payload.fields(body).items()
            if block.startswith("evidence-")
        }
        office.incidents.steps.done(ref.incident, ref.item, written, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", "完了にしました。書いたことは時系列に残ります。"))

    @app.action(names.STEP_RULE_OUT)
    def why_not(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _ask(office, client, body, names.STEP_RULE_OUT)

    @app.action(names.STEP_UNDO)
    def why_back(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _ask(office, client, body, names.STEP_UNDO)

    @app.action(names.STEP_OPEN)
    def explain(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_case(body)

        def fill() -> View:
            incident, task = _of(office, ref)
            today = office.clock.now().astimezone(TOKYO).date()
            return step_shown(incident, task, office.incidents.handbook, today)

        open_modal(client, body, fill)

    @app.view(names.INCIDENT_REASON)
    def with_reason(ack: Ack, body: dict[str, Any]) -> None:
        told = _carry_out(office, submitted_case(body), payload.text(body, "reason"), body)
        ack(response_action="update", view=notice("受け付けました", told))


def _ask(office: Office, client: WebClient, body: Payload, action: str) -> None:
    title, what, submit = _ASKED[action]
    ref = pressed_case(body)

    def fill() -> View:
        incident, task = _of(office, ref)
        asked = CaseRef(ref.incident, ref.item, action)
        return reason_form(title, f"「{task.title}」\n{what}", asked, submit, drill=incident.drill)

    open_modal(client, body, fill)


def _carry_out(office: Office, ref: CaseRef, reason: str, body: Payload) -> str:
    steps, who, key = office.incidents.steps, user_id(body), delivery_key(body)
    if ref.action == names.STEP_RULE_OUT:
        steps.rule_out(ref.incident, ref.item, reason, by=who, delivery=key)
        return "該当なしにしました。理由は時系列に残ります。"
    if ref.action == names.STEP_UNDO:
        steps.undo(ref.incident, ref.item, reason, by=who, delivery=key)
        return "未着手に戻しました。"
    raise payload.OldCard


def _of(office: Office, ref: CaseRef) -> tuple[IncidentView, TaskView]:
    incident = office.incidents.reading.show(ref.incident)
    task = incident.task(ref.item)
    if task is None:
        raise UserError("この手順は見つかりませんでした。", "最新のチェックリストから操作してください。")
    return incident, task
