"""Papers as people bring them, change reports, and the end of an account — over the wire."""

import io

import docx
import pytest

from bot.accounts.papers import DocumentKind
from bot.accounts.reports import REASON_LENGTH
from tests.accounts.sections import Sections
from tests.e2e.test_opening_an_account import fills
from tests.support.clocks import StandingClock
from tests.support.page import Json, buttons, said
from tests.support.workspace import Someone, Workspace

POLICY = """「新見市観光」運用ポリシー

1 運用するソーシャルメディアの種類
フェイスブック（Facebook）
2 アカウント名、URL、アカウント運用者名
アカウント名　新見市観光
URL　https://www.facebook.com/niimi.kanko
運用者　新見市産業部商工観光課
3 目的及び内容
見どころを広く知っていただくことを目的に、催しの日程などをお知らせします。
4 運用方法
運用時間は、平日の午前8時30分から午後5時15分までです。コメントには原則として返信しません。
5 個人情報に関する取り扱い
新見市は、このページで個人情報を収集しません。
"""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def opens(someone: Someone, name: str = "新見市観光") -> Json:
    """The page of an account."""
    someone.types(f"/snsaccount {name}")
    someone.presses("開く", on=someone.modal(f"「{name}」で探しました"))
    return someone.modal("名前とURL")


def takes_up(someone: Someone, step: str, page: Json) -> Json:
    """The form of a step, from the account's page."""
    block = next(
        one for one in buttons(page) if one["block_id"] == f"step-{step}" and one["action_id"] == "account.step"
    )
    someone.page.act("press", where={"view_id": page["id"]}, block_id=block["block_id"], action_id=block["action_id"])
    return someone.modal("保存して点検する" if step in ("policy", "terms", "bio") else "保存する")


def word_file(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_policy_is_read_item_by_item_with_the_clause(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "policy", opens(hanako))

    fills(hanako, form, text=POLICY.replace("新見市は、このページで個人情報を収集しません。", "別途定める。"))

    result = said(hanako.modal("足りない項目が1つあります"))
    assert "［足りません］§5(3)オ 個人情報に関する取り扱い" in result
    assert "「別途定める」だけでは足りません" in result
    assert "［あり］§5(3)イ アカウント名・URL・運用者名" in result
    assert "アカウント名、URL（※5）、アカウント運用者名" in result, "the clause stands there word for word"
    assert "「https://www.facebook.com/niimi.kanko」" in result


@pytest.mark.parametrize("name", ["運用ポリシー.docx", "運用ポリシー.txt"])
def test_a_policy_comes_as_a_file(workspace: Workspace, name: str) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "policy", opens(hanako))
    content, kind = (word_file(POLICY), WORD) if name.endswith("docx") else (POLICY.encode("cp932"), "text/plain")
    file = hanako.page.upload(name, content, kind)

    fills(hanako, form, text_file=[file])

    assert "必要な項目はそろっています" in said(hanako.modal("点検しました"))


def test_a_file_that_is_none_is_told_and_the_form_stays(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "policy", opens(hanako))
    fills(hanako, form, text_file=[hanako.page.upload("運用ポリシー.docx", b"PK\x03\x04broken", WORD)])
    assert "壊れています" in said(hanako.modal("運用ポリシーの文章"))


def test_a_long_text_in_the_field_and_a_file_at_once_is_asked_about(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "policy", opens(hanako))
    file = hanako.page.upload("運用ポリシー.txt", POLICY.encode(), "text/plain")
    fills(hanako, form, text="別の文章です。", text_file=[file])
    assert "文章が二つあります" in said(hanako.modal("運用ポリシーの文章"))


def test_nothing_written_is_told_at_the_field(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "terms", opens(hanako))
    answer = hanako.sends(form)
    assert not answer["ok"]
    assert "利用規約の文章がありません" in str(answer)


def test_a_password_in_a_policy_is_refused_and_its_change_is_asked_for(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = takes_up(hanako, "policy", opens(hanako))
    answer = hanako.sends(form, text=f"{POLICY}\n管理画面のパスワードは Niimi2026!x です。")
    assert not answer["ok"]
    assert "保存していません" in str(answer)
    assert "パスワードをすぐに変更するよう" in str(answer)


def test_a_colleague_who_was_quicker_is_noticed(workspace: Workspace) -> None:
    hanako, kenji = workspace.person("新見 花子"), workspace.person("観光の同僚")
    hers, his = takes_up(hanako, "policy", opens(hanako)), takes_up(kenji, "policy", opens(kenji))
    fills(kenji, his, text=POLICY)
    hanako.sends(hers, text=f"{POLICY}\n附則")
    assert "アカウントの内容が変わりました" in said(hanako.modal("お知らせ"))
    assert "附則" in said(hanako.modal()), "what was typed is not lost"


def test_people_of_other_sections_do_not_see_it(workspace: Workspace) -> None:
    stranger = workspace.person("U01GRACE")
    stranger.types("/snsaccount 新見市観光")
    assert "アカウントはまだありません" in said(stranger.modal("アカウント台帳"))


def test_a_report_is_returned_with_a_reason_and_the_old_card_has_no_buttons(workspace: Workspace) -> None:
    kacho, pr = workspace.person("商工観光課長"), workspace.person("広報担当")
    number = ready(workspace)
    workspace.bot.office.reporting.report(number, version(workspace, number), by="U01BOB")

    card = pr.card("アカウントの届出")
    pr.presses("差し戻す", on=card)
    fills(pr, pr.modal("届け出た人に表示されます"), reason="運用時間を確かめてください。" + "あ" * (REASON_LENGTH - 20))
    assert "運用時間を確かめてください。" in said(kacho.card("届出が差し戻されました"))
    redrawn = pr.card("差し戻しました")
    assert "受理する" not in [one["text"]["text"] for one in buttons(redrawn)]


def test_an_account_is_closed_step_by_step(workspace: Workspace) -> None:
    kacho, pr = workspace.person("商工観光課長"), workspace.person("秘書広報課長")
    kacho.presses("廃止の手続きを始める", on=opens(kacho, "四季"))
    fills(kacho, kacho.modal("廃止の理由"), reason="観光のアカウントにまとめるため。")
    page = kacho.modal("廃止の手続きを始めました")
    kacho.presses("お知らせの文例を見る", on=page)
    assert "【アカウント廃止のお知らせ】" in said(kacho.modal("次の文例をコピー"))
    kacho.page.act("close", view_id=kacho.modal()["id"], all=True)
    assert "観光のアカウントにまとめるため。" in said(pr.card("廃止の手続きが始まりました"))

    for step in ("notice", "archive", "access", "handle", "links"):
        page = opens(kacho, "四季")
        kacho.page.act(
            "press", where={"view_id": page["id"]}, block_id=f"closing-{step}", action_id="account.step_done"
        )
        fills(kacho, kacho.modal("メモ"), note="確かめました。")
        kacho.modal("済みにしました")
        kacho.page.act("close", view_id=kacho.modal()["id"], all=True)
    pr.presses("廃止する（秘書広報課）", on=opens(pr, "四季"))
    assert "「廃止」" in said(pr.modal("廃止しました"))

    kacho.card("これから12か月、なりすましに使われていないか")
    pr.card("ホームページの一覧の更新")
    form = writes_for(kacho)
    assert "新見市の四季" not in said(form)


def writes_for(someone: Someone) -> Json:
    someone.types("/snscheck")
    return someone.modal("本文")


def ready(workspace: Workspace) -> int:
    """新見市観光 with everything that a report needs."""
    sections = Sections(workspace.bot, StandingClock())
    number = sections.number("niimi.kanko")
    sections.tells_all(number)
    sections.writes(number, DocumentKind.POLICY)
    sections.writes(number, DocumentKind.TERMS)
    return number


def version(workspace: Workspace, number: int) -> int:
    return workspace.bot.office.register.render(number).version
