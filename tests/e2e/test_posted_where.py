"""Reporting a post with another account's address, over the wire: asked, mended, kept with a reason, or an incident."""

from tests.support.page import Json, said
from tests.support.workspace import Someone, Workspace, field

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"
WRONG = "https://x.com/niimi_city/status/1"


def asked_about(workspace: Workspace, hanako: Someone) -> tuple[int, Json]:
    """The question about a post that was reported with an address on X."""
    kacho = workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.presses("投稿済みにする", on=hanako.card("承認されました"))
    hanako.sends(hanako.modal("投稿した日時"), url=WRONG)
    return draft, hanako.modal("投稿先の確認")


def test_a_wrong_address_is_mended(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    draft, question = asked_about(workspace, hanako)
    assert "この投稿は「Facebook「新見市観光」」のものでしょうか" in said(question)
    assert workspace.state_of(draft) == "承認"

    hanako.sends(question, url="https://www.facebook.com/niimi.kanko/posts/1")

    hanako.modal("投稿を記録しました")
    assert workspace.state_of(draft) == "完了"


def test_a_right_address_is_kept_with_the_reason_and_the_head_sees_it(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft, question = asked_about(workspace, hanako)

    refused = hanako.sends(question)
    assert "理由を書いてください" in str(refused)
    assert workspace.state_of(draft) == "承認"
    hanako.sends(question, reason="Facebookの投稿から自動で作られたURLです。")

    hanako.modal("投稿を記録しました")
    told = said(kacho.card("投稿済みの報告"))
    assert "X「新見市(公式)」のもののようです。" in told
    assert "Facebookの投稿から自動で作られたURLです。" in told


def test_what_went_out_on_the_wrong_account_is_reported_as_an_incident(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    draft, question = asked_about(workspace, hanako)

    hanako.presses("別のアカウントに投稿してしまった", on=question)

    form = hanako.modal("事案の報告")
    assert field(form, "kind")["element"]["initial_option"]["text"]["text"] == "誤投稿"
    assert field(form, "account")["element"]["initial_option"]["text"]["text"] == "X「新見市(公式)」"
    assert field(form, "url")["element"]["initial_value"] == WRONG
    assert f"投稿案 第{draft}号" in field(form, "seen")["element"]["initial_value"]
    hanako.sends(form)
    assert "誤投稿" in said(hanako.modal("今すぐ、次の三つ"))
    assert workspace.state_of(draft) == "承認"
