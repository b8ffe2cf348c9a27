"""A database from before, in which one word was registered five times at the same moment."""

from alembic import command
from alembic.config import Config

from bot.store.migrate import upgrade
from bot.store.unit import Store
from bot.terms.models import Term
from bot.terms.service import Terms, export
from rules.city_terms import Treatment
from tests.store.test_migrations import MIGRATIONS

CAROL = "U01CAROL"


def test_the_first_of_equal_words_goes_on_counting(store: Store, terms: Terms) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    with store.transaction() as tx:
        for number in range(1, 6):
            row = Term(id=number, phrase="にいみん", treatment=Treatment.WATCH, clause="6(2)ア", rule="", reason="愛称")
            row.added_by, row.added_at = 1, tx.now
            tx.session.add(row)

    upgrade(store.engine)

    assert [one.id for one in terms.current(by=CAROL)] == [1]
    assert [one["removed_at"] is None for one in export(store)] == [True, False, False, False, False]
