"""What must hold between writing and deciding, beyond the table of states."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.drafts.content import ImageFacts, clean
from bot.drafts.errors import NotYours, PlannedDayPast, SecretInText, TextChanged
from bot.drafts.models import AnswerKind, DraftFinding
from bot.drafts.posting import Posted
from bot.drafts.states import State
from bot.drafts.submitting import Reply
from bot.drafts.views import DraftView, points
from bot.errors import UserError
from bot.org.cityfile import CityFile, read_city_file
from bot.org.service import Org
from bot.people.models import Person
from bot.practice.demo import DEMO_CITY
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store
from tests.support.clocks import StandingClock
from tests.support.offices import BLOCKED, QUESTIONED, SECRET, Services, content_for, services

ALICE, KENJI, BOB, ERIN, CAROL, DAVE, FRANK = (
    "U01ALICE",
    "U01KENJI",
    "U01BOB",
    "U01ERIN",
    "U01CAROL",
    "U01DAVE",
    "U01FRANK",
)


@pytest.fixture
def office(store: Store) -> Services:
    return services(store)


def handed_in(office: Services, text: str = "朝市を開きます。", *, by: str = ALICE) -> DraftView:
    draft = office.writing.save(content_for(office.store, by, text), by=by)
    contested = {
        one.id: Reply(AnswerKind.CONTEST, "この表記が正しいためです。") for one in draft.open_questions if one.id
    }
    return office.submitting.submit(draft.id, 1, contested, by=by)


def told(office: Services, intent: str) -> list[str]:
    with office.store.read() as session:
        statement = sa.select(OutboxMessage.recipient).where(OutboxMessage.intent == intent)
        return list(session.scalars(statement.order_by(OutboxMessage.seq)))


def city_with(section: str, **roles: object) -> CityFile:
    file = read_city_file(DEMO_CITY)
    sections = tuple(one.model_copy(update=roles) if one.name == section else one for one in file.sections)
    return file.model_copy(update={"sections": sections})


def test_a_planned_time_that_passed_meanwhile_stops_the_submission(office: Services, clock: StandingClock) -> None:
    content = content_for(office.store, ALICE, "朝市を開きます。")
    draft = office.writing.save(replace(content, planned_at=clock.now() + timedelta(hours=2)), by=ALICE)
    clock.forward(timedelta(days=1))

    with pytest.raises(UserError, match="過ぎています"):
        office.submitting.submit(draft.id, 1, {}, by=ALICE)

    assert office.reading.render(draft.id).state is State.UNSUBMITTED


def test_a_text_that_has_become_wrong_meanwhile_is_asked_about_before_it_is_handed_in(
    office: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "朝市は正しいです。"
    draft = office.writing.save(content_for(office.store, ALICE, text), by=ALICE)
    monkeypatch.setattr("tests.support.offices.BLOCKED", "正しい")  # what was right has become a mistake

    after = office.submitting.submit(draft.id, 1, {}, by=ALICE)

    assert (after.state, after.revision.number, len(after.open_questions)) == (State.UNSUBMITTED, 2, 1)


def test_a_head_does_not_approve_for_a_day_that_is_over(office: Services, clock: StandingClock) -> None:
    content = content_for(office.store, ALICE, "朝市を開きます。")
    draft = office.writing.save(replace(content, planned_at=clock.now() + timedelta(hours=2)), by=ALICE)
    office.submitting.submit(draft.id, 1, {}, by=ALICE)
    clock.forward(timedelta(days=1))

    with pytest.raises(PlannedDayPast):
        office.deciding.approve(draft.id, 1, by=BOB)


def test_a_colleagues_newer_text_is_not_written_over(office: Services) -> None:
    draft = office.writing.save(content_for(office.store, ALICE, "朝市を開きます。"), by=ALICE)
    office.writing.save(content_for(office.store, KENJI, "朝市は中止です。"), by=KENJI, draft_id=draft.id, revision=1)

    with pytest.raises(TextChanged):
        office.writing.save(
            content_for(office.store, ALICE, "朝市を開きます！"), by=ALICE, draft_id=draft.id, revision=1
        )

    assert office.reading.render(draft.id).revision.text == "朝市は中止です。"


def test_a_draft_belongs_to_the_section_of_its_accounts(office: Services) -> None:
    Org(office.store).import_city(city_with("総務部危機管理課", staff=(ALICE,)))
    draft = office.writing.save(content_for(office.store, BOB, "朝市を開きます。"), by=ALICE)
    moved = content_for(office.store, FRANK, "朝市は大雪のため中止です。")
    office.writing.save(moved, by=ALICE, draft_id=draft.id)

    office.submitting.submit(draft.id, 2, {}, by=ALICE)

    assert told(office, "approval_requested") == [FRANK]


def test_an_answer_does_not_pass_to_a_finding_nobody_answered(office: Services) -> None:
    draft = office.writing.save(content_for(office.store, ALICE, f"{QUESTIONED}です。"), by=ALICE)
    answers = {draft.open_questions[0].id or 0: Reply(AnswerKind.ANSWER, "確かめました。")}
    office.submitting.submit(draft.id, 1, answers, by=ALICE)
    office.deciding.return_for_revision(draft.id, 1, "直してください。", by=BOB)

    same = office.writing.save(
        content_for(office.store, ALICE, f"{QUESTIONED}です。\n追記です。"), by=ALICE, draft_id=draft.id
    )
    other = office.writing.save(
        content_for(office.store, ALICE, f"別の行に{QUESTIONED}とあります。"), by=ALICE, draft_id=draft.id
    )

    assert not same.open_questions
    assert len(other.open_questions) == 1


def test_an_answer_can_be_taken_back_before_the_draft_is_handed_in(office: Services) -> None:
    draft = office.writing.save(content_for(office.store, ALICE, f"{BLOCKED}と{QUESTIONED}。"), by=ALICE)
    block, confirm = (one.id or 0 for one in draft.open_questions)
    office.submitting.submit(draft.id, 1, {block: Reply(AnswerKind.CONTEST, "正しい表記です。")}, by=ALICE)
    assert office.reading.render(draft.id).contested

    replies = {block: Reply(AnswerKind.CONTEST, ""), confirm: Reply(AnswerKind.ANSWER, "確かめました。")}
    after = office.submitting.submit(draft.id, 1, replies, by=ALICE)

    assert (after.state, [one.id for one in after.open_questions]) == (State.UNSUBMITTED, [block])


@pytest.mark.parametrize("approved", [False, True])
def test_whoever_was_asked_hears_of_a_withdrawal(office: Services, approved: bool) -> None:
    draft = handed_in(office)
    if approved:
        office.deciding.approve(draft.id, 1, by=BOB)

    office.submitting.withdraw(draft.id, 1, by=ALICE)

    assert told(office, "withdrawn") == [BOB]


def test_when_the_drafter_has_left_the_section_is_told(office: Services) -> None:
    draft = handed_in(office)
    with office.store.transaction() as tx:
        tx.session.execute(sa.update(Person).where(Person.slack_id == ALICE).values(active=False))

    office.deciding.approve(draft.id, 1, by=BOB)

    assert told(office, "approved") == [KENJI]


def test_a_new_head_is_asked_about_what_waits(office: Services) -> None:
    handed_in(office)
    Org(office.store).import_city(city_with("産業部商工観光課", head=FRANK))

    assert told(office, "approval_requested") == [BOB, FRANK]


def test_who_concurred_does_not_approve_as_well_while_others_can(office: Services) -> None:
    draft = handed_in(office, f"{BLOCKED}です。", by=CAROL)
    office.concurring.concur(draft.id, 1, by=DAVE)

    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=DAVE)

    assert DAVE not in told(office, "approval_requested")


def test_a_contest_comes_before_the_decision_not_after(office: Services) -> None:
    draft = office.writing.save(content_for(office.store, ALICE, f"{QUESTIONED}です。"), by=ALICE)
    number = draft.open_questions[0].id or 0
    office.submitting.submit(draft.id, 1, {number: Reply(AnswerKind.ANSWER, "確かめました。")}, by=ALICE)
    office.deciding.approve(draft.id, 1, by=BOB)

    with pytest.raises(TextChanged):
        office.submitting.contest(draft.id, 1, number, "やはり誤りです。", by=ALICE)


def test_what_is_said_to_one_clause_is_said_to_all_of_the_same_words(office: Services) -> None:
    draft = office.writing.save(content_for(office.store, ALICE, f"{QUESTIONED}です。"), by=ALICE)
    (found,) = draft.open_questions
    with office.store.transaction() as tx:
        kept = tx.session.get_one(DraftFinding, found.id)
        columns = {one.name: getattr(kept, one.name) for one in DraftFinding.__table__.columns if one.name != "id"}
        tx.session.add(DraftFinding(**columns | {"clause": "6(2)ク①", "position": kept.position + 1}))

    after = office.submitting.contest(draft.id, 1, found.id or 0, "引用です。", by=ALICE)

    assert [len(point) for point in points(after.revision.findings)] == [2]
    assert [one.answer and one.answer.reason for one in after.revision.findings] == ["引用です。"] * 2


@pytest.mark.parametrize("where", ["sources", "emergency_reason", "images"])
def test_a_secret_beside_the_text_is_refused_too(office: Services, where: str) -> None:
    image = ImageFacts("F1", f"{SECRET}.png", "image/png", "0" * 64)
    value: object = (image,) if where == "images" else f"{SECRET}です。"
    content = replace(content_for(office.store, ALICE, "朝市を開きます。"), **{where: value})  # type: ignore[arg-type]

    with pytest.raises(SecretInText):
        office.writing.save(content, by=ALICE)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:pw@example.com/1",
        f"https://example.com/{SECRET}",
        "https://example.com/a b",
        "https://example.com/\x00",
        "javascript:alert(1)",
        "http://[",
        "https://example.com/" + "a" * 500,
    ],
)
def test_an_address_that_is_none_or_holds_a_secret_is_not_kept(
    office: Services, clock: StandingClock, url: str
) -> None:
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=BOB)

    with pytest.raises(UserError):
        office.posting.report(draft.id, 1, {draft.revision.accounts[0].id: Posted(url, clock.now())}, by=ALICE)

    assert office.reading.render(draft.id).state is State.APPROVED


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n\n　字下げした段落\n次の行\n\n", "　字下げした段落\n次の行"),
        ("a\r\nb\rc", "a\nb\nc"),
        (" 　\n\t", ""),
        ("\ud800x\x00y", "\ufffdxy"),
    ],
)
def test_a_text_is_cleaned_of_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean(typed) == kept
