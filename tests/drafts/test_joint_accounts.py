"""An account of several sections (§5(1)): the head of each decides, or the one that the register names."""

from pathlib import Path

import pytest

from bot.drafts.errors import AlreadyMoved, NotYours
from bot.drafts.states import Event, State
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from tests.drafts.desk import ALICE, BOB, FRANK, HEIDI, handed_in, share, told, written
from tests.support.offices import Services

KIKI, KODOMO = "総務部危機管理課", "福祉部こども課"


def test_each_section_approves_for_itself(office: Services) -> None:
    share(office.store, KIKI)
    draft = handed_in(office)
    assert set(told(office.store, "approval_requested")) == {BOB, FRANK}

    half = office.deciding.approve(draft.id, 1, by=BOB)
    assert (half.state, half.sections_missing) == (State.PENDING, (KIKI,))
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=BOB)
    assert told(office.store, "approved") == []

    whole = office.deciding.approve(draft.id, 1, by=FRANK)
    assert (whole.state, whole.sections_missing) == (State.APPROVED, ())
    assert told(office.store, "approved") == [ALICE]


def test_where_the_register_names_one_its_head_decides_for_all(office: Services) -> None:
    share(office.store, KIKI, lead=True)
    draft = handed_in(office)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=BOB)
    assert office.deciding.approve(draft.id, 1, by=FRANK).state is State.APPROVED


def test_a_return_by_one_section_voids_what_the_other_approved(office: Services) -> None:
    share(office.store, KIKI)
    draft = handed_in(office)
    office.deciding.approve(draft.id, 1, by=BOB)
    office.deciding.return_for_revision(draft.id, 1, "場所を書いてください。", by=FRANK)

    again = office.submitting.submit(draft.id, 1, {}, by=ALICE)

    assert again.sections_missing == ("産業部商工観光課", KIKI)
    office.deciding.approve(draft.id, 1, by=FRANK)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.APPROVED


def test_a_condition_of_one_section_holds_for_the_whole(office: Services) -> None:
    share(office.store, KIKI)
    draft = handed_in(office)
    office.deciding.approve_conditionally(draft.id, 1, "雨天のときは出さないこと。", by=BOB)
    after = office.deciding.approve(draft.id, 1, by=FRANK)
    assert after.state is State.CONDITIONAL
    assert [one.reason for one in after.decisions if one.event is Event.APPROVE_PART] == ["雨天のときは出さないこと。"]


def test_a_stranger_to_all_sections_decides_nothing(office: Services) -> None:
    share(office.store, KIKI)
    draft = handed_in(office)
    with pytest.raises(NotYours):
        office.deciding.approve(draft.id, 1, by=HEIDI)


def test_a_section_that_joins_while_the_draft_waits_is_needed_too(office: Services) -> None:
    draft = handed_in(office)
    share(office.store, KODOMO)
    assert office.deciding.approve(draft.id, 1, by=BOB).state is State.PENDING
    assert office.deciding.approve(draft.id, 1, by=HEIDI).state is State.APPROVED
    with pytest.raises(AlreadyMoved):
        office.deciding.approve(draft.id, 1, by=HEIDI)


def test_a_joint_draft_posted_first_is_approved_afterwards_by_each(office: Services) -> None:
    share(office.store, KIKI)
    draft = written(office)
    office.emergency.post_first(draft.id, 1, "土砂崩れのため。", by=ALICE)
    assert {BOB, FRANK} <= set(told(office.store, "emergency"))


def test_the_city_file_names_the_leading_section_and_gives_it_back(office: Services, tmp_path: Path) -> None:
    joint = 'sections = ["産業部商工観光課", "総務部危機管理課"]\nlead = "総務部危機管理課"'
    text = DEMO_CITY.read_text(encoding="utf-8").replace('sections = ["産業部商工観光課"]', joint, 1)
    (tmp_path / "city.toml").write_text(text, encoding="utf-8")
    org = Org(office.store)
    org.import_city(read_city_file(tmp_path / "city.toml"))

    assert 'lead = "総務部危機管理課"' in org.export_city()
    draft = handed_in(office)
    assert told(office.store, "approval_requested") == [FRANK]
    assert office.deciding.approve(draft.id, 1, by=FRANK).state is State.APPROVED
