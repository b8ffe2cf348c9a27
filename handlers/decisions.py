"""承認・差戻し・却下・合議: the buttons of the cards of those who decide, and the form that asks for a reason."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import full_text, notice, reason_form
from bot.cards.names import Ref
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import OldCard, Payload, delivery_key, pressed, submitted, user_id
from handlers.replies import done

_RETURN = "直してほしいところと理由を書いてください。起案者に表示されます。"
_CLOSE_REST = "残りのアカウントに投稿しない理由を書いてください。承認した人に表示され、この投稿案は完了になります。"
_REJECT = "却下の理由を書いてください。手続はここで終わり、やり直すときは新しい投稿案になります。"


def register(app: App, office: Office) -> None:
    """The buttons of the approval and concurrence cards."""

    @app.action(names.APPROVE)
    def approve(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.deciding.approve(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号を承認しました。起案者にお知らせします。")

    @app.action(names.CONCUR)
    def concur(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.deciding.concur(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号の合議に同意しました。承認者に承認を依頼します。")

    @app.action(names.RETURN)
    def ask_why_returned(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _ask(client, body, names.RETURN, "差戻し", what=_RETURN, submit="差し戻す")

    @app.action(names.REJECT)
    def ask_why_rejected(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _ask(client, body, names.REJECT, "却下", what=_REJECT, submit="却下する")

    @app.action(names.CLOSE_REST)
    def ask_why_not_posted(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _ask(client, body, names.CLOSE_REST, "残りは投稿しない", what=_CLOSE_REST, submit="完了にする")

    @app.view(names.REASON)
    def with_reason(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        told = _decide(office, submitted(body), payload.text(body, "reason"), body)
        ack(response_action="update", view=notice("受け付けました", told))
        refresh_home(office, client, user_id(body))

    @app.action(names.FULL_TEXT)
    def whole(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(client, body, lambda: full_text(office.reading.show(ref.draft, by=user_id(body))))


def _ask(client: WebClient, body: Payload, action: str, title: str, *, what: str, submit: str) -> None:
    ref = pressed(body)
    asked = Ref(ref.draft, ref.revision, action=action)
    open_modal(client, body, lambda: reason_form(title, what, asked, submit))


def _decide(office: Office, ref: Ref, reason: str, body: Payload) -> str:
    who, key = user_id(body), delivery_key(body)
    if ref.action == names.RETURN:
        office.deciding.return_for_revision(ref.draft, ref.revision, reason, by=who, delivery=key)
        return f"投稿案 第{ref.draft}号を差し戻しました。起案者にお知らせします。"
    if ref.action == names.REJECT:
        office.deciding.reject(ref.draft, ref.revision, reason, by=who, delivery=key)
        return f"投稿案 第{ref.draft}号を却下しました。起案者にお知らせします。"
    if ref.action == names.CLOSE_REST:
        office.posting.close_rest(ref.draft, ref.revision, reason, by=who, delivery=key)
        return f"投稿案 第{ref.draft}号を完了にしました。承認した人にお知らせします。"
    if ref.action == names.CONTEST and ref.finding is not None:
        office.submitting.contest(ref.draft, ref.revision, ref.finding, reason, by=who, delivery=key)
        return "「この指摘は誤り」として受け付けました。提出するときに、この理由も表示されます。"
    raise OldCard
