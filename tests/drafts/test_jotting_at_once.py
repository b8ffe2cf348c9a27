"""Slack may deliver one `/snscheck` several times at once: it is one 下書き all the same."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot.store.unit import Store
from tests.support.offices import services

HANDS = 6


def test_a_text_checked_six_times_at_once_is_one_draft(store: Store) -> None:
    office, together = services(store), Barrier(HANDS)

    def hand(_number: int) -> int:
        together.wait()
        return office.writing.jot("まちなか広場で朝市を開きます。", by="U01ALICE").id

    with ThreadPoolExecutor(HANDS) as pool:
        drafts = set(pool.map(hand, range(HANDS)))

    assert len(drafts) == 1
    assert office.reading.desk(by="U01ALICE").own.total == 1
