"""What waits in the register is not forgotten, and nobody is reminded of what is done."""

from datetime import timedelta

import sqlalchemy as sa

from bot.accounts import reminding
from bot.accounts.models import Platform
from bot.accounts.papers import DocumentKind
from bot.reminders.models import Reminder
from bot.store.outbox import OutboxMessage
from tests.accounts.sections import DAIKETSU, HANAKO, KACHO, PR, PR_HEAD, PR_THIRD, RISKS, SAFEGUARDS, Sections


def waiting(sections: Sections, account: int) -> set[str]:
    """The matters of an account that somebody will be reminded of."""
    with sections.bot.store.read() as session:
        statement = sa.select(Reminder.matter).where(Reminder.subject == f"account:{account}")
        return set(session.scalars(statement))


def reminded(sections: Sections, account: int, matter: str) -> list[str]:
    """Who was reminded of a matter, oldest first."""
    with sections.bot.store.read() as session:
        statement = sa.select(OutboxMessage).where(
            OutboxMessage.subject == f"account:{account}", OutboxMessage.intent == "account_reminder"
        )
        found = session.scalars(statement.order_by(OutboxMessage.seq))
        return [one.recipient for one in found if one.params["matter"] == matter]


def days_pass(sections: Sections, days: int) -> None:
    for _ in range(days):
        sections.clock.forward(timedelta(days=1))
        sections.office.reminding.tick()


def test_each_step_has_its_one_reminder(sections: Sections) -> None:
    account = sections.begins(Platform.X, "niimi_asaichi")
    assert waiting(sections, account) == {reminding.PREPARING}
    sections.office.admitting.ask(account, 1, RISKS, SAFEGUARDS, by=HANAKO)
    assert waiting(sections, account) == {reminding.PREPARING, reminding.ADMISSION}
    admission = sections.view(account).admission
    assert admission is not None
    sections.office.admitting.decide(account, admission.id, admitted=True, reason="", by=PR)
    sections.tells_all(account)
    sections.writes(account, DocumentKind.POLICY)
    sections.writes(account, DocumentKind.TERMS)
    sections.reports(account)
    assert waiting(sections, account) == {reminding.RECEIPT}
    sections.receives(account)
    assert waiting(sections, account) == {reminding.BIO}
    sections.writes(account, DocumentKind.BIO)
    sections.lists()
    assert waiting(sections, account) == set()
    sections.renames(account, "新見の朝市と夜市")
    assert waiting(sections, account) == {reminding.UNREPORTED}


def test_a_receipt_is_asked_for_until_it_is_given(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    days_pass(sections, 6)
    assert reminded(sections, account, reminding.RECEIPT) == [PR_HEAD, PR, PR_THIRD]
    days_pass(sections, 5)
    assert len(reminded(sections, account, reminding.RECEIPT)) == 6
    sections.receives(account)
    days_pass(sections, 30)
    assert len(reminded(sections, account, reminding.RECEIPT)) == 6


def test_after_a_week_without_the_bot_one_reminder_comes_not_all(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    sections.clock.forward(timedelta(days=40))
    sections.office.reminding.tick()
    sections.office.reminding.tick()
    assert len(reminded(sections, account, reminding.RECEIPT)) == 3


def test_an_unreported_change_is_the_heads_to_report(sections: Sections) -> None:
    account = sections.opens()
    sections.renames(account, "新見の朝市と夜市")
    days_pass(sections, 3)
    assert reminded(sections, account, reminding.UNREPORTED) == [KACHO, DAIKETSU]


def test_whoever_began_an_opening_is_reminded_of_it(sections: Sections) -> None:
    account = sections.begins()
    days_pass(sections, 8)
    assert reminded(sections, account, reminding.PREPARING) == [HANAKO]
    sections.office.opening.abandon(account, sections.view(account).version, by=HANAKO)
    days_pass(sections, 60)
    assert reminded(sections, account, reminding.PREPARING) == [HANAKO]


def test_the_papers_of_accounts_from_before_the_register_are_asked_for(sections: Sections) -> None:
    account = sections.number("niimi.kanko")
    days_pass(sections, 13)
    assert not reminded(sections, account, reminding.INHERITED)
    days_pass(sections, 5)
    assert reminded(sections, account, reminding.INHERITED) == [KACHO, DAIKETSU]


def test_reminders_come_in_working_hours(sections: Sections) -> None:
    sections.begins()
    with sections.bot.store.read() as session:
        due = session.scalars(sa.select(Reminder.due_at).where(Reminder.matter.like("account_%"))).all()
    assert len(due) > 1
    assert all(8 <= (one + timedelta(hours=9)).hour < 18 and one.weekday() < 5 for one in due)
