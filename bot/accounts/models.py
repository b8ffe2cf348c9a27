"""Tables: official accounts and the sections that run them (§5(1))."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, word


class Platform(StrEnum):
    """The social media a city runs accounts on (§2, §3)."""

    FACEBOOK = "facebook"
    X = "x"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    LINE = "line"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    NOTE = "note"


PLATFORM_NAMES = {
    Platform.FACEBOOK: "Facebook",
    Platform.X: "X",
    Platform.INSTAGRAM: "Instagram",
    Platform.THREADS: "Threads",
    Platform.LINE: "LINE",
    Platform.YOUTUBE: "YouTube",
    Platform.TIKTOK: "TikTok",
    Platform.NOTE: "note",
}


class Account(Base):
    """An account of the city on one platform. Rows are never deleted; a closed account is not active."""

    __tablename__ = "accounts"
    __table_args__ = (sa.UniqueConstraint("platform", "handle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[Platform] = mapped_column(word(Platform))
    name: Mapped[str] = mapped_column(sa.String(80))
    handle: Mapped[str] = mapped_column(sa.String(80))
    url: Mapped[str] = mapped_column(sa.String(300))
    opens: Mapped[str] = mapped_column(sa.String(5))
    closes: Mapped[str] = mapped_column(sa.String(5))
    active: Mapped[bool] = mapped_column(default=True)


class AccountSection(Base):
    """Which sections run an account; several for a joint account."""

    __tablename__ = "account_sections"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("sections.id"), primary_key=True, index=True)
