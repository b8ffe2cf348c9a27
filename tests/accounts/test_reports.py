"""§3 and §5(2): the section asks and reports, the PR division decides and receives; the first wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.accounts.errors import AccountChanged, AccountMoved, NotReady, NotYourAccount, OwnMatter
from bot.accounts.models import Platform
from bot.accounts.papers import DocumentKind
from bot.accounts.particulars import Running
from bot.accounts.states import State
from bot.errors import UserError
from tests.accounts.sections import (
    DAIKETSU,
    HANAKO,
    KACHO,
    PR,
    PR_DIVISION,
    PR_HEAD,
    PR_THIRD,
    RISKS,
    SAFEGUARDS,
    STRANGER,
    Sections,
)


def test_what_is_missing_is_named_before_anybody_reports(sections: Sections) -> None:
    account = sections.begins(Platform.X, "niimi_asaichi")
    sections.writes(account, DocumentKind.POLICY, "利用者の皆さまへ。準備中です。")

    with pytest.raises(NotReady) as refused:
        sections.reports(account)

    assert refused.value.missing == (
        "運用する人",
        "責任者（所属長）",
        "管理者2人以上",
        "目的",
        "発信する内容",
        "意見や質問への対応方法",
        "§3の審査",
        "運用ポリシー（§5(3)）",
        "利用規約（§5(4)）",
    )
    with pytest.raises(NotReady):
        sections.office.reporting.ask_head(account, sections.view(account).version, by=HANAKO)


def test_the_head_is_asked_and_only_those_who_speak_for_the_section_report(sections: Sections) -> None:
    account = sections.prepares()
    version = sections.view(account).version
    sections.office.reporting.ask_head(account, version, by=HANAKO)
    assert sections.told("account_report_asked", account) == [KACHO, DAIKETSU]

    for other in (HANAKO, STRANGER, PR):
        with pytest.raises(NotYourAccount):
            sections.reports(account, by=other)
    assert sections.reports(account, by=DAIKETSU) == 1
    assert sections.told("account_reported", account) == [PR_HEAD, PR, PR_THIRD]


def test_only_the_pr_division_receives_and_who_reported_is_told(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    with pytest.raises(NotYourAccount):
        sections.receives(account, by=KACHO)

    sections.receives(account)

    assert sections.state(account) is State.RECEIVED
    assert sorted(sections.told("account_report_decided", account)) == sorted([KACHO, HANAKO])


def test_nobody_receives_their_own_report_as_long_as_somebody_else_can(sections: Sections) -> None:
    account = sections.number("niimi.city")
    sections.tells_all(account, by=PR)
    for kind in (DocumentKind.POLICY, DocumentKind.TERMS):
        sections.writes(account, kind, by=PR)
    sections.reports(account, by=PR_HEAD)

    with pytest.raises(OwnMatter):
        sections.receives(account, by=PR_HEAD)
    sections.receives(account, by=PR)


def test_an_edit_takes_the_report_back_and_its_card_decides_nothing(sections: Sections) -> None:
    account = sections.prepares()
    number = sections.reports(account)
    sections.renames(account, "新見の朝市と夜市")
    assert sections.state(account) is State.PREPARING

    with pytest.raises(AccountMoved):
        sections.office.reporting.receive(account, number, by=PR)
    assert sections.reports(account) == number + 1
    with pytest.raises(AccountMoved):
        sections.office.reporting.receive(account, number, by=PR)
    sections.receives(account)


def test_a_returned_report_says_why_and_is_reported_again(sections: Sections) -> None:
    account = sections.prepares()
    number = sections.reports(account)
    with pytest.raises(UserError, match="理由がありません"):
        sections.office.reporting.return_report(account, number, "　", by=PR)

    sections.office.reporting.return_report(account, number, "運用時間を直してください。", by=PR)

    report = sections.view(account).report
    assert report is not None
    assert (report.received, report.reason) == (False, "運用時間を直してください。")
    assert sections.state(account) is State.PREPARING
    assert sections.reports(account) == number + 1


def test_a_change_of_an_official_account_is_reported_with_what_changed(sections: Sections) -> None:
    account = sections.opens()
    sections.renames(account, "新見の朝市と夜市")
    sections.writes(account, DocumentKind.TERMS, f"{sections.view(account).documents[DocumentKind.TERMS].text}\n附則")
    sections.reports(account)

    report = sections.view(account).report
    assert report is not None
    assert report.changes == ("アカウント名：新見の朝市 → 新見の朝市と夜市", "利用規約：第1版 → 第2版")
    assert sections.state(account) is State.CHANGE_REPORTED
    sections.receives(account)
    assert sections.state(account) is State.OFFICIAL


def test_an_old_page_reports_nothing(sections: Sections) -> None:
    account = sections.prepares()
    old = sections.view(account).version
    sections.renames(account, "新見の朝市と夜市")
    with pytest.raises(AccountChanged):
        sections.office.reporting.report(account, old, by=KACHO)


def test_the_admission_needs_its_reasons_and_another_pair_of_eyes(sections: Sections) -> None:
    account = sections.begins(Platform.X, "niimi_asaichi")
    ask = sections.office.admitting.ask
    for risks, safeguards, field in (("", SAFEGUARDS, "risks"), (RISKS, "なし", "safeguards")):
        with pytest.raises(UserError) as refused:
            ask(account, 1, risks, safeguards, by=HANAKO)
        assert refused.value.field == field

    ask(account, 1, RISKS, SAFEGUARDS, by=PR)
    assert sections.told("account_admission_requested", account) == [PR_HEAD, PR_THIRD]
    admission = sections.view(account).admission
    assert admission is not None
    decide = sections.office.admitting.decide
    with pytest.raises(OwnMatter):
        decide(account, admission.id, admitted=True, reason="", by=PR)
    with pytest.raises(UserError, match="理由がありません"):
        decide(account, admission.id, admitted=False, reason="", by=PR_HEAD)
    decide(account, admission.id, admitted=False, reason="見守る人が足りません。", by=PR_HEAD)
    assert sections.state(account) is State.PREPARING
    assert not sections.view(account).admitted
    with pytest.raises(AccountMoved):
        decide(account, admission.id, admitted=True, reason="", by=PR_HEAD)


def test_facebook_needs_no_admission(sections: Sections) -> None:
    with pytest.raises(UserError, match="審査はいりません"):
        sections.office.admitting.ask(sections.begins(), 1, RISKS, SAFEGUARDS, by=HANAKO)


def test_what_was_entered_while_the_admission_waits_stays(sections: Sections) -> None:
    account = sections.begins(Platform.X, "niimi_asaichi")
    sections.office.admitting.ask(account, 1, RISKS, SAFEGUARDS, by=HANAKO)
    sections.tells_all(account)
    admission = sections.view(account).admission
    assert sections.state(account) is State.ADMISSION
    assert admission is not None
    sections.office.admitting.decide(account, admission.id, admitted=True, reason="", by=PR)
    assert sections.view(account).admitted
    assert sections.view(account).purpose


def test_of_all_who_decide_at_once_one_does(sections: Sections) -> None:
    account = sections.prepares()
    number = sections.reports(account)
    reporting = sections.office.reporting

    def press(hand: int) -> bool:
        by = (PR, PR_HEAD, PR_THIRD)[hand % 3]
        presses: tuple[Callable[[], object], ...] = (
            lambda: reporting.receive(account, number, by=by),
            lambda: reporting.return_report(account, number, "直してください。", by=by),
            lambda: sections.renames(account, f"朝市{hand}"),
        )
        try:
            presses[hand % 2 if hand < 6 else 2]()
        except UserError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = [hand for hand, did in enumerate(pool.map(press, range(8))) if did]
    assert len([hand for hand in won if hand < 6]) <= 1
    assert won, "somebody must have won"


def test_a_section_that_shares_the_account_may_report_it(sections: Sections) -> None:
    account = sections.begins()
    both = tuple(number for number, name in sections.office.opening.all_sections() if name == PR_DIVISION)
    ours = tuple(number for number, _ in sections.view(account).sections)
    sections.office.opening.change(account, 1, Running((*ours, *both), "朝市", (HANAKO,), ""), by=HANAKO)
    assert {KACHO, DAIKETSU, PR_HEAD} == set(sections.office.register.heads_of(account))
