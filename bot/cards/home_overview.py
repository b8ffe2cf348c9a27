"""ホーム: 全体の状況, for the 秘書広報課."""

from bot.cards.blocks import Block, divider, header, section
from bot.drafts.overview import Overview


def overview_part(seen: Overview) -> list[Block]:
    """What the division keeps an eye on: the numbers of all sections."""
    told = (
        f"判断待ちの投稿案{seen.undecided:,}件（うち、1開庁日や予定・期限を過ぎたもの{seen.overdue:,}件）",
        f"予定の時刻を過ぎて、投稿の報告がないもの{seen.unposted:,}件　後閲待ち{seen.reviews:,}件",
        f"事案のため投稿を控えているアカウント{seen.held_accounts:,}件",
    )
    return [divider(), header("全体の状況"), section("\n".join(told))]
