"""`snsbot db upgrade`: the newest tables."""

import argparse

from bot.app import build_store
from bot.cli.check import Commands
from bot.settings import load_settings
from bot.store.migrate import upgrade


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("db", help="データベースの準備")
    actions = parser.add_subparsers(dest="action", required=True, metavar="操作", parser_class=type(parser))
    actions.add_parser("upgrade", help="表を最新の形にします").set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Migrate."""
    upgrade(build_store(load_settings()).engine)
    print("データベースは最新の形です。")
    return 0
