"""Opening an account and changing what the register says of it: the forms, one after the other."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.accounts.models import Platform
from bot.accounts.papers import DocumentKind
from bot.accounts.particulars import Change, Naming, Purpose, Responsible, Running
from bot.accounts.states import State
from bot.cards import account_names as names
from bot.cards.account_names import STEP_NAMES, Step
from bot.cards.account_papers import result
from bot.cards.account_steps import next_step
from bot.cards.forms import View, loading
from bot.cards.inputs import INPUT_TEXT
from bot.drafts.content import clean
from bot.errors import UserError
from bot.office import Office
from handlers import payload
from handlers.account_payload import account_page, form_of, go, pressed_account, step_in, submitted_account
from handlers.home import refresh_home
from handlers.modals import finish
from handlers.payload import OldCard, Payload, delivery_key, user_id


def register(app: App, office: Office) -> None:
    """The forms of the steps, and the buttons that lead to them."""
    _steps(app, office)
    _papers(app, office)


def _steps(app: App, office: Office) -> None:
    @app.view(names.BEGIN_FORM)
    def begin(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        who = user_id(body)
        platforms, sections = payload.chosen(body, "platform"), payload.chosen(body, "section")
        if not platforms or platforms[0] not in set(Platform) or not sections or not sections[0].isdigit():
            raise OldCard
        account = office.opening.begin(
            Platform(platforms[0]),
            clean(payload.text(body, "name")),
            clean(payload.text(body, "handle")),
            int(sections[0]),
            by=who,
            delivery=delivery_key(body),
        )
        ack(response_action="update", view=_onward(office, account, who, "台帳に「準備中」として記録しました。"))
        refresh_home(office, client, who)

    @app.action(names.STEP)
    @app.action(names.REWRITE)
    def open_step(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        go(client, body, lambda: form_of(office, ref.account, step_in(ref.step), user_id(body)))

    @app.view(names.STEP_FORM)
    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref, who = submitted_account(body), user_id(body)
        step = step_in(ref.step)
        if step is Step.ADMISSION:
            risks, safeguards = clean(payload.text(body, "risks")), clean(payload.text(body, "safeguards"))
            office.admitting.ask(ref.account, ref.version, risks, safeguards, by=who, delivery=delivery_key(body))
            told = "秘書広報課に審査を依頼しました。待つあいだに、ほかの項目を進められます。"
        else:
            change = _change(step, body)
            office.opening.change(ref.account, ref.version, change, by=who, delivery=delivery_key(body))
            told = f"「{STEP_NAMES[step]}」を保存しました。"
        ack(response_action="update", view=_onward(office, ref.account, who, told))
        refresh_home(office, client, who)


def _papers(app: App, office: Office) -> None:
    @app.action(names.SUGGEST)
    def suggest(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref, who = pressed_account(body), user_id(body)
        step = step_in(ref.step)

        def make() -> View:
            suggested = office.documents.suggest(ref.account, DocumentKind(step.value), by=who)
            return form_of(office, ref.account, step, who, suggested=suggested[:INPUT_TEXT])

        go(client, body, make)

    @app.action(names.PAPER)
    def read(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed_account(body)
        go(client, body, lambda: _result(office, ref.account, step_in(ref.step), user_id(body)))

    @app.view(names.PAPER_FORM)
    def keep_paper(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        who = user_id(body)
        if not payload.attached(body, "text_file"):
            ack(response_action="update", view=_keep_paper(office, body))
        else:
            ref = submitted_account(body)
            ack(response_action="update", view=loading())  # a file takes longer to fetch than Slack waits
            finish(
                client,
                str(body["view"]["id"]),
                lambda: _keep_paper(office, body),
                lambda error: form_of(office, ref.account, step_in(ref.step), who, note=str(error)),
            )
        refresh_home(office, client, who)


def _keep_paper(office: Office, body: Payload) -> View:
    ref, who = submitted_account(body), user_id(body)
    step = step_in(ref.step)
    attached, typed = payload.attached(body, "text_file"), clean(payload.text(body, "text"))
    text = clean(office.files.document(attached[0])) if attached else typed
    held = office.register.show(ref.account, by=who).documents.get(DocumentKind(step.value))
    if attached and typed not in ("", held.text if held else ""):
        raise UserError(
            "文章が二つあります。",
            "入力欄に書くか、ファイルを付けるか、どちらか一つにしてください。",
            field="text_file",
        )
    office.documents.save(
        ref.account,
        ref.version,
        DocumentKind(step.value),
        text,
        url_field=clean(payload.text(body, "url_field")),
        by=who,
        delivery=delivery_key(body),
    )
    return _result(office, ref.account, step, who, note="保存して、点検しました。")


def _result(office: Office, account: int, step: Step, who: str, note: str = "") -> View:
    found = office.documents.inspect(account, DocumentKind(step.value), by=who)
    if found is None:
        raise OldCard
    return result(found, note=note)


def _onward(office: Office, account: int, who: str, note: str) -> View:
    """The next form while an account is being opened, its page otherwise."""
    view = office.register.show(account, by=who)
    following = next_step(view)
    if view.state in (State.PREPARING, State.ADMISSION) and following not in (None, Step.REPORT):
        return form_of(office, account, following or Step.NAMING, who, note=note)
    return account_page(office, account, who, note)


def _change(step: Step, body: Payload) -> Change:
    def text(name: str) -> str:
        return clean(payload.text(body, name))

    if step is Step.NAMING:
        return Naming(text("name"), text("handle"), text("url"))
    if step is Step.RUNNING:
        sections = tuple(int(one) for one in payload.chosen(body, "sections") if one.isdigit())
        lead = next((int(one) for one in payload.chosen(body, "lead") if one.isdigit()), None)
        return Running(sections, text("theme"), payload.people(body, "operators"), text("contractor"), lead)
    if step is Step.RESPONSIBLE:
        head = payload.people(body, "head")
        return Responsible(head[0] if head else "", payload.people(body, "administrators"))
    if step is Step.PURPOSE:
        return Purpose(text("purpose"), text("contents"), text("hours"), text("answering"))
    raise OldCard
