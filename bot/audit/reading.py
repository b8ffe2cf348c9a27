"""Verifying and exporting the record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit.record import GENESIS, AuditEntry, AuditHead, digest


@dataclass(frozen=True)
class Broken:
    """The first entry that does not fit: its number and what is wrong with it (Japanese)."""

    seq: int
    why: str


def verify(session: Session) -> tuple[int, Broken | None]:
    """Walk the chain from its beginning; the number of good entries and the first broken one, if any."""
    expected, previous = 1, GENESIS
    for entry in _entries(session):
        if entry.seq != expected:
            return expected - 1, Broken(expected, "この番号の記録がありません")
        if entry.previous_hash != previous:
            return expected - 1, Broken(entry.seq, "一つ前の記録とつながっていません")
        if entry.hash != digest(entry):
            return expected - 1, Broken(entry.seq, "内容が書き換えられています")
        expected, previous = expected + 1, entry.hash
    head = session.execute(sa.select(AuditHead)).scalar_one_or_none()
    if head is None or (head.seq, head.hash) != (expected - 1, previous):
        return expected - 1, Broken(expected, "末尾の記録が失われています")
    return expected - 1, None


def export(session: Session) -> Iterator[dict[str, object]]:
    """Every entry, oldest first, as a mapping of plain values (times in ISO 8601, UTC)."""
    for entry in _entries(session):
        yield {
            "seq": entry.seq,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "event": entry.event,
            "subject": entry.subject,
            "details": json.loads(entry.details),
            "previous_hash": entry.previous_hash,
            "hash": entry.hash,
        }


def _entries(session: Session) -> Iterator[AuditEntry]:
    statement = sa.select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=500)
    with session.scalars(statement) as entries:  # a reader who stops half-way leaves no cursor open on the server
        yield from entries
