"""ホーム: what waits, and where one's own drafts stand."""

from collections.abc import Sequence

from bot.accounts.desk import AccountsDesk
from bot.cards import names
from bot.cards.blocks import (
    VIEW_BLOCKS,
    Block,
    actions,
    button,
    clip,
    context,
    divider,
    header,
    line,
    rich,
    section,
    words,
)
from bot.cards.home_accounts import accounts_part
from bot.cards.incidents.home_part import incidents_part
from bot.drafts.listing import Desk, Listing
from bot.drafts.states import STATE_NAMES
from bot.incidents.views import IncidentLine
from rules.japanese_time import japanese_time, short_date

#: So many of what is to be looked at afterwards are listed.
REVIEWS = 5


def home(desk: Desk, register: AccountsDesk | None = None, incidents: Sequence[IncidentLine] = ()) -> dict[str, object]:
    """The home of a person of the register; members of the 秘書広報課 also find the review of findings there."""
    extra = [button("パスワードの変更", names.ROTATION, "open")]
    if desk.in_pr_division:
        extra += [
            button("指摘の見直し", names.TERMS, "open"),
            button("台帳の取込み・書出し", names.TRANSFERS, "open"),
        ]
    if desk.may_be_absent:
        extra.append(button("不在の設定", names.ABSENT, "open"))
    blocks: list[Block] = [
        header("SNS運用チェック"),
        section(f"{desk.city}ソーシャルメディア運用ガイドラインに沿って、投稿案をチェックし、承認を受けられます。"),
        actions("new", [button("新しい投稿案を作る", names.NEW_DRAFT, "new", style="primary"), *extra]),
        *incidents_part(incidents, statistics=desk.in_pr_division),
        context("チャンネルで「/snscheck 文章」と入力すると、その場でチェックできます。"),
    ]
    if desk.absence is not None:
        days = f"{short_date(desk.absence.first_day)}から{short_date(desk.absence.last_day)}まで"
        blocks.append(context(f"不在の設定：{days}。その間は、代決者が代わって承認します。"))
    if desk.contests:
        blocks.append(context(f"「この指摘は誤り」とされたもの{desk.contests:,}件が、見直しを待っています。"))
    if desk.waiting.total:
        blocks += [
            divider(),
            header(f"あなたの判断を待っている投稿案（{desk.waiting.total:,}件）"),
            *_lines(desk.waiting, "waiting"),
        ]
    if desk.reviews:
        blocks += [divider(), header(f"後閲を待っている代決（{len(desk.reviews):,}件）"), *_reviews(desk)]
    if register is not None:
        blocks += accounts_part(register)
    blocks += [divider(), header(_title_of(desk.own))]
    blocks += _lines(desk.own, "mine") or [section("進行中の投稿案はありません。")]
    if len(blocks) > VIEW_BLOCKS:  # what burns and what waits stands first; one's own drafts come last
        blocks = [*blocks[: VIEW_BLOCKS - 1], context("ほかにもあります。上のものが片付くと、ここに表示します。")]
    return {"type": "home", "blocks": blocks}


def stranger_home() -> dict[str, object]:
    """The home of somebody who is not in the register."""
    return {
        "type": "home",
        "blocks": [
            header("SNS運用チェック"),
            section("「/snscheck 文章」で、投稿する文章をチェックできます。"),
            *incidents_part((), statistics=False),
            section("提出や承認には職員の台帳への登録が必要です。秘書広報課に依頼してください。"),
        ],
    }


def _title_of(own: Listing) -> str:
    return f"あなたの投稿案（{own.total:,}件）" if own.total else "あなたの投稿案"


def _reviews(desk: Desk) -> list[Block]:
    blocks: list[Block] = []
    for one in desk.reviews[:REVIEWS]:
        value = names.ref(one.draft_id, one.revision)
        line_of_it = section(f"第{one.draft_id}号　{japanese_time(one.decided_at)}に代決されました。")
        blocks.append({**line_of_it, "accessory": button("開く", names.OPEN, value)})
    if len(desk.reviews) > REVIEWS:
        blocks.append(context(f"ほかに{len(desk.reviews) - REVIEWS:,}件あります。"))
    return blocks


def _lines(listing: Listing, name: str) -> list[Block]:
    blocks: list[Block] = []
    for one in listing.lines:
        planned = f"　投稿予定：{japanese_time(one.planned_at)}" if one.planned_at else ""
        title = words(f"第{one.id}号［{STATE_NAMES[one.state]}］", bold=True)
        blocks.append(rich(line(title, words(f"{planned}\n{clip(one.beginning, 60)}"))))
        value = names.ref(one.id, one.revision)
        blocks.append(actions(f"{name}-{one.id}", [button("開く", names.OPEN, value)]))
    if listing.more:
        blocks.append(context(f"ほかに{listing.more:,}件あります。上のものが片付くと、ここに表示します。"))
    if listing.more_jottings:
        blocks.append(
            context(
                f"ほかに、チェックしただけの下書きが{listing.more_jottings:,}件あります。"
                "同じ文章をもう一度チェックすると、そこから提出できます。"
            )
        )
    return blocks
