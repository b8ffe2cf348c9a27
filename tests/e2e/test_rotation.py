"""Changing passwords over the wire: the reminder, the record, a change at once, a password that was pasted."""

from datetime import timedelta

import sqlalchemy as sa

from bot.accounts.rotation.models import Login, RotationRecord
from rules.rotation import ATTESTATION_NAMES, Cause
from tests.support.clocks import RunningClock
from tests.support.office import account
from tests.support.page import said
from tests.support.waiting import wait_for
from tests.support.workspace import Workspace

EVERYTHING = list(ATTESTATION_NAMES.values())


def time_passes(workspace: Workspace, days: int) -> None:
    clock = workspace.bot.store.clock
    assert isinstance(clock, RunningClock)
    clock.forward(timedelta(days=days))
    workspace.bot.office.reminding.tick()


def login_of(workspace: Workspace, handle: str) -> Login:
    number = account(workspace.bot.store, handle)
    with workspace.bot.store.read() as session:
        return session.scalars(sa.select(Login).where(Login.account_id == number, Login.active)).one()


def test_the_head_is_reminded_records_the_change_and_the_card_says_so(every_workspace: Workspace) -> None:
    kacho = every_workspace.person("商工観光課長")
    time_passes(every_workspace, 20)
    card = kacho.card("パスワードを変更する時期です")
    assert "新見市" in said(card)

    kacho.presses("変更しました", on=card)
    answer = kacho.sends(kacho.modal("変更した日"), attested=EVERYTHING)
    assert answer["ok"], answer
    kacho.modal("次の変更は")
    kacho.card("の変更を記録しています")
    with every_workspace.bot.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(RotationRecord)) == 1


def test_a_note_with_a_password_is_refused_at_its_field_and_kept_nowhere(workspace: Workspace) -> None:
    kacho = workspace.person("商工観光課長")
    time_passes(workspace, 20)
    kacho.presses("変更しました", on=kacho.card("パスワードを変更する時期です"))
    answer = kacho.sends(kacho.modal("変更した日"), attested=EVERYTHING, note="新しいのは Shiki-2027! です")
    assert "保存していません" in str(answer["errors"]), answer
    with workspace.bot.store.read() as session:
        assert session.scalars(sa.select(RotationRecord)).all() == []


def test_a_lost_telephone_is_told_from_the_home_and_reaches_head_and_pr_division(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.presses("パスワードの変更", on=hanako.home())
    hanako.presses("すぐに変更が必要", on=hanako.modal("前回"))
    answer = hanako.sends(hanako.modal("お願いする"), account="新見市の四季", cause="端末の紛失")
    assert answer["ok"], answer
    workspace.bot.office.reminding.tick()
    assert "端末の紛失・盗難" in said(kacho.card("パスワードをすぐに変更してください"))
    pr = workspace.person("広報担当")
    wait_for(
        lambda: [one for one in pr.messages(in_dm=False) if "すぐに変更するアカウント" in said(one)],
        "the PR division's channel to hear of it",
    )


def test_a_password_in_a_draft_makes_its_account_s_password_due(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.types("/snscheck")
    answer = hanako.sends(
        hanako.modal("本文"), accounts=["新見市の四季"], text="ログインのパスワードは Shiki-2026! です。"
    )
    assert "保存していません" in str(answer), answer
    wait_for(lambda: login_of(workspace, "niimi_shiki").cause is Cause.PASTED, "the change to be due")
    workspace.bot.office.reminding.tick()
    card = kacho.card("パスワードをすぐに変更してください")
    kacho.presses("別のものでした", on=card)
    wait_for(lambda: login_of(workspace, "niimi_shiki").cause is Cause.PERIODIC, "the change to be waived")


def test_a_password_typed_behind_the_command_is_answered_with_the_way_to_a_change(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types("/snscheck ログインのパスワードは Shiki-2026! です。")
    hanako.answer("保存していません")
    shown = next(one for one in reversed(hanako.messages(in_dm=False)) if "保存していません" in said(one))
    hanako.presses("アカウントのパスワードだった", on=shown)
    answer = hanako.sends(hanako.modal("お願いする"), account="新見市の四季")
    assert answer["ok"], answer
    assert login_of(workspace, "niimi_shiki").cause is Cause.PASTED
