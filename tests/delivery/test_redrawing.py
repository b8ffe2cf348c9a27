"""Cards are drawn again as often as somebody would see a difference, and what was sent is not kept for ever."""

from datetime import timedelta

from bot.delivery.clock import KEEP_MESSAGES
from bot.drafts.moves import REDRAWN
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.store.outbox import OutboxMessage, OutboxState
from tests.delivery.post_office import PostOffice
from tests.support.office import HANAKO, KACHO, MARKET
from tests.support.page import Json, buttons, said

REASON = "時刻を入れてください。"


def redrawings(office: PostOffice, *states: OutboxState) -> list[OutboxMessage]:
    return [row for row in office.rows(*states) if row.intent == REDRAWN]


def labels(card: Json) -> list[str]:
    return [one["text"]["text"] for one in buttons(card)]


def hand_in(office: PostOffice, draft: DraftView) -> None:
    office.clock.forward(timedelta(seconds=1))
    handed_in = office.bot.office.submitting.submit(draft.id, draft.revision.number, {}, by=HANAKO)
    assert handed_in.state is State.PENDING


def send_back(office: PostOffice, draft: DraftView) -> None:
    office.clock.forward(timedelta(seconds=1))
    office.bot.office.deciding.return_for_revision(draft.id, draft.revision.number, REASON, by=KACHO)


def revise(office: PostOffice, draft: DraftView, words: str) -> DraftView:
    office.clock.forward(timedelta(seconds=1))
    return office.bot.office.writing.retype(draft.id, draft.revision.number, MARKET + words, by=HANAKO)


def test_a_card_waits_for_one_drawing_however_often_the_draft_moves(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    hand_in(office, draft)
    office.later(1)

    send_back(office, draft)
    draft = revise(office, draft, "予約はいりません。")
    hand_in(office, draft)

    waiting = redrawings(office, OutboxState.PENDING)
    assert len(waiting) == len({row.target for row in waiting})
    office.later(1)
    first_card = office.sees(KACHO)[0]
    assert "今は第2版で「承認待ち」です" in said(first_card)
    assert "承認する" not in labels(first_card)


def test_a_drawing_that_is_on_its_way_may_be_too_early_for_the_next_move(each_office: PostOffice) -> None:
    office = each_office
    draft = office.draft()
    hand_in(office, draft)
    office.later(1)
    send_back(office, draft)
    slow = office.other_worker()
    taken = [slow.claim() for _ in range(2)]  # drawn as it was returned, and not sent yet
    assert {REDRAWN} <= {one.intent for one in taken if one is not None}

    office.bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)

    under_way = {row.target for row in redrawings(office, OutboxState.SENDING)}
    assert under_way <= {row.target for row in redrawings(office, OutboxState.PENDING)}


def test_rounds_of_revision_redraw_the_cards_of_the_last_round_only(office: PostOffice) -> None:
    draft = office.draft()
    drawn = []
    for number in range(6):
        before = len(redrawings(office))
        hand_in(office, draft)
        office.later(1)
        send_back(office, draft)
        office.later(1)
        draft = revise(office, draft, "予約はいりません。" if number % 2 else "参加は無料です。")
        office.later(1)
        drawn.append(len(redrawings(office)) - before)

    assert drawn[1:] == [drawn[1]] * 5
    hand_in(office, draft)
    office.later(1)
    cards = [one for one in office.sees(KACHO) if "承認のお願い" in said(one)]
    assert len(cards) == 7
    for card in cards[:-1]:
        assert "提出されると" not in said(card)
        assert "承認する" not in labels(card)
    assert "承認する" in labels(cards[-1])


def test_what_was_sent_about_a_finished_draft_is_forgotten_in_time(each_office: PostOffice) -> None:
    office = each_office
    finished, live = office.draft(), office.draft("図書館では、絵本の読み聞かせを行っています。")
    for draft in (finished, live):
        hand_in(office, draft)
    office.bot.office.submitting.withdraw(finished.id, 1, by=HANAKO)
    office.later(1)
    kept = {row.message_id for row in office.rows() if row.subject == f"draft:{live.id}"}
    assert len(office.rows()) > len(kept)

    office.clock.forward(KEEP_MESSAGES - timedelta(minutes=1))
    office.bot.clockwork.tidy()
    assert len(office.rows()) > len(kept)

    office.clock.forward(timedelta(minutes=2))
    office.bot.clockwork.tidy()
    assert {row.message_id for row in office.rows()} == kept


def test_what_could_not_be_delivered_is_kept(office: PostOffice) -> None:
    draft = office.draft()
    hand_in(office, draft)
    office.fault("chat.postMessage", "error:channel_not_found")
    office.later(1)
    office.bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)
    office.later(1)
    assert len(office.rows()) > 1

    office.clock.forward(KEEP_MESSAGES * 2)
    office.bot.clockwork.tidy()

    assert [row.state for row in office.rows()] == [OutboxState.PARKED]
