"""Every playbook says in plain words what to do, and does everything §7 demands."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from rules.guideline import clause
from rules.incidents.facts import IncidentFacts
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import Answer, Condition, IncidentKind
from rules.incidents.playbook import Playbook, Step, due_at, steps_for, tasks_for

BOOKS = builtin_handbook().playbooks
STEPS = [(kind, step) for kind, book in BOOKS.items() for step in book.steps]
each_book = pytest.mark.parametrize("book", BOOKS.values(), ids=lambda book: book.kind.value)
each_step = pytest.mark.parametrize(("kind", "step"), STEPS, ids=[f"{kind}:{step.key}" for kind, step in STEPS])
OPENED = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


def test_there_is_a_playbook_for_every_kind() -> None:
    assert set(BOOKS) == set(IncidentKind)


@pytest.mark.parametrize("key", ["7(1)", "7(2)", "7(3)", "7(4)", "7(5)"])
def test_every_word_of_a_clause_of_7_is_done_by_some_step(key: str) -> None:
    words = [demand.words for demand in builtin_handbook().demands if demand.clause == key]

    assert "".join(dict.fromkeys(words)) == clause(key).text.strip()


def test_what_7_demands_is_among_the_steps_whatever_is_known() -> None:
    for demand in builtin_handbook().demands:
        for answer in Answer:
            facts = IncidentFacts(
                demand.kind, personal_data=answer, life_safety=answer, still_logged_in=answer, recovered=answer
            )
            shown = {step.key for step in steps_for(BOOKS[demand.kind], facts)}
            assert shown & set(demand.steps), (demand, answer)


def test_a_demanded_step_quotes_its_clause_word_for_word() -> None:
    quoted = BOOKS[IncidentKind.BACKLASH].step("no-rebuttal").clause_text()

    assert quoted is not None
    assert "職員の判断による反論や抗弁は行わず" in quoted.text


@each_step
def test_a_step_is_readable_to_a_newcomer(kind: IncidentKind, step: Step) -> None:
    assert _reads_well(step.what_to_do), f"{kind}: {step.what_to_do}"
    assert len(step.title) <= 40
    assert len(step.what_to_do) <= 260


@each_book
def test_the_first_words_of_a_playbook_are_readable(book: Playbook) -> None:
    for text in (book.warning, *book.first_three):
        assert _reads_well(text), text
    assert all(len(line) <= 70 for line in book.first_three)


@each_book
def test_steps_that_are_not_demanded_may_be_conditional_but_never_all(book: Playbook) -> None:
    nothing_known = steps_for(book, IncidentFacts(book.kind))

    assert len(nothing_known) >= 6
    assert nothing_known[0].due_minutes <= 30


def test_both_ways_of_a_takeover_are_shown_until_somebody_tried_to_log_in() -> None:
    book = BOOKS[IncidentKind.TAKEOVER]

    def shown(answer: Answer) -> set[str]:
        return {step.key for step in steps_for(book, IncidentFacts(IncidentKind.TAKEOVER, still_logged_in=answer))}

    assert {"change-password", "recovery-form"} <= shown(Answer.UNKNOWN)
    assert "recovery-form" not in shown(Answer.YES)
    assert "change-password" not in shown(Answer.NO)


def test_personal_data_is_looked_for_until_somebody_ruled_it_out() -> None:
    book = BOOKS[IncidentKind.ERRONEOUS_POST]
    asked = [step for step in book.steps if Condition.PERSONAL_DATA in step.when]

    assert set(asked) <= set(steps_for(book, IncidentFacts(book.kind)))
    assert not set(asked) & set(steps_for(book, IncidentFacts(book.kind, personal_data=Answer.NO)))


def test_numbers_are_taken_at_0_1_3_6_and_24_hours() -> None:
    tasks = tasks_for(BOOKS[IncidentKind.BACKLASH], IncidentFacts(IncidentKind.BACKLASH), OPENED)
    taken = [task for task in tasks if task.step.key == "metrics"]

    assert [task.due_at - OPENED for task in taken] == [timedelta(hours=hours) for hours in (0, 1, 3, 6, 24)]
    assert [task.key for task in taken] == ["metrics", "metrics#2", "metrics#3", "metrics#4", "metrics#5"]
    assert taken[2].title == "数字を記録する（3時間後）"


def test_a_fake_account_is_looked_for_daily_for_7_days_then_weekly() -> None:
    step = BOOKS[IncidentKind.IMPERSONATION].step("re-check")

    assert [minutes // 1440 for minutes in step.rounds] == [1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
    assert step.outlives


def test_a_step_is_due_its_minutes_after_the_opening() -> None:
    assert due_at(BOOKS[IncidentKind.BACKLASH].step("holding-post"), OPENED) == OPENED + timedelta(minutes=30)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_at(BOOKS[IncidentKind.BACKLASH].step("metrics"), datetime(2026, 11, 26, 12, 30))  # noqa: DTZ001


@each_step
def test_a_text_is_offered_only_for_kinds_it_fits(kind: IncidentKind, step: Step) -> None:
    for key in step.statements:
        assert kind in builtin_handbook().statement(key).kinds, key


def test_every_text_is_offered_by_some_step() -> None:
    offered = {key for _, step in STEPS for key in step.statements}

    assert offered == set(builtin_handbook().statements)


_ENDS = re.compile(r"(?:です|ます|ません|ください|ました|か|とき)(?:（[^（）]*）)?。?$")


def _reads_well(text: str) -> bool:
    """Whole sentences in です・ます, lists apart; no emoji, no marks, no words that scare or abbreviate."""
    sentences = [one for one in re.split(r"(?<=。)|\n", text) if one.strip()]
    polite = sum(bool(_ENDS.search(one.strip())) for one in sentences)
    plain = not re.search(r"[\U0001F300-\U0001FAFF☀-➿]|NG|エラー|！", text)
    return plain and polite >= len(sentences) / 2 and text.endswith("。")
