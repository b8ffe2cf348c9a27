"""The transfers of April: shown first, applied at once, taken back as a whole."""

from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.accounts.models import Account, AccountPerson, PersonRole
from bot.accounts.papers import Document, DocumentKind
from bot.accounts.rotation.models import Login
from bot.accounts.rotation.service import Entry
from bot.app import Bot
from bot.audit.record import SYSTEM, AuditEntry
from bot.errors import UserError
from bot.org.transfers.rows import Move
from bot.org.transfers.service import Proposed
from bot.people.models import Membership, Person, Role, Section
from bot.store.outbox import OutboxMessage
from rules.rotation import Attestation, Cause
from tests.rotation.conftest import appoint, logins
from tests.support.office import DAIKETSU, HANAKO, KACHO, KENJI, PR_HEAD, account, handed_in, written
from tests.support.sheets import HEADINGS, Value, csv_file, excel, join, leave, transfer

TOURISM, FARMING, CHILDREN, PR = "産業部商工観光課", "産業部農林課", "福祉部こども課", "総務部秘書広報課"
LEO, NEWCOMER = "U01LEO", "U02SATO"
SHIKI = "Instagram「新見市の四季」"


def proposed(bot: Bot, *rows: list[Value]) -> Proposed:
    return bot.office.transfers.propose(excel([list(HEADINGS), *rows]), by=PR_HEAD)


def applied(bot: Bot, *rows: list[Value]) -> int:
    number = proposed(bot, *rows).number
    return bot.office.transfers.apply(number, by=PR_HEAD).number


def posts(bot: Bot) -> set[tuple[str, str, Role]]:
    """Who is what in which section, of those who are there."""
    with bot.store.read() as session:
        statement = (
            sa.select(Section.name, Person.slack_id, Membership.role)
            .join(Membership, Membership.section_id == Section.id)
            .join(Person, Person.id == Membership.person_id)
            .where(Person.active)
        )
        return {(section, who, role) for section, who, role in session.execute(statement)}


def places(bot: Bot, handle: str = "niimi_shiki") -> set[tuple[str, PersonRole]]:
    """Who is named for an account now."""
    with bot.store.read() as session:
        statement = (
            sa.select(Person.slack_id, AccountPerson.role)
            .join(Person, Person.id == AccountPerson.person_id)
            .where(AccountPerson.account_id == account(bot.store, handle), AccountPerson.until.is_(None))
        )
        return {(who, role) for who, role in session.execute(statement)}


def state(bot: Bot) -> tuple[Any, ...]:
    """Everything that a list of transfers may change."""
    with bot.store.read() as session:
        due = session.execute(sa.select(Login.id, Login.due_on, Login.cause, Login.active).order_by(Login.id)).all()
        people = session.execute(
            sa.select(Person.slack_id, Person.active).where(Person.active).order_by(Person.id)
        ).all()
    return posts(bot), places(bot), [tuple(one) for one in due], [tuple(one) for one in people]


def test_the_preview_tells_what_changes_and_changes_nothing(bot: Bot) -> None:
    before = state(bot)
    shown = proposed(
        bot,
        transfer(KACHO, TOURISM, FARMING, "所属長"),
        transfer(LEO, FARMING, TOURISM, "所属長"),
        leave(HANAKO, TOURISM),
        join(NEWCOMER, TOURISM),
    ).preview
    assert shown.moves == {Move.TRANSFER: 2, Move.LEAVE: 1, Move.JOIN: 1}
    assert set(shown.heads) == {(TOURISM, LEO), (FARMING, KACHO)}
    assert set(shown.places_ended) == {
        (SHIKI, KACHO, PersonRole.HEAD),
        (SHIKI, HANAKO, PersonRole.OPERATOR),
        (SHIKI, HANAKO, PersonRole.ADMINISTRATOR),
    }
    assert (SHIKI, Cause.LEAVING) in shown.rotations
    assert shown.no_operator == (SHIKI,)
    assert shown.few_administrators == ()
    assert state(bot) == before


def test_a_section_without_a_head_and_one_with_two_are_pointed_out(bot: Bot) -> None:
    shown = proposed(bot, transfer(KACHO, TOURISM, FARMING, "所属長")).preview
    assert shown.headless == (TOURISM,)
    assert shown.several_heads == (FARMING,)


def test_an_account_that_keeps_one_administrator_is_pointed_out(bot: Bot) -> None:
    shown = proposed(bot, transfer(KENJI, TOURISM, FARMING), leave(DAIKETSU, TOURISM)).preview
    assert shown.few_administrators == (SHIKI,)


def test_a_policy_that_names_who_moves_away_is_pointed_out_in_its_newest_version(bot: Bot) -> None:
    with bot.store.transaction() as tx:
        editor = tx.session.scalars(sa.select(Person.id)).first()
        for number, text in enumerate(
            ["運用者：新見　花子", "運用者は新見花子です。", "運用者は所属の職員です。"], start=1
        ):
            for handle in ("niimi_shiki", "niimi.kanko"):
                if handle == "niimi_shiki" and number == 3:
                    continue
                tx.session.add(
                    Document(
                        account_id=account(bot.store, handle),
                        kind=DocumentKind.POLICY,
                        number=number,
                        text=text,
                        url_field="",
                        digest="",
                        missing=[],
                        editor_id=editor,
                        at=tx.now,
                    )
                )
    shown = proposed(bot, transfer(HANAKO, TOURISM, FARMING, name="新見　花子")).preview
    assert shown.policies == ((SHIKI, "運用ポリシー", "新見 花子"),)


def test_applying_moves_people_ends_their_places_and_makes_passwords_due(bot: Bot) -> None:
    applied(
        bot,
        transfer(KACHO, TOURISM, FARMING, "所属長"),
        transfer(LEO, FARMING, TOURISM, "所属長"),
        leave(HANAKO, TOURISM),
        join(NEWCOMER, TOURISM, "代決者"),
    )
    now = posts(bot)
    assert {(TOURISM, LEO, Role.HEAD), (FARMING, KACHO, Role.HEAD), (TOURISM, NEWCOMER, Role.ACTING)} <= now
    assert not [one for one in now if one[1] == HANAKO]
    assert places(bot) == {
        (LEO, PersonRole.HEAD),
        (KENJI, PersonRole.ADMINISTRATOR),
        (DAIKETSU, PersonRole.ADMINISTRATOR),
    }
    assert {one.cause for one in logins(bot, "niimi_shiki")} == {Cause.LEAVING}
    assert {one.cause for one in logins(bot, "@niimi-kosodate")} == {Cause.PERIODIC}
    assert bot.office.people.find(HANAKO) is None


def test_who_keeps_a_role_in_a_section_of_the_account_stays_named_for_it(bot: Bot) -> None:
    applied(bot, transfer(HANAKO, TOURISM, TOURISM, "代決者"))
    assert (TOURISM, HANAKO, Role.ACTING) in posts(bot)
    assert (HANAKO, PersonRole.OPERATOR) in places(bot)
    assert {one.cause for one in logins(bot, "niimi_shiki")} == {Cause.PERIODIC}


def test_a_new_head_gets_the_cards_that_wait(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    applied(bot, transfer(KACHO, TOURISM, FARMING, "所属長"), transfer(LEO, FARMING, TOURISM, "所属長"))
    with bot.store.read() as session:
        cards = session.scalars(
            sa.select(OutboxMessage.recipient).where(
                OutboxMessage.subject == f"draft:{draft.id}", OutboxMessage.intent == "approval_requested"
            )
        )
        assert list(cards) == [KACHO, LEO]


def test_where_nobody_is_named_for_an_account_all_of_its_section_may_know_the_password(bot: Bot) -> None:
    applied(bot, transfer("U01JUDY", CHILDREN, FARMING))
    assert logins(bot, "@niimi-kosodate")[0].cause is Cause.TRANSFER


ROWS = st.lists(
    st.one_of(
        st.builds(
            transfer,
            st.sampled_from([HANAKO, KENJI, KACHO, DAIKETSU]),
            st.just(TOURISM),
            st.sampled_from([FARMING, CHILDREN, PR, TOURISM]),
            st.sampled_from(["所属長", "代決者", "担当"]),
        ),
        st.builds(leave, st.sampled_from([HANAKO, KENJI, KACHO]), st.just(TOURISM)),
        st.builds(join, st.sampled_from([NEWCOMER, "U02ABE", "U02IKE"]), st.sampled_from([TOURISM, FARMING])),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: str(row[0]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_whatever_was_applied_is_taken_back_as_a_whole(bot: Bot, rows: list[list[Value]]) -> None:
    before = state(bot)
    number = applied(bot, *rows)
    bot.office.transfers.undo(number, by=PR_HEAD)
    after = state(bot)
    assert after[:2] == before[:2]
    assert after[2] == before[2]
    assert after[3] == before[3]


def test_taking_back_is_refused_when_somebody_changed_the_same_rows_since(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING))
    applied(bot, transfer(HANAKO, FARMING, CHILDREN))
    before = state(bot)
    with pytest.raises(UserError, match="台帳が変わっている"):
        bot.office.transfers.undo(number, by=PR_HEAD)
    assert state(bot) == before


def test_taking_back_is_refused_when_somebody_was_named_for_the_account_again(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING))
    appoint(bot, "niimi_shiki", PersonRole.OPERATOR, HANAKO)
    with pytest.raises(UserError, match="新見市の四季"):
        bot.office.transfers.undo(number, by=PR_HEAD)


def test_other_changes_do_not_hinder_taking_back(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING))
    applied(bot, transfer("U01JUDY", CHILDREN, FARMING))
    bot.office.transfers.undo(number, by=PR_HEAD)
    assert (TOURISM, HANAKO, Role.STAFF) in posts(bot)


def test_a_password_that_was_changed_meanwhile_stays_changed(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING))
    login = logins(bot, "niimi_shiki")[0]
    today = bot.office.clock.now().date()
    bot.office.rotations.record(login.id, login.version, Entry(today, Cause.TRANSFER, frozenset(Attestation)), by=KACHO)
    bot.office.transfers.undo(number, by=PR_HEAD)
    assert logins(bot, "niimi_shiki")[0].changed_on == today
    assert (logins(bot, "niimi_shiki")[0].due_on - today).days == 180


def test_a_list_is_not_applied_to_another_register_than_it_was_shown_for(bot: Bot) -> None:
    number = proposed(bot, transfer(HANAKO, TOURISM, FARMING)).number
    applied(bot, transfer(HANAKO, TOURISM, CHILDREN))
    before = state(bot)
    with pytest.raises(UserError, match="台帳が変わっています"):
        bot.office.transfers.apply(number, by=PR_HEAD)
    assert state(bot) == before


def test_a_list_is_applied_once_and_taken_back_once(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING))
    with pytest.raises(UserError, match="すでに適用"):
        bot.office.transfers.apply(number, by=PR_HEAD)
    bot.office.transfers.undo(number, by=PR_HEAD)
    with pytest.raises(UserError, match="すでに取り消され"):
        bot.office.transfers.undo(number, by=PR_HEAD)


def test_the_same_press_delivered_twice_is_answered_twice_and_done_once(bot: Bot) -> None:
    number = proposed(bot, transfer(HANAKO, TOURISM, FARMING)).number
    first = bot.office.transfers.apply(number, by=PR_HEAD, delivery="press:1")
    assert bot.office.transfers.apply(number, by=PR_HEAD, delivery="press:1") == first


def test_only_the_pr_division_may_bring_in_transfers(bot: Bot) -> None:
    with pytest.raises(UserError, match="秘書広報課の職員"):
        bot.office.transfers.propose(excel([list(HEADINGS), transfer(HANAKO, TOURISM, FARMING)]), by=HANAKO)


def test_the_record_keeps_who_applied_and_took_back_and_no_name_of_the_list(bot: Bot) -> None:
    number = applied(bot, transfer(HANAKO, TOURISM, FARMING, name="新見 花子"))
    bot.office.transfers.undo(number, by=PR_HEAD)
    with bot.store.read() as session:
        entries = session.scalars(sa.select(AuditEntry).where(AuditEntry.subject == f"transfer:{number}")).all()
        kept = session.execute(sa.text("SELECT rows FROM transfer_sets")).scalar_one()
    assert [(one.event, one.actor) for one in entries] == [("transfer.applied", PR_HEAD), ("transfer.undone", PR_HEAD)]
    assert "花子" not in str(kept)


def test_a_form_that_was_open_meanwhile_cannot_put_the_people_back(bot: Bot) -> None:
    def version() -> int:
        with bot.store.read() as session:
            return session.get_one(Account, account(bot.store, "niimi_shiki")).version

    before = version()
    applied(bot, transfer(HANAKO, TOURISM, FARMING))
    assert version() > before


@pytest.mark.parametrize("form", ["excel", "csv"])
def test_two_thousand_rows_are_read_shown_and_applied(bot: Bot, form: str) -> None:
    joining: list[list[Value]] = [[*HEADINGS], *[join(f"U03P{number}", FARMING) for number in range(2_000)]]
    bot.office.transfers.apply(bot.office.transfers.propose(csv_file(joining), by=SYSTEM).number, by=SYSTEM)
    rows: list[list[Value]] = [[*HEADINGS], *[transfer(f"U03P{number}", FARMING, CHILDREN) for number in range(2_000)]]
    content = excel(rows) if form == "excel" else csv_file(rows)
    number = bot.office.transfers.propose(content, by=PR_HEAD).number
    done = bot.office.transfers.apply(number, by=PR_HEAD)
    assert done.people == 2_000
