"""What people are told in modals: who decided, who was asked, what to do now; and nothing typed is lost."""

import threading
from collections.abc import Collection
from typing import Any

import pytest

from bot.accounts.service import AccountFacts
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from tests.cards.reading import people
from tests.support.page import said
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from tests.support.workspace import Someone, Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"
WRONG_WEEKDAY = "11月28日（金）に、まちなか広場で朝市を開きます。"
CONTEST = "臨時に曜日を変えて開催するためです。"


def contests(someone: Someone) -> dict[str, Any]:
    """Hand in a draft whose 要修正 is contested; the last page of the modal."""
    review = someone.writes(WRONG_WEEKDAY)
    question = next(b["block_id"] for b in review["blocks"] if b["block_id"].startswith("finding-"))
    someone.sends(review, **{question: CONTEST})
    return someone.modal("提出し")


def test_the_drafter_reads_who_was_asked(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")

    shown = hanako.writes(MARKET)
    hanako.sends(shown)

    assert list(people(hanako.modal("承認を依頼しました")["blocks"])) == ["U01BOB"]


def test_where_the_head_drafts_the_acting_approver_is_named(workspace: Workspace) -> None:
    kacho = workspace.person("商工観光課長")

    kacho.sends(kacho.writes(MARKET))

    told = kacho.modal("承認を依頼しました")
    assert list(people(told["blocks"])) == ["U01ERIN"]
    assert "所属長に" not in said(told)


def test_after_a_return_those_who_are_asked_now_are_named(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.hands_in(MARKET)
    kacho.presses("差し戻す", on=kacho.card("承認のお願い"))
    kacho.sends(kacho.modal("理由"), reason="主催者を確かめてください。")
    returned = hanako.card("差し戻されました")
    file = read_city_file(DEMO_CITY)
    sections = [one.model_copy(update={"head": "U01FRANK"}) if "商工" in one.name else one for one in file.sections]
    Org(workspace.bot.store).import_city(file.model_copy(update={"sections": tuple(sections)}))

    hanako.presses("文章を直して提出し直す", on=returned)
    hanako.sends(hanako.modal("投稿案の作成"))
    hanako.sends(hanako.modal("チェック結果"))

    assert list(people(hanako.modal("承認を依頼しました")["blocks"])) == ["U01FRANK"]
    card = workspace.person("U01FRANK").card("承認のお願い")
    assert "主催者を確かめてください。" in said(card)  # handed in unchanged: why it had been returned


def test_those_who_concur_are_named(workspace: Workspace) -> None:
    told = contests(workspace.person("新見 花子"))

    assert "秘書広報課に合議を依頼しました" in said(told)
    assert set(people(told["blocks"])) == {"U01CAROL", "U01DAVE", "U01MIKA"}


def test_a_reason_sent_after_the_decision_is_kept_and_who_decided_is_named(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    card = kacho.card("承認のお願い")
    kacho.presses("差し戻す", on=card)
    form = kacho.modal("理由")
    workspace.bot.office.deciding.approve(draft, 1, by="U01BOB")

    kacho.sends(form, reason="<@U01ALICE> 土曜に開いてください。")

    told = kacho.modal("承認しました")
    assert list(people(told["blocks"])) == ["U01BOB"]
    assert "<@U01ALICE> 土曜に開いてください。" in said(told)
    assert "担当の職員" not in said(told)


def test_a_form_on_a_text_that_has_changed_keeps_what_was_typed(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("差し戻す", on=kacho.card("承認のお願い"))
    form = kacho.modal("理由")
    workspace.bot.office.writing.retype(draft, 1, MARKET + "小雨決行。", by="U01ALICE")

    kacho.sends(form, reason="時刻を入れてください。")

    told = kacho.modal("文章がすでに新しくなっている")
    assert "時刻を入れてください。" in said(told)
    assert "カード" not in said(told)


def test_somebody_without_a_say_reads_who_has_it(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.hands_in(MARKET)
    kacho.presses("差し戻す", on=kacho.card("承認のお願い"))
    form = kacho.modal("理由")
    file = read_city_file(DEMO_CITY)
    sections = [one.model_copy(update={"head": "U01FRANK"}) if "商工" in one.name else one for one in file.sections]
    Org(workspace.bot.store).import_city(file.model_copy(update={"sections": tuple(sections)}))

    kacho.sends(form, reason="写真を替えてください。")

    told = kacho.modal("権限がありません")
    assert list(people(told["blocks"])) == ["U01FRANK"]
    assert "<@" not in said(told)


def test_a_check_is_explained_on_an_old_answer_too(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types(f"/snscheck {WRONG_WEEKDAY}")
    hanako.answer("要修正 1件")
    result = next(m for m in reversed(hanako.messages(in_dm=False)) if m["ephemeral"])
    hanako.presses("修正して提出する", on=result)
    hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], text=MARKET)
    hanako.modal("指摘はありません")

    hanako.presses("くわしく", on=result)

    told = hanako.modal("指摘の説明")
    assert "曜日" in said(told)
    assert "weekday" not in said(told)


def test_a_mend_that_came_too_late_speaks_of_the_form_and_of_no_card(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    review = hanako.writes(WRONG_WEEKDAY)
    hanako.page.act("press", where={"view_id": review["id"]}, **mend_of(review), values=text_of(review, "べつの文章。"))

    told = hanako.modal("このボタンでは直せませんでした")

    assert "カード" not in said(told)


def mend_of(review: dict[str, Any]) -> dict[str, str]:
    block = next(one for one in review["blocks"] if str(one["block_id"]).startswith("mend-"))
    return {"block_id": block["block_id"], "action_id": block["elements"][0]["action_id"]}


def text_of(review: dict[str, Any], text: str) -> dict[str, Any]:
    block = next(one for one in review["blocks"] if str(one["block_id"]).startswith("text-"))
    return {block["block_id"]: {block["element"]["action_id"]: {"type": "plain_text_input", "value": text}}}


def test_a_form_that_could_not_open_in_time_opens_when_it_is_ready(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failing call runs in a thread of its own: an exception there would be nobody's (and fails this test)."""
    accounts, refused = workspace.bot.office.accounts, threading.Event()
    real = accounts.of_sections

    def slow(section_ids: Collection[int]) -> list[AccountFacts]:
        assert refused.wait(PATIENCE_SECONDS)
        return real(section_ids)

    monkeypatch.setattr(accounts, "of_sections", slow)
    hanako = workspace.person("新見 花子")
    workspace.fault("views.open", "error:internal_error")

    hanako.types("/snscheck")
    wait_for(lambda: workspace.calls("views.open"), "the first attempt to open the form")
    refused.set()

    assert hanako.modal("本文")
