"""What makes an account official (§5, §6(1)), and that people may write for nothing else."""

import pytest

from bot.accounts.models import Basis, Platform
from bot.accounts.official import Part
from bot.accounts.papers import DocumentKind
from bot.accounts.states import State
from bot.drafts.content import Content
from bot.errors import UserError
from tests.accounts.sections import HANAKO, KACHO, TOURISM, Sections
from tests.support.office import MARKET, handed_in


def test_an_account_can_be_chosen_only_when_everything_of_paragraph_5_is_there(sections: Sections) -> None:
    account = sections.prepares()
    missing = [Part.REPORT, Part.LISTING, Part.BIO]
    assert list(sections.view(account).standing.missing) == missing
    for step in (
        lambda: sections.reports(account),
        lambda: sections.receives(account),
        lambda: sections.writes(account, DocumentKind.BIO),
    ):
        step()
        assert not sections.may_write_for(account)
    sections.lists()

    assert sections.state(account) is State.OFFICIAL
    assert sections.may_write_for(account)
    assert sections.told("account_official", account) == [KACHO, "U01ERIN", HANAKO]


def test_what_cannot_be_chosen_is_explained(sections: Sections) -> None:
    account = sections.begins()

    listed = sections.office.accounts.not_official([sections.section(TOURISM)])

    assert [one.account.id for one in listed] == [account]
    assert "まだ「準備中」です" in listed[0].why
    assert "運用ポリシー（§5(3)）" in listed[0].why
    with pytest.raises(UserError) as refused:
        sections.office.writing.save(Content(text=MARKET, account_ids=(account,)), by=HANAKO)
    assert refused.value.field == "accounts"
    assert "§6(1)" in refused.value.what


def test_a_policy_that_becomes_incomplete_takes_the_account_out_of_use_until_it_is_mended(sections: Sections) -> None:
    account = sections.opens()

    sections.writes(account, DocumentKind.POLICY, "運用ポリシーは別途定める。")
    assert sections.state(account) is State.CHANGING
    assert not sections.may_write_for(account)
    assert "運用ポリシー（§5(3)）" in sections.view(account).standing.why_not

    sections.writes(account, DocumentKind.POLICY)
    assert sections.may_write_for(account)


def test_a_change_that_is_still_to_be_reported_leaves_the_account_in_use(sections: Sections) -> None:
    account = sections.opens()
    sections.renames(account, "新見の朝市と夜市")

    assert sections.state(account) is State.CHANGING
    assert sections.may_write_for(account)


def test_an_account_from_before_the_register_stays_in_use_with_its_missing_parts_listed(sections: Sections) -> None:
    account = sections.number("niimi.kanko")

    standing = sections.view(account).standing
    assert (standing.state, standing.basis) == (State.OFFICIAL, Basis.INHERITED)
    assert list(standing.missing) == list(Part)
    assert sections.may_write_for(account)


def test_an_account_from_before_stands_on_the_procedure_once_its_papers_are_in_order(sections: Sections) -> None:
    account = sections.number("niimi_shiki")
    sections.tells_all(account)
    for kind in DocumentKind:
        sections.writes(account, kind)
    sections.reports(account)
    sections.receives(account)
    sections.lists()

    assert sections.view(account).standing.basis is Basis.PROCEDURE
    sections.writes(account, DocumentKind.TERMS, "準備中です。")
    assert not sections.may_write_for(account), "it may lean on having been there before no longer"


def test_a_draft_is_not_handed_in_or_approved_for_an_account_that_is_official_no_more(sections: Sections) -> None:
    account = sections.opens()
    office = sections.office
    written = office.writing.save(Content(text=MARKET, account_ids=(account,)), by=HANAKO)
    waiting = handed_in(office, office.writing.save(Content(text=f"{MARKET}ぜひ。", account_ids=(account,)), by=HANAKO))
    sections.begins_to_close(account)
    sections.does_all_steps(account)
    office.closing.close(account, sections.view(account).version, by="U01DAVE")

    with pytest.raises(UserError, match="今は投稿できません"):
        handed_in(office, written)
    with pytest.raises(UserError, match="今は投稿できません"):
        office.deciding.approve(waiting.id, waiting.revision.number, by=KACHO)


def test_admission_is_asked_of_all_but_facebook(sections: Sections) -> None:
    assert sections.view(sections.begins()).admitted
    assert not sections.view(sections.begins(Platform.X, "niimi_asaichi")).admitted
