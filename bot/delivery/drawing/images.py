"""The messages about copies of images."""

from bot.cards.cleaned import cleaned_notice
from bot.cards.message import Message
from bot.delivery.rendering import Drawer, Wanted
from bot.drafts.cleaning import Cleaning
from bot.drafts.offering import IMAGE, OFFER


def image_drawers(cleaning: Cleaning) -> dict[str, Drawer]:
    """The drawers of all messages about copies of images."""

    def draw(wanted: Wanted) -> Message:
        return cleaned_notice(cleaning.offered(wanted.subject_id, wanted.params[IMAGE]), wanted.revision or 0)

    return {OFFER: draw}
