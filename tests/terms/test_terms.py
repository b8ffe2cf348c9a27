"""The city's words are the 秘書広報課's to keep; every change stands in the record."""

from collections.abc import Callable

import pytest

from bot.audit.reading import export, verify
from bot.errors import UserError
from bot.store.unit import Store
from bot.terms.service import Terms, city_terms
from rules.city_terms import CityTerm, Treatment

CAROL, ALICE = "U01CAROL", "U01ALICE"
WATCHED = CityTerm("にいみん", Treatment.WATCH, clause="6(2)ア", reason="愛称は使わない")


def test_a_word_counts_from_its_registration_to_its_removal(store: Store) -> None:
    terms = Terms(store)

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
    assert [(one["phrase"], one["removed_at"] is not None) for one in terms.export()] == [("にいみん", True)]


@pytest.mark.parametrize("errand", ["add", "current", "remove"])
def test_only_the_pr_division_may(store: Store, errand: str) -> None:
    terms = Terms(store)
    errands: dict[str, Callable[[], object]] = {
        "add": lambda: terms.add(WATCHED, by=ALICE),
        "current": lambda: terms.current(by=ALICE),
        "remove": lambda: terms.remove(1, by=ALICE),
    }

    with pytest.raises(UserError, match="秘書広報課"):
        errands[errand]()

    assert not list(terms.export())


@pytest.mark.parametrize(
    ("term", "field"),
    [
        (CityTerm("ん", Treatment.ALLOW, reason="短い"), "phrase"),
        (CityTerm("あ" * 81, Treatment.ALLOW, reason="長い"), "phrase"),
        (CityTerm("にいみん", Treatment.ALLOW), "reason"),
        (CityTerm("にいみん", Treatment.WATCH, reason="条項がない"), "clause"),
        (CityTerm("にいみん", Treatment.WATCH, clause="9(9)", reason="条項がちがう"), "clause"),
    ],
)
def test_a_word_that_does_not_do_is_refused_at_its_field(store: Store, term: CityTerm, field: str) -> None:
    with pytest.raises(UserError) as refused:
        Terms(store).add(term, by=CAROL)

    assert refused.value.field == field


def test_the_same_word_counts_once_and_a_repeated_delivery_changes_nothing(store: Store) -> None:
    terms = Terms(store)

    terms.add(WATCHED, by=CAROL, delivery="view:1")
    terms.add(WATCHED, by=CAROL, delivery="view:1")
    with pytest.raises(UserError, match="すでに登録"):
        terms.add(WATCHED, by=CAROL, delivery="view:2")

    assert len(list(terms.export())) == 1
