"""廃止: step by step, decided by the head, ended by the PR division; row, handle and line stay, and are watched."""

from datetime import date, timedelta

import pytest

from bot.accounts import reminding
from bot.accounts.closing import notice_text
from bot.accounts.errors import AccountMoved, NotReady, NotYourAccount
from bot.accounts.papers import Step
from bot.accounts.states import State
from bot.cards.account_reminders import reminder_card
from bot.drafts.errors import SecretInText
from bot.errors import OutOfPlace, UserError
from rules.engine import check_text
from tests.accounts.sections import HANAKO, KACHO, PR, PR_HEAD, PR_THIRD, STRANGER, Sections


def test_the_head_decides_and_the_pr_division_is_told(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    for other in (HANAKO, STRANGER, PR):
        with pytest.raises(NotYourAccount):
            sections.begins_to_close(account, by=other)

    sections.begins_to_close(account)

    assert sections.state(account) is State.CLOSING
    assert set(sections.told("account_closing", account)) >= {PR_HEAD, PR, PR_THIRD, KACHO}
    assert sections.may_write_for(account), "the notice of the end is a post"


def test_it_is_closed_only_when_every_step_is_done(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    close = sections.office.closing.close
    version = sections.view(account).version
    for step in list(Step)[:-1]:
        sections.office.closing.done(account, step, "", by=HANAKO)
    with pytest.raises(NotReady, match="リンクを外す"):
        close(account, version, by=PR)
    sections.office.closing.done(account, Step.LINKS, "玄関のポスター", by=HANAKO)
    with pytest.raises(NotYourAccount):
        close(account, version, by=KACHO)

    close(account, version, by=PR)

    assert sections.state(account) is State.CLOSED
    assert not sections.may_write_for(account)
    line = next(one for one in sections.office.listings.current().accounts if one.id == account)
    assert line.closed


def test_the_handle_of_a_closed_account_is_not_given_again(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    sections.does_all_steps(account)
    sections.office.closing.close(account, sections.view(account).version, by=PR)
    with pytest.raises(UserError, match="もう一度使うことはできません"):
        sections.begins(handle="niimi.kanko")
    with pytest.raises(AccountMoved):
        sections.begins_to_close(account)


def test_a_step_noted_by_mistake_is_taken_back(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    sections.office.closing.done(account, Step.ARCHIVE, "共有フォルダ", by=HANAKO)
    sections.office.closing.done(account, Step.ARCHIVE, "別の場所", by=KACHO)
    done = sections.view(account).steps[Step.ARCHIVE]
    assert (done.note, done.by) == ("共有フォルダ", HANAKO), "the first note stands"

    sections.office.closing.undo(account, Step.ARCHIVE, by=HANAKO)
    assert not sections.view(account).steps


def test_a_password_in_a_note_is_refused(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    with pytest.raises(SecretInText):
        sections.office.closing.done(account, Step.ACCESS, "新しいパスワードは Niimi2026!x", by=HANAKO)


def test_beside_the_access_nothing_that_may_be_a_password_is_kept(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    with pytest.raises(UserError) as refused:
        sections.office.closing.done(account, Step.ACCESS, "Niimi#Kanko77 にしました", by=HANAKO)
    assert "Niimi#Kanko77" not in str(refused.value)
    assert not sections.view(account).steps


def test_closing_is_called_off_and_the_account_goes_on(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    sections.office.closing.done(account, Step.NOTICE, "", by=HANAKO)
    sections.office.closing.cancel(account, sections.view(account).version, by=KACHO)

    view = sections.view(account)
    assert (view.state, view.closing_reason, dict(view.steps)) == (State.CHANGING, "", {})
    with pytest.raises(OutOfPlace):
        sections.office.closing.done(account, Step.NOTICE, "", by=HANAKO)


def test_a_report_that_waits_when_closing_begins_is_taken_back(sections: Sections) -> None:
    account = sections.opens()
    sections.renames(account, "新見の朝市と夜市")
    number = sections.reports(account)
    sections.begins_to_close(account)
    with pytest.raises(AccountMoved):
        sections.office.reporting.receive(account, number, by=PR)
    report = sections.view(account).report
    assert report is not None
    assert not report.waits


def test_a_closed_account_is_watched_for_a_year(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    sections.does_all_steps(account)
    sections.office.closing.close(account, sections.view(account).version, by=PR)

    told = []
    for _ in range(60):
        sections.clock.forward(timedelta(days=7))
        sections.office.reminding.tick()
        told.append(sections.told("account_reminder", account).count(PR))
    assert told[-1] == 5
    assert told[52] == 5, "the last look is before the year is over"
    assert told[50] == 4


def test_a_look_at_a_closed_account_is_kept_and_its_cards_ask_no_more(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    sections.begins_to_close(account)
    sections.does_all_steps(account)
    sections.office.closing.close(account, sections.view(account).version, by=PR)
    sections.clock.forward(timedelta(days=31))
    sections.office.reminding.tick()
    with pytest.raises(NotYourAccount):
        sections.office.closing.watched(account, 0, by=HANAKO)

    assert sections.office.register.looked(account, 0) is None
    asking = str(reminder_card(sections.view(account), reminding.WATCH).blocks)
    assert "異常なし" in asking
    assert "事案を報告する" in asking
    for by in (PR, PR_HEAD):  # the second finds it done
        sections.office.closing.watched(account, 0, by=by)

    looked = sections.office.register.looked(account, 0)
    assert looked is not None
    assert looked.by == PR
    done = reminder_card(sections.view(account), reminding.WATCH, looked=looked)
    assert "異常なし" in str(done.blocks)
    assert "account.watched" not in str(done.blocks)
    assert sections.told("card_redrawn", account).count(PR_HEAD) == 1
    assert sections.office.register.looked(account, 1) is None, "the next look is still to come"


def test_the_notice_is_a_text_that_the_checks_let_pass(sections: Sections) -> None:
    view = sections.view(sections.number("niimi.kanko"))
    text = notice_text(view, "新見市", "https://www.city.niimi.okayama.jp/", date(2026, 12, 25))
    assert "令和8年12月25日（金）" in text
    assert not [one for one in check_text(text, planned_at=sections.clock.now()) if one.severity != "info"]
