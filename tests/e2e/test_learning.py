"""What drafters contest reaches the 秘書広報課, whose word works with the next check."""

from bot.audit.reading import export
from tests.support.page import Json, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

WRONG_WEEKDAY = "11月28日（金）に、まちなか広場で朝市を開きます。"
SKIVED = "担当者はサボりました。"


def home_of(someone: Someone, words: str) -> Json:
    """The Home of this person, once it says `words`; the person does not open it anew."""

    def look() -> Json | None:
        view: Json | None = someone.page.state()["home"]
        return view if view and words in said(view) else None

    return wait_for(look, f"a Home that says {words!r}")


def opens_the_review(carol: Someone) -> None:
    carol.page.act("home")
    carol.presses("指摘の見直し", on=home_of(carol, "指摘の見直し"))


def contests(hanako: Someone, text: str, tally: str, reason: str) -> None:
    hanako.types(f"/snscheck {text}")
    hanako.answer(tally)
    result = next(m for m in reversed(hanako.messages(in_dm=False)) if m["ephemeral"])
    hanako.presses("この指摘は誤り", on=result)
    hanako.sends(hanako.modal("この指摘は誤り"), reason=reason)
    hanako.modal("受け付けました")


def events(workspace: Workspace) -> list[object]:
    with workspace.bot.store.read() as session:
        return [entry["event"] for entry in export(session)]


def test_a_contested_guess_becomes_a_phrase_that_is_let_pass(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    contests(hanako, SKIVED, "要確認", "喜劇の題名です。")

    opens_the_review(carol)
    assert "喜劇の題名です。" in said(carol.modal("公式らしくない話し方"))
    home_of(carol, "1件が、見直しを待っています")
    carol.presses("この言葉は指摘しない", on=carol.modal())
    assert "「公式らしくない話し方」の指摘が、すべての所属の投稿案で" in said(carol.modal("言葉の登録"))
    refused = carol.sends(carol.modal("言葉の登録"), reason="管理者のパスワードは niimikouhou です。")
    assert "パスワード" in "".join(refused["errors"].values())
    carol.sends(carol.modal("言葉の登録"), reason="催しの呼び名のため")

    assert "採用（言葉を登録した）" in said(carol.modal("次のチェックから働きます"))
    wait_for(lambda: "見直しを待って" not in said(carol.page.state()["home"]), "the Home to be drawn again")
    assert "仕事に身が入っていない" not in hanako.checks(f"{SKIVED}来週もあります。")
    assert events(workspace)[-3:-1] == ["term.added", "contest.adopted"]


def test_a_contested_certainty_can_only_be_put_aside(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    contests(hanako, WRONG_WEEKDAY, "要修正 1件", "この日だけ金曜市と呼んでいます。")
    opens_the_review(carol)
    shown = carol.modal("この日だけ金曜市と呼んでいます。")
    assert "この言葉は指摘しない" not in str(shown)
    workspace.fault("views.publish", "error:internal_error")

    carol.presses("見送る", on=shown)

    assert "見直しを待つものはありません" in said(carol.modal("見送りました"))
    assert "contest.dismissed" in events(workspace)
    assert "要修正 1件" in hanako.checks(f"{WRONG_WEEKDAY}ぜひどうぞ。")


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
