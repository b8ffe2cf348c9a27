"""`snsbot terms export`: the city's phrases, removed ones included."""

import argparse
import json

from bot.cli.opening import register
from bot.terms.service import export


def export_terms(_arguments: argparse.Namespace) -> int:
    """Print every phrase, oldest first."""
    with register() as store:
        for term in export(store):
            print(json.dumps(term, ensure_ascii=False))
    return 0
