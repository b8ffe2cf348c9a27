"""What can be typed after `snsbot`. Names the function that does the work; only that one is imported."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from bot.cli.reasons import misuse

WRONG_USE = 2
PRACTICE_PORT = 8300
PLATFORMS = ("facebook", "x", "instagram", "threads", "line", "youtube", "tiktok", "note")
KINDS = ("post", "reply", "share", "follow")
DOCS = ("policy", "terms", "bio")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        print(
            f"使い方が正しくありません（{misuse(message)}）。「{self.prog} --help」で確かめてください。",
            file=sys.stderr,
        )
        sys.exit(WRONG_USE)


def parser() -> Parser:
    """The whole command line. `work` in the result is "module:function", to be called with the arguments."""
    top = Parser(prog="snsbot", description="SNS運用チェック：ソーシャルメディア運用ガイドラインのためのボット")
    commands = top.add_subparsers(dest="command", required=True, metavar="コマンド")
    _serve(commands)
    _check(commands)
    _policy(commands)
    _org(commands)
    _accounts(commands)
    _audit(commands)
    terms = _actions(commands.add_parser("terms", help="市の言葉（指摘しない言葉、確認を求める言葉）"))
    terms.add_parser("export", help="登録した言葉を JSON Lines で書き出します").set_defaults(
        work="bot.cli.terms:export_terms"
    )
    _incidents(commands)
    database = commands.add_parser("db", help="データベースの準備")
    upgrade = _actions(database).add_parser("upgrade", help="表を最新の形にします")
    upgrade.set_defaults(work="bot.cli.database:upgrade_tables")
    _operation(commands)
    return top


def _operation(commands: "argparse._SubParsersAction[Parser]") -> None:
    backup = commands.add_parser("backup", help="データベースの控えを、ひとつのファイルに書き出します")
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="書き出す先（省略すると日時の名前）")
    backup.set_defaults(work="bot.cli.copies:backup")
    restore = commands.add_parser("restore", help="控えを、空のデータベースに戻します")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(work="bot.cli.copies:restore")
    doctor = commands.add_parser("doctor", help="設定・データベース・Slackとの接続を点検します")
    doctor.set_defaults(work="bot.cli.doctor:examine")


def _serve(commands: "argparse._SubParsersAction[Parser]") -> None:
    run = commands.add_parser("run", help="ボットを動かします（Socket Mode）")
    run.add_argument("--http", action="store_true", help="Socket Mode の代わりに HTTP で受け取ります")
    run.set_defaults(work="bot.cli.serve:run_bot")
    practice = commands.add_parser("practice", help="練習用のワークスペースとボットを動かします")
    practice.add_argument("--port", type=int, default=PRACTICE_PORT, help=f"ページのポート（既定 {PRACTICE_PORT}）")
    practice.set_defaults(work="bot.cli.serve:run_practice")
    start = commands.add_parser("start", help="準備をして、トークンがあれば本番、なければ練習用で動かします")
    start.add_argument("--port", type=int, default=PRACTICE_PORT, help="練習用のページのポート")
    start.set_defaults(work="bot.cli.serve:run_start")
    clock = commands.add_parser("clock", help="お知らせの送信と時計だけを動かします")
    clock.set_defaults(work="bot.cli.serve:run_clock")


def _check(commands: "argparse._SubParsersAction[Parser]") -> None:
    check = commands.add_parser("check", help="投稿案をガイドラインでチェックします")
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="文章のファイル（省略すると標準入力）")
    check.add_argument("--json", action="store_true", help="指摘をJSONで出します")
    check.add_argument("--batch", action="store_true", help="JSON Lines を読み、JSON Lines で答えます")
    check.add_argument("--platform", choices=PLATFORMS, default="facebook", help="投稿先")
    check.add_argument("--kind", choices=KINDS, default="post", help="種類")
    check.add_argument("--planned-at", metavar="日時", help="投稿予定の日時（例 2026-11-26T14:00）。省略すると今")
    check.set_defaults(work="bot.cli.check:check")
    explain = commands.add_parser("explain", help="指摘や条項の説明、事案の手順を読みます")
    hint = "例 weekday-mismatch、6(2)イ、炎上（省略すると一覧）"
    explain.add_argument("name", nargs="?", metavar="名前", help=hint)
    explain.set_defaults(work="bot.cli.explain:explain_name")


def _policy(commands: "argparse._SubParsersAction[Parser]") -> None:
    policy = commands.add_parser("policy", help="運用ポリシー・利用規約・プロフィールに必要な事項があるかを調べます")
    hint = "文章のファイル（.txt か .docx。省略すると標準入力）"
    policy.add_argument("file", nargs="?", type=Path, metavar="FILE", help=hint)
    policy.add_argument("--doc", choices=DOCS, default="policy", help="文章の種類（既定 policy）")
    policy.add_argument("--platform", choices=PLATFORMS, help="アカウントのあるサービス（省略するとどれでも）")
    policy.add_argument("--url", default="", metavar="URL", help="プロフィールのURL欄に入れたもの（--doc bio）")
    policy.add_argument("--json", action="store_true", help="結果をJSONで出します")
    policy.add_argument("--batch", action="store_true", help="JSON Lines を読み、JSON Lines で答えます")
    policy.set_defaults(work="bot.cli.policy:check_policy_text")


def _org(commands: "argparse._SubParsersAction[Parser]") -> None:
    actions = _actions(commands.add_parser("org", help="市・所属・職員・アカウントの取り込みと書き出し"))
    bring = actions.add_parser("import", help="市のファイル（TOML）を取り込みます")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(work="bot.cli.org:import_file")
    phones = actions.add_parser("phones", help="市の電話帳（CSV：電話番号、だれの番号）を取り込みます")
    phones.add_argument("file", type=Path, metavar="FILE")
    phones.set_defaults(work="bot.cli.org:import_phones")
    export = actions.add_parser("export", help="台帳をTOML、Excel、CSVで書き出します")
    export.add_argument("--xlsx", type=Path, metavar="FILE", help="すべてをExcelのファイルに書き出します")
    export.add_argument("--csv", type=Path, metavar="FOLDER", help="すべてをCSVのファイルに書き出します")
    export.set_defaults(work="bot.cli.org:export_file")
    move = actions.add_parser("transfer", help="人事異動の一覧（Excel、CSV）を取り込みます")
    move.add_argument("file", nargs="?", type=Path, metavar="FILE")
    what = move.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="変わるところを見るだけで、何も変更しません（既定）")
    what.add_argument("--apply", action="store_true", help="まとめて適用します")
    what.add_argument("--undo", type=int, metavar="番号", help="適用した一覧を、まとめて取り消します")
    what.add_argument("--template", type=Path, metavar="FILE", help="一覧のひな形（Excel）を書き出します")
    move.set_defaults(work="bot.cli.transfer:transfer")


def _accounts(commands: "argparse._SubParsersAction[Parser]") -> None:
    actions = _actions(commands.add_parser("accounts", help="公式アカウントの台帳"))
    listing = actions.add_parser("listing", help="市ホームページ用のアカウント一覧を書き出します（§5(5)）")
    listing.add_argument("file", nargs="?", type=Path, metavar="FILE", help="書き出す先（省略すると標準出力）")
    listing.add_argument("--csv", action="store_true", help="HTMLの代わりにCSVで書き出します")
    listing.set_defaults(work="bot.cli.accounts:write_listing")


def _incidents(commands: "argparse._SubParsersAction[Parser]") -> None:
    actions = _actions(commands.add_parser("incidents", help="事案の一覧・事後報告書・統計"))
    actions.add_parser("list", help="対応中の事案を一覧します").set_defaults(work="bot.cli.incidents:list_incidents")
    report = actions.add_parser("report", help="事後報告書（Word）を書き出します")
    report.add_argument("number", type=int, metavar="号", help="事案の番号")
    report.add_argument("--output", type=Path, metavar="FILE", help="書き出す場所")
    report.set_defaults(work="bot.cli.incidents:report")
    stats = actions.add_parser("stats", help="受理・最初の公の対応・終結までの時間を JSON Lines で出します")
    stats.set_defaults(work="bot.cli.incidents:statistics")


def _audit(commands: "argparse._SubParsersAction[Parser]") -> None:
    actions = _actions(commands.add_parser("audit", help="監査記録の検証と書き出し"))
    verify = actions.add_parser("verify", help="記録が書き換えられていないかを確かめます")
    verify.set_defaults(work="bot.cli.audit:verify_record")
    actions.add_parser("export", help="記録を JSON Lines で書き出します").set_defaults(
        work="bot.cli.audit:export_record"
    )


def _actions(of: Parser) -> "argparse._SubParsersAction[Parser]":
    return of.add_subparsers(dest="action", required=True, metavar="操作")
