"""ホーム: what waits, and where one's own drafts stand."""

from collections.abc import Sequence

from bot.accounts.desk import AccountsDesk
from bot.cards import names
from bot.cards.blocks import Block, Element, actions, button, clip, context, divider, header, line, rich, section, words
from bot.cards.home_accounts import accounts_part
from bot.cards.home_overview import overview_part
from bot.cards.incidents.home_part import incidents_part
from bot.cards.month import month_part
from bot.drafts.listing import Desk, Listing
from bot.drafts.states import STATE_NAMES
from bot.drafts.supervision import Summary
from bot.incidents.views import IncidentLine
from rules.japanese_time import japanese_time, short_date

#: So many of what is to be looked at afterwards are listed.
REVIEWS = 5


def home(
    desk: Desk,
    register: AccountsDesk | None = None,
    *,
    month: Summary | None = None,
    incidents: Sequence[IncidentLine] = (),
) -> dict[str, object]:
    """The home of a person of the register, what waits for the person first.

    Args:
        month: the numbers of this month, for people who answer for a section (§6(3)).
        incidents: those that still burn.
    """
    blocks: list[Block] = [
        header("SNS運用チェック"),
        section(f"{desk.city}ソーシャルメディア運用ガイドラインに沿って、投稿案をチェックし、承認を受けられます。"),
        actions("new", _ways(desk)),
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
    blocks += [divider(), header(_title_of(desk.own)), *_states(desk.own)]
    blocks += _lines(desk.own, "mine") or [section("進行中の投稿案はありません。")]
    if desk.overview is not None:
        blocks += overview_part(desk.overview)
    if month is not None:
        blocks += month_part(month)
    if register is not None:
        blocks += accounts_part(register)
    return {"type": "home", "blocks": blocks}


def _ways(desk: Desk) -> list[Element]:
    """What can be begun from here; members of the 秘書広報課 also find the review of findings."""
    ways = [
        button("新しい投稿案を作る", names.NEW_DRAFT, "new", style="primary"),
        button("過去の投稿案を探す", names.SEARCH, "open"),
        button("パスワードの変更", names.ROTATION, "open"),
    ]
    if desk.in_pr_division:
        ways += [
            button("指摘の見直し", names.TERMS, "open"),
            button("台帳の取込み・書出し", names.TRANSFERS, "open"),
        ]
    if desk.may_be_absent:
        ways.append(button("不在の設定", names.ABSENT, "open"))
    return ways


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


def _states(own: Listing) -> list[Block]:
    told = "　".join(f"{STATE_NAMES[state]}{count:,}件" for state, count in own.by_state)
    return [context(told)] if told else []


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
