"""Offering copies of images that tell no place, in the transaction that attaches the image (§6(2)ウ)."""

from bot.drafts import moves
from bot.drafts.content import ImageFacts
from bot.drafts.models import Draft
from bot.store.outbox import Letter
from bot.store.unit import Transaction
from rules.images.facts import Position

#: The message with a copy and the button that puts it in the place of the original.
OFFER = "image_cleaned"
IMAGE = "image"


def offer(tx: Transaction, draft: Draft, images: tuple[ImageFacts, ...], *, to: str) -> None:
    """Queue a copy of each image that tells its place, or may; each once for a draft. `to` is a Slack user id.

    The offers that are out already are drawn again: which of the images still stand may have changed.
    """
    name = moves.subject(draft)
    out = tx.outbox.messages(name, OFFER)
    known = {card.params[IMAGE] for card in out}
    for image in images:
        if image.position is not Position.NONE and image.sha256 not in known:
            tx.outbox.add(Letter(OFFER, name, to, image.sha256, draft.revision, params={IMAGE: image.sha256}))
    for card in out:
        occasion = f"{card.message_id}.r{draft.revision}"
        tx.outbox.add(Letter(moves.REDRAWN, name, card.recipient, occasion, target=card.message_id))
