"""Appending to the record. Each entry carries the hash of the one before: a changed or missing entry shows."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, BigId, UtcDateTime
from bot.store.unit import Transaction

GENESIS = "0" * 64
SYSTEM = "system"

Details = Mapping[str, str | int | bool | list[str] | None]


class AuditEntry(Base):
    """One step: who did what to what, when. Never changed, never deleted (triggers refuse it)."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(sa.String(60))
    event: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(60), index=True)
    details: Mapped[str] = mapped_column(sa.Text)
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))


class AuditHead(Base):
    """The last entry's number and hash, one row: shows when entries were cut off at the end."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(sa.BigInteger)
    hash: Mapped[str] = mapped_column(sa.String(64))


def append(tx: Transaction, *, actor: str, event: str, subject: str, details: Details | None = None) -> None:
    """Add an entry to the record in this transaction. Details hold ids and words of the domain, never draft text."""
    head = tx.session.execute(sa.select(AuditHead).with_for_update()).scalar_one()
    entry = AuditEntry(
        seq=head.seq + 1,
        at=tx.now,
        actor=actor,
        event=event,
        subject=subject,
        details=json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True),
        previous_hash=head.hash,
        hash="",
    )
    entry.hash = digest(entry)
    head.seq, head.hash = entry.seq, entry.hash
    tx.session.add(entry)
    tx.session.flush()


def digest(entry: AuditEntry) -> str:
    """The hash that belongs to an entry: SHA-256 over all its fields and the hash before."""
    fields = [
        entry.seq,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.event,
        entry.subject,
        entry.details,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()
