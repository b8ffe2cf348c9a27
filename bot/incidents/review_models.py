"""Tables of the after-action report: what was learned, and what is to be better (再発防止策)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime


class IncidentReview(Base):
    """What people wrote for the after-action report, by the names of `bot.incidents.review.PARTS`."""

    __tablename__ = "incident_reviews"

    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"), primary_key=True, autoincrement=False)
    parts: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    by: Mapped[str] = mapped_column(sa.String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int]


class IncidentMeasure(Base):
    """再発防止策: what is to be done, by whom, until which day (in Japan)."""

    __tablename__ = "incident_measures"

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"), index=True)
    what: Mapped[str] = mapped_column(sa.Text)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    due_on: Mapped[date] = mapped_column(sa.Date)
    set_by: Mapped[str] = mapped_column(sa.String(40))
    done_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
