"""Which steps apply to what is known; nothing dangerous is left out because nobody looked."""

from dataclasses import replace

import pytest

from rules.incidents.facts import IncidentFacts, holds
from rules.incidents.kinds import Answer, Condition, IncidentKind
from rules.incidents.playbook import after_opening

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("condition", "fact", "met_by"),
    [
        (Condition.PERSONAL_DATA, "personal_data", {YES, UNKNOWN}),
        (Condition.MONEY, "money", {YES}),
        (Condition.LIFE_SAFETY, "life_safety", {YES}),
        (Condition.CRIME, "crime", {YES}),
        (Condition.ONGOING, "ongoing", {YES, UNKNOWN}),
        (Condition.OUR_ACCOUNT, "our_account", {YES}),
        (Condition.NOT_OUR_ACCOUNT, "our_account", {NO}),
        (Condition.CAMPAIGN, "campaign", {YES}),
        (Condition.STILL_LOGGED_IN, "still_logged_in", {YES, UNKNOWN}),
        (Condition.LOCKED_OUT, "still_logged_in", {NO, UNKNOWN}),
        (Condition.NOT_RECOVERED, "recovered", {NO, UNKNOWN}),
        (Condition.REPEATED, "repeated", {YES}),
    ],
)
def test_a_condition_looks_at_its_answer(condition: Condition, fact: str, met_by: set[Answer]) -> None:
    takeover = IncidentFacts(IncidentKind.TAKEOVER)
    facts = {answer: replace(takeover, **{fact: answer}) for answer in Answer}  # type: ignore[arg-type]

    assert {answer for answer in Answer if holds(condition, facts[answer])} == met_by


def test_level_2_is_met_from_level_2_on() -> None:
    levels = (None, 0, 1, 2, 3)
    met = [holds(Condition.LEVEL_2, IncidentFacts(IncidentKind.BACKLASH, level=level)) for level in levels]

    assert met == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "すぐ"), (30, "30分後"), (90, "90分後"), (180, "3時間後"), (1440, "24時間後"), (10080, "7日後")],
)
def test_how_long_after_the_opening_is_said_in_the_largest_unit(minutes: int, said: str) -> None:
    assert after_opening(minutes) == said
