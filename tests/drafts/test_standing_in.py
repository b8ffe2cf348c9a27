"""代決 while the head is away, and 後閲 when the head is back."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.drafts.absences import AbsenceBegins, Days
from bot.drafts.errors import AlreadyMoved, AlreadyReviewed, NotYours
from bot.drafts.models import ReviewOutcome
from bot.drafts.states import Actor, State
from bot.errors import UserError
from bot.people.models import Membership, Person, Role
from bot.reminders import service as reminders
from bot.reminders.service import Reminding
from tests.drafts.desk import ALICE, BOB, CAROL, DAVE, ERIN, FRIDAY, HEIDI, KENJI, THURSDAY, away, handed_in, told
from tests.support.clocks import StandingClock
from tests.support.offices import QUESTIONED, Services

DAY = timedelta(days=1)


def approved_by_deputy(office: Services) -> int:
    """A draft that the deputy approved while the head was away; its number."""
    away(office)
    draft = handed_in(office)
    return office.deciding.approve(draft.id, 1, by=ERIN).id


def test_a_deputy_decides_only_while_the_head_is_away(office: Services, clock: StandingClock) -> None:
    draft = handed_in(office)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=ERIN)

    away(office)

    approved = office.deciding.approve(draft.id, 1, by=ERIN)
    assert (approved.state, approved.decisions[-1].actor) == (State.APPROVED, Actor.ACTING)


def test_the_deputys_authority_ends_with_the_absence(office: Services, clock: StandingClock) -> None:
    away(office)
    draft = handed_in(office)
    clock.forward(2 * DAY)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=ERIN)


def test_an_absence_that_is_ended_early_ends_the_authority_at_once(office: Services) -> None:
    away(office)
    draft = handed_in(office)
    office.absences.end(office.absences.of(BOB)[0].id, by=BOB)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=ERIN)
    assert told(office.store, "approval_requested") == [ERIN, BOB]


def test_an_absent_head_may_still_decide(office: Services) -> None:
    away(office)
    draft = handed_in(office)
    approved = office.deciding.approve(draft.id, 1, by=BOB)
    assert approved.decisions[-1].actor is Actor.APPROVER
    assert approved.reviews == ()


def test_a_delicate_matter_waits_for_the_head(office: Services) -> None:
    away(office)
    draft = handed_in(office, f"{QUESTIONED}です。")
    assert told(office.store, "approval_requested") == [BOB]
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=ERIN)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED


def test_whoever_is_to_decide_is_asked_when_the_absence_is_set(office: Services) -> None:
    handed_in(office)
    assert told(office.store, "approval_requested") == [BOB]
    away(office)
    assert told(office.store, "approval_requested") == [BOB, ERIN]


def test_an_absence_to_come_begins_and_ends_by_the_clock(office: Services, clock: StandingClock) -> None:
    reminding = Reminding(office.store, {"absence": AbsenceBegins()})
    away(office, first=FRIDAY, last=FRIDAY)
    handed_in(office)
    reminding.tick()
    assert told(office.store, "approval_requested") == [BOB]

    clock.forward(DAY)
    reminding.tick()
    assert told(office.store, "approval_requested") == [BOB, ERIN]

    handed_in(office, "花火を上げます。")
    clock.forward(DAY)
    reminding.tick()
    reminding.tick()
    assert told(office.store, "approval_requested") == [BOB, ERIN, ERIN, BOB]


def test_the_card_says_who_is_away_until_when(office: Services) -> None:
    away(office)
    draft = handed_in(office)
    (shown,) = office.reading.render(draft.id).away
    assert (shown.who, shown.last_day) == (BOB, FRIDAY)


def test_the_head_is_asked_to_look_at_what_the_deputy_approved(office: Services) -> None:
    number = approved_by_deputy(office)
    assert told(office.store, "review_requested") == [BOB]
    assert [one.draft_id for one in office.reading.desk(by=BOB).reviews] == [number]
    assert office.reading.may(number, by=BOB).review

    seen = office.reviewing.seen(number, by=BOB)

    assert seen.reviews[0].outcome is ReviewOutcome.SEEN
    assert seen.state is State.APPROVED
    assert office.reading.desk(by=BOB).reviews == ()


def test_an_objection_revokes_an_approval_that_was_not_used(office: Services) -> None:
    number = approved_by_deputy(office)
    after = office.reviewing.object(number, "時期が早すぎます。", by=BOB)
    assert after.state is State.RETURNED
    assert after.decisions[-1].reason == "時期が早すぎます。"
    assert told(office.store, "returned") == [ALICE]


def test_an_objection_to_a_rejected_draft_tells_the_drafter(office: Services) -> None:
    away(office)
    draft = handed_in(office)
    office.deciding.reject(draft.id, 1, "見送ります。", by=ERIN)
    after = office.reviewing.object(draft.id, "もう一度出してください。", by=BOB)
    assert after.state is State.REJECTED
    assert told(office.store, "review_objected") == [ALICE]


def test_a_review_is_made_once_and_by_the_head_alone(office: Services) -> None:
    number = approved_by_deputy(office)
    for stranger in (ERIN, ALICE, CAROL):
        with pytest.raises(NotYours):
            office.reviewing.seen(number, by=stranger)
    office.reviewing.seen(number, by=BOB)
    with pytest.raises(AlreadyReviewed, match=BOB):
        office.reviewing.object(number, "あとから思いました。", by=BOB)


def test_a_return_by_the_deputy_needs_no_review(office: Services) -> None:
    away(office)
    draft = handed_in(office)
    office.deciding.return_for_revision(draft.id, 1, "時刻を書いてください。", by=ERIN)
    assert told(office.store, "review_requested") == []


def test_the_deputy_of_a_head_who_wrote_the_text_decides_without_review(office: Services) -> None:
    draft = handed_in(office, by=BOB)
    approved = office.deciding.approve(draft.id, 1, by=ERIN)
    assert (approved.decisions[-1].actor, approved.reviews) == (Actor.ACTING, ())


def test_a_second_press_hears_who_decided(office: Services) -> None:
    number = approved_by_deputy(office)
    with pytest.raises(AlreadyMoved, match=ERIN):
        office.deciding.approve(number, 1, by=BOB)


def test_the_pr_division_sets_the_absence_of_a_head_who_cannot(office: Services) -> None:
    office.absences.set(Days(THURSDAY, FRIDAY), by=DAVE, whom=BOB)
    assert told(office.store, "absence_set") == [BOB]
    assert office.absences.of(BOB)[0].last_day == FRIDAY


@pytest.mark.parametrize(
    ("days", "by", "whom"),
    [
        (Days(FRIDAY, THURSDAY), BOB, None),
        (Days(THURSDAY - DAY, THURSDAY - DAY), BOB, None),
        (Days(THURSDAY, THURSDAY + 400 * DAY), BOB, None),
        (Days(THURSDAY, FRIDAY), ALICE, None),
        (Days(THURSDAY, FRIDAY), HEIDI, BOB),
        (Days(THURSDAY, FRIDAY), KENJI, BOB),
    ],
    ids=["wrong way round", "past", "too long", "no head", "a head of others", "a colleague"],
)
def test_absences_that_cannot_be_meant_are_refused(office: Services, days: Days, by: str, whom: str | None) -> None:
    with pytest.raises(UserError):
        office.absences.set(days, by=by, whom=whom)
    assert office.absences.of(BOB) == []


def test_an_absence_is_ended_once_and_not_by_others(office: Services) -> None:
    away(office)
    number = office.absences.of(BOB)[0].id
    with pytest.raises(UserError):
        office.absences.end(number, by=HEIDI)
    office.absences.end(number, by=BOB, delivery="press:1")
    office.absences.end(number, by=BOB, delivery="press:1")
    with pytest.raises(UserError, match="もうありません"):
        office.absences.end(number, by=BOB)


def test_a_deputy_who_has_become_head_does_not_review_their_own_decision(office: Services) -> None:
    number = approved_by_deputy(office)
    with office.store.transaction() as tx:
        bob, erin = (
            tx.session.scalars(sa.select(Person.id).where(Person.slack_id == one)).one() for one in (BOB, ERIN)
        )
        tx.session.execute(sa.delete(Membership).where(Membership.person_id == bob))
        tx.session.execute(sa.update(Membership).where(Membership.person_id == erin).values(role=Role.HEAD))
    with pytest.raises(NotYours):
        office.reviewing.seen(number, by=ERIN)
    assert office.reading.desk(by=ERIN).reviews == ()
    assert office.reviewing.seen(number, by=CAROL).reviews[0].by == CAROL


def test_a_head_who_revokes_what_the_deputy_approved_has_reviewed_it(office: Services) -> None:
    number = approved_by_deputy(office)
    after = office.deciding.revoke(number, 1, "時期が早すぎます。", by=BOB)
    assert (after.state, after.reviews[0].outcome) == (State.RETURNED, ReviewOutcome.OBJECTED)
    assert office.reading.desk(by=BOB).reviews == ()
    with office.store.read() as session:
        assert reminders.pending(session, f"draft:{number}") == []
