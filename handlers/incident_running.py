"""The buttons of an incident's card and their forms: lead, level, news, facts, evidence, timeline, ending."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import View, loading, notice
from bot.cards.incidents import run_forms as forms
from bot.cards.incidents.step_forms import reason_form
from bot.cards.names import CaseRef
from bot.incidents.chronicle import Proof
from bot.incidents.facts import COUNTS, LABELS, MOMENTS
from bot.incidents.states import Event
from bot.incidents.views import IncidentView
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import finish, open_modal
from handlers.payload import OldCard, Payload, delivery_key, pressed_case, submitted_case, user_id
from handlers.replies import done
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import Level, propose_level

#: What ends an incident or brings it back: the event, what to write, the button of the form.
_ENDING = {
    names.INCIDENT_SETTLE: (
        Event.SETTLE,
        "収束の確認",
        "新しい批判や被害が止まったと考える理由を書いてください。ここから様子を見て、終結します。",
        "収束の確認に入る",
    ),
    names.INCIDENT_CLOSE: (
        Event.CLOSE,
        "終結",
        "終結する理由を書いてください。§7が求める手順がすべて済んでいることが必要です。",
        "終結する",
    ),
    names.INCIDENT_RESUME: (Event.RESUME, "対応中に戻す", "再び動きがあったことを書いてください。", "戻す"),
    names.INCIDENT_REOPEN: (Event.REOPEN, "対応中に戻す", "もう一度対応する理由を書いてください。", "戻す"),
    names.INCIDENT_DISMISS: (
        Event.DISMISS,
        "事案ではなかった",
        "事案ではないと分かった理由を書いてください。記録は残ります。",
        "終える",
    ),
}


def register(app: App, office: Office) -> None:
    """The buttons and forms."""
    _leading(app, office)
    _opening(app, office)
    _sending(app, office)
    _proving(app, office)
    _ending(app, office)


def _leading(app: App, office: Office) -> None:
    leading = office.incidents.leading

    @app.action(names.INCIDENT_LEAD)
    def lead(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        leading.lead(ref.incident, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"事案 第{ref.incident}号の指揮者になりました。スレッドで知らせました。")

    @app.action(names.INCIDENT_LEAVE)
    def leave(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed_case(body)
        leading.leave(ref.incident, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, "指揮を降りました。次の指揮者を決めるよう、スレッドで知らせました。")

    @app.view(names.INCIDENT_HAND_OVER)
    def hand_over(ack: Ack, body: dict[str, Any]) -> None:
        ref = submitted_case(body)
        to = str(payload.value(body, "person").get("selected_user") or "")
        leading.hand_over(ref.incident, to, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", f"指揮を<@{to}>さんに引き継ぎました。"))


def _opening(app: App, office: Office) -> None:
    incidents = office.incidents
    makers: dict[str, Callable[[IncidentView], View]] = {
        names.INCIDENT_HAND_OVER: forms.lead_form,
        names.INCIDENT_LEVEL: lambda one: forms.level_form(
            one, propose_level(one.facts, incidents.handbook.thresholds)
        ),
        names.INCIDENT_UPDATE: lambda one: forms.update_form(one, office.clock.now()),
        names.INCIDENT_FACTS: lambda one: forms.facts_form(one, incidents.reading.accounts()),
        names.INCIDENT_EVIDENCE: forms.evidence_form,
        names.INCIDENT_ENTRY: forms.entry_form,
        names.INCIDENT_TIMELINE: lambda one: forms.timeline_shown(one, incidents.reading.timeline(one.id)),
    }

    def opens(action: str, make: Callable[[IncidentView], View]) -> None:
        @app.action(action)
        def open_form(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            ack()
            ref = pressed_case(body)
            open_modal(client, body, lambda: make(incidents.reading.show(ref.incident)))

    for action, make in makers.items():
        opens(action, make)


def _sending(app: App, office: Office) -> None:
    incidents = office.incidents

    def level(ref: CaseRef, body: Payload) -> str:
        wanted = Level(int(_only(body, "level") or -1))
        why = payload.text(body, "reason")
        incidents.levels.change(ref.incident, wanted, why, by=user_id(body), delivery=delivery_key(body))
        return f"{wanted.japanese}に変えました。"

    def update(ref: CaseRef, body: Payload) -> str:
        incidents.updates.post(
            ref.incident,
            payload.text(body, "update"),
            payload.moment(body, "next"),
            interim="interim" in payload.chosen(body, "interim"),
            by=user_id(body),
            delivery=delivery_key(body),
        )
        return "続報をスレッドで知らせました。"

    def facts(ref: CaseRef, body: Payload) -> str:
        kind = _only(body, "kind")
        incidents.knowing.learn(
            ref.incident,
            _news(body),
            kind=IncidentKind(kind) if kind else None,
            account_id=int(_only(body, "account") or 0) or None,
            by=user_id(body),
            delivery=delivery_key(body),
        )
        return "書き足しました。必要な手順が変わったときは、チェックリストに出ています。"

    def entry(ref: CaseRef, body: Payload) -> str:
        text, at = payload.text(body, "entry"), payload.moment(body, "at")
        incidents.chronicle.add(ref.incident, text, at, by=user_id(body), delivery=delivery_key(body))
        return "時系列に書き加えました。"

    works = {
        names.INCIDENT_LEVEL: level,
        names.INCIDENT_UPDATE: update,
        names.INCIDENT_FACTS: facts,
        names.INCIDENT_ENTRY: entry,
    }

    def takes(callback: str, work: Callable[[CaseRef, Payload], str]) -> None:
        @app.view(callback)
        def submit(ack: Ack, body: dict[str, Any]) -> None:
            try:
                told = work(submitted_case(body), body)
            except ValueError:
                raise OldCard from None
            ack(response_action="update", view=notice("受け付けました", told))

    for callback, work in works.items():
        takes(callback, work)


def _proving(app: App, office: Office) -> None:
    chronicle, reading = office.incidents.chronicle, office.incidents.reading

    def keep(body: Payload) -> View:
        """Keep what was written, once for every file with its digest."""
        ref, key = submitted_case(body), delivery_key(body)
        written = Proof(
            payload.text(body, "what"),
            payload.text(body, "link"),
            payload.text(body, "sha256"),
            payload.moment(body, "kept"),
        )
        files = [office.files.digest(one) for one in payload.attached(body, "file")]
        proofs = [
            replace(written, what=f"{written.what}（{name}）", link=written.link or link, sha256=digest)
            for name, digest, link in files
        ]
        for number, proof in enumerate(proofs or [written]):
            chronicle.keep(ref.incident, proof, by=user_id(body), delivery=f"{key}:{number}")
        return notice("受け付けました", "証拠を残しました。")

    @app.view(names.INCIDENT_EVIDENCE)
    def evidence(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        if not payload.attached(body, "file"):
            ack(response_action="update", view=keep(body))
            return
        ack(response_action="update", view=loading())  # files take longer to fetch than Slack waits
        incident = submitted_case(body).incident
        finish(
            client,
            str(body["view"]["id"]),
            lambda: keep(body),
            lambda error: forms.evidence_form(reading.show(incident), str(error)),
        )


def _ending(app: App, office: Office) -> None:
    def asks(action: str) -> None:
        _, title, what, submit = _ENDING[action]

        @app.action(action)
        def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            ack()
            ref = pressed_case(body)

            def fill() -> View:
                incident = office.incidents.reading.show(ref.incident)
                asked = CaseRef(ref.incident, action=action)
                form = reason_form(title, what, asked, submit, drill=incident.drill)
                return {**form, "callback_id": names.INCIDENT_ENDING}

            open_modal(client, body, fill)

    for action in _ENDING:
        asks(action)

    @app.view(names.INCIDENT_ENDING)
    def end(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted_case(body)
        if ref.action not in _ENDING:
            raise OldCard
        event, title, _, _ = _ENDING[ref.action]
        why = payload.text(body, "reason")
        office.incidents.closing.move(ref.incident, event, why, by=user_id(body), delivery=delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", f"事案 第{ref.incident}号：{title}"))
        refresh_home(office, client, user_id(body))


def _news(body: Payload) -> dict[str, str]:
    """What the form says, by the name of what is known; a moment in ISO format."""
    news: dict[str, str] = {}
    for name in payload.fields(body):
        if name not in LABELS:
            continue
        if name in MOMENTS:
            moment: datetime | None = payload.moment(body, name)
            news[name] = moment.isoformat() if moment is not None else ""
        else:
            news[name] = _only(body, name) or payload.text(body, name)
        if name in COUNTS:
            news[name] = news[name].strip()
    return news


def _only(body: Payload, name: str) -> str:
    return next(iter(payload.chosen(body, name)), "")
