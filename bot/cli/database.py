"""`snsbot db upgrade`: the newest tables."""

import argparse

from bot.cli.opening import database
from bot.settings import load_settings
from bot.store.migrate import upgrade


def upgrade_tables(_arguments: argparse.Namespace) -> int:
    """Migrate."""
    with database(load_settings()) as store:
        upgrade(store.engine)
    print("データベースは最新の形です。")
    return 0
