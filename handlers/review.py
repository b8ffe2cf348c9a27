"""The modal with the findings: mend with one press, answer, hand in; and withdrawing."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import notice
from bot.cards.notices import submitted_line
from bot.cards.review import question_keys, review
from bot.drafts.content import clean
from bot.drafts.models import AnswerKind
from bot.drafts.states import State
from bot.drafts.submitting import Reply
from bot.drafts.views import DraftView, FindingView
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import show
from handlers.payload import Payload, delivery_key, pressed, submitted, user_id
from handlers.replies import done
from rules.finding import Severity

STILL_OPEN = "まだ答えのない指摘があります。文章を直すか、理由を書いてください。"
READ_AGAIN = "書いてから時間がたち、指摘が変わりました。もう一度確かめてください。"
CHECKED_AGAIN = "文章が変わったので、もう一度チェックしました。"


def register(app: App, office: Office) -> None:
    """The form with the findings, its mends, and the button that withdraws."""

    @app.action(names.MEND)
    def mend(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        draft = office.reading.show(ref.draft, by=user_id(body))
        text = payload.text(body, "text") or draft.revision.text
        mended = office.writing.mend(ref.draft, ref.revision, ref.finding or 0, text, by=user_id(body))
        show(client, str(body["view"]["id"]), review(mended, note="直しました。ほかの指摘を確かめてください。"))

    @app.view(names.REVIEW)
    def hand_in(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted(body)
        draft = office.reading.show(ref.draft, by=user_id(body))
        shown = payload.block_id(body, "text") is not None
        text = clean(payload.text(body, "text"))
        if shown and draft.revision.number == ref.revision and text != draft.revision.text:
            changed = office.writing.retype(
                ref.draft, ref.revision, text, by=user_id(body), delivery=delivery_key(body)
            )
            ack(response_action="update", view=review(changed, note=CHECKED_AGAIN))
            return
        after = office.submitting.submit(
            ref.draft, ref.revision, _replies(body, draft), by=user_id(body), delivery=delivery_key(body)
        )
        if after.state in (State.UNSUBMITTED, State.RETURNED):
            note = STILL_OPEN if after.revision.number == ref.revision else READ_AGAIN
            ack(response_action="update", view=review(after, note=note))
        else:
            ack(response_action="update", view=notice("提出しました", submitted_line(after)))
        refresh_home(office, client, user_id(body))

    @app.action(names.WITHDRAW)
    def withdraw(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.submitting.withdraw(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号を取り下げました。")


def _replies(body: Payload, draft: DraftView) -> dict[int, Reply]:
    """What stands at the findings shown; at a 要修正 a reason contests it, an emptied field takes an answer back."""
    typed = payload.fields(body)
    replies = {}
    for finding, key in question_keys(draft).items():
        if key not in typed or finding.id is None:
            continue
        reason = str(typed[key].get("value") or "")
        if reason.strip() or finding.answer is not None:
            replies[finding.id] = Reply(_kind(finding), reason, field=key)
    return replies


def _kind(finding: FindingView) -> AnswerKind:
    if finding.answer is not None:
        return finding.answer.kind
    return AnswerKind.CONTEST if finding.severity is Severity.BLOCK else AnswerKind.ANSWER
