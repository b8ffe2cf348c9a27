"""Slack waits three seconds: a press is acknowledged before its effect, however long the database takes."""

import sqlite3
from contextlib import closing

from slack_bolt import BoltRequest, BoltResponse

from bot.cards import names
from tests.support.databases import Databases
from tests.support.page import said
from tests.support.waiting import wait_for
from tests.support.workspace import Workspace, open_workspace

_EMPTY = BoltResponse(status=200)


def _sent(form: str) -> BoltRequest:
    body = {"type": "view_submission", "view": {"type": "modal", "callback_id": form}}
    return BoltRequest(body=body, mode="socket_mode")


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


def test_a_form_that_takes_longer_than_bolt_waits_is_no_old_one(workspace: Workspace) -> None:
    """Bolt comes to the listener for whatever nobody takes when the form's own has not acknowledged in time."""
    own, *others = [one for one in workspace.bot.app._listeners if one.matches(req=_sent(names.FORM), resp=_EMPTY)]
    assert len(others) == 1
    own.ack_timeout = -1

    answer = workspace.person("新見 花子").writes("11月28日（土）に、まちなか広場で朝市を開きます。")

    assert "第1号" in said(answer)
