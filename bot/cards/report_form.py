"""投稿済みにする: where and when a text went out, and the question about an address that looks wrong."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from bot.accounts.service import AccountFacts
from bot.cards import names
from bot.cards.blocks import Block, actions, button, context, divider, line, rich, section, words
from bot.cards.forms import REASON_LENGTH, View, modal, notice
from bot.cards.inputs import field, moment, text_input
from bot.drafts.posted_where import Question
from bot.drafts.posting import Posted
from bot.drafts.views import DraftView

URL_LENGTH = 500
#: So many accounts are reported at once: a question about each takes five blocks, a view has a hundred.
MOST_ACCOUNTS = 18
ELSEWHERE = "別のアカウントに投稿してしまった"


def report_form(draft: DraftView, now: datetime) -> View:
    """Asks where and when the approved text went out, for each account that is not reported yet.

    Where none is left, as on a card from before the report, it says so.
    """
    if not draft.unreported:
        return notice("投稿済みにする", "すべてのアカウントの投稿が報告されています。操作は必要ありません。")
    several = len(draft.unreported) > 1
    shown = draft.unreported[:MOST_ACCOUNTS]
    blocks: list[Block] = [_url(account, "", optional=several) for account in shown]
    blocks.append(field("time", "投稿した日時", moment(now)))
    if several:
        blocks.append(context("まだ投稿していないアカウントは空欄のままにして、あとで報告できます。"))
    if len(draft.unreported) > len(shown):
        rest = len(draft.unreported) - len(shown)
        blocks.append(context(f"残りの{rest}件は、報告したあとで、もう一度「投稿済みにする」から報告します。"))
    return _modal("投稿済みにする", draft, blocks)


def question_form(draft: DraftView, posted: Mapping[int, Posted], asked: Mapping[int, Question]) -> View:
    """Asks about addresses that do not look like those of their account; all that was typed stands in it.

    Args:
        posted: what was reported for each account.
        asked: the questions, by the number of the account.
    """
    blocks: list[Block] = [
        section("投稿先の確認　別のアカウントへの投稿は、とても多い事故です。もう一度確かめてください。")
    ]
    by_id = {one.id: one for one in draft.revision.accounts}
    for number, one in posted.items():
        if number in asked:
            blocks += _question(draft, asked[number], one.confirmed)
        elif number in by_id:
            blocks.append(_url(by_id[number], one.url, optional=len(posted) > 1))
    times = [one.posted_at for one in posted.values()]
    blocks += [divider(), field("time", "投稿した日時", moment(times[0] if times else None))]
    return _modal("投稿先の確認", draft, blocks)


def reason_block(account_id: int, url: str) -> str:
    """The id of the field that says why an address is right: of this very address, another one is asked about anew."""
    return f"reason-{account_id}-{hashlib.sha256(url.encode()).hexdigest()[:10]}"


def _question(draft: DraftView, question: Question, said: str) -> list[Block]:
    account = question.account
    ref = names.Ref(draft.id, draft.revision.number, account=account.id).value()
    return [
        divider(),
        rich(line(words(f"{question.asked}\n", bold=True), words(question.why))),
        field(
            f"url-{account.id}",
            "URLを直す",
            text_input(initial=question.url, max_length=URL_LENGTH),
            hint="まちがいのときは、投稿を開き、正しいアドレスを貼り直してください。",
        ),
        field(
            reason_block(account.id, question.url),
            "このまま報告する（理由）",
            text_input(initial=said, max_length=REASON_LENGTH),
            optional=True,
            hint="URLが正しいときは、確かめたことを書いてください。記録に残り、承認した人に表示されます。",
        ),
        actions(f"elsewhere-{account.id}", [button(ELSEWHERE, names.POSTED_ELSEWHERE, ref, style="danger")]),
    ]


def _url(account: AccountFacts, typed: str, *, optional: bool) -> Block:
    element = text_input(initial=typed, max_length=URL_LENGTH, placeholder="https://")
    return field(f"url-{account.id}", f"{account.label}の投稿のURL", element, optional=optional)


def _modal(title: str, draft: DraftView, blocks: list[Block]) -> View:
    ref = names.ref(draft.id, draft.revision.number)
    return modal(title, blocks, callback_id=names.REPORT, submit="報告する", metadata=ref)
