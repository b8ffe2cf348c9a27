"""`snsbot audit verify` and `snsbot audit export`: the record."""

import argparse
import json

from bot.audit.reading import export, verify
from bot.cli.opening import register


def verify_record(_arguments: argparse.Namespace) -> int:
    """Walk the chain; print the first broken entry and end with 1 where there is one."""
    with register() as store, store.read() as session:
        good, broken = verify(session)
    if broken is None:
        print(f"監査記録は正しくつながっています（{good}件）。")
        return 0
    print(f"監査記録の{broken.seq}番：{broken.why}（その前の{good}件は正しくつながっています）。")
    return 1


def export_record(_arguments: argparse.Namespace) -> int:
    """Print every entry, oldest first."""
    with register() as store, store.read() as session:
        for entry in export(session):
            print(json.dumps(entry, ensure_ascii=False))
    return 0
