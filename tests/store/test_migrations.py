"""Models and migrations describe the same tables; a database can go back and forth between them."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from bot.app import Bot
from bot.store.base import Base
from bot.store.engine import make_engine
from bot.store.migrate import require_migrated, upgrade
from tests.support.office import KACHO, handed_in, written

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def differences(engine: sa.Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))


def downgrade(engine: sa.Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def test_the_models_and_the_migrations_agree(database_url: str) -> None:
    engine = make_engine(database_url)
    assert {"drafts", "outbox", "inbox", "audit"} <= set(Base.metadata.tables)
    assert differences(engine) == []
    engine.dispose()


def test_a_database_in_use_goes_back_to_nothing_and_up_again(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    bot.office.deciding.approve(draft.id, 1, by=KACHO)
    engine = bot.store.engine

    downgrade(engine)
    assert sa.inspect(engine).get_table_names() == ["alembic_version"]

    upgrade(engine)
    require_migrated(engine)
    assert differences(engine) == []


def test_migrating_a_migrated_database_changes_nothing(bot: Bot) -> None:
    draft = written(bot)
    upgrade(bot.store.engine)
    assert bot.office.reading.render(draft.id) == draft
