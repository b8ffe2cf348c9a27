"""緊急投稿（§6(1)ただし書）: posted first, approved afterwards by noon of the next business day."""

from datetime import datetime

import pytest

from bot.accounts.models import Measure
from bot.cards.emergency import emergency_notice
from bot.drafts.errors import AlreadyMoved, NotForPostingFirst, NotYours, OwnText, ReasonMissing
from bot.drafts.posting import Posted
from bot.drafts.states import Event, State
from bot.drafts.views import DraftView
from tests.cards.reading import said
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, ERIN, FRANK, answers_to, handed_in, hold, told, written
from tests.support.clocks import TOKYO, StandingClock
from tests.support.offices import BLOCKED, QUESTIONED, Services

WHY = "土砂崩れで道路が通れないため。"


def declared(office: Services, draft: DraftView | None = None) -> DraftView:
    draft = draft or written(office)
    return office.emergency.post_first(draft.id, draft.revision.number, WHY, by=ALICE)


def posted(office: Services, draft: DraftView) -> DraftView:
    """The report of a draft on all its accounts."""
    now = office.store.clock.now()
    where = {one.id: Posted("https://www.facebook.com/niimi.kanko/posts/1", now) for one in draft.revision.accounts}
    return office.posting.report(draft.id, draft.revision.number, where, by=ALICE)


def test_the_drafter_posts_and_the_head_approves_afterwards(office: Services) -> None:
    draft = declared(office)
    assert draft.state is State.EMERGENCY
    assert draft.retro_due_at == datetime(2026, 11, 27, 12, 0, tzinfo=TOKYO)
    assert told(office.store, "retro_requested") == []

    waiting = posted(office, draft)
    assert waiting.state is State.RETRO_PENDING
    assert told(office.store, "retro_requested") == [BOB]

    approved = office.emergency.approve_afterwards(draft.id, 1, by=BOB)
    assert approved.state is State.COMPLETED
    assert told(office.store, "retro_approved") == [ALICE]


def test_head_deputy_and_pr_division_hear_of_it_at_once(office: Services) -> None:
    declared(office)
    assert set(told(office.store, "emergency")) == {BOB, ERIN, CAROL}
    assert told(office.store, "post_first") == [ALICE]


def test_what_was_refused_afterwards_is_put_right_and_reported(office: Services) -> None:
    draft = posted(office, declared(office))
    refused = office.emergency.refuse_afterwards(draft.id, 1, "通れる道があります。訂正してください。", by=BOB)
    assert refused.state is State.RETRO_REFUSED
    assert told(office.store, "retro_refused") == [ALICE]
    with pytest.raises(NotYours):
        office.emergency.settle(draft.id, 1, "訂正しました。", by=FRANK)

    settled = office.emergency.settle(draft.id, 1, "午後3時に訂正を投稿しました。", by=ALICE)

    assert (settled.state, settled.decisions[-1].event) == (State.COMPLETED, Event.SETTLE)
    assert told(office.store, "settled") == [BOB]


def test_a_draft_that_waits_for_an_approval_can_become_urgent(office: Services) -> None:
    assert declared(office, handed_in(office)).state is State.EMERGENCY


def test_a_needless_emergency_is_pulled_back_before_it_is_posted(office: Services) -> None:
    draft = declared(office)
    assert office.submitting.pull_back(draft.id, 1, by=ALICE).state is State.UNSUBMITTED
    with pytest.raises(AlreadyMoved):
        posted(office, draft)
    told_heads = said(emergency_notice(office.reading.render(draft.id), 1).blocks)
    assert "取りやめになりました。今は「下書き」です。" in told_heads


def test_open_questions_are_answered_first_and_a_contested_error_never_goes_first(office: Services) -> None:
    questioned = written(office, f"{QUESTIONED}です。")
    assert declared(office, questioned).state is State.UNSUBMITTED

    blocked = handed_in(office, f"{BLOCKED}です。")
    with pytest.raises(NotForPostingFirst, match="異議"):
        declared(office, blocked)


def test_a_reason_is_needed(office: Services) -> None:
    draft = written(office)
    with pytest.raises(ReasonMissing):
        office.emergency.post_first(draft.id, 1, "　", by=ALICE)


def test_on_an_account_in_an_incident_only_what_is_about_lives_goes_first(office: Services) -> None:
    hold(office.store, Measure.PAUSED)
    draft = written(office)
    with pytest.raises(NotForPostingFirst, match="第1号"):
        declared(office, draft)
    first = office.emergency.post_first(draft.id, 1, WHY, by=ALICE, life_at_stake=True)
    assert first.state is State.EMERGENCY


def test_nobody_approves_their_own_emergency(office: Services) -> None:
    draft = written(office, by=BOB)
    office.emergency.post_first(draft.id, 1, WHY, by=BOB)
    now = office.store.clock.now()
    where = {one.id: Posted("https://www.facebook.com/niimi.kanko/posts/1", now) for one in draft.revision.accounts}
    office.posting.report(draft.id, 1, where, by=BOB)
    with pytest.raises(OwnText):
        office.emergency.approve_afterwards(draft.id, 1, by=BOB)
    with pytest.raises(NotYours):
        office.emergency.approve_afterwards(draft.id, 1, by=DAVE)
    assert office.emergency.approve_afterwards(draft.id, 1, by=ERIN).state is State.COMPLETED


def test_at_the_years_end_the_deadline_is_in_the_new_year(office: Services, clock: StandingClock) -> None:
    draft = written(office)
    clock.forward(datetime(2026, 12, 28, 21, 30, tzinfo=TOKYO) - clock.now())
    assert declared(office, draft).retro_due_at == datetime(2027, 1, 4, 12, 0, tzinfo=TOKYO)


def test_the_same_press_twice_declares_once(office: Services) -> None:
    draft = written(office)
    for _ in range(2):
        office.emergency.post_first(draft.id, 1, WHY, by=ALICE, delivery="press:1")
    assert told(office.store, "post_first") == [ALICE]
    assert answers_to(draft) == {}
