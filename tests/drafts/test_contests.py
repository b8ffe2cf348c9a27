"""「この指摘は誤り」: each contest is one row until the 秘書広報課 adopts it or puts it aside."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from bot.audit.reading import export, verify
from bot.drafts.checking import Checker
from bot.drafts.feedback import MOST_DONE, MOST_WAITING, Feedback
from bot.drafts.views import DraftView
from bot.errors import UserError
from bot.store.unit import Store
from bot.terms.models import Verdict
from bot.terms.service import Terms, city_terms
from rules.city_terms import CityTerm, Treatment
from rules.context import CityFacts
from tests.support.clocks import StandingClock
from tests.support.offices import BLOCKED, QUESTIONED, SECRET, content_for, known_reader, services
from tests.support.queries import queries

ALICE, CAROL, DAVE = "U01ALICE", "U01CAROL", "U01DAVE"
PASSED = CityTerm("らしい", Treatment.ALLOW, reason="催しの名前のため")


@pytest.fixture
def feedback(store: Store) -> Feedback:
    return Feedback(store, Terms(store, Checker(known_reader, CityFacts)))


def contested(store: Store, text: str = f"楽しい催し{QUESTIONED}です。", reason: str = "催しの名前です。") -> DraftView:
    """A text that ALICE checked and whose first finding she holds to be mistaken."""
    office = services(store)
    draft = office.writing.jot(text, by=ALICE)
    return office.submitting.contest(draft.id, 1, number_of(draft), reason, by=ALICE)


def number_of(draft: DraftView) -> int:
    found = draft.revision.findings[0].id
    assert found is not None
    return found


def events(store: Store) -> list[tuple[object, object]]:
    with store.read() as session:
        assert verify(session)[1] is None
        return [(one["event"], one["details"]) for one in export(session)]


def test_a_contest_is_one_row_however_often_the_text_is_revised(
    store: Store, clock: StandingClock, feedback: Feedback
) -> None:
    first, office = contested(store), services(store)
    for number in range(3):
        clock.forward(timedelta(minutes=1))
        text = f"{first.revision.text}\n{number}行目です。"
        newest = office.writing.save(content_for(store, ALICE, text), by=ALICE, draft_id=first.id)
    clock.forward(timedelta(minutes=1))
    other = contested(store, f"別の催し{QUESTIONED}です。", "別の理由です。")

    rows = feedback.contests(by=CAROL).waiting

    assert newest.revision.number == 4
    assert {(one.draft, one.finding_id) for one in rows} == {
        (other.id, number_of(other)),
        (first.id, number_of(newest)),
    }
    feedback.dismiss(number_of(first), by=CAROL)  # pressed on a list from before the revisions
    assert [one.draft for one in feedback.contests(by=CAROL).waiting] == [other.id]
    office.writing.save(content_for(store, ALICE, f"{text}また変わりました。"), by=ALICE, draft_id=first.id)
    assert [one.draft for one in feedback.contests(by=CAROL).waiting] == [other.id]


def test_an_adopted_contest_registers_its_word_for_the_check_that_was_contested(
    store: Store, feedback: Feedback
) -> None:
    number = number_of(contested(store))

    feedback.adopt(number, replace(PASSED, rule="another-check"), by=CAROL, delivery="view:1")
    feedback.adopt(number, PASSED, by=CAROL, delivery="view:1")

    with store.read() as session:
        assert city_terms(session) == (replace(PASSED, rule="known-confirm"),)
    seen = feedback.contests(by=CAROL)
    assert (seen.waiting, seen.more) == ((), 0)
    assert [(one.verdict, one.decided_by) for one in seen.done] == [(Verdict.ADOPTED, CAROL)]
    assert [event for event, _ in events(store)][-2:] == ["term.added", "contest.adopted"]


def test_a_word_that_counts_already_settles_the_next_contest_about_it(store: Store, feedback: Feedback) -> None:
    first, second = contested(store), contested(store, f"別の催し{QUESTIONED}です。")
    feedback.adopt(number_of(first), PASSED, by=CAROL)

    feedback.adopt(number_of(second), PASSED, by=DAVE)

    with store.read() as session:
        assert len(city_terms(session)) == 1
    assert [one.decided_by for one in feedback.contests(by=CAROL).done] == [DAVE, CAROL]


def test_a_dismissed_contest_says_who_dismissed_it(store: Store, feedback: Feedback) -> None:
    draft = contested(store)

    feedback.dismiss(number_of(draft), by=DAVE)
    for again in (feedback.dismiss, lambda number, by: feedback.adopt(number, PASSED, by=by)):
        with pytest.raises(UserError, match=f"<@{DAVE}>さんが見送りました"):
            again(number_of(draft), by=CAROL)

    assert [one.verdict for one in feedback.contests(by=CAROL).done] == [Verdict.DISMISSED]
    details = {"draft": draft.id, "rule": "known-confirm", "term": None}
    assert events(store)[-1] == ("contest.dismissed", details)


def test_of_two_who_decide_at_once_one_is_told_who_did(store: Store, feedback: Feedback) -> None:
    number, together = number_of(contested(store)), Barrier(2)

    def hand(who: str) -> str:
        together.wait()
        try:
            feedback.dismiss(number, by=who)
        except UserError as refusal:
            return str(refusal)
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(hand, (CAROL, DAVE)))

    assert outcomes[0] == "done"
    assert "見送りました" in outcomes[1]
    assert [event for event, _ in events(store)].count("contest.dismissed") == 1


def test_a_certain_finding_is_never_silenced_by_a_word(store: Store, feedback: Feedback) -> None:
    number = number_of(contested(store, f"{BLOCKED}のある文です。"))
    passed = CityTerm(BLOCKED, Treatment.ALLOW, reason="催しの名前のため")

    assert feedback.contest(number, by=CAROL).why_no_word
    with pytest.raises(UserError, match="見送って"):
        feedback.adopt(number, passed, by=CAROL)

    with store.read() as session:
        assert city_terms(session) == ()
    assert len(feedback.contests(by=CAROL).waiting) == 1


@pytest.mark.parametrize("field", ["phrase", "reason"])
def test_a_secret_in_a_word_from_a_contest_is_refused_at_its_field(
    store: Store, feedback: Feedback, field: str
) -> None:
    number = number_of(contested(store))
    told = {"phrase": PASSED.phrase, "reason": PASSED.reason, field: f"{SECRET}はさくら"}

    with pytest.raises(UserError) as refused:
        feedback.adopt(number, replace(PASSED, **told), by=CAROL)  # type: ignore[arg-type]

    assert refused.value.field == field


def test_only_the_pr_division_looks_and_decides(store: Store, feedback: Feedback) -> None:
    number = number_of(contested(store))
    for errand in (
        lambda: feedback.contests(by=ALICE),
        lambda: feedback.contest(number, by=ALICE),
        lambda: feedback.adopt(number, PASSED, by=ALICE),
        lambda: feedback.dismiss(number, by=ALICE),
    ):
        with pytest.raises(UserError, match="秘書広報課"):
            errand()

    assert len(feedback.contests(by=CAROL).waiting) == 1
    with pytest.raises(UserError, match="見つかりません"):
        feedback.dismiss(number + 1000, by=CAROL)


def test_the_list_takes_as_many_queries_for_many_as_for_one_and_counts_what_it_leaves_out(
    store: Store, clock: StandingClock, feedback: Feedback
) -> None:
    drafts = [contested(store)]
    with queries(store) as for_one:
        feedback.contests(by=CAROL)
    for number in range(MOST_WAITING + MOST_DONE + 2):
        drafts.append(contested(store, f"{number}番目の催し{QUESTIONED}です。"))
    for draft in drafts[: MOST_DONE + 1]:
        clock.forward(timedelta(minutes=1))
        feedback.dismiss(number_of(draft), by=CAROL)

    with queries(store) as for_many:
        seen = feedback.contests(by=CAROL)

    assert len(for_many) == len(for_one)
    assert (len(seen.waiting), seen.more, len(seen.done)) == (MOST_WAITING, 2, MOST_DONE)
    assert seen.done[0].draft == drafts[MOST_DONE].id
    assert services(store).reading.desk(by=CAROL).contests == MOST_WAITING + 2
    assert services(store).reading.desk(by=ALICE).contests == 0
