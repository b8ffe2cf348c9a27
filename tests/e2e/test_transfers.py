"""The transfers of April over the wire: a file in a form, what changes, applied, taken back; sheets by message."""

from collections.abc import Callable

import httpx

from bot.people.service import require
from tests.support.page import Json, said
from tests.support.sheets import HEADINGS, Value, csv_file, excel, sheets_of, transfer
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

TOURISM, FARMING = "産業部商工観光課", "産業部農林課"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(pr: Someone) -> Json:
    """The page for bringing in and sending out."""
    pr.presses("台帳の取込み・書出し", on=pr.home("台帳の取込み"))
    return pr.modal("人事異動")


def hands_in(pr: Someone, name: str, content: bytes) -> Json:
    """Attach a list to the form that is open; the page's answer."""
    return pr.sends(pr.modal("人事異動の読込み"), file=[pr.page.upload(name, content, XLSX)])


def rows(*lines: list[Value]) -> list[list[Value]]:
    return [list(HEADINGS), *lines]


SWAP = (transfer("U01BOB", TOURISM, FARMING, "所属長"), transfer("U01LEO", FARMING, TOURISM, "所属長"))


def test_heads_change_places_and_back_again(every_workspace: Workspace) -> None:
    hanako, pr = every_workspace.person("新見 花子"), every_workspace.person("秘書広報課長")
    new_head = every_workspace.person("U01LEO")
    draft = hanako.hands_in("11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。")

    pr.presses("一覧を読み込む", on=opened(pr))
    assert hands_in(pr, "4月.xlsx", excel(rows(*SWAP)))["ok"]
    shown = pr.modal("変わるところ")
    assert "新しい所属長（2件）" in said(shown)
    assert "所属長がいなくなる" not in said(shown)
    assert pr.sends(shown)["ok"]
    assert "2人" in said(pr.modal("適用しました"))
    assert f"第{draft}号" in said(new_head.card(f"第{draft}号"))

    pr.page.act("close", view_id=pr.modal()["id"])
    pr.presses("まとめて取り消す", on=pr.modal("適用済み"))
    pr.modal("まとめて取り消しました")
    with every_workspace.bot.store.read() as session:
        assert [one.section for one in require(session, "U01LEO").roles] == [FARMING]


def test_what_is_wrong_is_shown_with_the_form_and_the_mended_list_goes_in(workspace: Workspace) -> None:
    pr = workspace.person("秘書広報課長")
    pr.presses("一覧を読み込む", on=opened(pr))
    hands_in(pr, "4月.csv", csv_file(rows(transfer("U09NOBODY", TOURISM, "農業課")), "cp932"))
    shown = said(pr.modal("直すところが2件"))
    assert "2行目・A列（SlackのID）" in shown
    assert "2行目・E列（新しい所属）" in shown
    hands_in(pr, "4月.xlsx", excel(rows(*SWAP)))
    pr.modal("変わるところ")


def test_others_than_the_pr_division_find_no_button(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    assert "台帳の取込み" not in said(hanako.home())


def files_of(someone: Someone) -> Callable[[], list[Json]]:
    return lambda: [file for one in someone.messages(in_dm=True) for file in one.get("files") or []]


def test_the_register_comes_as_an_excel_file(workspace: Workspace) -> None:
    pr = workspace.person("秘書広報課長")
    pr.presses("台帳をExcelでもらう", on=opened(pr))
    pr.modal("ダイレクトメッセージで送ります")
    file = wait_for(files_of(pr), "the file in the direct messages")[0]
    assert file["name"] == "アカウント台帳.xlsx"
    content = httpx.get(f"{workspace.server.url}/practice/files/{file['id']}", trust_env=False).content
    assert "新見市の四季" in [row[0] for row in sheets_of(content)["アカウント"]]
