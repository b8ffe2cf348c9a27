"""Tables: the city's phrases, and what became of contested findings. Rows are never deleted."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word
from rules.city_terms import Treatment


class Term(Base):
    """A phrase, what is done about it, who said so and why; one that no longer counts has an end."""

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

    #: The same phrase counts once, however many people register it at the same moment.
    __table_args__ = (
        sa.Index(
            "uq_city_terms_counting",
            phrase,
            treatment,
            rule,
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        ),
    )


class Verdict(StrEnum):
    """What became of a contested finding: a phrase was registered（採用）, or nothing changes（見送り）."""

    ADOPTED = "adopted"
    DISMISSED = "dismissed"


class ContestVerdict(Base):
    """The verdict on a contested finding; it holds for the same check and words in all revisions of the draft."""

    __tablename__ = "contest_verdicts"

    finding_id: Mapped[int] = mapped_column(sa.ForeignKey("findings.id"), primary_key=True, autoincrement=False)
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))
    term_id: Mapped[int | None] = mapped_column(sa.ForeignKey("city_terms.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
