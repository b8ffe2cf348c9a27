"""Whatever is typed: an answer in words, nothing lost, nothing stored that must not be."""

import pytest
import sqlalchemy as sa

from bot.drafts.models import Draft, Revision
from tests.support.page import buttons, said
from tests.support.workspace import Workspace

PASSWORD = "Kouhou2026!"


def texts_kept(workspace: Workspace) -> list[str]:
    with workspace.bot.store.read() as session:
        return list(session.scalars(sa.select(Revision.text)))


def test_a_password_is_neither_stored_nor_echoed(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    hanako = workspace.person("新見 花子")

    hanako.types(f"/snscheck 広報用です。ログインパスワード：{PASSWORD} を使ってください。")
    told = hanako.answer("保存していません")
    hanako.types("/snscheck")
    form = hanako.modal("本文")
    answer = hanako.sends(form, accounts=["新見市観光"], text=f"パスワードは {PASSWORD} です。")

    assert PASSWORD not in told
    assert "保存していません" in "".join(answer["errors"].values())
    assert not texts_kept(workspace)
    assert PASSWORD not in caplog.text
    assert not [c for c in workspace.calls("response_url") if PASSWORD in str(c)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("😀🎉🏞️", "😀🎉🏞️"),
        ("ヌル\x00文字と\x07制御文字\x1bの入った文章です。", "ヌル文字と制御文字の入った文章です。"),
        ("右から左\u202eへの印と\u200bゼロ幅の文字です。", "右から左\u202eへの印と\u200bゼロ幅の文字です。"),
        ("<!channel> *太字* <@U01BOB> のお知らせです。", "<!channel> *太字* <@U01BOB> のお知らせです。"),
        ("ﾊﾝｶｸと　全角　スペース", "ﾊﾝｶｸと　全角　スペース"),
    ],
)
def test_odd_text_is_checked_and_shown_as_it_is(workspace: Workspace, typed: str, kept: str) -> None:
    hanako = workspace.person("新見 花子")

    hanako.types(f"/snscheck {typed}")

    hanako.answer("チェック結果")
    assert texts_kept(workspace) == [kept]
    assert not [m for m in hanako.messages(in_dm=False) if m.get("mentions")]


def test_a_text_longer_than_any_platform_takes_is_refused_in_words(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")

    hanako.types("/snscheck " + "あ" * 100_000)

    assert "63,206文字まで" in hanako.answer("100,000文字")
    assert not texts_kept(workspace)


def test_a_long_text_comes_as_a_file_and_goes_out_whole(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    text = "\n".join(f"{number}番目の見どころを紹介します。" for number in range(1, 401))
    file = hanako.page.upload("honbun.txt", text.encode("cp932"), "text/plain")

    draft = hanako.hands_in("", text_file=[file])

    assert "続きは「全文を見る」" in said(kacho.card("承認のお願い"))
    kacho.presses("全文を見る", on=kacho.card("承認のお願い"))
    assert "400番目の見どころを紹介します。" in said(kacho.modal("第1版"))
    kacho.page.act("close", view_id=kacho.modal()["id"])
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.card("承認されました")
    assert texts_kept(workspace) == [text]
    assert workspace.state_of(draft) == "承認"


def test_a_file_that_is_no_text_is_refused_and_the_form_keeps_what_was_chosen(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    file = hanako.page.upload("honbun.txt", b"\x81\xff\xfe\x00\xff", "text/plain")
    hanako.types("/snscheck")

    hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], text="", text_file=[file], sources="広報紙11月号")

    form = hanako.modal("文章として読めませんでした")
    assert "広報紙11月号" in str(form["blocks"])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"text": ""}, "本文がありません"),
        ({"text": " \n　"}, "本文がありません"),
    ],
)
def test_an_empty_form_says_what_is_missing(workspace: Workspace, values: dict[str, object], words: str) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types("/snscheck")

    answer = hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], **values)

    assert words in "".join(answer["errors"].values())
    with workspace.bot.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 0


def test_a_time_outside_the_hours_is_refused_with_the_next_possible_one(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types("/snscheck")
    saturday = workspace.bot.office.clock.now().replace(day=28, hour=3)

    answer = hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], text="朝市を開きます。", planned_at=saturday)

    told = "".join(answer["errors"].values())
    assert "土曜日" in told
    assert "令和8年11月30日（月）午前8時30分" in told


def test_an_emergency_may_be_planned_outside_the_hours_and_the_card_says_why(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    saturday = workspace.bot.office.clock.now().replace(day=28, hour=3)

    hanako.hands_in("大雪のため、朝市を中止します。", planned_at=saturday, emergency="大雪警報が出ているため")

    assert "大雪警報が出ているため" in said(kacho.card("緊急（§6(1)ただし書）"))


def test_a_certain_mend_is_one_press(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    review = hanako.writes("11月28日（金）に、まちなか広場で朝市を開きます。")

    hanako.presses("このとおり直す", on=review)

    mended = hanako.modal("指摘はありません")
    assert "11月28日（土）に、まちなか広場で朝市を開きます。" in str(mended["blocks"])
    assert not [one for one in buttons(mended) if one["text"]["text"] == "このとおり直す"]


def test_a_fault_of_ours_is_told_with_a_reference_number(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("本文の秘密")

    monkeypatch.setattr(type(workspace.bot.office.writing), "jot", broken)
    hanako = workspace.person("新見 花子")

    hanako.types("/snscheck 朝市を開きます。")

    told = hanako.answer("参照番号")
    assert "本文の秘密" not in told
    assert "RuntimeError" not in told
