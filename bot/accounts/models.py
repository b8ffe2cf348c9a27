"""Tables: official accounts, the sections that run them (§5(1)), and the people who do."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.accounts.states import State
from bot.store.base import Base, UtcDateTime, word


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


class Basis(StrEnum):
    """What an account's standing rests on: the procedure of §5, or that it was there before the register（移行）."""

    PROCEDURE = "procedure"
    INHERITED = "inherited"


class PersonRole(StrEnum):
    """What a person is for an account."""

    HEAD = "head"
    OPERATOR = "operator"
    ADMINISTRATOR = "administrator"


class Account(Base):
    """An account of the city on one platform, and where it stands. Rows are never deleted.

    `version` counts what was changed of it: cards carry it, so that an old one decides nothing new.
    """

    __tablename__ = "accounts"
    __table_args__ = (sa.UniqueConstraint("platform", "handle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[Platform] = mapped_column(word(Platform))
    name: Mapped[str] = mapped_column(sa.String(80))
    handle: Mapped[str] = mapped_column(sa.String(80))
    url: Mapped[str] = mapped_column(sa.String(300))
    opens: Mapped[str] = mapped_column(sa.String(5))
    closes: Mapped[str] = mapped_column(sa.String(5))
    state: Mapped[State] = mapped_column(word(State), index=True, server_default=State.PREPARING.value)
    version: Mapped[int] = mapped_column(server_default="1")
    basis: Mapped[Basis] = mapped_column(word(Basis), server_default=Basis.PROCEDURE.value)


class AccountProfile(Base):
    """What else the register keeps of an account: one row each.

    `contractor` names who runs it where that is not the city's staff, "" otherwise (§4 covers staff only); `theme` is
    what several sections have in common (§5(1)); `answering` is how opinions and questions are dealt with (§5(3)エ).
    """

    __tablename__ = "account_profiles"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True, autoincrement=False)
    purpose: Mapped[str] = mapped_column(sa.Text)
    contents: Mapped[str] = mapped_column(sa.Text, server_default=sa.text("''"))
    answering: Mapped[str] = mapped_column(sa.Text)
    theme: Mapped[str] = mapped_column(sa.String(200))
    contractor: Mapped[str] = mapped_column(sa.String(200))
    opened_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    official_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    listed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closing_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closing_reason: Mapped[str] = mapped_column(sa.Text)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AccountSection(Base):
    """Which sections run an account; several for a joint account."""

    __tablename__ = "account_sections"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("sections.id"), primary_key=True, index=True)
    #: 代表所属: its head decides for all sections; where none leads, the head of each section does (§5(1)).
    lead: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class AccountPerson(Base):
    """Who is what for an account, since when; one who is no longer has an end. Rows are never deleted."""

    __tablename__ = "account_people"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    role: Mapped[PersonRole] = mapped_column(word(PersonRole))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        sa.Index(
            "uq_account_people_now",
            account_id,
            role,
            person_id,
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        ),
    )


class Measure(StrEnum):
    """What an open incident asks of the drafts for an account (§7)."""

    CONCURRENCE = "concurrence"
    PAUSED = "paused"


class Hold(Base):
    """An incident keeps back the drafts of an account, or of all accounts where none is named."""

    __tablename__ = "account_holds"
    __table_args__ = (sa.Index("ix_account_holds_subject", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    subject: Mapped[str] = mapped_column(sa.String(60))
    measure: Mapped[Measure] = mapped_column(word(Measure))
    why: Mapped[str] = mapped_column(sa.String(200))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
