"""What goes wrong in the database is told without what people wrote."""

import traceback

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.drafts.models import Decision
from bot.drafts.states import Actor, Event
from bot.store.unit import Store

WORDS = "新見 花子さんの電話番号を消してください"


def told_of(failure: DBAPIError) -> str:
    """Everything that a log or the file of faults would get to see."""
    return "".join(traceback.format_exception(failure))


def test_a_row_that_is_refused_is_told_without_its_words(store: Store) -> None:
    of_nobody = Decision(
        draft_id=999, revision=1, event=Event.APPROVE, actor=Actor.APPROVER, reason=WORDS, at=store.clock.now()
    )

    with pytest.raises(DBAPIError) as failure, store.transaction() as tx:
        tx.session.add(of_nobody)

    assert "person_id" in told_of(failure.value)
    assert WORDS not in told_of(failure.value)


def test_a_statement_that_is_wrong_is_told_without_what_was_looked_for(store: Store) -> None:
    with pytest.raises(DBAPIError) as failure, store.read() as session:
        session.execute(sa.text("SELECT nothing FROM drafts WHERE :words = 'x'"), {"words": WORDS})

    assert "nothing" in told_of(failure.value)
    assert WORDS not in told_of(failure.value)
