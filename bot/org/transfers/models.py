"""Table: a list of transfers that was handed in, what applying it changed, and whether it was taken back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word


class TransferState(StrEnum):
    """A list is looked at, applied, taken back."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    UNDONE = "undone"


class TransferSet(Base):
    """One list. `rows` is what it said (ids only, no names), `digest` what applying it was going to change, `changes`
    what it did change, enough to take it back."""

    __tablename__ = "transfer_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[TransferState] = mapped_column(word(TransferState))
    rows: Mapped[list[Any]] = mapped_column(sa.JSON)
    digest: Mapped[str] = mapped_column(sa.String(64))
    changes: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    proposed_by: Mapped[str] = mapped_column(sa.String(60))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    applied_by: Mapped[str | None] = mapped_column(sa.String(60))
    applied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[str | None] = mapped_column(sa.String(60))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
