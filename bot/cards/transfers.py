"""台帳の取込み・書出し: the 秘書広報課's page for the transfers of April and for spreadsheets."""

import json
from collections.abc import Iterator, Sequence

from bot.cards import names
from bot.cards.blocks import Block, actions, ask_before, button, context, divider, header, section, told
from bot.cards.forms import View, modal, notice
from bot.cards.inputs import field, files
from bot.errors import UserError
from bot.org.faults import FaultyTable
from bot.org.ordering import SheetKind
from bot.org.transfers.models import TransferState
from bot.org.transfers.service import Applied, Proposed, SetView
from bot.org.transfers.telling import moves
from bot.org.transfers.telling import told as parts_of
from rules.japanese_time import japanese_date, japanese_time

FILE_TYPES = ("xlsx", "csv")
SHOWN_FAULTS = 40
SHOWN_LINES = 15
STATES = {TransferState.APPLIED: "適用済み", TransferState.UNDONE: "取消し済み", TransferState.PROPOSED: "適用前"}


def page(sets: Sequence[SetView], *, note: str = "") -> View:
    """What can be brought in and sent out, and the last lists that were applied."""
    blocks: list[Block] = [section(note)] if note else []
    blocks += [
        header("人事異動"),
        section("一覧（Excel、CSV）を読み込むと、変わるところを確かめてから、まとめて適用できます。"),
        actions(
            "transfers",
            [
                button("一覧を読み込む", names.TRANSFER_NEW, "new", style="primary"),
                button("ひな形をもらう", names.SHEET_ORDER, SheetKind.TEMPLATE),
            ],
        ),
        *(part for one in sets for part in _set(one)),
        divider(),
        header("台帳の書出し"),
        section("所属、職員、アカウント、ポリシー、パスワード変更の記録を、一つのExcelにして送ります。"),
        actions("sheets", [button("台帳をExcelでもらう", names.SHEET_ORDER_ALL, SheetKind.REGISTER)]),
    ]
    return modal("台帳の取込み・書出し", blocks)


def file_form(error: UserError | None = None) -> View:
    """Asks for the file; with what was wrong with the one before."""
    blocks: list[Block] = []
    if isinstance(error, FaultyTable):
        blocks.append(section(f"表に直すところが{len(error.faults):,}件あります。何も変更していません。"))
        blocks += [section(part) for part in _faults(error)]
    elif error is not None:
        blocks.append(told(str(error)))
    hint = "見出しは、SlackのID・氏名・異動の種類・今の所属・新しい所属・新しい役割・異動日です。ひな形を使えます。"
    blocks.append(field("file", "人事異動の一覧", files(FILE_TYPES, 1), hint=hint))
    return modal("人事異動の読込み", blocks, callback_id=names.TRANSFER_FILE, submit="読み込む")


def preview(proposed: Proposed) -> View:
    """What the list changes, to be decided on."""
    blocks: list[Block] = [
        section(f"{proposed.rows:,}行を読みました：{moves(proposed.preview)}"),
        context(
            f"最も遅い異動日は{japanese_date(proposed.latest_day)}です。「適用する」を押すと、すぐに切り替わります。"
            "まだ何も変更していません。"
        ),
    ]
    for title, lines in parts_of(proposed.preview, most=SHOWN_LINES):
        blocks += [header(title), told("\n".join(lines))]
    metadata = json.dumps({"set": proposed.number})
    return modal("変わるところ", blocks, callback_id=names.TRANSFER_APPLY, submit="適用する", metadata=metadata)


def applied(done: Applied) -> View:
    """What was done."""
    return notice(
        "適用しました",
        f"第{done.number}号の異動（{done.people:,}人）を適用しました。",
        f"パスワードをすぐに変更するアカウントは{done.rotations:,}件です。所属長にお願いします。",
        f"待っている投稿案の判断を、新しい承認者に{done.asked:,}件お願いしました。",
        "まとめて取り消すときは、「台帳の取込み・書出し」から取り消してください。",
    )


def _set(one: SetView) -> Iterator[Block]:
    yield context(f"第{one.number}号　{one.rows:,}行　{japanese_time(one.at)}　{STATES[one.state]}")
    if one.state is TransferState.APPLIED:
        sure = ask_before(
            "まとめて取り消しますか",
            "この一覧で変わった所属、役割、アカウントの担当を、すべて元に戻します。",
            "取り消す",
        )
        value = json.dumps({"set": one.number})
        yield actions(f"transfer-{one.number}", [button("まとめて取り消す", names.TRANSFER_UNDO, value, confirm=sure)])


def _faults(error: FaultyTable) -> Iterator[str]:
    """The table of what is wrong, in pieces that fit into one block each."""
    lines = [str(one) for one in error.faults[:SHOWN_FAULTS]]
    if len(error.faults) > SHOWN_FAULTS:
        lines.append(f"ほかに{len(error.faults) - SHOWN_FAULTS:,}件あります。")
    for start in range(0, len(lines), 10):
        yield "\n".join(lines[start : start + 10])
