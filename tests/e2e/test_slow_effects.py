"""Slack waits three seconds: a press is acknowledged before its effect, however long the database takes."""

import sqlite3
from contextlib import closing

from tests.support.databases import Databases
from tests.support.waiting import wait_for
from tests.support.workspace import open_workspace


def test_a_press_is_acknowledged_while_the_database_is_busy(databases: Databases) -> None:
    url = databases.sqlite()
    with open_workspace(url) as workspace, closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as somebody:
        draft = workspace.person("新見 花子").hands_in("11月28日（土）に、まちなか広場で朝市を開きます。")
        kacho = workspace.person("商工観光課長")
        card = kacho.card("承認のお願い")

        somebody.execute("BEGIN IMMEDIATE")
        answer = kacho.presses("承認する", on=card)

        assert answer["ok"], answer
        assert workspace.state_of(draft) == "承認待ち"
        somebody.rollback()
        wait_for(lambda: workspace.state_of(draft) == "承認", "the approval to be kept")
