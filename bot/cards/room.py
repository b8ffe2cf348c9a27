"""How much of a platform's room a text takes, as the platform counts."""

from bot.accounts.service import AccountFacts
from bot.cards.blocks import clip
from bot.drafts.views import DraftView, FindingView
from rules.platforms import platform

TOO_LONG = "text-length"
LABEL = 80


def account_line(account: AccountFacts, text: str) -> str:
    """The account with its handle, and the count."""
    return f"・{clip(account.label, LABEL)}（@{account.handle.lstrip('@')}）　{room(account, text)}"


def room(account: AccountFacts, text: str) -> str:
    """「312／280（32超過）」; only the length where nothing is known of the platform."""
    limits = platform(account.platform)
    if limits is None:
        return f"{len(text):,}文字"
    used, left = limits.length(text), limits.left(text)
    return f"{used:,}／{limits.limit:,}（{f'残り{left:,}' if left >= 0 else f'{-left:,}超過'}）"


def over(account: AccountFacts, text: str) -> int:
    """By how much the platform would not take the text; 0 where it does."""
    limits = platform(account.platform)
    return max(0, -limits.left(text)) if limits is not None else 0


def to_shorten(draft: DraftView, finding: FindingView) -> list[AccountFacts]:
    """The accounts for which a text of their own answers a finding that the text is too long."""
    if finding.rule != TOO_LONG:
        return []
    if finding.account is not None:
        return [finding.account]
    revision = draft.revision
    if len(revision.accounts) < len(("one", "another")):
        return []
    known = [(one, platform(one.platform)) for one in revision.with_common_text]
    return [
        one
        for one, limits in known
        if limits is not None and limits.left(revision.text) < 0 and limits.fits(revision.text) == finding.start
    ]
