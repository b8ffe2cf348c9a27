"""`snsbot org import` and `snsbot org export`: city, sections, people, channels, accounts."""

import argparse

from bot.app import build_store
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.settings import load_settings
from bot.store.migrate import require_migrated


def import_file(arguments: argparse.Namespace) -> int:
    """Import a city file."""
    done = _org().import_city(read_city_file(arguments.file))
    print(f"取り込みました：所属 {done.sections}、職員 {done.people}人、アカウント {done.accounts}")
    return 0


def export_file(_arguments: argparse.Namespace) -> int:
    """Print the register as a city file."""
    print(_org().export_city(), end="")
    return 0


def _org() -> Org:
    store = build_store(load_settings())
    require_migrated(store.engine)
    return Org(store)
