"""What a second report knows more counts at once, and two incidents on one account know of each other."""

from typing import Any

from bot.incidents.reporting import Report
from rules.incidents.kinds import Answer, IncidentKind
from rules.incidents.level import Level
from tests.incidents.conftest import ALICE, BOB, DIRECTOR, KENJI, VICE_MAYOR, Desk
from tests.support.office import account


def test_a_second_report_of_danger_to_life_raises_the_level_and_calls_as_a_first_would(desk: Desk) -> None:
    first = desk.opened()
    joined = desk.opened(by="U09STRANGER", seen="脅迫の返信", answers={"life_safety": Answer.YES})
    assert (joined.id, joined.level) == (first.id, Level.CRITICAL)
    assert joined.facts.life_safety is Answer.YES
    assert {DIRECTOR, VICE_MAYOR} <= {one.recipient for one in desk.letters("incident_told")}


def test_one_more_who_sees_no_personal_data_takes_no_step_away(desk: Desk) -> None:
    first = desk.opened(IncidentKind.ERRONEOUS_POST)
    joined = desk.opened(IncidentKind.ERRONEOUS_POST, by=KENJI, answers={"personal_data": Answer.NO})
    assert [one.key for one in joined.tasks] == [one.key for one in first.tasks]
    since = desk.clock.now()
    assert desk.opened(by=KENJI, since=since).facts.since == since


def test_a_second_report_overrules_nobody_and_is_told_with_its_answers(desk: Desk) -> None:
    first = desk.opened(answers={"personal_data": Answer.NO})
    joined = desk.opened(by=KENJI, answers={"personal_data": Answer.YES, "ongoing": Answer.UNKNOWN})
    assert joined.facts.personal_data is Answer.NO
    assert joined.level == first.level
    words = desk.incidents.reading.timeline(first.id)[-1].words
    assert words.endswith("個人情報が含まれますか：はい")


def test_a_second_report_does_not_raise_again_what_people_have_lowered(desk: Desk) -> None:
    first = desk.opened(answers={"personal_data": Answer.YES})
    desk.incidents.levels.change(first.id, Level.WATCH, "すでに消しました", by=BOB)
    assert desk.opened(by=KENJI, answers={"personal_data": Answer.YES}).level is Level.WATCH


def test_a_takeover_reported_on_a_burning_account_counts_as_one(desk: Desk) -> None:
    desk.opened()
    joined = desk.opened(IncidentKind.TAKEOVER, by=KENJI)
    assert joined.level is Level.GRAVE
    assert any("「分かったことを書く」" in one for one in desk.said(joined.id))


def test_naming_the_account_of_another_open_incident_is_said_in_both_threads(desk: Desk) -> None:
    first = desk.opened()
    nameless = Report(IncidentKind.BACKLASH, "批判が来ています。")
    second = desk.incidents.reporting.report(nameless, by=ALICE).incident
    drill: dict[str, Any] = {"kind": IncidentKind.BACKLASH, "drill": True}
    apart = desk.opened(**drill)
    desk.incidents.knowing.learn(second.id, {}, account_id=account(desk.store), by=ALICE)
    assert any(f"事案 第{second.id}号（炎上、" in one for one in desk.said(first.id))
    here = [one for one in desk.said(second.id) if f"事案 第{first.id}号（炎上、" in one]
    assert here
    assert "「事案ではなかった」" in here[0]
    assert not any("も対応中です" in one for one in desk.said(apart.id))


def test_a_report_without_an_account_says_which_open_incident_it_may_belong_to(desk: Desk) -> None:
    first = desk.opened()
    nameless = Report(IncidentKind.BACKLASH, "批判が来ています。")
    second = desk.incidents.reporting.report(nameless, by=KENJI).incident
    assert any(f"同じ種別の事案 第{first.id}号（炎上、報告）も対応中です。" in one for one in desk.said(second.id))
    elsewhere = Report(IncidentKind.TAKEOVER, "入れません。")
    third = desk.incidents.reporting.report(elsewhere, by=KENJI).incident
    assert not any("も対応中です" in one for one in desk.said(third.id))
