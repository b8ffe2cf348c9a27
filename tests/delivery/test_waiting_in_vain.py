"""An approval that could not even be asked for: who waits for it hears so, not only the 秘書広報課."""

import pytest

from bot.store.outbox import OutboxState
from tests.delivery.post_office import PostOffice
from tests.support.office import HANAKO, KACHO, PR_HEAD

GONE = "error:channel_not_found"


def told_in_vain(office: PostOffice, person: str) -> list[str]:
    return [one["text"] for one in office.sees(person) if "届けられなかった" in one["text"]]


def test_who_handed_the_draft_in_hears_that_its_approval_was_not_asked_for(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    asked = [row.recipient for row in office.rows() if row.intent == "approval_requested"]
    office.fault("chat.postMessage", GONE, times=len(asked))

    office.later(1)

    assert {row.recipient for row in office.rows(OutboxState.PARKED)} == set(asked)
    assert len(told_in_vain(office, HANAKO)) == len(asked)
    assert f"投稿案 第{draft.id}号" in office.reads(HANAKO)
    assert len(told_in_vain(office, PR_HEAD)) == len(asked)


def test_a_colleague_who_handed_it_in_hears_it_and_not_the_drafter(office: PostOffice) -> None:
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by="U01KENJI")
    asked = [row.recipient for row in office.rows() if row.intent == "approval_requested"]
    office.fault("chat.postMessage", GONE, times=len(asked))

    office.later(1)

    assert told_in_vain(office, "U01KENJI")
    assert told_in_vain(office, HANAKO) == []


@pytest.mark.parametrize("intent", ["withdrawn", "returned"])
def test_what_asks_for_nothing_is_reported_to_the_pr_division_only(office: PostOffice, intent: str) -> None:
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    office.later(1)
    office.queue(draft, KACHO, "a", intent)
    office.fault("chat.postMessage", GONE)

    office.later(1)

    assert told_in_vain(office, PR_HEAD)
    assert told_in_vain(office, HANAKO) == []
