"""Table: the one next reminder of each pending matter."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, BigId, UtcDateTime


class Reminder(Base):
    """When a matter of a subject is to be looked at next. The row goes when the matter is settled.

    `matter` names a plan ("approval_pending"), `subject` is as in the record and the outbox ("draft:12"), `stage` is
    how far the plan has come.
    """

    __tablename__ = "reminders"
    __table_args__ = (sa.UniqueConstraint("subject", "matter"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    matter: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[str] = mapped_column(sa.String(60))
    stage: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
