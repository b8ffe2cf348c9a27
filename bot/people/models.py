"""Tables: the city, sections (所属), people and who is what in which section."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.base import Base, UtcDateTime, word


class Role(StrEnum):
    """What a person is in a section."""

    STAFF = "staff"
    HEAD = "section_head"
    ACTING = "acting_approver"


class City(Base):
    """The city, one row: filled from the city file at first, afterwards the truth itself."""

    __tablename__ = "city"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    homepage: Mapped[str] = mapped_column(sa.String(300))
    area_code: Mapped[str] = mapped_column(sa.String(6))
    work_start: Mapped[str] = mapped_column(sa.String(5))
    work_end: Mapped[str] = mapped_column(sa.String(5))
    closed: Mapped[list[str]] = mapped_column(sa.JSON)
    incidents_channel: Mapped[str | None] = mapped_column(sa.String(40))
    pr_channel: Mapped[str | None] = mapped_column(sa.String(40))
    phone_directory: Mapped[dict[str, str] | None] = mapped_column(sa.JSON)
    #: Who is told of a grave incident besides the head and the PR division: Slack ids by duty.
    escalation: Mapped[dict[str, list[str]] | None] = mapped_column(sa.JSON)


class Section(Base):
    """所属: a section of the city office."""

    __tablename__ = "sections"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    pr_division: Mapped[bool] = mapped_column(default=False)
    members: Mapped[list["Membership"]] = relationship(back_populates="section", cascade="all, delete-orphan")


class Person(Base):
    """A member of staff, known by the Slack user id."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    slack_id: Mapped[str] = mapped_column(sa.String(40), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    memberships: Mapped[list["Membership"]] = relationship(back_populates="person")


class Membership(Base):
    """A person's role in a section; one person can have several roles in one section."""

    __tablename__ = "memberships"

    section_id: Mapped[int] = mapped_column(sa.ForeignKey("sections.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), primary_key=True, index=True)
    role: Mapped[Role] = mapped_column(word(Role), primary_key=True)
    section: Mapped[Section] = relationship(back_populates="members")
    person: Mapped[Person] = relationship(back_populates="memberships")


class Absence(Base):
    """不在: a person is away from the first to the last of these days (dates in Japan, both included)."""

    __tablename__ = "absences"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    first_day: Mapped[date] = mapped_column(sa.Date)
    last_day: Mapped[date] = mapped_column(sa.Date)
    set_by: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    #: Ended before its last day, or never meant.
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
