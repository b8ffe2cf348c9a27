"""ホーム: what waits, and where one's own drafts stand."""

from collections.abc import Sequence

from bot.cards import names
from bot.cards.blocks import Block, actions, button, clip, context, divider, header, line, rich, section, words
from bot.drafts.states import STATE_NAMES
from bot.drafts.views import DraftLine
from rules.japanese_time import japanese_time

LIST_LENGTH = 20


def home(mine: Sequence[DraftLine], waiting: Sequence[DraftLine], *, pr_division: bool = False) -> dict[str, object]:
    """The home of a person of the register; members of the 秘書広報課 also find the review of findings there."""
    extra = [button("指摘の見直し", names.TERMS, "open")] if pr_division else []
    blocks: list[Block] = [
        header("SNS運用チェック"),
        section("新見市ソーシャルメディア運用ガイドラインに沿って、投稿案をチェックし、承認を受けられます。"),
        actions("new", [button("新しい投稿案を作る", names.NEW_DRAFT, "new", style="primary"), *extra]),
        context("チャンネルで「/snscheck 文章」と入力すると、その場でチェックできます。"),
    ]
    if waiting:
        blocks += [
            divider(),
            header(f"あなたの判断を待っている投稿案（{len(waiting)}件）"),
            *_lines(waiting, "waiting"),
        ]
    blocks += [divider(), header("あなたの投稿案")]
    blocks += _lines(mine, "mine") if mine else [section("進行中の投稿案はありません。")]
    return {"type": "home", "blocks": blocks}


def stranger_home() -> dict[str, object]:
    """The home of somebody who is not in the register."""
    return {
        "type": "home",
        "blocks": [
            header("SNS運用チェック"),
            section("「/snscheck 文章」で、投稿する文章をチェックできます。"),
            section("提出や承認には職員の台帳への登録が必要です。秘書広報課に依頼してください。"),
        ],
    }


def _lines(lines: Sequence[DraftLine], name: str) -> list[Block]:
    blocks: list[Block] = []
    for one in lines[:LIST_LENGTH]:
        planned = f"　投稿予定：{japanese_time(one.planned_at)}" if one.planned_at else ""
        title = words(f"第{one.id}号［{STATE_NAMES[one.state]}］", bold=True)
        blocks.append(rich(line(title, words(f"{planned}\n{clip(one.beginning, 60)}"))))
        value = names.ref(one.id, one.revision)
        blocks.append(actions(f"{name}-{one.id}", [button("開く", names.OPEN, value)]))
    return blocks
