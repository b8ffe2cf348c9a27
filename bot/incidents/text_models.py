"""Tables: the texts of an incident（§7）, who wrote and approved them, and where they were made public."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word
from rules.incidents.kinds import Channel


class TextState(StrEnum):
    """Where a text stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"
    PUBLISHED = "published"
    REPLACED = "replaced"


TEXT_NAMES = {
    TextState.WAITING: "承認待ち",
    TextState.APPROVED: "承認",
    TextState.RETURNED: "差戻し",
    TextState.PUBLISHED: "公表済み",
    TextState.REPLACED: "書き直し済み",
}


class IncidentText(Base):
    """A text, never changed after it was written: who wants other words puts another in its place.

    It needs the responsible head（`head_id`）and the PR division（`pr_id`）; neither may be the writer, nor both one.
    `remarks` are what the check asks to be confirmed.
    """

    __tablename__ = "incident_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"), index=True)
    statement: Mapped[str] = mapped_column(sa.String(60))
    title: Mapped[str] = mapped_column(sa.String(120))
    channel: Mapped[Channel] = mapped_column(word(Channel))
    text: Mapped[str] = mapped_column(sa.Text)
    remarks: Mapped[list[str]] = mapped_column(sa.JSON)
    state: Mapped[TextState] = mapped_column(word(TextState))
    card: Mapped[str] = mapped_column(sa.String(32))
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    head_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    head_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    pr_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    pr_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(sa.Text)
    url: Mapped[str] = mapped_column(sa.String(500))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
