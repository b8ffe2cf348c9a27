"""`snsbot org transfer`: the transfers of April, looked at, applied, taken back."""

import argparse
import re
from pathlib import Path

from bot.audit.record import SYSTEM
from bot.cli.opening import register
from bot.errors import UserError
from bot.org.exporting import template
from bot.org.faults import FaultyTable
from bot.org.transfers.service import Proposed, Transfers
from bot.org.transfers.telling import moves, told
from rules.japanese_time import japanese_date

_PERSON, _NAMED = re.compile(r"<@(\w+)>"), r"\1"


def transfer(arguments: argparse.Namespace) -> int:
    """Look at a list, apply it, take one back, or write the template of a list."""
    with register() as store:
        transfers = Transfers(store)
        if arguments.undo is not None:
            transfers.undo(arguments.undo, by=SYSTEM)
            print(f"第{arguments.undo}号の異動を、まとめて取り消しました。")
            return 0
        if arguments.template is not None:
            written(arguments.template, template(store))
            return 0
        try:
            proposed = transfers.propose(_read(arguments.file), by=SYSTEM)
        except FaultyTable as faulty:
            return _show_faults(faulty)
        _show(proposed)
        if not arguments.apply:
            print("\nまだ何も変更していません。適用するときは「--apply」を付けてください。")
            return 0
        done = transfers.apply(proposed.number, by=SYSTEM)
    print(
        f"\n適用しました：第{done.number}号、{done.people:,}人。承認待ちの投稿案を{done.asked:,}件お願いし直しました。"
    )
    print(f"取り消すときは「snsbot org transfer --undo {done.number}」を実行してください。")
    return 0


def written(path: Path, content: bytes) -> None:
    """Write a file, and say so."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"{path} に書き込めません。", "場所と書き込みの権限を確かめてください。") from error
    print(f"{path} に書き出しました。")


def _read(path: Path | None) -> bytes:
    if path is None:
        raise UserError(
            "一覧のファイルの指定がありません。", "「snsbot org transfer 一覧.xlsx」の形で指定してください。"
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} を開けません。", "場所と読み取りの権限を確かめてください。") from error


def _show_faults(faulty: FaultyTable) -> int:
    """The table of what is wrong, however long it is."""
    print("行\t列\t直すところ")
    for one in faulty.faults:
        print(f"{one.row}\t{one.column}\t{one.what}")
    print(f"\n直すところが{len(faulty.faults):,}件あります。何も変更していません。")
    return 1


def _show(proposed: Proposed) -> None:
    print(f"{proposed.rows:,}行を読みました：{moves(proposed.preview)}")
    print(f"最も遅い異動日：{japanese_date(proposed.latest_day)}（適用すると、すぐに切り替わります）")
    for title, lines in told(proposed.preview, most=1_000):
        print(f"\n{title}")
        for line in lines:
            print(f"  {_PERSON.sub(_NAMED, line)}")
