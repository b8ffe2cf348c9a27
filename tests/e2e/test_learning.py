"""What drafters contest reaches the 秘書広報課, whose word works with the next check."""

from bot.audit.reading import export
from tests.support.page import said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

WRONG_WEEKDAY = "11月28日（金）に、まちなか広場で朝市を開きます。"


def opens_the_review(carol: Someone) -> None:
    carol.page.act("home")
    home = wait_for(
        lambda: (v := carol.page.state()["home"]) and "指摘の見直し" in said(v) and v, "the Home of the 秘書広報課"
    )
    carol.presses("指摘の見直し", on=home)


def test_a_contested_finding_becomes_a_phrase_that_is_let_pass(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    hanako.types(f"/snscheck {WRONG_WEEKDAY}")
    hanako.answer("要修正 1件")
    result = next(m for m in reversed(hanako.messages(in_dm=False)) if m["ephemeral"])
    hanako.presses("この指摘は誤り", on=result)
    hanako.sends(hanako.modal("この指摘は誤り"), reason="この日だけ金曜市と呼んでいます。")
    hanako.modal("受け付けました")

    opens_the_review(carol)
    assert "この日だけ金曜市と呼んでいます。" in said(carol.modal("11月28日（金）"))
    carol.presses("この言葉は指摘しない", on=carol.modal())
    carol.sends(carol.modal("言葉の登録"), reason="催しの呼び名のため")
    carol.modal("次のチェックから働きます")

    assert "要修正" not in hanako.checks(f"{WRONG_WEEKDAY}ぜひどうぞ。")
    with workspace.bot.store.read() as session:
        assert "term.added" in [entry["event"] for entry in export(session)]


def test_a_watched_phrase_is_asked_about_until_it_is_removed(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    opens_the_review(carol)
    carol.presses("言葉を登録する", on=carol.modal("指摘の見直し"))
    refused = carol.sends(
        carol.modal("言葉の登録"), phrase="にいみん", treatment="確認を求める", reason="愛称は使いません"
    )
    assert "条項が選ばれていません" in "".join(refused["errors"].values())
    carol.sends(
        carol.modal("言葉の登録"),
        phrase="にいみん",
        treatment="確認を求める",
        clause="§6(2)ア",
        reason="愛称は使いません",
    )
    carol.modal("次のチェックから働きます")

    assert "愛称は使いません" in hanako.checks("にいみんの皆さん、こんにちは。")

    carol.presses("外す", on=carol.modal())
    carol.modal("外しました")
    assert "愛称は使いません" not in hanako.checks("にいみんの皆さん、こんばんは。")


def test_others_do_not_find_the_review(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")

    hanako.page.act("home")

    home = wait_for(lambda: hanako.page.state()["home"], "the Home")
    assert "指摘の見直し" not in said(home)
