"""`snsbot org import` and `snsbot org export`: city, sections, people, channels, accounts."""

import argparse
from pathlib import Path

from bot.app import build_store
from bot.cli.check import Commands
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.settings import load_settings
from bot.store.migrate import require_migrated


def add_to(commands: Commands) -> None:
    """Declare the commands."""
    parser = commands.add_parser("org", help="市・所属・職員・アカウントの取り込みと書き出し")
    actions = parser.add_subparsers(dest="action", required=True, metavar="操作", parser_class=type(parser))
    bring = actions.add_parser("import", help="市のファイル（TOML）を取り込みます")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(run=run_import)
    actions.add_parser("export", help="台帳をTOMLで書き出します").set_defaults(run=run_export)


def run_import(arguments: argparse.Namespace) -> int:
    """Import a city file."""
    done = _org().import_city(read_city_file(arguments.file))
    print(f"取り込みました：所属 {done.sections}、職員 {done.people}人、アカウント {done.accounts}")
    return 0


def run_export(_arguments: argparse.Namespace) -> int:
    """Print the register as a city file."""
    print(_org().export_city(), end="")
    return 0


def _org() -> Org:
    store = build_store(load_settings())
    require_migrated(store.engine)
    return Org(store)
