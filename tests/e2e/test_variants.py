"""A text of its own for X, over the wire: what is too long is seen at once, shortened, approved and handed out."""

from tests.support.page import said
from tests.support.workspace import Workspace, field

LONG = "市立図書館では、秋の夜長に合わせて、郷土の本の展示を行います。" * 6
SHORT = "市立図書館で、郷土の本の展示を行います。"


def test_what_is_too_long_for_x_is_shortened_for_x_alone(workspace: Workspace) -> None:
    dave, carol = workspace.person("広報担当"), workspace.person("秘書広報課長")

    findings = dave.writes(LONG, account=["Facebook「新見市」", "新見市(公式)"])
    assert "【長すぎます】X「新見市(公式)」" in said(findings).replace("\n", "")
    dave.presses("このアカウント用に短くする", on=findings)
    form = dave.modal("収まらないところ")
    assert field(form, "text")["element"]["initial_value"] == LONG
    refused = dave.sends(form, text=LONG[:150])
    assert "短くしてください" in str(refused)
    dave.sends(form, text=SHORT)
    texts = dave.modal("このアカウントの文章を保存しました")
    assert "【長すぎます】" not in said(texts)
    dave.page.act("close", view_id=texts["id"])
    draft = dave.answers_all(dave.modal("チェック結果"))

    card = carol.card("承認のお願い")
    assert "アカウントごとの文章" in said(card)
    assert LONG in said(card)
    assert SHORT in said(card)
    carol.presses("承認する", on=card)
    approved = dave.card("承認されました")
    assert f"に投稿する文章{SHORT}" in said(approved).replace("\n", "")
    assert workspace.state_of(draft) == "承認"


def test_an_own_text_goes_back_to_the_common_one(workspace: Workspace) -> None:
    dave = workspace.person("広報担当")
    findings = dave.writes("郷土の本の展示を行います。", account=["Facebook「新見市」", "新見市(公式)"])
    dave.presses("アカウントごとに文章を変える", on=findings)
    texts = dave.modal("アカウントごとの文章")
    dave.presses("このアカウント用に書く", on=texts)
    dave.sends(dave.modal("このアカウントの文章"), text=SHORT)

    dave.presses("共通の文章に戻す", on=dave.modal("このアカウントの文章を保存しました"))

    again = dave.modal("共通の文章に戻しました")
    assert "共通の文章に戻す" not in str(again["blocks"])
