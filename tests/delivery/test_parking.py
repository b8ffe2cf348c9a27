"""Poison: what can never be delivered is set aside and reported, and stops nobody else."""

import pytest

from bot.audit.reading import export, verify
from bot.cards.message import Message
from bot.delivery.queue import Claimed
from bot.delivery.rendering import Rendering
from bot.store.outbox import Letter, OutboxMessage, OutboxState
from tests.delivery.post_office import PostOffice
from tests.support.office import HANAKO, KACHO, PR_CHANNEL, PR_HEAD

GONE = "error:channel_not_found"


def until_parked(office: PostOffice, message_id: str) -> OutboxMessage:
    """Let time pass until the message is set aside; fails where it never is."""
    for _ in range(10):
        office.later(10)
        row = office.row(message_id)
        if row.state is OutboxState.PARKED:
            return row
    raise AssertionError("it was never set aside")


@pytest.mark.parametrize("error", ["channel_not_found", "invalid_blocks", "is_archived", "msg_too_long", "new_error"])
def test_what_slack_will_never_take_is_set_aside_and_reported(office: PostOffice, error: str) -> None:
    draft = office.draft()
    message = office.queue(draft, KACHO, "a")
    office.fault("chat.postMessage", f"error:{error}")

    assert office.relay.send_due() == 3  # the message and two reports

    row = office.row(message)
    assert (row.state, row.attempts, row.last_error) == (OutboxState.PARKED, 1, error)
    for reader, channel in ((PR_HEAD, None), (PR_HEAD, PR_CHANNEL)):
        report = office.reads(reader, channel)
        assert "届けられなかったお知らせがあります" in report
        assert f"投稿案 第{draft.id}号" in report
        assert error in report
    with office.bot.store.read() as session:
        entry = list(export(session))[-1]
        assert verify(session)[1] is None
    assert (entry["event"], entry["subject"]) == ("delivery.parked", f"draft:{draft.id}")
    assert entry["details"] == {"intent": "withdrawn", "to": KACHO, "why": error}


def test_the_next_messages_about_the_draft_go_out_in_their_order(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    _parked, *expected = [office.queue(draft, KACHO, about) for about in "abc"]
    office.fault("chat.postMessage", GONE)

    office.relay.send_due()

    assert office.arrived(KACHO) == expected


def test_what_was_parked_is_not_tried_again(office: PostOffice) -> None:
    office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", GONE)
    office.relay.send_due()
    assert office.later(86_400) == 0
    assert office.arrived(KACHO) == []


def test_a_report_that_cannot_be_delivered_makes_no_report_of_its_own(office: PostOffice) -> None:
    office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", GONE, times=50)

    for _ in range(5):
        office.later(600)

    assert [row.recipient for row in office.rows()] == [KACHO, PR_CHANNEL, PR_HEAD]
    assert {row.state for row in office.rows()} == {OutboxState.PARKED}
    with office.bot.store.read() as session:
        assert [entry["event"] for entry in export(session)].count("delivery.parked") == 3


def test_the_report_still_reaches_the_head_when_the_channel_is_gone(office: PostOffice) -> None:
    office.queue(office.draft(), KACHO, "a")
    office.fault("chat.postMessage", GONE, times=2)  # the message, then the report to the channel
    office.relay.send_due()
    assert "届けられなかった" in office.reads(PR_HEAD)


@pytest.fixture
def clumsy(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The bot fails in drawing messages to the head of the section as often as the list says."""
    left = [10**6]
    draw = Rendering.draw

    def drawing(self: Rendering, message: Claimed) -> Message:
        if message.recipient == KACHO and left[0] > 0:
            left[0] -= 1
            raise RuntimeError("a fault of ours, with 新見 花子's words in it")
        return draw(self, message)

    monkeypatch.setattr(Rendering, "draw", drawing)
    return left


def test_a_fault_of_ours_is_tried_again_and_then_parked_with_a_reference_number(
    office: PostOffice, clumsy: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    message, other = office.queue(office.draft(), KACHO, "a"), office.queue(office.draft(), HANAKO, "a")

    office.relay.send_due()
    assert office.arrived(HANAKO) == [other]
    row = until_parked(office, message)

    assert row.attempts == 5
    reference = str(row.last_error).rpartition(" ")[2]
    assert len(reference) == 8
    assert reference in capsys.readouterr().out
    assert f"参照番号 {reference}" in office.reads(PR_HEAD)
    assert "新見 花子" not in office.reads(PR_HEAD)
    assert "RuntimeError" not in office.reads(PR_HEAD)


def test_a_fault_that_passes_delays_the_message_only(office: PostOffice, clumsy: list[int]) -> None:
    clumsy[0] = 3
    message = office.queue(office.draft(), KACHO, "a")
    for _ in range(4):
        office.later(10)
    assert office.arrived(KACHO) == [message]
    assert office.rows(OutboxState.PARKED) == []


def test_an_intent_that_nobody_knows_is_parked(office: PostOffice) -> None:
    draft = office.draft()
    unknown, known = office.queue(draft, KACHO, "a", intent="sing_a_song"), office.queue(draft, KACHO, "a")

    assert until_parked(office, unknown).attempts == 5

    office.later(10)
    assert office.arrived(KACHO) == [known]
    assert f"投稿案 第{draft.id}号" in office.reads(PR_HEAD)


def test_a_message_about_a_draft_that_is_not_there_is_parked(office: PostOffice) -> None:
    with office.bot.store.transaction() as tx:
        tx.outbox.add(Letter("withdrawn", "draft:999", KACHO, "a", 1))
        tx.outbox.add(Letter("withdrawn", "nonsense", KACHO, "a", 1))
    ids = [row.message_id for row in office.rows()]
    for message_id in ids:
        until_parked(office, message_id)
    assert len([one for one in office.sees(PR_HEAD, PR_CHANNEL) if "届けられなかった" in one["text"]]) == 2


def test_the_redrawing_of_a_card_that_was_never_sent_is_nothing_to_do(office: PostOffice) -> None:
    draft = office.draft()
    office.bot.office.submitting.submit(draft.id, 1, {}, by=HANAKO)
    office.fault("chat.postMessage", GONE)
    office.relay.send_due()
    office.bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)

    office.later(1)

    assert office.calls("chat.update") == 0
    assert [row.intent for row in office.rows(OutboxState.PARKED)] == ["approval_requested"]
