"""A draft made from the register passes the check when it is whole, and shows what is missing when it is not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.context import CityFacts
from rules.policy.drafting import OPEN, AccountDescription, draft_bio, draft_policy, draft_terms, with_usual_words
from rules.policy_items import Report, check_bio, check_policy, check_terms

WHOLE = with_usual_words(
    AccountDescription(
        service="フェイスブック",
        name="新見市観光だより",
        url="https://www.facebook.com/niimi.kanko",
        operator="新見市産業部商工観光課",
        purpose="市の見どころを知っていただき、訪れる方を増やすため",
        contents="季節の風景、催しの案内、施設の休業のお知らせ",
        hours="平日の午前8時30分から午後5時15分まで",
        response="コメントには原則として返信しません。",
        section_in_charge="商工観光課　電話0867-72-6136",
    )
)


def missing(report: Report) -> list[str]:
    return [part.key for item in report.items for part in item.missing]


def without(unknown: str) -> AccountDescription:
    """The description without one fact."""
    nothing: dict[str, Any] = {unknown: () if unknown == "observance" else " \n"}
    return replace(WHOLE, **nothing)


def test_drafts_of_all_that_is_asked_pass() -> None:
    assert check_policy(draft_policy(WHOLE), platform="facebook").complete
    assert check_terms(draft_terms(WHOLE)).complete
    bio = check_bio(draft_bio(WHOLE))
    assert bio.complete
    assert bio.advice == ()
    assert OPEN not in draft_policy(WHOLE) + draft_terms(WHOLE) + draft_bio(WHOLE)


@pytest.mark.parametrize(
    ("unknown", "key"),
    [
        ("service", "ア"),
        ("name", "イ.name"),
        ("url", "イ.url"),
        ("operator", "イ.operator"),
        ("purpose", "ウ.purpose"),
        ("contents", "ウ.content"),
        ("hours", "エ.hours"),
        ("response", "エ.response"),
        ("personal_information", "オ"),
    ],
)
def test_what_is_not_known_is_marked_and_found_missing(unknown: str, key: str) -> None:
    draft = draft_policy(without(unknown))
    assert draft.count(OPEN) == 1
    assert missing(check_policy(draft, platform="facebook")) == [key]


@pytest.mark.parametrize(("unknown", "key"), [("observance", "ア"), ("rights", "イ"), ("disclaimer", "ウ")])
def test_terms_that_are_not_settled_are_marked_and_found_missing(unknown: str, key: str) -> None:
    draft = draft_terms(without(unknown))
    assert draft.count(OPEN) == 1
    assert missing(check_terms(draft)) == [key]


def test_a_draft_of_nothing_says_nothing() -> None:
    assert len(missing(check_policy(draft_policy(AccountDescription())))) == 9
    assert len(missing(check_terms(draft_terms(AccountDescription())))) == 3
    assert missing(check_bio(draft_bio(AccountDescription()))) == ["organization"]


def test_the_usual_words_name_the_city_and_leave_what_was_written() -> None:
    filled = with_usual_words(AccountDescription(rights="著作権は市に帰属します。"), CityFacts(name="高梁市"))
    assert filled.rights == "著作権は市に帰属します。"
    assert filled.disclaimer.startswith("高梁市は")


words = st.text(st.characters(categories=["Lo", "Nd", "Po", "Zs", "Cc"]), max_size=30)


@given(
    st.builds(
        AccountDescription, name=words, purpose=words, hours=words, observance=st.lists(words, max_size=3).map(tuple)
    )
)
@settings(max_examples=100, deadline=None)
def test_facts_of_any_words_make_a_draft_in_its_order(account: AccountDescription) -> None:
    lines = draft_policy(account).splitlines()
    assert [line[0] for line in lines if line[:2] in {f"{number}　" for number in "12345"}][-5:] == list("12345")
    assert draft_terms(account)
