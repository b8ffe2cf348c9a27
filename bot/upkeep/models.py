"""Tables: why an account stays open without posts, what was looked at in a year, the digests of the months."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word
from rules.upkeep import YearlyTask


class DormancyReason(Base):
    """A head's reason why an account stays open although nothing is posted, and until when it holds."""

    __tablename__ = "dormancy_reasons"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    reason: Mapped[str] = mapped_column(sa.String(300))
    until: Mapped[date] = mapped_column(sa.Date)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class YearlyRecord(Base):
    """One task of the year that somebody did for an account."""

    __tablename__ = "yearly_records"
    __table_args__ = (sa.Index("ix_yearly_records_account_task", "account_id", "task", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    task: Mapped[YearlyTask] = mapped_column(word(YearlyTask))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class MonthlyDigest(Base):
    """The figures of a month as they were told; `chart_file` is Slack's id of the chart, None where there is none."""

    __tablename__ = "monthly_digests"

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(sa.String(7), unique=True)
    figures: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    chart_file: Mapped[str | None] = mapped_column(sa.String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
