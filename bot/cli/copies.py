"""`snsbot backup` and `snsbot restore`: the whole database as one file, and back."""

import argparse
from datetime import datetime
from pathlib import Path

from bot.audit.reading import verify
from bot.cli.opening import database, register
from bot.settings import load_settings
from bot.store.copies import read_copy, write_copy
from rules.context import TOKYO


def backup(arguments: argparse.Namespace) -> int:
    """Write a copy; where no file is named, one with the moment in its name."""
    with register() as store:
        file = arguments.file or Path(f"snsbot-{_stamp(store.clock.now())}.jsonl.gz")
        copied = write_copy(store.engine, file)
    print(f"{file} に控えを書き出しました（{copied.tables}表、{copied.rows:,}件）。個人の情報を含みます。")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring a copy into an empty database, and walk the record's chain; ends with 1 where the record is broken."""
    with database(load_settings()) as store:
        copied = read_copy(store.engine, arguments.file)
        with store.read() as session:
            good, broken = verify(session)
    print(f"{arguments.file} から戻しました（{copied.tables}表、{copied.rows:,}件）。")
    if broken is not None:
        print(f"監査記録の{broken.seq}番：{broken.why}。控えを取る前から壊れています。")
        return 1
    print(f"監査記録は正しくつながっています（{good:,}件）。")
    return 0


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(TOKYO):%Y%m%d-%H%M}"
