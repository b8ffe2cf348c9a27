"""Nothing said is lost, nothing half-done is kept: state, record, outbox and inbox change together or not at all."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.audit.reading import export
from bot.drafts.models import Decision
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.store.inbox import InboxEntry
from bot.store.outbox import Letter, Outbox, OutboxMessage
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import KACHO, handed_in, open_office, written


@pytest.fixture
def pending(bot: Bot) -> DraftView:
    return handed_in(bot.office, written(bot))


def everything(bot: Bot, draft: int) -> dict[str, object]:
    """All that a decision could have left behind."""
    with bot.store.read() as session:
        return {
            "state": bot.office.reading.render(draft).state,
            "decisions": session.scalar(sa.select(sa.func.count()).select_from(Decision)),
            "record": len(list(export(session))),
            "outbox": session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage)),
            "inbox": session.scalar(sa.select(sa.func.count()).select_from(InboxEntry)),
        }


def fail(*_args: object, **_more: object) -> None:
    raise RuntimeError("the disk is full")


@pytest.mark.parametrize("where", ["recording", "telling", "committing"])
def test_a_decision_that_fails_half_way_leaves_nothing_and_can_be_made_again(
    bot: Bot, pending: DraftView, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(bot, pending.id)
    rung: list[int] = []
    bot.store.when_letters_wait(lambda: rung.append(1))

    with monkeypatch.context() as broken:
        if where == "recording":
            broken.setattr("bot.audit.record.digest", fail)
        elif where == "telling":
            broken.setattr(Outbox, "add", fail)
        else:
            sa.event.listen(bot.store.engine, "commit", fail)
        with pytest.raises(RuntimeError, match="the disk is full"):
            bot.office.deciding.approve(pending.id, 1, by=KACHO, delivery="press-1")
    if where == "committing":
        sa.event.remove(bot.store.engine, "commit", fail)

    assert everything(bot, pending.id) == before
    assert not rung

    bot.office.deciding.approve(pending.id, 1, by=KACHO, delivery="press-1")
    after = everything(bot, pending.id)
    assert (after["state"], after["decisions"], after["inbox"]) == (State.APPROVED, 1, 1)
    assert rung == [1]


def test_the_same_letter_about_the_same_thing_is_one_letter(bot: Bot) -> None:
    letter = Letter("approved", "draft:1", "U01ALICE", "r1", 1)
    for _ in range(2):
        with bot.store.transaction() as tx:
            tx.outbox.add(letter)
            tx.outbox.add(letter)
    with bot.store.transaction() as tx:
        tx.outbox.add(Letter("approved", "draft:1", "U01ALICE", "r2", 2))
        assert [one.revision for one in tx.outbox.messages("draft:1", "approved")] == [1, 2]


def test_a_writer_that_had_to_wait_dates_its_entry_after_the_one_it_waited_for(
    databases: Databases, clock: StandingClock
) -> None:
    with open_office(databases.sqlite(), clock) as bot:
        at_the_door = threading.Event()

        def second() -> datetime:
            with bot.store.transaction() as tx:
                tx.session.execute(sa.text("SELECT 1"))
                return tx.now

        with ThreadPoolExecutor(1) as pool:
            with bot.store.transaction():
                sa.event.listen(bot.store.engine, "checkout", lambda *_connection: at_the_door.set())
                waiting = pool.submit(second)
                assert at_the_door.wait(20)
                clock.forward(timedelta(seconds=5))
            assert waiting.result() == clock.now()


def test_a_moment_without_a_zone_is_refused_and_others_come_back_in_utc(bot: Bot) -> None:
    moment = datetime.fromisoformat("2026-11-26T10:00:00.123456+09:00")
    with bot.store.transaction() as tx:
        tx.session.add(InboxEntry(key="a", received_at=moment, result=""))
    with bot.store.read() as session:
        kept = session.get_one(InboxEntry, "a").received_at
    assert kept.isoformat() == "2026-11-26T01:00:00.123456+00:00"

    with pytest.raises(sa.exc.StatementError, match="without a time zone"), bot.store.transaction() as tx:
        tx.session.add(InboxEntry(key="b", received_at=moment.replace(tzinfo=None), result=""))
