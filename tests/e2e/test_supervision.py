"""A head looks at the month in the Home and has it sent as Excel; everybody finds past drafts of their own section."""

from datetime import datetime
from io import BytesIO

import httpx
import pytest
import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from bot.cards import names
from bot.org.monthly import MONTH_SENT
from bot.people.models import Membership, Person
from bot.store.outbox import OutboxMessage
from tests.e2e.test_transfers import files_of
from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace, number_of

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"
FORMULA = '=HYPERLINK("https://example.com")\n11月28日（土）に朝市を開きます。'


def month_of(someone: Someone) -> Json:
    """月の一覧, opened from the Home."""
    someone.presses("月の一覧", on=someone.home("今月の状況"))
    return someone.modal("ページ目")


def excel_of(workspace: Workspace, someone: Someone) -> Workbook:
    """The newest spreadsheet in the person's direct messages."""
    file = wait_for(files_of(someone), "the spreadsheet in the direct messages")[-1]
    assert file["name"] == "SNS投稿の一覧_2026-11.xlsx"
    content = httpx.get(f"{workspace.server.url}/practice/files/{file['id']}", trust_env=False).content
    return load_workbook(BytesIO(content))


def leave(workspace: Workspace, slack_id: str, *, altogether: bool) -> None:
    """Somebody leaves the office, or only the sections."""
    with workspace.bot.store.transaction() as tx:
        person = tx.session.scalars(sa.select(Person).where(Person.slack_id == slack_id)).one()
        if altogether:
            person.active = False
        else:
            tx.session.execute(sa.delete(Membership).where(Membership.person_id == person.id))


def test_a_head_looks_at_the_month_and_has_it_sent(every_workspace: Workspace) -> None:
    hanako, kacho, pr = (every_workspace.person(one) for one in ("新見 花子", "商工観光課長", "秘書広報課長"))
    draft = hanako.hands_in(FORMULA)
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.card("承認されました")
    home = kacho.home("今月の状況")
    assert "投稿案1件" in said(home)
    assert "今月の状況" not in said(hanako.home("新しい投稿案を作る"))

    shown = month_of(kacho)
    assert f"第{draft}号［承認］" in said(shown)
    assert "判断：\n承認" in said(shown)
    kacho.presses("Excelで受け取る", on=shown)
    kacho.modal("ダイレクトメッセージで送ります")

    book = excel_of(every_workspace, kacho)
    page = book["月の一覧"]
    headings = [cell.value for cell in page[1]]
    row = dict(zip(headings, page[2], strict=True))
    assert row["番号"].value == draft
    assert row["本文"].value == f"'{FORMULA}"
    assert row["本文"].data_type == "s"
    began = row["起案日時"]
    assert isinstance(began.value, datetime)
    assert (began.is_date, began.value.date().isoformat(), began.value.hour) == (True, "2026-11-26", 10)
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["S"].width == 80
    assert [cell.value for cell in book["判断"][2]][3:5] == ["承認", "所属長"]
    assert book["件数"]["B2"].value == 1

    assert "所属別" not in said(month_of(pr))
    assert "すべての所属" in said(pr.modal("ページ目"))
    pr.presses("開く", on=pr.modal("ページ目"))
    pr.modal(f"第{draft}号")


def test_another_month_is_chosen(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    shown = month_of(kacho)
    where = {"where": {"view_id": shown["id"]}, "action_id": names.MONTH_CHOICE}

    kacho.page.act("press", **where, block_id="month-2026-11", value="2026-10")
    assert "動きのあった投稿案はありません" in said(kacho.modal("令和8年10月・"))
    kacho.page.act("press", **where, block_id="month-2026-10", value="2026-11")
    kacho.modal(f"第{draft}号")


def test_who_is_head_no_more_is_refused_at_the_press(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.hands_in(MARKET)
    home, shown = kacho.home("今月の状況"), month_of(kacho)
    leave(workspace, kacho.slack_id, altogether=False)

    kacho.presses("Excelで受け取る", on=shown)
    kacho.modal("月の一覧は、所属長と代決者、秘書広報課の職員が見られます")
    kacho.presses("月の一覧", on=home)
    assert MARKET[:20] not in said(kacho.modal("所属長と代決者、秘書広報課"))
    with workspace.bot.store.read() as session:
        ordered = sa.select(sa.func.count()).where(OutboxMessage.intent == MONTH_SENT)
        assert session.scalar(ordered) == 0


def found(someone: Someone, **sought: object) -> Json:
    """Search from the Home; what was found."""
    someone.presses("過去の投稿案を探す", on=someone.home("過去の投稿案を探す"))
    answer = someone.sends(someone.modal("文章に含まれる言葉"), **sought)
    assert answer["ok"], answer
    return someone.modal("件見つかりました")


def test_a_past_draft_is_found_and_opened(every_workspace: Workspace) -> None:
    hanako, kenji, frank = (every_workspace.person(one) for one in ("新見 花子", "観光の同僚", "危機管理課長"))
    draft = hanako.hands_in(MARKET)

    shown = found(kenji, text="ﾏﾁﾅｶ 朝市".replace("ﾏﾁﾅｶ", "まちなか"), account="観光", state="承認待ち")
    assert "1件見つかりました" in said(shown)
    assert number_of(shown) == draft
    kenji.presses("開く", on=shown)
    assert MARKET in said(kenji.modal("投稿する文章"))
    assert "0件見つかりました" in said(found(frank, text="朝市"))


def test_a_search_goes_on_page_by_page_and_begins_again(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    for number in range(17):
        hanako.checks(f"{number}回目の朝市です。")

    first = found(hanako, text="朝市")
    assert "17件見つかりました" in said(first)
    hanako.presses("次のページ", on=first)
    second = hanako.modal("2ページ目（全2ページ）")
    assert [one["text"]["text"] for one in buttons(second)] == ["開く", "開く", "前のページ", "条件を変えて探す"]
    hanako.presses("前のページ", on=second)
    hanako.presses("条件を変えて探す", on=hanako.modal("1ページ目（全2ページ）"))
    form = hanako.modal("文章に含まれる言葉")
    assert form["blocks"][0]["element"]["initial_value"] == "朝市"
    hanako.sends(form, text="16回目")
    hanako.modal("1件見つかりました")


def test_who_left_finds_nothing(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.hands_in(MARKET)
    shown = found(hanako, text="朝市")
    leave(workspace, hanako.slack_id, altogether=True)

    hanako.presses("条件を変えて探す", on=shown)
    answer = hanako.sends(hanako.modal("文章に含まれる言葉"), text="朝市")
    assert "台帳に登録されていない" in str(answer) or "登録されていない" in said(hanako.modal())


def test_a_stranger_is_offered_nothing(workspace: Workspace) -> None:
    director, gone = workspace.person("U01QUINN"), workspace.person("U01PEGGY")
    leave(workspace, gone.slack_id, altogether=True)

    assert "月の一覧" not in said(director.home("過去の投稿案を探す"))
    assert "過去の投稿案を探す" not in said(gone.home("登録が必要です"))


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_a_spreadsheet_arrives_although_slack_stumbles(workspace: Workspace, method: str) -> None:
    kacho = workspace.person("商工観光課長")
    shown = month_of(kacho)
    workspace.fault(method, "500", times=2)

    kacho.presses("Excelで受け取る", on=shown)

    assert excel_of(workspace, kacho)["件数"]["B2"].value == 0
    assert len(files_of(kacho)()) == 1
