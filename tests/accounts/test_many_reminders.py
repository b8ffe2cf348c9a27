"""A thousand matters of the register due in one morning: the same letters, with few questions to the database."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.accounts import reminding
from bot.accounts.models import Account, AccountPerson, AccountProfile, AccountSection, Basis, PersonRole, Platform
from bot.accounts.states import State
from bot.people.models import Person
from bot.reminders.models import Reminder
from bot.store.base import Base
from bot.store.outbox import OutboxMessage
from tests.accounts.sections import DAIKETSU, HANAKO, KACHO, KENJI, PR, PR_HEAD, PR_THIRD, TOURISM, Sections
from tests.support.queries import queries

FIRST = 5_000
#: Each matter with the state that waits for it, and who is told.
TOLD = {
    reminding.PREPARING: (State.PREPARING, {HANAKO}),
    reminding.ADMISSION: (State.ADMISSION, {PR_HEAD, PR, PR_THIRD}),
    reminding.UNREPORTED: (State.CHANGING, {KACHO, DAIKETSU, KENJI}),
    reminding.RECEIPT: (State.REPORTED, {PR_HEAD, PR, PR_THIRD}),
    reminding.BIO: (State.RECEIVED, {HANAKO}),
    reminding.INHERITED: (State.OFFICIAL, {KACHO, DAIKETSU, KENJI}),
    reminding.CLOSING: (State.CLOSING, {KACHO, DAIKETSU, KENJI}),
    reminding.WATCH: (State.CLOSED, {PR_HEAD, PR, PR_THIRD}),
}


def fill(sections: Sections, matter: str, accounts: int, *, first: int = FIRST) -> None:
    """So many accounts for which a matter is due at the next tick; its opener is 花子, 健司 answers for it."""
    state, section = TOLD[matter][0], sections.section(TOURISM)
    numbers = range(first, first + accounts)
    with sections.bot.store.transaction() as tx:
        person = dict(iter(tx.session.execute(sa.select(Person.slack_id, Person.id))))
        basis = Basis.INHERITED if matter == reminding.INHERITED else Basis.PROCEDURE
        texts = dict.fromkeys(("purpose", "contents", "answering", "theme", "contractor", "closing_reason"), "")
        tables: tuple[tuple[type[Base], dict[str, object]], ...] = (
            (
                Account,
                {"platform": Platform.X, "name": "朝市", "url": "https://x.com/a", "opens": "08:30", "closes": "17:15"}
                | {"state": state, "version": 1, "basis": basis},
            ),
            (AccountProfile, texts | {"opened_by": person[HANAKO], "created_at": tx.now}),
            (AccountSection, {"section_id": section}),
            (AccountPerson, {"person_id": person[KENJI], "role": PersonRole.HEAD, "since": tx.now}),
            (Reminder, {"matter": matter, "stage": 0, "due_at": tx.now, "created_at": tx.now}),
        )
        for table, common in tables:
            tx.session.execute(sa.insert(table), [common | _own(table, one) for one in numbers])


def _own(table: type[Base], number: int) -> dict[str, object]:
    if table is Account:
        return {"id": number, "handle": f"many_{number}"}
    return {"subject": f"account:{number}"} if table is Reminder else {"account_id": number}


def told(sections: Sections) -> dict[str, list[str]]:
    """For each of the many accounts who was reminded."""
    found: dict[str, list[str]] = {}
    with sections.bot.store.read() as session:
        statement = sa.select(OutboxMessage.subject, OutboxMessage.recipient)
        for subject, recipient in session.execute(statement.where(OutboxMessage.intent == "account_reminder")):
            if int(subject.partition(":")[2]) >= FIRST:
                found.setdefault(subject, []).append(recipient)
    return found


@pytest.mark.parametrize("matter", TOLD)
def test_of_many_accounts_each_is_told_of_once_to_its_own_people(sections: Sections, matter: str) -> None:
    fill(sections, matter, 20)
    sections.office.reminding.tick()
    assert sections.office.reminding.tick() == 0
    found = told(sections)
    assert len(found) == 20
    assert all(sorted(whom) == sorted(TOLD[matter][1]) for whom in found.values())


@pytest.mark.parametrize("matter", TOLD)
def test_many_take_no_more_queries_than_one(sections: Sections, matter: str) -> None:
    def queries_of_a_tick() -> int:
        with queries(sections.bot.store) as asked:
            assert sections.office.reminding.tick() > 0
        return len(asked)

    fill(sections, matter, 1)
    few = queries_of_a_tick()
    fill(sections, matter, 120, first=FIRST + 1)
    assert queries_of_a_tick() <= few


def test_a_thousand_at_once_are_all_told_of(sections: Sections) -> None:
    fill(sections, reminding.INHERITED, 1_000)
    assert sections.office.reminding.tick() >= 1_000
    assert len(told(sections)) == 1_000


def test_after_weeks_without_the_bot_each_of_many_is_told_of_once(sections: Sections) -> None:
    fill(sections, reminding.RECEIPT, 300)
    sections.clock.forward(timedelta(days=40))
    sections.office.reminding.tick()
    assert sections.office.reminding.tick() == 0
    assert {len(whom) for whom in told(sections).values()} == {3}
