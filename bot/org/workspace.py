"""Which Slack workspace a database belongs to: what waits in it must never go out to the people of another."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.audit import record
from bot.drafts.models import Draft
from bot.errors import UserError
from bot.store.base import Base, UtcDateTime
from bot.store.migrate import connecting
from bot.store.rows import insert_new
from bot.store.unit import Store

_ONLY = 1


class Workspace(Base):
    """The workspace, one row: written at the first start with a token of it."""

    __tablename__ = "workspace"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = mapped_column(sa.String(200))
    bound_at: Mapped[datetime] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Team:
    """A workspace as Slack names it: `team_id` and `team` of auth.test."""

    id: str
    name: str


class AnotherWorkspace(UserError):
    """The database belongs to another workspace than the token."""

    def __init__(self, owner: Team, asking: Team) -> None:
        super().__init__(
            f"このデータベースは、Slack のワークスペース「{owner.name}」（{owner.id}）のものです。"
            f"「{asking.name}」（{asking.id}）では使えません。",
            "DATABASE_URL に別のデータベースを指定するか、SLACK_BOT_TOKEN を確かめてください。",
        )


def bind(store: Store, team: Team) -> None:
    """Remember the workspace at the first start; afterwards let pass only this one.

    Raises:
        AnotherWorkspace: the database belongs to another.
    """
    with store.read() as session:
        owner = _owner(session)
    if owner is None:
        with store.transaction() as tx:
            row = {"id": _ONLY, "team_id": team.id, "name": team.name[:200], "bound_at": tx.now}
            if insert_new(tx.session, Workspace, Workspace.id, **row):
                record.append(
                    tx, actor=record.SYSTEM, event="workspace.bound", subject="workspace", details={"team": team.id}
                )
            owner = _owner(tx.session)
    if owner is not None and owner.id != team.id:
        raise AnotherWorkspace(owner, team)


def require_free_for(team: Team, engine: Engine) -> None:
    """Let pass a database that a practice workspace may use: its own, or one in which nobody has written a draft.

    Asked before the database is migrated: a real one must be left as it is.

    Raises:
        AnotherWorkspace: it belongs to another workspace.
        UserError: it does not answer, or drafts were written in it for a workspace nobody noted.
    """
    with connecting(), engine.connect() as connection, Session(connection) as session:
        tables = sa.inspect(connection).get_table_names()
        owner = _owner(session) if Workspace.__tablename__ in tables else None
        used = Draft.__tablename__ in tables and session.scalar(sa.select(Draft.id).limit(1)) is not None
    if owner is None and used:
        raise UserError(
            "DATABASE_URL のデータベースには投稿案が入っているため、練習には使えません。",
            "DATABASE_URL を外すか、空のデータベースを指定してください。",
        )
    if owner is not None and owner.id != team.id:
        raise AnotherWorkspace(owner, team)


def _owner(session: Session) -> Team | None:
    row = session.get(Workspace, _ONLY)
    return None if row is None else Team(row.team_id, row.name)
