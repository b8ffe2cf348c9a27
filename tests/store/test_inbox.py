"""Nothing happens twice: Slack may deliver a press again, even at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.audit.reading import export
from bot.drafts.content import Content
from bot.drafts.errors import AlreadyMoved
from bot.drafts.models import Draft
from bot.drafts.views import DraftView
from bot.store.inbox import forget_before
from tests.support.clocks import StandingClock
from tests.support.office import HANAKO, KACHO, MARKET, account, handed_in, written

THREADS = 8


def at_once(press: Callable[[], DraftView]) -> list[DraftView]:
    """What eight deliveries of the same press answer that arrive together."""
    together = Barrier(THREADS)

    def one() -> DraftView:
        together.wait()
        return press()

    with ThreadPoolExecutor(THREADS) as pool:
        return [answer.result() for answer in [pool.submit(one) for _ in range(THREADS)]]


def steps(bot: Bot) -> list[object]:
    with bot.store.read() as session:
        return [entry["event"] for entry in export(session)]


def letters(bot: Bot, draft: DraftView, intent: str) -> int:
    with bot.store.transaction() as tx:
        return len(tx.outbox.messages(f"draft:{draft.id}", intent))


def test_a_press_delivered_eight_times_at_once_decides_once(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))

    answers = at_once(lambda: bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="press-1"))

    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0].decisions) == 1
    assert steps(bot).count("draft.approve") == 1
    assert letters(bot, draft, "approved") == 1


def test_a_form_delivered_eight_times_at_once_makes_one_draft(bot: Bot) -> None:
    content = Content(text=MARKET, account_ids=(account(bot.store),))

    answers = at_once(lambda: bot.office.writing.save(content, by=HANAKO, delivery="form-1"))

    assert len({answer.id for answer in answers}) == 1
    with bot.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 1


def test_a_press_that_was_refused_is_not_counted_as_delivered(bot: Bot) -> None:
    draft = written(bot)
    with pytest.raises(AlreadyMoved):
        bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="press-1")
    handed_in(bot.office, draft)

    approved = bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="press-1")

    assert len(approved.decisions) == 1


def test_a_repeated_delivery_shows_the_draft_as_it_stands_now(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="press-1")
    withdrawn = bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)

    assert bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="press-1") == withdrawn


def test_old_deliveries_are_forgotten_and_young_ones_are_not(bot: Bot, clock: StandingClock) -> None:
    draft = handed_in(bot.office, written(bot))
    bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="old")
    clock.forward(timedelta(days=20))
    bot.office.submitting.withdraw(draft.id, 1, by=HANAKO, delivery="young")
    with bot.store.transaction() as tx:
        assert forget_before(tx.session, tx.now - timedelta(days=10)) == 1

    bot.office.submitting.withdraw(draft.id, 1, by=HANAKO, delivery="young")
    with pytest.raises(AlreadyMoved):
        bot.office.deciding.approve(draft.id, 1, by=KACHO, delivery="old")
