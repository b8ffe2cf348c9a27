"""What needs a reason: one form for all, which says what is decided and runs it when it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import notice, reason_form
from bot.cards.names import Ref
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import OldCard, delivery_key, pressed, submitted, user_id


@dataclass(frozen=True)
class Asked:
    """A form that asks for a reason, and what is done with it.

    Attributes:
        run: office, draft, revision, finding, reason, Slack user id, key of the delivery.
        done: what the person is told then; `{n}` is the draft's number.
    """

    title: str
    what: str
    submit: str
    run: Callable[[Office, Ref, str, str, str], object]
    done: str
    label: str = "理由"


ASKED: dict[str, Asked] = {
    names.REJECT: Asked(
        "却下",
        "却下の理由を書いてください。手続はここで終わり、やり直すときは新しい投稿案になります。",
        "却下する",
        lambda office, ref, reason, by, key: office.deciding.reject(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号を却下しました。起案者にお知らせします。",
    ),
    names.APPROVE_CONDITIONALLY: Asked(
        "条件付き承認",
        "投稿してよい条件を書いてください。起案者は、条件を満たしたと報告するまで投稿できません。",
        "条件を付けて承認する",
        lambda office, ref, reason, by, key: office.deciding.approve_conditionally(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号を、条件を付けて承認しました。起案者にお知らせします。",
        label="条件",
    ),
    names.CONSULT: Asked(
        "合議を求める",
        "秘書広報課に見てほしいところを書いてください。同意があると、もう一度承認のお願いが届きます。",
        "合議を求める",
        lambda office, ref, reason, by, key: office.concurring.consult(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号の合議を秘書広報課に求めました。",
        label="見てほしいところ",
    ),
    names.REVOKE: Asked(
        "承認の取消し",
        "承認を取り消す理由を書いてください。投稿案は差戻しになり、起案者に表示されます。",
        "取り消す",
        lambda office, ref, reason, by, key: office.deciding.revoke(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号の承認を取り消しました。起案者にお知らせします。",
    ),
    names.MEET_CONDITION: Asked(
        "条件を満たした",
        "承認の条件を、いつ、どのように満たしたかを書いてください。承認した人に表示されます。",
        "報告する",
        lambda office, ref, reason, by, key: office.submitting.meet_condition(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号は投稿できるようになりました。投稿する文章をお送りします。",
        label="満たし方",
    ),
    names.CLOSE_REST: Asked(
        "残りは投稿しない",
        "残りのアカウントに投稿しない理由を書いてください。承認した人に表示され、この投稿案は完了になります。",
        "完了にする",
        lambda office, ref, reason, by, key: office.posting.close_rest(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号を完了にしました。承認した人にお知らせします。",
    ),
    names.REFUSE_AFTERWARDS: Asked(
        "事後承認しない",
        "承認しない理由と、してほしい処置（訂正・削除など）を書いてください。起案者に表示されます。",
        "承認しない",
        lambda office, ref, reason, by, key: office.emergency.refuse_afterwards(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号を事後不承認としました。起案者に処置を求めます。",
    ),
    names.SETTLE: Asked(
        "処置の報告",
        "投稿をどうしたか（訂正した、削除したなど）を、日時とともに書いてください。所属長に表示されます。",
        "報告する",
        lambda office, ref, reason, by, key: office.emergency.settle(
            ref.draft, ref.revision, reason, by=by, delivery=key
        ),
        "投稿案 第{n}号の処置を報告しました。",
        label="処置",
    ),
    names.REVIEW_OBJECT: Asked(
        "後閲の意見",
        "意見を書いてください。起案者に表示されます。まだ投稿されていなければ、承認は取り消されます。",
        "意見を付ける",
        lambda office, ref, reason, by, key: office.reviewing.object(ref.draft, reason, by=by, delivery=key),
        "投稿案 第{n}号に意見を付けました。起案者にお知らせします。",
        label="意見",
    ),
    names.CONTEST: Asked(
        "この指摘は誤り",
        "この指摘が誤りと考える理由を書いてください。秘書広報課が指摘の見直しに使い、承認する人にも表示されます。",
        "送る",
        lambda office, ref, reason, by, key: office.submitting.contest(
            ref.draft, ref.revision, _finding(ref), reason, by=by, delivery=key
        ),
        "「この指摘は誤り」として受け付けました。提出するときに、この理由も表示されます。",
    ),
}


def register(app: App, office: Office) -> None:
    """The buttons that open the form, and the form."""
    for action in ASKED:
        app.action(action)(_opener(action))

    @app.view(names.REASON)
    def with_reason(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref, by = submitted(body), user_id(body)
        if ref.action not in ASKED:
            raise OldCard
        asked = ASKED[ref.action]
        asked.run(office, ref, payload.text(body, "reason"), by, delivery_key(body))
        ack(response_action="update", view=notice("受け付けました", asked.done.format(n=ref.draft)))
        refresh_home(office, client, by)


def _opener(action: str) -> Callable[[Ack, dict[str, Any], WebClient], None]:
    asked = ASKED[action]

    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        reference = Ref(ref.draft, ref.revision, ref.finding, action)
        form = reason_form(asked.title, asked.what, reference, asked.submit, label=asked.label)
        open_modal(client, body, lambda: form)

    return ask


def _finding(ref: Ref) -> int:
    if ref.finding is None:
        raise OldCard
    return ref.finding
