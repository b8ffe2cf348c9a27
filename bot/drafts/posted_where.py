"""投稿先の確認: whether the address of a reported post is one of the account's, asked before the report is kept.

Nothing here decides: the address may be right although it looks otherwise, and then the person says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import service as accounts
from bot.accounts.models import PLATFORM_NAMES, Account, Platform
from bot.accounts.service import AccountFacts
from bot.drafts.models import PostReport
from bot.errors import UserError
from rules.post_address import Doubt, DoubtKind, doubt_about, names_account, same_post


@dataclass(frozen=True)
class Question:
    """What is asked about the address given for an account.

    `why` says what speaks against it (Japanese, a whole sentence); `other` is the city's own account that it names,
    None where that cannot be seen.
    """

    account: AccountFacts
    url: str
    why: str
    other: AccountFacts | None = None

    @property
    def asked(self) -> str:
        """The question itself."""
        return f"この投稿は「{self.account.label}」のものでしょうか"


class PlaceInDoubt(UserError):
    """An address does not look like one of the account's, and nobody has said why it is right all the same."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            f"{question.why}{question.asked}。",
            "まちがいならURLを直し、正しければ、このまま報告する理由を書いてください。",
            field=f"reason-{question.account.id}",
        )


def questions(session: Session, draft_id: int, given: Mapping[int, str]) -> dict[int, Question]:
    """What is to be asked about addresses, by the number of the account; nothing for those that look right.

    Args:
        given: the address reported for each account.
    """
    every = accounts.by_ids(session, list(session.scalars(sa.select(Account.id))))
    by_id = {one.id: one for one in every}
    reported = [(draft_id, number, url) for number, url in given.items()] + _reported(session, draft_id, given)
    found = {}
    for number, url in given.items():
        if number in by_id:
            question = _about(by_id[number], url, every) or _twice(by_id[number], url, draft_id, reported, by_id)
            if question is not None:
                found[number] = question
    return found


def _about(account: AccountFacts, url: str, every: Sequence[AccountFacts]) -> Question | None:
    doubt = doubt_about(url, platform=account.platform, handle=account.handle, account_url=account.url)
    if doubt is None:
        return None
    other = next((one for one in every if names_account(url, platform=one.platform, handle=one.handle)), None)
    return Question(account, url, _why(doubt, other), other)


def _why(doubt: Doubt, other: AccountFacts | None) -> str:
    if other is not None:
        return f"入力されたURLは、{other.label}のもののようです。"
    if doubt.kind is DoubtKind.OTHER_PLATFORM:
        return f"入力されたURLは、{PLATFORM_NAMES[Platform(doubt.found)]}のものです。"
    if doubt.kind is DoubtKind.NO_PLATFORM:
        return f"入力されたURL（{doubt.found}）は、投稿先のSNSのものではないようです。"
    return f"入力されたURLは、別のアカウント（@{doubt.found}）のもののようです。"


def _reported(session: Session, draft_id: int, given: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Draft, account and address of what was reported for this draft, or with one of these addresses for any."""
    ours = sa.or_(PostReport.draft_id == draft_id, PostReport.url.in_(given.values()))
    rows = session.execute(sa.select(PostReport.draft_id, PostReport.account_id, PostReport.url).where(ours))
    return [(draft, number, url) for draft, number, url in rows]


def _twice(
    account: AccountFacts,
    url: str,
    draft_id: int,
    reported: Sequence[tuple[int, int, str]],
    by_id: Mapping[int, AccountFacts],
) -> Question | None:
    """The same address for two accounts, or for another draft."""
    for draft, number, address in reported:
        if (draft, number) == (draft_id, account.id) or not same_post(url, address):
            continue
        whose = by_id[number].label if number in by_id else "ほかのアカウント"
        where = "" if draft == draft_id else f"投稿案 第{draft}号の"
        return Question(account, url, f"同じURLが、{where}{whose}の投稿としても報告されています。")
    return None
