"""What the drafter posts: the text to copy, and the last look before it goes out（投稿前最終確認）."""

from bot.cards.blocks import Block, context, line, rich, section, words
from bot.cards.fitting import Detail
from bot.cards.pictures import alt_texts, pictures
from bot.cards.variants import texts_to_copy
from bot.drafts.views import DraftView

ACCOUNTS_BY_NAME = 10
USE_THESE = "画像は、ここに表示されたものを保存して投稿してください。承認されたのは、手元の画像ではなくこの画像です。"


def hand_out(draft: DraftView, detail: Detail, *, why: str) -> list[Block]:
    """The final text, ready to copy, with accounts and images; `why` says that and why it may be posted."""
    blocks = [section(why)]
    blocks += texts_to_copy(draft.revision, detail.text)
    images = draft.revision.images
    use_these = [context(USE_THESE)] if images else []
    return [*blocks, _final_check(draft), *pictures(images), *alt_texts(images, detail.words), *use_these]


def _final_check(draft: DraftView) -> Block:
    accounts = "、".join(f"{one.label}（@{one.handle.lstrip('@')}）" for one in draft.unreported[:ACCOUNTS_BY_NAME])
    images = f"画像は承認された{len(draft.revision.images)}枚" if draft.revision.images else "画像なし"
    return rich(
        line(
            words("投稿前の最終確認：", bold=True),
            words(f"アカウントは{accounts or 'すべて報告済み'}、文章は上のとおり、{images}。"),
        )
    )
