"""緊急投稿・事後承認・引戻し: the drafter posts first, the head approves afterwards（§6(1)ただし書）."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.emergency import LIFE, post_first_form
from bot.cards.forms import notice
from bot.cards.review import review
from bot.office import Office
from handlers import payload
from handlers.home import refresh_home
from handlers.modals import open_modal
from handlers.payload import delivery_key, pressed, submitted, user_id
from handlers.replies import done

FIRST_THESE = "先に投稿するときも、要修正と要確認の指摘には答えが必要です。答えたら、もう一度操作してください。"
READY = "投稿案 第{n}号を緊急投稿にしました。投稿する文章をお送りします。所属長と秘書広報課にお知らせしました。"


def register(app: App, office: Office) -> None:
    """The buttons around 緊急投稿, and its form."""

    @app.action(names.POST_FIRST)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ref = pressed(body)
        open_modal(client, body, lambda: post_first_form(office.reading.show(ref.draft, by=user_id(body))))

    @app.view(names.POST_FIRST_FORM)
    def post_first(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref, by = submitted(body), user_id(body)
        after = office.emergency.post_first(
            ref.draft,
            ref.revision,
            payload.text(body, "reason"),
            by=by,
            life_at_stake=LIFE in payload.chosen(body, "life"),
            delivery=delivery_key(body),
        )
        if after.open_questions:
            ack(response_action="update", view=review(after, note=FIRST_THESE))
        else:
            ack(response_action="update", view=notice("緊急投稿ができます", READY.format(n=ref.draft)))
        refresh_home(office, client, by)

    @app.action(names.APPROVE_AFTERWARDS)
    def approve(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.emergency.approve_afterwards(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号を事後承認しました。起案者にお知らせします。")

    @app.action(names.PULL_BACK)
    def pull_back(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref = pressed(body)
        office.submitting.pull_back(ref.draft, ref.revision, by=user_id(body), delivery=delivery_key(body))
        done(office, body, respond, client, f"投稿案 第{ref.draft}号を手元に引き戻しました。直して提出し直せます。")
