"""画像の情報: the form for what is said of each image, after the draft's form or from the findings."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.image_form import completed, image_form
from bot.cards.review import review
from bot.drafts.content import clean
from bot.drafts.views import DraftView
from bot.office import Office
from handlers import payload
from handlers.modals import open_modal, show
from handlers.payload import Payload, delivery_key, pressed, submitted, user_id
from handlers.replies import done
from handlers.review import CHECKED_AGAIN
from rules.images.facts import Consent, ImageAnswers, Licence

REPLACED = "位置情報のない画像に差し替えました。ほかの指摘を確かめてください。"
KEPT = "画像の情報を保存しました。ほかの指摘を確かめてください。"


def register(app: App, office: Office) -> None:
    """The button of the findings, and the form."""

    @app.action(names.DESCRIBE_IMAGES)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_modal(client, body, lambda: image_form(as_typed(office, body, client)))

    @app.action(names.REPLACE_IMAGE)
    def use_copy(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        ref, who = pressed(body), user_id(body)
        if body.get("view", {}).get("type") == "modal":
            text = payload.text(body, "text") or None
            after = office.cleaning.use(ref.draft, ref.image, by=who, text=text, delivery=delivery_key(body))
            show(client, str(body["view"]["id"]), review(after, note=REPLACED))
        else:
            office.cleaning.use(ref.draft, ref.image, by=who, delivery=delivery_key(body))
            done(office, body, respond, client, f"投稿案 第{ref.draft}号の画像を、位置情報のないものに差し替えました。")

    @app.view(names.IMAGE_FORM)
    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ref = submitted(body)
        draft = office.reading.show(ref.draft, by=user_id(body))
        saved = office.writing.describe(
            ref.draft, ref.revision, _answers(body, draft), by=user_id(body), delivery=delivery_key(body)
        )
        below = body["view"].get("previous_view_id")
        if below is None:
            ack(response_action="update", view=review(saved))
        else:
            ack()
            show(client, str(below), review(saved, note=KEPT))


def as_typed(office: Office, body: Payload, client: WebClient) -> DraftView:
    """The draft, with the text as the person has changed it in the findings: that view is drawn anew afterwards."""
    ref, who = pressed(body), user_id(body)
    draft = office.reading.show(ref.draft, by=who)
    text = clean(payload.text(body, "text"))
    if payload.block_id(body, "text") is None or text == draft.revision.text:
        return draft
    changed = office.writing.retype(ref.draft, ref.revision, text, by=who, delivery=delivery_key(body))
    show(client, str(body["view"]["id"]), review(changed, note=CHECKED_AGAIN))
    return changed


def _answers(body: Payload, draft: DraftView) -> dict[str, ImageAnswers]:
    """What was said of each image that was shown, by the SHA-256 of the image."""
    answers: dict[str, ImageAnswers] = {}
    first = ImageAnswers()
    for number, image in enumerate(draft.revision.images, start=1):
        if payload.block_id(body, f"licence-{number}") is None:
            continue
        said = completed(number, _typed(body, number), first, same=bool(payload.chosen(body, f"same-{number}")))
        first = said if number == 1 else first
        answers[image.sha256] = said
    return answers


def _typed(body: Payload, number: int) -> ImageAnswers:
    licences, consents = payload.chosen(body, f"licence-{number}"), payload.chosen(body, f"consent-{number}")
    return ImageAnswers(
        licence=Licence(licences[0]) if licences and licences[0] in set(Licence) else None,
        source=payload.text(body, f"source-{number}"),
        consent=Consent(consents[0]) if consents and consents[0] in set(Consent) else None,
        alt_text=payload.text(body, f"alt_text-{number}"),
    )
