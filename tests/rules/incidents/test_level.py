"""How grave an incident is, why, who is told and what waits."""

from dataclasses import replace
from itertools import pairwise

import pytest

from rules.incidents.facts import Counts, IncidentFacts
from rules.incidents.kinds import Answer, Duty, IncidentKind
from rules.incidents.level import (
    Level,
    Thresholds,
    hold_of,
    propose_level,
    told_at,
    works_day_and_night,
)

BACKLASH = IncidentFacts(IncidentKind.BACKLASH)
TYPO = IncidentFacts(IncidentKind.ERRONEOUS_POST)
YES = Answer.YES


@pytest.mark.parametrize(
    ("facts", "level", "reason"),
    [
        (TYPO, Level.NOTICE, "まだ確かめられていません"),
        (replace(TYPO, counts=Counts(critical_per_hour=5)), Level.NOTICE, "1時間に5件"),
        (replace(TYPO, counts=Counts(critical_per_hour=4, usual_per_hour=2)), Level.NOTICE, "1時間に4件"),
        (replace(TYPO, counts=Counts(critical_per_hour=20)), Level.WATCH, "1時間に20件あります（目安は20件以上）"),
        (replace(TYPO, counts=Counts(quotes=11, likes=10)), Level.WATCH, "引用（11件）が、いいね（10件）より"),
        (replace(TYPO, counts=Counts(phone_complaints=1)), Level.WATCH, "苦情の電話が1件"),
        (replace(TYPO, counts=Counts(critical_per_hour=100)), Level.GRAVE, "1時間に100件"),
        (replace(TYPO, personal_data=YES), Level.GRAVE, "個人情報"),
        (replace(TYPO, money=YES), Level.GRAVE, "お金やカード番号"),
        (replace(TYPO, influencer=YES), Level.GRAVE, "まとめサイト"),
        (replace(TYPO, press_inquiry=YES), Level.GRAVE, "報道機関から問合せ"),
        (replace(TYPO, calls_elsewhere=YES), Level.GRAVE, "ほかの課にも電話"),
        (replace(TYPO, national_press=YES), Level.CRITICAL, "全国の報道"),
        (replace(TYPO, crime=YES), Level.CRITICAL, "脅し"),
        (replace(TYPO, legal_claim=YES), Level.CRITICAL, "法的な請求"),
        (replace(TYPO, life_safety=YES), Level.CRITICAL, "命に関わる"),
        (BACKLASH, Level.WATCH, "炎上は、所属長が"),
        (IncidentFacts(IncidentKind.TAKEOVER), Level.GRAVE, "市の外の人が操作"),
        (IncidentFacts(IncidentKind.TAKEOVER, recovered=YES), Level.WATCH, "取り戻せて"),
        (IncidentFacts(IncidentKind.IMPERSONATION, campaign=YES), Level.GRAVE, "キャンペーンの応募者"),
        (IncidentFacts(IncidentKind.FALSE_INFORMATION, ongoing=YES), Level.WATCH, "今も広まって"),
        (IncidentFacts(IncidentKind.VIOLATING_COMMENT), Level.NOTICE, "まだ確かめられていません"),
    ],
)
def test_the_level_follows_from_what_is_known(facts: IncidentFacts, level: Level, reason: str) -> None:
    proposal = propose_level(facts)

    assert proposal.level is level
    assert any(reason in one for one in proposal.reasons)


def test_only_the_reasons_for_the_level_are_given() -> None:
    facts = replace(BACKLASH, personal_data=YES, life_safety=YES, counts=Counts(critical_per_hour=30))

    assert propose_level(facts).reasons == ("命に関わるおそれがあります。",)


def test_a_city_counts_with_its_own_numbers() -> None:
    facts = replace(TYPO, counts=Counts(critical_per_hour=30))

    assert propose_level(facts, Thresholds(grave_per_hour=30)).level is Level.GRAVE


def test_a_higher_level_tells_everybody_of_the_lower_ones_too() -> None:
    told = [told_at(level) for level in Level]

    assert told[0] == (Duty.SECTION_HEAD, Duty.PR_DIVISION)
    assert {Duty.DIRECTOR, Duty.VICE_MAYOR} <= set(told[2])
    assert all(set(lower) <= set(higher) for lower, higher in pairwise(told))
    assert [works_day_and_night(level) for level in Level] == [False, False, True, True]


def test_level_2_asks_concurrence_and_level_3_pauses_every_account() -> None:
    assert [hold_of(IncidentKind.ERRONEOUS_POST, level).concurrence for level in Level] == [False, False, True, True]
    assert [hold_of(IncidentKind.ERRONEOUS_POST, level).all_accounts for level in Level] == [False] * 3 + [True]
    assert "命に関わる情報だけは投稿できます" in hold_of(IncidentKind.BACKLASH, Level.CRITICAL).japanese
    assert hold_of(IncidentKind.VIOLATING_COMMENT, Level.NOTICE).japanese == ""


def test_drafts_wait_during_a_backlash_or_a_takeover_at_any_level() -> None:
    waiting = {kind for kind in IncidentKind if hold_of(kind, Level.NOTICE).drafts_wait}

    assert waiting == {IncidentKind.BACKLASH, IncidentKind.TAKEOVER}


def test_a_level_is_named_with_its_number() -> None:
    assert [level.japanese for level in Level] == [
        "レベル0（注意）",
        "レベル1（警戒）",
        "レベル2（厳戒）",
        "レベル3（重大）",
    ]
