"""`snsbot incidents list`, `report N` and `stats`: what the office keeps of its incidents."""

import argparse
import json
from datetime import timedelta
from pathlib import Path

from bot.cli.opening import register
from bot.errors import UserError
from bot.incidents.history import Histories
from bot.incidents.reading import IncidentReading
from bot.incidents.report_document import report_document, report_name
from bot.incidents.states import STATE_NAMES
from bot.incidents.statistics import Statistics
from bot.settings import load_settings
from rules.incidents.handbook import handbook_of


def list_incidents(_arguments: argparse.Namespace) -> int:
    """Print the incidents that still burn, one a line."""
    with register() as store:
        for one in IncidentReading(store).open_ones():
            drill = "【訓練】" if one.drill else ""
            print(
                f"{drill}第{one.id}号\t{one.kind.japanese}\t{one.level.japanese}\t{STATE_NAMES[one.state]}\t{one.target}"
            )
    return 0


def report(arguments: argparse.Namespace) -> int:
    """Write the after-action report of an incident as a Word file."""
    handbook = handbook_of(load_settings().handbook)
    with register() as store:
        history = Histories(store).of(arguments.number)
        path: Path = arguments.output or Path(report_name(history))
        content = report_document(history, handbook, store.clock.now())
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"{path} に書けません。", "--output で、書き込める場所を指定してください。") from error
    print(f"{path} に書き出しました。")
    return 0


def statistics(_arguments: argparse.Namespace) -> int:
    """Print the statistics as JSON Lines; times are median minutes from the report."""
    with register() as store:
        for one in Statistics(store).rows():
            row = {
                "month": one.month,
                "kind": str(one.kind),
                "count": one.count,
                "open": one.open,
                "acknowledged_minutes": _minutes(one.acknowledged),
                "first_public_minutes": _minutes(one.first_public),
                "closed_minutes": _minutes(one.closed),
            }
            print(json.dumps(row, ensure_ascii=False))
    return 0


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 60, 1)
