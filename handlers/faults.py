"""What went wrong, in words: a `UserError` as it is, a fault of ours with a reference number."""

import uuid

import structlog

from bot.drafts.errors import TextChanged
from bot.errors import UserError

log = structlog.get_logger()


def for_people(error: Exception) -> UserError:
    """The error in words for people; a fault of ours is logged under the number that is shown."""
    if isinstance(error, UserError):
        return error
    reference = uuid.uuid4().hex[:8]
    log.error("handler.fault", reference=reference, exc_info=error)
    return UserError(
        "うまく処理できませんでした。",
        f"少し待って、もう一度お試しください。続くときは、参照番号 {reference} を添えて秘書広報課へ連絡してください。",
    )


def in_modal(error: UserError) -> UserError:
    """The error in words that fit where there is no card in front of the person."""
    if isinstance(error, TextChanged):
        return UserError(
            "文章がすでに新しくなっているため、この操作はできません。",
            "画面を閉じて、ホームの一覧から開き直してください。",
        )
    return error
