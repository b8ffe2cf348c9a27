"""`snsbot terms export`: the city's phrases, removed ones included."""

import argparse
import json

from bot.app import build_store
from bot.settings import load_settings
from bot.store.migrate import require_migrated
from bot.terms.service import export


def export_terms(_arguments: argparse.Namespace) -> int:
    """Print every phrase, oldest first."""
    store = build_store(load_settings())
    require_migrated(store.engine)
    for term in export(store):
        print(json.dumps(term, ensure_ascii=False))
    return 0
