"""統計: how long incidents took, by kind and month. Drills and what was no incident are left out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

import sqlalchemy as sa

from bot.incidents.models import Incident
from bot.incidents.states import State
from bot.store.unit import Store
from rules.context import TOKYO
from rules.incidents.kinds import IncidentKind


@dataclass(frozen=True)
class Row:
    """The incidents of one kind that were reported in one month (`month` as "2026-11").

    Times are medians from the report; None where none of them has come so far.
    """

    month: str
    kind: IncidentKind
    count: int
    open: int
    acknowledged: timedelta | None
    first_public: timedelta | None
    closed: timedelta | None


class Statistics:
    """Counts incidents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> list[Row]:
        """By month and kind, the newest month first."""
        statement = sa.select(
            Incident.kind,
            Incident.state,
            Incident.opened_at,
            Incident.acknowledged_at,
            Incident.first_public_at,
            Incident.closed_at,
        ).where(Incident.drill.is_(False), Incident.state != State.DISMISSED)
        groups: dict[tuple[str, IncidentKind], list[tuple[datetime, State, tuple[datetime | None, ...]]]]
        groups = defaultdict(list)
        with self._store.read() as session:
            for kind, state, opened, acknowledged, public, closed in session.execute(statement):
                month = f"{opened.astimezone(TOKYO):%Y-%m}"
                groups[month, kind].append((opened, state, (acknowledged, public, closed)))
        order = list(IncidentKind)
        keys = sorted(groups, key=lambda key: (key[0], -order.index(key[1])), reverse=True)
        return [_row(month, kind, groups[month, kind]) for month, kind in keys]


def _row(month: str, kind: IncidentKind, group: list[tuple[datetime, State, tuple[datetime | None, ...]]]) -> Row:
    def middle(which: int) -> timedelta | None:
        times = [(marks[which] or opened) - opened for opened, _, marks in group if marks[which] is not None]
        return timedelta(seconds=median(one.total_seconds() for one in times)) if times else None

    still = sum(state is not State.CLOSED for _, state, _ in group)
    return Row(month, kind, len(group), still, middle(0), middle(1), middle(2))
