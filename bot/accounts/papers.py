"""Tables: the papers of an account — its texts, the §3 admission, reports, the listing, the steps of its end."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base, UtcDateTime, word


class DocumentKind(StrEnum):
    """The texts an account must have: 運用ポリシー §5(3), 利用規約 §5(4), プロフィール §5(6)."""

    POLICY = "policy"
    TERMS = "terms"
    BIO = "bio"


DOCUMENT_NAMES = {
    DocumentKind.POLICY: "運用ポリシー",
    DocumentKind.TERMS: "利用規約",
    DocumentKind.BIO: "プロフィール（自由記述欄）",
}


class Document(Base):
    """One version of a text. Never changed after it was written.

    `missing` are the keys of the items it lacks, as found when it was written; `url_field` is what stands in the
    platform's own field for an address (a bio's only).
    """

    __tablename__ = "account_documents"
    __table_args__ = (sa.UniqueConstraint("account_id", "kind", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    kind: Mapped[DocumentKind] = mapped_column(word(DocumentKind))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(sa.Text)
    url_field: Mapped[str] = mapped_column(sa.String(300))
    digest: Mapped[str] = mapped_column(sa.String(64))
    missing: Mapped[list[str]] = mapped_column(sa.JSON)
    editor_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Admission(Base):
    """§3: whether a platform other than Facebook may be used, asked by a section and decided by the PR division."""

    __tablename__ = "account_admissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    risks: Mapped[str] = mapped_column(sa.Text)
    safeguards: Mapped[str] = mapped_column(sa.Text)
    asked_by: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    admitted: Mapped[bool | None]
    reason: Mapped[str] = mapped_column(sa.Text)


class Report(Base):
    """§5(2): a report to the PR division, with what the account was then, and what the division made of it."""

    __tablename__ = "account_reports"
    __table_args__ = (sa.UniqueConstraint("account_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    number: Mapped[int]
    version: Mapped[int]
    snapshot: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    reporter_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received: Mapped[bool | None]
    reason: Mapped[str] = mapped_column(sa.Text)


class ListingConfirmation(Base):
    """§5(5): the PR division confirmed that a listing of this digest is up on the city's homepage, at `url`."""

    __tablename__ = "listing_confirmations"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(sa.String(64))
    url: Mapped[str] = mapped_column(sa.String(300))
    accounts: Mapped[int]
    confirmed_by: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Step(StrEnum):
    """What is to be done before an account is closed, in this order."""

    NOTICE = "notice"
    ARCHIVE = "archive"
    ACCESS = "access"
    HANDLE = "handle"
    LINKS = "links"


class ClosingStep(Base):
    """A step of closing an account that was done, by whom, when, with what to remember."""

    __tablename__ = "account_closing_steps"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True, autoincrement=False)
    step: Mapped[Step] = mapped_column(word(Step), primary_key=True)
    done_by: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(sa.Text)
