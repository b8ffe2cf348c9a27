"""Table: the city's phrases. Rows are never deleted; a phrase that no longer counts has an end."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word
from rules.city_terms import Treatment


class Term(Base):
    """A phrase, what is done about it, who said so and why."""

    __tablename__ = "city_terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    phrase: Mapped[str] = mapped_column(sa.String(80))
    treatment: Mapped[Treatment] = mapped_column(word(Treatment))
    clause: Mapped[str] = mapped_column(sa.String(20))
    rule: Mapped[str] = mapped_column(sa.String(80))
    reason: Mapped[str] = mapped_column(sa.String(300))
    added_by: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
