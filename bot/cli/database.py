"""`snsbot db upgrade`: the newest tables."""

import argparse

from bot.app import build_store
from bot.settings import load_settings
from bot.store.migrate import upgrade


def upgrade_tables(_arguments: argparse.Namespace) -> int:
    """Migrate."""
    upgrade(build_store(load_settings()).engine)
    print("データベースは最新の形です。")
    return 0
