"""`snsbot audit verify` and `snsbot audit export`: the record."""

import argparse
import json

from bot.app import build_store
from bot.audit.reading import export, verify
from bot.cli.check import Commands
from bot.settings import load_settings
from bot.store.migrate import require_migrated
from bot.store.unit import Store


def add_to(commands: Commands) -> None:
    """Declare the commands."""
    parser = commands.add_parser("audit", help="監査記録の検証と書き出し")
    actions = parser.add_subparsers(dest="action", required=True, metavar="操作", parser_class=type(parser))
    actions.add_parser("verify", help="記録が書き換えられていないかを確かめます").set_defaults(run=run_verify)
    actions.add_parser("export", help="記録を JSON Lines で書き出します").set_defaults(run=run_export)


def run_verify(_arguments: argparse.Namespace) -> int:
    """Walk the chain; print the first broken entry and end with 1 where there is one."""
    with _store().read() as session:
        good, broken = verify(session)
    if broken is None:
        print(f"監査記録は正しくつながっています（{good}件）。")
        return 0
    print(f"監査記録の{broken.seq}番：{broken.why}（その前の{good}件は正しくつながっています）。")
    return 1


def run_export(_arguments: argparse.Namespace) -> int:
    """Print every entry, oldest first."""
    with _store().read() as session:
        for entry in export(session):
            print(json.dumps(entry, ensure_ascii=False))
    return 0


def _store() -> Store:
    store = build_store(load_settings())
    require_migrated(store.engine)
    return store
