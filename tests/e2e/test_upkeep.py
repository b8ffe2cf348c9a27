"""The upkeep of accounts over the wire: the month's digest with its chart, the questions, the tasks of the year."""

from datetime import date, timedelta

import sqlalchemy as sa

from bot.upkeep.models import DormancyReason, MonthlyDigest, YearlyRecord
from rules.upkeep import TASK_NAMES
from tests.support.clocks import RunningClock
from tests.support.page import Json, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace


def time_passes(workspace: Workspace, days: int) -> None:
    workspace.bot.office.upkeep.sweep.sweep()
    clock = workspace.bot.store.clock
    assert isinstance(clock, RunningClock)
    clock.forward(timedelta(days=days))
    workspace.bot.office.reminding.tick()


def digest_of(pr: Someone) -> Json:
    def look() -> Json | None:
        found = [one for one in pr.messages(in_dm=False) if "アカウントのまとめ" in said(one)]
        return found[-1] if found else None

    return wait_for(look, "the digest in the PR division's channel")


def pictures(message: Json) -> list[Json]:
    return [one for one in message["blocks"] if one["type"] == "image"]


def test_the_pr_division_gets_the_month_with_a_chart(every_workspace: Workspace) -> None:
    time_passes(every_workspace, 12)
    shown = digest_of(every_workspace.person("広報担当"))
    assert "公式アカウント 9件" in said(shown)
    assert len(pictures(shown)) == 1
    assert "棒グラフ" in pictures(shown)[0]["alt_text"]


def test_the_digest_comes_without_its_chart_when_slack_takes_no_file(workspace: Workspace) -> None:
    workspace.fault("files.getUploadURLExternal", "error:internal_error", times=20)
    time_passes(workspace, 12)
    shown = digest_of(workspace.person("広報担当"))
    assert pictures(shown) == []
    with workspace.bot.store.read() as session:
        assert session.scalars(sa.select(MonthlyDigest)).one().chart_file is None


def test_the_head_says_why_an_account_sleeps(workspace: Workspace) -> None:
    kacho = workspace.person("商工観光課長")
    time_passes(workspace, 95)
    card = kacho.card("投稿の報告が続いていない")
    kacho.presses("続ける理由を回答する", on=card)
    until = date(2027, 5, 31)
    answer = kacho.sends(kacho.modal("いつまで"), reason="冬は休みの施設です。", until=until)
    assert answer["ok"], answer
    kacho.modal("令和9年5月31日（月）まで続ける")
    with workspace.bot.store.read() as session:
        assert session.scalars(sa.select(DormancyReason.until)).all() == [until]


def test_the_tasks_of_the_year_are_ticked_off(workspace: Workspace) -> None:
    kacho = workspace.person("商工観光課長")
    time_passes(workspace, 65)
    kacho.presses("確かめました", on=kacho.card("年に一度の確認"))
    answer = kacho.sends(kacho.modal("確かめたこと"), tasks=list(TASK_NAMES.values())[:4])
    assert answer["ok"], answer
    assert "連絡先の一覧" in said(kacho.modal("残りの項目"))
    with workspace.bot.store.read() as session:
        assert len(session.scalars(sa.select(YearlyRecord)).all()) == 4
