"""Opening an account and changing what the register says of it: who may, what is refused, nothing twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from bot.accounts.errors import AccountChanged, AccountMoved, AccountNotFound, NotYourAccount
from bot.accounts.models import Account, AccountPerson, Platform
from bot.accounts.particulars import Change, Naming, Purpose, Responsible, Running
from bot.accounts.states import State
from bot.drafts.errors import SecretInText
from bot.errors import UserError
from tests.accounts.sections import HANAKO, KACHO, KENJI, PR, PR_DIVISION, STRANGER, TOURISM, Sections


def test_a_new_account_begins_with_its_usual_address_and_the_hours_of_the_office(sections: Sections) -> None:
    view = sections.view(sections.begins(Platform.INSTAGRAM, "@niimi_asaichi"))

    assert view.state is State.PREPARING
    assert view.url == "https://www.instagram.com/niimi_asaichi/"
    assert (view.opens, view.closes) == ("08:30", "17:15")
    assert view.section_names == TOURISM


@pytest.mark.parametrize("handle", ["niimi_shiki", "@niimi_shiki", "Niimi_Shiki"])
def test_a_handle_stands_once_in_the_register(sections: Sections, handle: str) -> None:
    with pytest.raises(UserError, match="すでに台帳にあります") as refused:
        sections.begins(Platform.INSTAGRAM, handle)
    assert refused.value.field == "handle"


def test_of_many_who_enter_the_same_account_at_once_one_does(sections: Sections) -> None:
    def enter(_: int) -> int | None:
        try:
            return sections.begins(handle="niimi.yoichi")
        except UserError:
            return None

    with ThreadPoolExecutor(6) as pool:
        entered = [one for one in pool.map(enter, range(6)) if one is not None]
    assert len(entered) == 1


def test_the_same_delivery_enters_one_account(sections: Sections) -> None:
    opening, section = sections.office.opening, sections.section(TOURISM)
    numbers = {opening.begin(Platform.X, "朝市", "asaichi", section, by=HANAKO, delivery="d1") for _ in range(2)}
    assert len(numbers) == 1


def test_nobody_opens_an_account_for_another_section_but_the_pr_division(sections: Sections) -> None:
    begin, section = sections.office.opening.begin, sections.section(TOURISM)
    with pytest.raises(UserError, match="あなたの所属ではありません"):
        begin(Platform.X, "朝市", "asaichi", section, by=STRANGER)
    assert begin(Platform.X, "朝市", "asaichi", section, by=PR)


def test_strangers_neither_see_nor_change_it(sections: Sections) -> None:
    account = sections.begins()
    with pytest.raises(AccountNotFound):
        sections.office.register.show(account, by=STRANGER)
    with pytest.raises(NotYourAccount):
        sections.renames(account, "別の名前", by=STRANGER)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Naming("", "asaichi", "https://www.facebook.com/asaichi"), "name"),
        (Naming("朝市", "朝市", "https://www.facebook.com/asaichi"), "handle"),
        (Naming("朝市", "niimi.kanko", "https://www.facebook.com/asaichi"), "handle"),
        (Naming("朝市", "asaichi", "http://www.facebook.com/asaichi"), "url"),
        (Naming("朝市", "asaichi", "https://facebook.com.example.com/asaichi"), "url"),
        (Naming("朝市", "asaichi", "https://[broken"), "url"),
        (Running((), "", (HANAKO,), ""), "sections"),
        (Running((999,), "", (HANAKO,), ""), "sections"),
        (Running((1,), "", (), ""), "operators"),
        (Running((1,), "", ("U0NOBODY",), ""), "operators"),
        (Running((1, 2), "", (HANAKO,), ""), "theme"),
        (Running((1, 2), "朝市", (HANAKO,), "", lead=3), "lead"),
        (Responsible("", (KACHO, HANAKO)), "head"),
        (Responsible(KACHO, (KACHO,)), "administrators"),
        (Responsible(KACHO, (KACHO, KACHO)), "administrators"),
        (Purpose("", "お知らせ", "8:30-17:15", "返信しません。"), "purpose"),
        (Purpose("朝市", "お知らせ", "朝から夕方", "返信しません。"), "hours"),
        (Purpose("朝市", "お知らせ", "8:30-17:15", ""), "answering"),
        (Purpose("朝市", "", "8:30-17:15", "返信しません。"), "contents"),
        (Purpose("あ" * 1001, "お知らせ", "8:30-17:15", "返信しません。"), "purpose"),
    ],
)
def test_what_does_not_do_is_refused_at_its_field_and_changes_nothing(
    sections: Sections, change: Change, field: str
) -> None:
    account = sections.begins()
    before = sections.view(account)

    with pytest.raises(UserError) as refused:
        sections.office.opening.change(account, before.version, change, by=HANAKO)

    assert refused.value.field == field
    assert sections.view(account) == before


def test_a_password_in_a_field_is_refused_and_kept_nowhere(sections: Sections) -> None:
    account = sections.begins()
    change = Purpose("お知らせ。パスワードは Niimi2026!x です。", "お知らせ", "8:30-17:15", "返信しません。")
    with pytest.raises(SecretInText):
        sections.office.opening.change(account, 1, change, by=HANAKO)
    assert sections.view(account).purpose == ""


@pytest.mark.parametrize("secret", ["niimi:Kanko77x@", "niimi@"])
def test_an_address_that_carries_a_login_is_refused_and_kept_nowhere(sections: Sections, secret: str) -> None:
    account = sections.begins()
    before = sections.view(account)
    change = Naming("新見の朝市", before.handle, f"https://{secret}www.facebook.com/niimi.asaichi")
    with pytest.raises(UserError) as refused:
        sections.office.opening.change(account, 1, change, by=HANAKO)
    assert refused.value.field == "url"
    assert "Kanko77x" not in str(refused.value)
    assert sections.view(account) == before


def test_the_same_again_is_no_change_and_an_old_form_changes_nothing(sections: Sections) -> None:
    account = sections.begins()
    sections.tells_all(account)
    version = sections.view(account).version
    sections.tells_all(account)
    assert sections.view(account).version == version

    with pytest.raises(AccountChanged):
        sections.office.opening.change(account, version - 1, Responsible(KACHO, (KACHO, KENJI)), by=HANAKO)


def test_a_joint_account_has_its_theme_and_a_contractor_its_mark(sections: Sections) -> None:
    account = sections.begins()
    both = (sections.section(TOURISM), sections.section(PR_DIVISION))
    sections.office.opening.change(account, 1, Running(both, "朝市", (), "株式会社にいみ広告"), by=HANAKO)

    view = sections.view(account)
    assert (view.section_names, view.theme) == (f"{PR_DIVISION}、{TOURISM}", "朝市")
    assert view.contractor == "株式会社にいみ広告"


def test_who_is_no_longer_in_charge_stays_in_the_register_with_an_end(sections: Sections) -> None:
    account = sections.begins()
    sections.tells_all(account)
    version = sections.view(account).version
    sections.office.opening.change(account, version, Responsible(KACHO, (KACHO, KENJI)), by=HANAKO)

    assert sections.view(account).administrators == (KACHO, KENJI)
    with sections.bot.store.read() as session:
        ended = session.scalars(sa.select(AccountPerson).where(AccountPerson.until.is_not(None))).all()
    assert [one.role for one in ended] == ["administrator"]


def test_an_opening_is_given_up_and_taken_up_again_with_all_that_was_entered(sections: Sections) -> None:
    account = sections.prepares()
    before = sections.view(account)
    sections.office.opening.abandon(account, before.version, by=HANAKO)
    assert sections.state(account) is State.ABANDONED
    with pytest.raises(UserError, match="すでに台帳にあります"):
        sections.begins()
    with pytest.raises(AccountMoved, match="開設を取りやめました"):
        sections.renames(account, "別の名前")

    sections.office.opening.resume(account, before.version, by=HANAKO)
    assert sections.view(account).documents == before.documents
    assert sections.state(account) is State.PREPARING


def test_no_row_of_an_account_ever_goes(sections: Sections) -> None:
    before = sections.opens()
    sections.begins_to_close(before)
    sections.does_all_steps(before)
    sections.office.closing.close(before, sections.view(before).version, by=PR)
    with sections.bot.store.read() as session:
        assert session.get(Account, before) is not None
