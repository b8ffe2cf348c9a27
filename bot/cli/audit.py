"""`snsbot audit verify` and `snsbot audit export`: the record."""

import argparse
import json

from bot.app import build_store
from bot.audit.reading import export, verify
from bot.settings import load_settings
from bot.store.migrate import require_migrated
from bot.store.unit import Store


def verify_record(_arguments: argparse.Namespace) -> int:
    """Walk the chain; print the first broken entry and end with 1 where there is one."""
    with _store().read() as session:
        good, broken = verify(session)
    if broken is None:
        print(f"監査記録は正しくつながっています（{good}件）。")
        return 0
    print(f"監査記録の{broken.seq}番：{broken.why}（その前の{good}件は正しくつながっています）。")
    return 1


def export_record(_arguments: argparse.Namespace) -> int:
    """Print every entry, oldest first."""
    with _store().read() as session:
        for entry in export(session):
            print(json.dumps(entry, ensure_ascii=False))
    return 0


def _store() -> Store:
    store = build_store(load_settings())
    require_migrated(store.engine)
    return store
