"""From the slash command to the reported post, through real HTTP and WebSocket."""

from bot.audit.reading import export, verify
from tests.support.page import buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"


def test_from_the_command_to_the_reported_post(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")

    hanako.types("/snscheck 11月28日（金）に、まちなか広場で朝市を開きます。雨天中止です。")
    answer = hanako.answer("チェック結果")
    assert "要修正 1件" in answer
    assert "§6(2)イ" in answer
    assert "書き込み等を行う情報は正確に記述するとともに、内容について誤解を招かないよう十分注意すること。" in answer

    draft = hanako.hands_in(MARKET)
    card = kacho.card("承認のお願い")
    assert MARKET in said(card)
    assert "新見市観光" in said(card)
    kacho.presses("承認する", on=card)

    approved = hanako.card("承認されました")
    assert MARKET in said(approved)
    hanako.presses("投稿済みにする", on=approved)
    hanako.sends(hanako.modal("投稿した日時"), url="https://www.facebook.com/niimi.kanko/posts/1")
    kacho.card("投稿済みの報告")

    assert workspace.state_of(draft) == "完了"
    with workspace.bot.store.read() as session:
        steps = [entry["event"] for entry in export(session) if entry["subject"] == f"draft:{draft}"]
        assert verify(session)[1] is None
    assert steps == ["draft.written", "draft.submit", "draft.approve", "draft.posted_report", "draft.complete"]


def test_a_returned_draft_is_revised_and_its_card_shows_what_changed(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)

    kacho.presses("差し戻す", on=kacho.card("承認のお願い"))
    kacho.sends(kacho.modal("理由"), reason="開始の時刻を入れてください。")
    returned = hanako.card("差し戻されました")
    assert "開始の時刻を入れてください。" in said(returned)
    assert workspace.state_of(draft) == "差戻し"

    hanako.presses("文章を直して提出し直す", on=returned)
    hanako.sends(hanako.modal("本文"), text=MARKET + "午前8時からです。")
    hanako.sends(hanako.modal("提出する"))

    second = kacho.card("から変わったところ")
    assert "午前8時からです。" in said(second)
    kacho.presses("承認する", on=second)
    hanako.card("承認されました")
    assert workspace.state_of(draft) == "承認"


def test_an_edit_voids_the_approval(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    first_card = kacho.card("承認のお願い")
    kacho.presses("承認する", on=first_card)

    hanako.presses("文章を直す", on=hanako.card("承認されました"))
    hanako.sends(hanako.modal("本文"), text=MARKET + "小雨決行。")
    assert workspace.state_of(draft) == "下書き"
    hanako.sends(hanako.modal("提出する"))

    assert workspace.state_of(draft) == "承認待ち"
    kacho.card("から変わったところ")
    old = wait_for(
        lambda: next(
            (m for m in kacho.messages(in_dm=True) if m["ts"] == first_card["ts"] and "変わりました" in said(m)), None
        ),
        "the first card to say that the text changed",
    )
    assert not list(buttons(old))


def test_nobody_approves_their_own_text(workspace: Workspace) -> None:
    kacho, erin = workspace.person("商工観光課長"), workspace.person("代決者")
    draft = kacho.hands_in(MARKET)

    card = erin.card("承認のお願い")
    assert not any("承認のお願い" in said(one) for one in kacho.messages(in_dm=True))
    erin.presses("承認する", on=card)

    kacho.card("承認されました")
    assert workspace.state_of(draft) == "承認"


def test_a_rejected_draft_ends_with_its_reason(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)

    kacho.presses("却下する", on=kacho.card("承認のお願い"))
    kacho.sends(kacho.modal("理由"), reason="すでに広報紙で募集を終えています。")

    told = hanako.card("却下されました")
    assert "すでに広報紙で募集を終えています。" in said(told)
    assert not list(buttons(told))
    assert workspace.state_of(draft) == "却下"


def test_a_withdrawn_draft_no_longer_waits_for_the_head(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    card = kacho.card("承認のお願い")

    hanako.page.act("home")
    home = wait_for(lambda: hanako.page.state()["home"], "the Home of the drafter")
    hanako.page.act("press", where={"view_id": home["id"]}, block_id=f"mine-{draft}", action_id="draft.open")
    hanako.presses("取り下げる", on=hanako.modal("承認待ち"))

    kacho.card("取り下げられました")
    assert workspace.state_of(draft) == "取下げ"
    kacho_sees = wait_for(
        lambda: next((m for m in kacho.messages(in_dm=True) if m["ts"] == card["ts"] and "取下げ" in said(m)), None),
        "the card to say that it was withdrawn",
    )
    assert [one["text"]["text"] for one in buttons(kacho_sees)] == ["全文を見る"]


def test_two_accounts_are_reported_one_after_the_other(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET, account=["新見市観光", "四季"])
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.presses("投稿済みにする", on=hanako.card("承認されました"))
    form = hanako.modal("投稿した日時")
    first = next(one["block_id"] for one in form["blocks"] if one["block_id"].startswith("url-"))
    hanako.sends(form, **{first: "https://www.facebook.com/niimi.kanko/posts/1"})
    hanako.page.act("close", view_id=hanako.modal()["id"])
    assert workspace.state_of(draft) == "投稿済み報告"

    partly = wait_for(
        lambda: next((m for m in hanako.messages(in_dm=True) if "残りは投稿しない" in said(m)), None),
        "the notice to offer that the rest is not posted",
    )
    hanako.presses("残りは投稿しない", on=partly)
    hanako.sends(hanako.modal("理由"), reason="写真のみの投稿に変えたためです。")

    assert "写真のみの投稿に変えたためです。" in said(kacho.card("投稿済みの報告"))
    assert workspace.state_of(draft) == "完了"
