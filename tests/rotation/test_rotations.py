"""§5(7): passwords are changed in time, recorded without the password, and asked for until they are."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from bot.accounts.models import Account, PersonRole
from bot.accounts.particulars import Responsible
from bot.accounts.rotation.logins import DUE, Setting, subject
from bot.accounts.rotation.models import CredentialModel, Login, RotationRecord
from bot.accounts.rotation.service import EXPOSED_NOTICE, Entry, NotOfThisAccount
from bot.app import Bot
from bot.audit.record import AuditEntry
from bot.errors import UserError
from bot.store.outbox import OutboxMessage
from rules.rotation import Attestation, Cause
from tests.rotation.conftest import appoint, dismiss, logins
from tests.support.clocks import THURSDAY_MORNING, StandingClock
from tests.support.office import DAIKETSU, HANAKO, KACHO, KENJI, PR_CHANNEL, PR_HEAD, account

ALL = frozenset(Attestation)
TODAY = THURSDAY_MORNING.date()
DAY = timedelta(days=1)
STRANGER = "U01FRANK"


def entry(changed_on: date = TODAY, cause: Cause = Cause.PERIODIC, note: str = "") -> Entry:
    return Entry(changed_on, cause, ALL, note)


def told(bot: Bot, intent: str = DUE) -> list[tuple[str, str]]:
    """To whom which stage was sent, in order."""
    with bot.store.read() as session:
        rows = session.scalars(
            sa.select(OutboxMessage).where(OutboxMessage.intent == intent).order_by(OutboxMessage.seq)
        )
        return [(one.recipient, one.params.get("stage", "")) for one in rows]


def days_pass(bot: Bot, clock: StandingClock, days: int) -> None:
    """The clock's beat comes once an hour, for so many days."""
    for _ in range(days * 24):
        clock.forward(timedelta(hours=1))
        bot.office.reminding.tick()


def only(bot: Bot, handle: str) -> Login:
    """The account's one login; the other accounts' reminders are left out of the test."""
    kept = logins(bot, handle)[0]
    with bot.store.transaction() as tx:
        tx.session.execute(sa.update(Login).where(Login.id != kept.id).values(active=False))
    return kept


def test_an_account_from_before_the_register_is_to_have_its_first_record_within_thirty_days(bot: Bot) -> None:
    login = logins(bot)[0]
    assert login.due_on == TODAY + 30 * DAY
    assert login.person_id is None


def test_each_reminder_comes_once_to_the_head_and_the_last_to_the_pr_division(bot: Bot, clock: StandingClock) -> None:
    only(bot, "niimi_shiki")
    days_pass(bot, clock, 70)
    assert told(bot) == [(KACHO, "0"), (KACHO, "1"), (KACHO, "2"), (KACHO, "3"), (PR_CHANNEL, "4")]


def test_a_week_without_the_bot_loses_no_reminder_but_the_ones_that_are_out_of_date(
    bot: Bot, clock: StandingClock
) -> None:
    login = only(bot, "niimi_shiki")
    until = (login.due_on - TODAY).days - 4
    days_pass(bot, clock, until)
    assert told(bot) == [(KACHO, "0")]
    clock.forward(timedelta(days=7))  # three days before and the day itself go by
    days_pass(bot, clock, 1)
    assert told(bot) == [(KACHO, "0"), (KACHO, "2")]
    days_pass(bot, clock, 40)
    assert told(bot) == [(KACHO, "0"), (KACHO, "2"), (KACHO, "3"), (PR_CHANNEL, "4")]


def test_a_record_settles_what_was_due_and_begins_the_next_interval(bot: Bot, clock: StandingClock) -> None:
    login = only(bot, "niimi_shiki")
    days_pass(bot, clock, 20)
    changed = clock.now().date()
    after = bot.office.rotations.record(login.id, login.version, entry(changed), by=HANAKO)
    assert after.due_on == changed + 180 * DAY
    days_pass(bot, clock, 60)
    assert told(bot) == [(KACHO, "0")]


def test_the_interval_is_a_setting_of_the_account(bot: Bot) -> None:
    login = logins(bot, "niimi_shiki")[0]
    setting = Setting(CredentialModel.SHARED_LOGIN, 90)
    bot.office.rotations.record(login.id, login.version, entry(), by=HANAKO)
    bot.office.rotations.set(login.account_id, setting, by=KACHO)
    assert bot.office.rotations.render(login.id).due_on == TODAY + 90 * DAY
    with pytest.raises(UserError, match="90日から365日まで"):
        bot.office.rotations.set(login.account_id, Setting(CredentialModel.SHARED_LOGIN, 89), by=KACHO)


def test_a_page_with_roles_has_a_login_for_each_administrator(bot: Bot) -> None:
    appoint(bot, "niimi.kanko", PersonRole.ADMINISTRATOR, HANAKO, DAIKETSU)
    views = [bot.office.rotations.render(one.id).holder for one in logins(bot)]
    assert sorted(map(str, views)) == sorted([HANAKO, DAIKETSU])
    dismiss(bot, "niimi.kanko", HANAKO)
    assert [bot.office.rotations.render(one.id).holder for one in logins(bot)] == [DAIKETSU]


def test_one_administrator_s_record_does_not_count_for_another(bot: Bot) -> None:
    appoint(bot, "niimi.kanko", PersonRole.ADMINISTRATOR, HANAKO, DAIKETSU)
    first, second = logins(bot)
    bot.office.rotations.record(first.id, first.version, entry(), by=HANAKO)
    assert bot.office.rotations.render(first.id).due_on == TODAY + 180 * DAY
    assert bot.office.rotations.render(second.id).due_on == TODAY + 30 * DAY


def test_where_an_account_has_a_responsible_head_that_head_is_told(bot: Bot, clock: StandingClock) -> None:
    only(bot, "niimi_shiki")
    appoint(bot, "niimi_shiki", PersonRole.HEAD, DAIKETSU)
    days_pass(bot, clock, 18)
    assert told(bot) == [(DAIKETSU, "0")]


def test_who_is_taken_off_an_account_in_the_register_leaves_a_password_to_be_changed(bot: Bot) -> None:
    appoint(bot, "niimi_shiki", PersonRole.ADMINISTRATOR, HANAKO, KENJI)

    def administrators(*slack_ids: str) -> Cause:
        with bot.store.transaction() as tx:
            Responsible(KACHO, slack_ids).apply(tx, tx.session.get_one(Account, account(bot.store, "niimi_shiki")))
        return logins(bot, "niimi_shiki")[0].cause

    assert administrators(HANAKO, KENJI, DAIKETSU) is Cause.PERIODIC
    assert administrators(KENJI, DAIKETSU) is Cause.TRANSFER


def test_an_exposed_password_is_asked_for_at_once_and_the_pr_division_hears_of_it(
    bot: Bot, clock: StandingClock
) -> None:
    login = only(bot, "niimi_shiki")
    assert bot.office.rotations.demand(login.account_id, Cause.LOST_DEVICE, by=HANAKO) == 1
    bot.office.reminding.tick()
    assert told(bot) == [(KACHO, "0")]
    assert [who for who, _ in told(bot, EXPOSED_NOTICE)] == [PR_CHANNEL]
    days_pass(bot, clock, 9)
    assert told(bot) == [(KACHO, "0"), (KACHO, "1"), (KACHO, "2")]


def test_after_an_exposure_an_older_change_does_not_count(bot: Bot) -> None:
    login = logins(bot, "niimi_shiki")[0]
    bot.office.rotations.demand(login.account_id, Cause.SUSPECTED_LOGIN, by=HANAKO)
    now = logins(bot, "niimi_shiki")[0]
    with pytest.raises(UserError, match="変更した日"):
        bot.office.rotations.record(now.id, now.version, entry(TODAY - DAY), by=HANAKO)


def test_a_second_exposure_while_one_is_open_sends_nobody_a_second_first_reminder(bot: Bot) -> None:
    login = only(bot, "niimi_shiki")
    for cause in (Cause.LOST_DEVICE, Cause.TRANSFER, Cause.PASTED):
        bot.office.rotations.demand(login.account_id, cause, by=HANAKO)
        bot.office.reminding.tick()
    assert told(bot) == [(KACHO, "0")]
    assert logins(bot, "niimi_shiki")[0].cause is Cause.LOST_DEVICE


def test_what_was_pasted_may_turn_out_to_be_something_else(bot: Bot) -> None:
    login = logins(bot, "niimi_shiki")[0]
    bot.office.rotations.demand(login.account_id, Cause.PASTED, by=HANAKO)
    pending = logins(bot, "niimi_shiki")[0]
    bot.office.rotations.waive(pending.id, pending.version, by=KACHO)
    assert logins(bot, "niimi_shiki")[0].cause is Cause.PERIODIC
    bot.office.rotations.demand(login.account_id, Cause.LOST_DEVICE, by=HANAKO)
    lost = logins(bot, "niimi_shiki")[0]
    with pytest.raises(UserError, match="取り消せません"):
        bot.office.rotations.waive(lost.id, lost.version, by=KACHO)


@pytest.mark.parametrize(
    "note", ["新しいパスワードは Niimi-2026! です", "Niimi2026!x", "482913", "pass: abcd1234", "PWは「さくらねこ」です"]
)
def test_a_password_is_neither_kept_nor_recorded(bot: Bot, note: str) -> None:
    login = logins(bot)[0]
    with pytest.raises(UserError, match="保存していません"):
        bot.office.rotations.record(login.id, login.version, entry(note=note), by=HANAKO)
    with bot.store.read() as session:
        assert session.scalars(sa.select(RotationRecord)).all() == []
        kept = "".join(session.scalars(sa.select(AuditEntry.details)))
    assert note not in kept
    assert bot.office.rotations.render(login.id).version == login.version


def test_what_must_be_vouched_for_is_asked_for(bot: Bot) -> None:
    login = logins(bot)[0]
    some = Entry(TODAY, Cause.PERIODIC, ALL - {Attestation.NOT_REUSED})
    with pytest.raises(UserError, match="ほかで使っていない"):
        bot.office.rotations.record(login.id, login.version, some, by=HANAKO)


@pytest.mark.parametrize("day", [TODAY + DAY, TODAY - 400 * DAY])
def test_a_day_that_cannot_be_is_refused(bot: Bot, day: date) -> None:
    login = logins(bot)[0]
    with pytest.raises(UserError, match="変更した日"):
        bot.office.rotations.record(login.id, login.version, entry(day), by=HANAKO)


def test_two_people_do_not_record_the_same_change(bot: Bot) -> None:
    login = logins(bot)[0]
    bot.office.rotations.record(login.id, login.version, entry(), by=HANAKO)
    with pytest.raises(UserError, match=f"<@{HANAKO}>さんが"):
        bot.office.rotations.record(login.id, login.version, entry(), by=KACHO)


def test_the_same_form_delivered_twice_is_one_record(bot: Bot) -> None:
    login = logins(bot)[0]
    for _ in range(2):
        bot.office.rotations.record(login.id, login.version, entry(), by=HANAKO, delivery="form:1")
    assert len(bot.office.rotations.history(login.account_id, by=HANAKO)) == 1


def test_people_of_other_sections_see_and_record_nothing(bot: Bot) -> None:
    login = logins(bot)[0]
    for attempt in (
        lambda: bot.office.rotations.record(login.id, login.version, entry(), by=STRANGER),
        lambda: bot.office.rotations.show(login.id, by=STRANGER),
        lambda: bot.office.rotations.history(login.account_id, by=STRANGER),
        lambda: bot.office.rotations.demand(login.account_id, Cause.LOST_DEVICE, by=STRANGER),
    ):
        with pytest.raises(NotOfThisAccount):
            attempt()
    assert account(bot.store) not in {one.account_id for one in bot.office.rotations.mine(by=STRANGER)}
    assert account(bot.store) in {one.account_id for one in bot.office.rotations.mine(by=PR_HEAD)}


def test_each_record_says_who_when_why_and_what_was_vouched_for(bot: Bot) -> None:
    login = logins(bot)[0]
    bot.office.rotations.record(login.id, login.version, entry(TODAY - DAY, note="管理者は3人"), by=HANAKO)
    one = bot.office.rotations.history(login.account_id, by=KACHO)[0]
    assert (one.by, one.changed_on, one.cause, one.note) == (HANAKO, TODAY - DAY, Cause.PERIODIC, "管理者は3人")
    assert set(one.attested) == set(ALL)
    with bot.store.read() as session:
        events = session.scalars(sa.select(AuditEntry.event).where(AuditEntry.subject == subject(login.id)))
        assert list(events) == ["rotation.recorded"]


@pytest.mark.parametrize("statement", ["UPDATE rotation_records SET note = 'x'", "DELETE FROM rotation_records"])
def test_a_record_is_neither_changed_nor_deleted(bot: Bot, statement: str) -> None:
    login = logins(bot)[0]
    bot.office.rotations.record(login.id, login.version, entry(), by=HANAKO)
    with pytest.raises(DatabaseError, match="append-only"), bot.store.transaction() as tx:
        tx.session.execute(sa.text(statement))
    assert len(bot.office.rotations.history(login.account_id, by=HANAKO)) == 1
