"""From the first form to the first post: a new account on X, through real HTTP and WebSocket."""

import httpx
import pytest

from bot.audit.reading import export, verify
from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace, field

HOMEPAGE = "https://www.city.niimi.okayama.jp/"


def fills(someone: Someone, modal: Json, **values: object) -> None:
    answer = someone.sends(modal, **values)
    assert answer["ok"], answer


def begins(someone: Someone, *, platform: str = "X", handle: str = "niimi_asaichi") -> Json:
    """Open the register and enter an account; the second form."""
    someone.types("/snsaccount")
    someone.presses("新しいアカウントを開設する", on=someone.modal("アカウント台帳"))
    fills(someone, someone.modal("アカウントの開設"), platform=platform, name="新見の朝市", handle=handle)
    return someone.modal("運用する人（投稿する職員）")


def tells_all(someone: Someone, modal: Json) -> Json:
    """Fill the forms of who runs the account and how; what is shown then."""
    assert field(modal, "operators")["element"]["initial_users"] == [someone.slack_id], "nobody is filled in"
    fills(someone, modal)
    modal = someone.modal("管理者（2人以上）")
    fills(someone, modal, administrators=["商工観光課長", "新見 花子"])
    fills(someone, someone.modal("運用時間"), purpose="朝市に来ていただくため。", contents="開く日と出店者のお知らせ")
    return someone.modal()


def hands_in_texts(someone: Someone) -> None:
    """Take the drafts that are offered for policy and terms, and go on to the account's page."""
    for text, following in (("運用ポリシーの文章", "次へ：利用規約"), ("利用規約の文章", "アカウントの画面へ")):
        someone.presses("台帳から下書きを作る", on=someone.modal(text))
        fills(someone, someone.modal("台帳から作った下書きです"))
        someone.presses(following, on=someone.modal("必要な項目はそろっています"))
    someone.modal("秘書広報課への届出")


def test_an_account_becomes_official_step_by_step_and_can_be_chosen_only_then(every_workspace: Workspace) -> None:
    hanako, kacho = every_workspace.person("新見 花子"), every_workspace.person("商工観光課長")
    pr = every_workspace.person("広報担当")

    tells_all(hanako, begins(hanako))
    fills(
        hanako,
        hanako.modal("Facebookと比べて"),
        risks="匿名で書き込めるため、誹謗中傷はFacebookより多くなるおそれがあります。",
        safeguards="返信できる人を限り、開庁日の朝夕に二人で確かめます。",
    )
    pr.presses("利用を認める", on=pr.card("§3の審査のお願い"))
    assert "利用を認めました" in said(hanako.card("§3の審査の結果"))

    hands_in_texts(hanako)
    hanako.presses("所属長に届出を依頼する", on=hanako.modal("秘書広報課への届出"))
    hanako.modal("所属長に届出を依頼しました")
    hanako.page.act("close", view_id=hanako.modal()["id"], all=True)

    kacho.presses("秘書広報課に届け出る", on=kacho.card("届出の確認のお願い"))
    card = pr.card("アカウントの届出")
    assert "朝市に来ていただくため。" in said(card)
    pr.presses("受理する", on=card)

    hanako.types("/snscheck")
    form = hanako.modal("本文")
    assert "選べないアカウント：X「新見の朝市」" in said(form)
    assert "プロフィールの表示（§5(6)）" in said(form)
    hanako.page.act("close", view_id=form["id"])

    hanako.presses("アカウントの画面を開く", on=hanako.card("届出が受理されました"))
    hanako.presses("次へ：プロフィール", on=hanako.modal("市ホームページへの掲載"))
    hanako.presses("台帳から下書きを作る", on=hanako.modal("プロフィールのURL欄"))
    fills(hanako, hanako.modal("台帳から作った下書きです"))
    hanako.modal("必要な項目はそろっています")
    hanako.page.act("close", view_id=hanako.modal()["id"], all=True)

    due = pr.card("ホームページの一覧の更新")
    pr.presses("一覧のファイルを受け取る", on=due)
    assert "新見の朝市" in taken(every_workspace, pr, "sns-accounts.html")
    pr.presses("掲載しました", on=due)
    fills(pr, pr.modal("一覧を載せたページのURL"), url=f"{HOMEPAGE}sns.html")
    pr.modal("掲載を記録しました")

    hanako.card("公式アカウントになりました")
    assert hanako.hands_in("11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。", account="新見の朝市")
    with every_workspace.bot.store.read() as session:
        steps = [entry["event"] for entry in export(session) if str(entry["event"]).startswith("account.")]
        assert verify(session)[1] is None
    assert steps[-3:] == ["account.receive", "account.bio", "account.complete"]


def taken(workspace: Workspace, someone: Someone, name: str) -> str:
    """The content of a file that was sent to this person."""

    def look() -> str | None:
        files = [file for message in someone.messages(in_dm=True) for file in message.get("files") or []]
        found = [file for file in files if file["name"] == name]
        return str(found[-1]["id"]) if found else None

    number = wait_for(look, f"the file {name}")
    answer = httpx.get(f"{workspace.server.url}/practice/files/{number}", trust_env=False)
    return answer.raise_for_status().text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"handle": "新見の朝市"}, "半角の英数字"),
        ({"handle": "niimi_bousai"}, "すでに台帳にあります"),
        ({"name": "朝市 パスワードは Niimi2026!x"}, "保存していません"),
    ],
)
def test_a_wrong_name_is_told_at_its_field(workspace: Workspace, wrong: dict[str, str], told: str) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types("/snsaccount")
    hanako.presses("新しいアカウントを開設する", on=hanako.modal("アカウント台帳"))

    answer = hanako.sends(
        hanako.modal("アカウントの開設"), **{"platform": "X", "name": "新見の朝市", "handle": "asaichi", **wrong}
    )

    assert not answer["ok"]
    assert told in str(answer)
    assert set(answer["errors"]) == set(wrong)


def test_what_was_begun_is_continued_from_the_home(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    begins(hanako)
    hanako.page.act("close", view_id=hanako.modal()["id"], all=True)

    home = hanako.home("開設の手続き中：1件")
    assert "アカウント台帳を開く" in [one["text"]["text"] for one in buttons(home)]
