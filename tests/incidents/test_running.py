"""An incident from the report to the end: who may, who is told, what is asked."""

from typing import Any

import pytest

from bot.accounts.rotation.logins import of_account
from bot.drafts.errors import SecretInText
from bot.errors import UserError
from bot.incidents.chronicle import Marked, Proof
from bot.incidents.errors import AlreadyDone, NotInThisState, NotResponsible, StepsOpen, WordsMissing
from bot.incidents.states import Event, State, TaskState
from bot.incidents.steps import SecondPersonNeeded
from bot.people.service import NotRegistered
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import Level
from rules.rotation import Cause
from tests.incidents.conftest import ALICE, BOB, CAROL, DIRECTOR, KENJI, VICE_MAYOR, Desk
from tests.support.office import account
from tests.support.offices import SECRET


def test_head_and_pr_division_are_told_and_nobody_else(desk: Desk) -> None:
    desk.opened(IncidentKind.VIOLATING_COMMENT)
    assert [one.recipient for one in desk.letters("incident_told")] == [BOB, CAROL]


def test_a_stranger_can_report_but_not_run_it(desk: Desk) -> None:
    incident = desk.opened(by="U09STRANGER")
    with pytest.raises(NotRegistered):
        desk.incidents.leading.acknowledge(incident.id, by="U09STRANGER")


def test_a_report_without_a_word_or_with_a_secret_is_refused(desk: Desk) -> None:
    with pytest.raises(WordsMissing):
        desk.opened(seen="　\n ")
    with pytest.raises(SecretInText):
        desk.opened(seen=f"{SECRET}は猫")
    assert not desk.letters("incident_card")


def test_the_second_report_on_the_account_joins_whatever_its_kind_and_a_drill_stands_apart(desk: Desk) -> None:
    first = desk.opened()
    assert desk.opened(IncidentKind.ERRONEOUS_POST, by=KENJI).id == first.id
    assert desk.opened(drill=True).id != first.id


def test_reports_of_the_same_fake_join_by_its_address(desk: Desk) -> None:
    fake: dict[str, Any] = {"account_id": None, "url": "https://x.com/niimi_fake"}
    first = desk.opened(IncidentKind.IMPERSONATION, **fake)
    assert desk.opened(IncidentKind.IMPERSONATION, by=KENJI, **fake).id == first.id
    assert desk.opened(IncidentKind.IMPERSONATION, account_id=None).id != first.id


def test_the_second_who_takes_it_up_is_told_who_was_quicker(desk: Desk) -> None:
    incident = desk.opened()
    desk.incidents.leading.acknowledge(incident.id, by=BOB)
    with pytest.raises(AlreadyDone) as told:
        desk.incidents.leading.acknowledge(incident.id, by=CAROL)
    assert f"<@{BOB}>" in told.value.what


def test_leading_takes_the_report_up_and_can_be_handed_over_and_left(desk: Desk) -> None:
    incident = desk.opened()
    assert desk.incidents.leading.lead(incident.id, by=BOB).state is State.RESPONDING
    assert desk.incidents.leading.hand_over(incident.id, KENJI, by=BOB).lead == KENJI
    with pytest.raises(NotResponsible):
        desk.incidents.leading.hand_over(incident.id, ALICE, by="U01GRACE")
    assert desk.incidents.leading.leave(incident.id, by=KENJI).lead is None


def test_the_second_who_finishes_a_step_is_told_who_did(desk: Desk) -> None:
    incident = desk.opened()
    desk.incidents.steps.done(incident.id, "evidence", {"note": "写しました"}, by=ALICE)
    with pytest.raises(AlreadyDone) as told:
        desk.incidents.steps.done(incident.id, "evidence", {}, by=KENJI)
    assert f"<@{ALICE}>" in told.value.what
    task = desk.incidents.reading.show(incident.id).task("evidence")
    assert task is not None
    assert task.evidence == {"note": "写しました"}


def test_a_step_is_left_out_with_a_reason_and_comes_back_with_one(desk: Desk) -> None:
    incident = desk.opened()
    with pytest.raises(WordsMissing):
        desk.incidents.steps.rule_out(incident.id, "evidence", " ", by=ALICE)
    shown = desk.incidents.steps.rule_out(incident.id, "evidence", "すでに消えていた", by=ALICE)
    assert [one.state for one in shown.tasks if one.key == "evidence"] == [TaskState.NOT_APPLICABLE]
    shown = desk.incidents.steps.undo(incident.id, "evidence", "まだ見られた", by=KENJI)
    assert [one.state for one in shown.tasks if one.key == "evidence"] == [TaskState.OPEN]


def test_a_second_person_confirms_the_violation(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.VIOLATING_COMMENT)
    desk.incidents.steps.done(incident.id, "match-terms", {}, by=ALICE)
    with pytest.raises(SecondPersonNeeded):
        desk.incidents.steps.done(incident.id, "second-person", {}, by=ALICE)
    desk.incidents.steps.done(incident.id, "second-person", {}, by=KENJI)


def test_a_public_act_keeps_the_time_of_the_first(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.IMPERSONATION)
    shown = desk.incidents.steps.done(incident.id, "homepage-notice", {}, by=BOB)
    assert shown.first_public_at == desk.clock.now()


def test_what_becomes_known_brings_its_steps_and_proposes_a_level(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.IMPERSONATION)
    assert incident.task("police") is None
    shown = desk.incidents.knowing.learn(incident.id, {"money": "yes"}, by=ALICE)
    assert shown.task("police") is not None
    assert "レベル2" in desk.said(incident.id)[-1]
    shown = desk.incidents.knowing.learn(incident.id, {"money": "no"}, by=ALICE)
    assert shown.task("police") is None


def test_a_count_that_is_no_number_is_refused_at_its_field(desk: Desk) -> None:
    incident = desk.opened()
    with pytest.raises(UserError) as told:
        desk.incidents.knowing.learn(incident.id, {"likes": "たくさん"}, by=ALICE)
    assert told.value.field == "likes"


def test_raising_the_level_tells_those_above_and_lowering_is_for_the_responsible(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.VIOLATING_COMMENT)
    desk.incidents.levels.change(incident.id, Level.GRAVE, "取材が来ました", by=ALICE)
    told = [one.recipient for one in desk.letters("incident_told")]
    assert told[2:] == [DIRECTOR, VICE_MAYOR]
    with pytest.raises(NotResponsible):
        desk.incidents.levels.change(incident.id, Level.WATCH, "落ち着いた", by=ALICE)
    assert desk.incidents.levels.change(incident.id, Level.WATCH, "落ち着いた", by=CAROL).level is Level.WATCH


def test_a_message_marked_twice_stands_in_the_timeline_once(desk: Desk) -> None:
    incident = desk.opened()
    with desk.store.transaction() as tx:
        (card,) = tx.outbox.messages("incident:1", "incident_card")
        card.channel, card.ts = "C01INC", "1795691675.444670"
    said = Marked("C01INC", "1795691675.444670", "1795691680.000100", KENJI, "市長室から電話がありました")
    assert desk.incidents.chronicle.awaits("C01INC", said.ts)
    assert not desk.incidents.chronicle.awaits("C01GENERAL", said.ts)
    assert desk.incidents.chronicle.mark(said, by=ALICE)
    assert not desk.incidents.chronicle.awaits("C01INC", said.ts)
    assert not desk.incidents.chronicle.mark(said, by=BOB)
    marked = [one for one in desk.incidents.reading.timeline(incident.id) if one.by == KENJI]
    assert [one.words for one in marked] == ["市長室から電話がありました"]


def test_evidence_keeps_its_digest_and_refuses_what_is_none(desk: Desk) -> None:
    incident = desk.opened()
    with pytest.raises(UserError) as told:
        desk.incidents.chronicle.keep(incident.id, Proof("写し", sha256="12ab"), by=ALICE)
    assert told.value.field == "sha256"
    desk.incidents.chronicle.keep(incident.id, Proof("写し", sha256="A" * 64), by=ALICE)
    assert [one.sha256 for one in desk.incidents.reading.evidence(incident.id)] == ["a" * 64]


def test_it_closes_only_when_what_the_guideline_demands_is_done_or_justified(desk: Desk) -> None:
    incident = desk.opened()
    desk.incidents.leading.lead(incident.id, by=BOB)
    with pytest.raises(NotInThisState):
        desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=BOB)
    desk.incidents.closing.move(incident.id, Event.SETTLE, "止まりました", by=BOB)
    with pytest.raises(StepsOpen):
        desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=BOB)
    assert desk.incidents.reading.show(incident.id).state is State.SETTLING
    desk.ends_demanded(incident.id)
    with pytest.raises(NotResponsible):
        desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=KENJI)
    closed = desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=CAROL)
    assert (closed.state, closed.next_update_at) == (State.CLOSED, None)


@pytest.mark.parametrize(
    ("kind", "drill", "cause"),
    [
        (IncidentKind.TAKEOVER, False, Cause.TAKEOVER_ENDED),
        (IncidentKind.TAKEOVER, True, Cause.PERIODIC),
        (IncidentKind.BACKLASH, False, Cause.PERIODIC),
    ],
)
def test_when_a_takeover_has_ended_the_account_s_passwords_are_to_be_changed_at_once(
    desk: Desk, kind: IncidentKind, drill: bool, cause: Cause
) -> None:
    incident = desk.opened(kind, drill=drill)
    desk.incidents.leading.lead(incident.id, by=BOB)
    desk.incidents.closing.move(incident.id, Event.SETTLE, "止まりました", by=BOB)
    desk.ends_demanded(incident.id)
    desk.incidents.closing.move(incident.id, Event.CLOSE, "終わりました", by=CAROL)
    with desk.store.read() as session:
        assert [one.cause for one in of_account(session, account(desk.store))] == [cause]


def test_what_flares_up_again_goes_on_in_the_same_incident(desk: Desk) -> None:
    incident = desk.opened()
    desk.incidents.leading.lead(incident.id, by=BOB)
    desk.incidents.closing.move(incident.id, Event.SETTLE, "止まりました", by=BOB)
    assert desk.incidents.closing.move(incident.id, Event.RESUME, "再び増えました", by=ALICE).state is State.RESPONDING


def test_a_report_without_an_account_is_of_an_unknown_one_until_somebody_says_which(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.TAKEOVER, by="U09STRANGER", account_id=None)
    assert incident.target.startswith("確認中")
    assert [one.recipient for one in desk.letters("incident_told")] == [CAROL, DIRECTOR, VICE_MAYOR]
    shown = desk.incidents.knowing.learn(incident.id, {}, account_id=account(desk.store), by=CAROL)
    assert "新見市観光" in shown.target
    assert shown.section == "産業部商工観光課"
    assert [one.recipient for one in desk.letters("incident_told")][3:] == [BOB]
