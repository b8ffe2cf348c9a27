"""Tables: how an account is logged in to, its logins with their due days, and the record of changes."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.accounts.models import Platform
from bot.store.base import Base, BigId, UtcDateTime, word
from rules.rotation import Cause


class CredentialModel(StrEnum):
    """How people get into an account."""

    SHARED_LOGIN = "shared_login"
    PAGE_ROLES = "page_roles"
    ORG_ADMIN = "org_admin"


MODEL_NAMES = {
    CredentialModel.SHARED_LOGIN: "共通のログイン（1つのIDとパスワードを使う）",
    CredentialModel.PAGE_ROLES: "管理者ごとのログイン（各自のIDに権限を付ける）",
    CredentialModel.ORG_ADMIN: "組織の管理アカウント",
}


def usual_model(platform: Platform) -> CredentialModel:
    """What is assumed until somebody says otherwise: a Facebook page has no password of its own."""
    return CredentialModel.PAGE_ROLES if platform is Platform.FACEBOOK else CredentialModel.SHARED_LOGIN


class Credential(Base):
    """The setting of an account; an account without a row has the usual one."""

    __tablename__ = "credentials"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True, autoincrement=False)
    model: Mapped[CredentialModel] = mapped_column(word(CredentialModel))
    interval_days: Mapped[int]


class Login(Base):
    """One way into an account: of all who run it, or of one administrator (`person_id`). Rows are never deleted.

    `due_on` is the day in Japan by which it is to be changed, `cause` why, known since `since`. `version` counts what
    moved it: a form carries it, so that one change is not recorded twice. `active` ends with the person's role or the
    account's end.
    """

    __tablename__ = "logins"
    __table_args__ = (
        sa.UniqueConstraint("account_id", "person_id"),
        sa.Index("ix_logins_overdue", "active", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    due_on: Mapped[date] = mapped_column(sa.Date)
    cause: Mapped[Cause] = mapped_column(word(Cause))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_on: Mapped[date | None] = mapped_column(sa.Date)
    version: Mapped[int]
    active: Mapped[bool]


class RotationRecord(Base):
    """パスワード変更の記録: one change of one login. Never changed, never deleted, never a password.

    `attested` are the keys of `rules.rotation.Attestation` that were ticked; `note` is short and was searched for
    anything that may be a password.
    """

    __tablename__ = "rotation_records"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    login_id: Mapped[int] = mapped_column(sa.ForeignKey("logins.id"), index=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    changed_on: Mapped[date] = mapped_column(sa.Date)
    cause: Mapped[Cause] = mapped_column(word(Cause))
    attested: Mapped[list[str]] = mapped_column(sa.JSON)
    note: Mapped[str] = mapped_column(sa.String(100))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
