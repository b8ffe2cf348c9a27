"""A database belongs to one Slack workspace, that of its first start."""

import pytest

from bot.audit.reading import export
from bot.errors import UserError
from bot.org.workspace import Team, bind, require_free_for
from bot.store.unit import Store
from tests.support.office import open_office, written

CITY, OTHER = Team("T0CITY", "新見市役所"), Team("T0OTHER", "練習")


def test_the_first_workspace_is_remembered_and_another_is_refused(store: Store) -> None:
    bind(store, CITY)
    bind(store, CITY)

    with pytest.raises(UserError) as refusal:
        bind(store, OTHER)

    assert "「新見市役所」（T0CITY）のもの" in refusal.value.what
    assert "「練習」（T0OTHER）では使えません" in refusal.value.what
    assert "DATABASE_URL" in refusal.value.what_to_do
    with store.read() as session:
        assert [entry["event"] for entry in export(session)] == ["org.imported", "workspace.bound"]


def test_one_practises_on_a_new_database_and_on_that_of_the_practice_workspace(store: Store) -> None:
    require_free_for(OTHER, store.engine)
    bind(store, OTHER)
    require_free_for(OTHER, store.engine)

    with store.read() as session:
        assert [entry["event"] for entry in export(session)][-1] == "workspace.bound"


def test_one_does_not_practise_on_the_database_of_the_city(store: Store) -> None:
    bind(store, CITY)
    with pytest.raises(UserError, match="T0CITY"):
        require_free_for(OTHER, store.engine)


def test_one_does_not_practise_among_drafts_of_nobody_knows_which_workspace(store: Store, database_url: str) -> None:
    with open_office(database_url, store.clock) as bot:
        written(bot)
    with pytest.raises(UserError, match="投稿案が入っている"):
        require_free_for(OTHER, store.engine)
