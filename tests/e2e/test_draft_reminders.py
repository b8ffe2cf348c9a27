"""催促 over the wire: what still waits is settled from the reminder itself, and old reminders ask for nothing."""

from datetime import timedelta

from tests.support.clocks import RunningClock
from tests.support.page import buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"


def time_passes(workspace: Workspace, hours: float) -> None:
    workspace.bot.office.reminding.tick()
    clock = workspace.bot.store.clock
    assert isinstance(clock, RunningClock)
    clock.forward(timedelta(hours=hours))
    workspace.bot.office.reminding.tick()


def labels(someone: Someone, words: str) -> list[str]:
    return [one["text"]["text"] for one in buttons(someone.card(words))]


def settled(someone: Someone, state: str) -> None:
    """The person's reminder says where the draft stands and has no buttons any more."""
    wait_for(lambda: f"今は「{state}」です" in said(someone.card("催促：投稿案")), "the settled reminder")
    assert labels(someone, "催促：投稿案") == []


def test_the_head_approves_from_the_reminder_and_every_card_knows_it(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho, pr = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "秘書広報課長"))
    draft = hanako.hands_in(MARKET)
    kacho.card("承認のお願い")
    time_passes(workspace, 24)

    reminder = kacho.card("承認をお待ちしています。")
    assert MARKET in said(reminder)
    told = said(pr.card("催促：投稿案"))
    assert "の承認を待っています。" in told
    assert "承認する" not in labels(pr, "催促：投稿案")

    kacho.presses("承認する", on=reminder)
    hanako.card("承認されました")
    assert workspace.state_of(draft) == "承認"
    for someone in (kacho, pr):
        settled(someone, "承認")


def test_the_head_puts_the_reminder_off(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.hands_in(MARKET)
    time_passes(workspace, 24)
    kacho.presses("次の開庁日の朝にもう一度", on=kacho.card("承認をお待ちしています。"))
    assert "にもう一度お知らせします。" in kacho.answer("もう一度お知らせします。")


def test_the_drafter_reports_from_the_reminder(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.card("承認されました")
    time_passes(workspace, 60)
    hanako.presses("投稿済みにする", on=hanako.card("投稿済みの報告がまだありません。"))
    hanako.sends(hanako.modal("投稿した日時"), url="https://www.facebook.com/niimi.kanko/posts/1")
    wait_for(lambda: workspace.state_of(draft) == "完了", "the report")
    settled(hanako, "完了")
    assert "これで完了です。" in said(hanako.card("承認されました"))
