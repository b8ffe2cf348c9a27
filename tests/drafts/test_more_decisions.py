"""条件付き承認, 取消し, 引戻し, 差戻しの項目, 合議 on request and for accounts that an incident holds."""

from datetime import timedelta

import pytest

from bot.accounts.models import Measure
from bot.drafts.errors import AccountHeld, AlreadyConcurred, AlreadyMoved, NotYours, ReasonMissing, TextChanged
from bot.drafts.states import State
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, ERIN, KENJI, answers_to, away, handed_in, hold, lift, told
from tests.support.clocks import StandingClock
from tests.support.offices import QUESTIONED, Services, content_for


def test_what_is_approved_on_a_condition_may_be_posted_once_it_is_met(office: Services) -> None:
    draft = handed_in(office)
    conditional = office.deciding.approve_conditionally(draft.id, 1, "議会の議決のあとで。", by=BOB)
    assert conditional.state is State.CONDITIONAL
    assert told(office.store, "approved_conditionally") == [ALICE]

    with pytest.raises(ReasonMissing):
        office.submitting.meet_condition(draft.id, 1, " ", by=ALICE)
    met = office.submitting.meet_condition(draft.id, 1, "本日午前、議決されました。", by=ALICE)

    assert met.state is State.APPROVED
    assert (told(office.store, "approved"), told(office.store, "condition_met")) == ([ALICE], [BOB])


@pytest.mark.parametrize("condition", ["", " \n", "\u200b\u3000"])
def test_a_condition_that_says_nothing_approves_nothing(office: Services, condition: str) -> None:
    draft = handed_in(office)

    with pytest.raises(ReasonMissing):
        office.deciding.approve_conditionally(draft.id, 1, condition, by=BOB)

    assert office.reading.render(draft.id).state is State.PENDING
    assert not told(office.store, "approved") + told(office.store, "approved_conditionally")


def test_the_approver_takes_an_approval_back_before_it_is_used(office: Services) -> None:
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=BOB)
    with pytest.raises(NotYours):
        office.deciding.revoke(draft.id, 1, "日程が変わりました。", by=KENJI)
    back = office.deciding.revoke(draft.id, 1, "日程が変わりました。", by=BOB)
    assert back.state is State.RETURNED
    assert told(office.store, "returned") == [ALICE]


def test_a_draft_is_pulled_back_as_long_as_nobody_decided(office: Services) -> None:
    draft = handed_in(office)
    back = office.submitting.pull_back(draft.id, 1, by=KENJI)
    assert (back.state, back.revision.number) == (State.UNSUBMITTED, 1)
    with pytest.raises(AlreadyMoved, match="引き戻しました"):
        office.deciding.approve(draft.id, 1, by=BOB)

    again = office.submitting.submit(draft.id, 1, {}, by=ALICE)
    office.deciding.approve(again.id, 1, by=BOB)
    with pytest.raises(AlreadyMoved):
        office.submitting.pull_back(draft.id, 1, by=ALICE)


def test_a_return_lists_what_is_to_be_mended(office: Services) -> None:
    draft = handed_in(office, f"雨{QUESTIONED}です。")
    finding = draft.revision.findings[0].id or 0

    back = office.deciding.return_for_revision(draft.id, 1, "確かめてください。", by=BOB, to_mend=[finding, finding])

    (item,) = back.decisions[-1].to_mend
    assert item.quote == QUESTIONED
    other = handed_in(office, "花火を上げます。")
    with pytest.raises(TextChanged):
        office.deciding.return_for_revision(other.id, 1, "直してください。", by=BOB, to_mend=[finding])


def test_the_head_asks_the_pr_division_first(office: Services) -> None:
    draft = handed_in(office)
    with pytest.raises(NotYours):
        office.concurring.consult(draft.id, 1, "見てください。", by=ERIN)
    asked = office.concurring.consult(draft.id, 1, "表現を見てください。", by=BOB)
    assert asked.state is State.CONSULTING
    assert CAROL in told(office.store, "concurrence_requested")

    office.concurring.concur(draft.id, 1, by=DAVE)
    with pytest.raises(AlreadyConcurred):
        office.concurring.consult(draft.id, 1, "もう一度。", by=BOB)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED


def test_a_draft_for_a_held_account_needs_concurrence_from_the_start(office: Services) -> None:
    hold(office.store)
    draft = handed_in(office)
    assert draft.state is State.CONSULTING
    assert [one.why for one in draft.held] == ["事案 第1号（炎上）の対応中です。"]
    office.concurring.concur(draft.id, 1, by=DAVE)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED


def test_a_draft_that_waits_when_the_incident_opens_is_held_until_it_is_over(office: Services) -> None:
    draft = handed_in(office)
    hold(office.store)
    with pytest.raises(AccountHeld, match="第1号"):
        office.deciding.approve(draft.id, 1, by=BOB)
    lift(office.store)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED


def test_there_is_no_deciding_in_the_heads_stead_during_an_incident(office: Services) -> None:
    hold(office.store)
    away(office)
    draft = handed_in(office)
    office.concurring.concur(draft.id, 1, by=DAVE)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=ERIN)


def test_while_all_accounts_are_paused_only_what_is_urgent_goes_out(office: Services) -> None:
    hold(office.store, Measure.PAUSED, everywhere=True)
    draft = handed_in(office)
    office.concurring.concur(draft.id, 1, by=DAVE)
    with pytest.raises(AccountHeld, match="第1号"):
        office.deciding.approve(draft.id, 1, by=BOB)

    content = content_for(office.store, ALICE, "避難所を開きます。")
    urgent = office.writing.save(type(content)(**{**vars(content), "emergency_reason": "避難のため。"}), by=ALICE)
    office.submitting.submit(urgent.id, 1, answers_to(urgent), by=ALICE)
    office.concurring.concur(urgent.id, 1, by=DAVE)
    assert office.deciding.approve(urgent.id, 1, by=BOB).state is State.APPROVED


def test_a_concurrence_to_an_older_text_does_not_count(office: Services) -> None:
    hold(office.store)
    draft = handed_in(office)
    office.concurring.concur(draft.id, 1, by=DAVE)
    office.writing.save(content_for(office.store, ALICE, "朝市は9時からです。"), by=ALICE, draft_id=draft.id)
    again = office.submitting.submit(draft.id, 2, {}, by=ALICE)
    assert again.state is State.CONSULTING


def test_a_concurrence_from_before_the_incident_does_not_count(office: Services, clock: StandingClock) -> None:
    draft = handed_in(office)
    office.concurring.consult(draft.id, 1, "見てください。", by=BOB)
    office.concurring.concur(draft.id, 1, by=DAVE)
    clock.forward(timedelta(hours=1))
    hold(office.store)
    with pytest.raises(AccountHeld):
        office.deciding.approve(draft.id, 1, by=BOB)

    office.concurring.consult(draft.id, 1, "事案の対応中です。", by=BOB)
    office.concurring.concur(draft.id, 1, by=DAVE)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED
