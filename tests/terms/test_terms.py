"""The city's words are the 秘書広報課's to keep; every change stands in the record."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.audit.reading import export, verify
from bot.errors import UserError
from bot.store.unit import Store
from bot.terms.service import Terms, city_terms
from bot.terms.service import export as export_terms
from rules.city_terms import CityTerm, Treatment
from tests.support.queries import queries

CAROL, ALICE = "U01CAROL", "U01ALICE"
WATCHED = CityTerm("にいみん", Treatment.WATCH, clause="6(2)ア", reason="愛称は使わない")


def test_a_word_counts_from_its_registration_to_its_removal(store: Store, terms: Terms) -> None:
    terms.add(WATCHED, by=CAROL)
    with store.read() as session:
        assert city_terms(session) == (WATCHED,)
    kept = terms.current(by=CAROL)[0]
    terms.remove(kept.id, by=CAROL)
    terms.remove(kept.id, by=CAROL)

    with store.read() as session:
        assert city_terms(session) == ()
        assert [one["event"] for one in export(session)] == ["org.imported", "term.added", "term.removed"]
        assert verify(session)[1] is None
    assert [(one["phrase"], one["removed_at"] is not None) for one in export_terms(store)] == [("にいみん", True)]


@pytest.mark.parametrize("errand", ["add", "current", "remove"])
def test_only_the_pr_division_may(store: Store, terms: Terms, errand: str) -> None:
    errands: dict[str, Callable[[], object]] = {
        "add": lambda: terms.add(WATCHED, by=ALICE),
        "current": lambda: terms.current(by=ALICE),
        "remove": lambda: terms.remove(1, by=ALICE),
    }

    with pytest.raises(UserError, match="秘書広報課"):
        errands[errand]()

    assert not list(export_terms(store))


@pytest.mark.parametrize(
    ("term", "field"),
    [
        (CityTerm("ん", Treatment.ALLOW, reason="短い"), "phrase"),
        (CityTerm("あ" * 81, Treatment.ALLOW, reason="長い"), "phrase"),
        (CityTerm("にいみん", Treatment.ALLOW), "reason"),
        (CityTerm("にいみん", Treatment.ALLOW, reason="い" * 301), "reason"),
        (CityTerm("PW: Niimi2026!", Treatment.ALLOW, reason="秘密の言葉"), "phrase"),
        (CityTerm("にいみん", Treatment.ALLOW, reason="管理者のパスワードは niimikouhou です。"), "reason"),
        (CityTerm("にいみん", Treatment.WATCH, reason="条項がない"), "clause"),
        (CityTerm("にいみん", Treatment.WATCH, clause="9(9)", reason="条項がちがう"), "clause"),
    ],
)
def test_a_word_that_does_not_do_is_refused_at_its_field(terms: Terms, term: CityTerm, field: str) -> None:
    with pytest.raises(UserError) as refused:
        terms.add(term, by=CAROL)

    assert refused.value.field == field


def test_the_same_word_counts_once_and_a_repeated_delivery_changes_nothing(store: Store, terms: Terms) -> None:
    terms.add(WATCHED, by=CAROL, delivery="view:1")
    terms.add(WATCHED, by=CAROL, delivery="view:1")
    with pytest.raises(UserError, match="すでに登録"):
        terms.add(WATCHED, by=CAROL, delivery="view:2")

    assert len(list(export_terms(store))) == 1


def test_five_people_who_register_a_word_at_once_register_it_once(store: Store, terms: Terms) -> None:
    together = Barrier(5)

    def hand(_number: int) -> str | None:
        together.wait()
        try:
            terms.add(WATCHED, by=CAROL)
        except UserError as refusal:
            return refusal.field
        return None

    with ThreadPoolExecutor(5) as pool:
        outcomes = list(pool.map(hand, range(5)))

    assert sorted(outcomes, key=str) == [None, "phrase", "phrase", "phrase", "phrase"]
    assert len(list(export_terms(store))) == 1
    with store.read() as session:
        assert [one["event"] for one in export(session)] == ["org.imported", "term.added"]


def test_a_removed_word_can_be_registered_again(store: Store, terms: Terms) -> None:
    terms.add(WATCHED, by=CAROL)
    terms.remove(terms.current(by=CAROL)[0].id, by=CAROL)
    terms.add(WATCHED, by=CAROL)

    assert [one.term for one in terms.current(by=CAROL)] == [WATCHED]
    assert len(list(export_terms(store))) == 2


def test_the_list_of_words_takes_as_many_queries_for_many_as_for_one(store: Store, terms: Terms) -> None:
    terms.add(WATCHED, by=CAROL)
    with queries(store) as for_one:
        terms.current(by=CAROL)
    for number in range(8):
        terms.add(replace(WATCHED, phrase=f"にいみん{number}"), by="U01DAVE" if number % 2 else CAROL)

    with queries(store) as for_many:
        assert {one.added_by for one in terms.current(by=CAROL)} == {CAROL, "U01DAVE"}

    assert len(for_many) == len(for_one)
