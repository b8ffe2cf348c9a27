"""Alembic's entry: the connection is passed in by `bot.store.migrate`, or opened from DATABASE_URL for developers."""

import os

from alembic import context
from sqlalchemy.engine import Connection

import bot.accounts.models
import bot.accounts.papers
import bot.accounts.rotation.models
import bot.audit.record
import bot.drafts.models
import bot.org.transfers.models
import bot.org.workspace
import bot.people.models
import bot.reminders.models
import bot.store.inbox
import bot.store.outbox
import bot.terms.models
import bot.upkeep.models  # noqa: F401 - the imports register the tables
from bot.store.base import Base
from bot.store.engine import make_engine


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with make_engine(os.environ.get("DATABASE_URL", "sqlite:///data/snsbot.db")).begin() as opened:
        _run(opened)
