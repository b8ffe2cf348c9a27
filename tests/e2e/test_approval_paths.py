"""代決, 緊急投稿, 条件付き承認, 引戻し and the list of what to mend, from press to press over the wire."""

from datetime import date

from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace, field

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"
HEARSAY = "駅前の店が閉まるらしいです。11月28日（土）に確かめます。"


def home_of(someone: Someone, words: str = "SNS運用チェック") -> Json:
    """The person's Home, once it says `words`."""
    someone.page.act("home")

    def look() -> Json | None:
        view: Json | None = someone.page.state()["home"]
        return view if view is not None and words in said(view) else None

    return wait_for(look, f"a Home of {someone.slack_id} that says {words!r}")


def open_draft(someone: Someone, draft: int) -> Json:
    """Open a draft of one's own from the Home; the modal."""
    home = home_of(someone, f"第{draft}号")
    someone.page.act("press", where={"view_id": home["id"]}, block_id=f"mine-{draft}", action_id="draft.open")
    return someone.modal(f"第{draft}号")


def go_away(head: Someone) -> None:
    """The head says in Slack to be away today and tomorrow."""
    head.presses("不在の設定", on=home_of(head))
    asked = head.modal("代決者が代わって承認します")
    answer = head.sends(asked, first_day=date(2026, 11, 26), last_day=date(2026, 11, 27))
    assert answer["ok"], answer
    head.modal("不在を設定しました")


def test_the_deputy_approves_while_the_head_is_away_and_the_head_looks_afterwards(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho, deputy = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "代決者"))
    go_away(kacho)
    draft = hanako.hands_in(MARKET)

    card = deputy.card("承認のお願い")
    assert "11月27日（金）まで不在です" in said(card)
    deputy.presses("承認する", on=card)

    assert "（代決）" in said(hanako.card("承認されました"))
    review = kacho.card("後閲のお願い")
    assert MARKET in said(review)
    kacho.presses("後閲しました", on=review)
    kacho.answer("後閲しました")
    assert workspace.state_of(draft) == "承認"


def test_an_absence_is_taken_back_in_the_home(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    go_away(kacho)
    kacho.page.act("close", view_id=kacho.modal("不在を設定しました")["id"])

    kacho.presses("不在の設定", on=home_of(kacho, "11月27日（金）まで"))
    kacho.presses("この不在を取り消す", on=kacho.modal("この不在を取り消す"))

    wait_for(lambda: "11月27日（金）まで" not in said(kacho.page.state()["home"]), "the Home without the absence")
    hanako.hands_in(MARKET)
    assert MARKET in said(kacho.card("承認のお願い"))


def test_the_deputys_card_has_buttons_only_while_the_head_is_away(workspace: Workspace) -> None:
    hanako, kacho, deputy = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "代決者"))

    def may_approve() -> bool:
        return "承認する" in [one["text"]["text"] for one in buttons(deputy.card("承認のお願い"))]

    go_away(kacho)
    hanako.hands_in(MARKET)
    assert may_approve()

    kacho.page.act("close", view_id=kacho.modal("不在を設定しました")["id"])
    kacho.presses("不在の設定", on=home_of(kacho, "11月27日（金）まで"))
    kacho.presses("この不在を取り消す", on=kacho.modal("この不在を取り消す"))
    deputy.card("ほかの方の決定を待っています。")
    assert not may_approve()
    assert "承認する" in [one["text"]["text"] for one in buttons(kacho.card("承認のお願い"))]

    kacho.page.act("close", view_id=kacho.modal()["id"])
    go_away(kacho)
    wait_for(may_approve, "the deputy's card to have its buttons back")


def test_an_urgent_text_is_posted_first_and_approved_afterwards(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho, pr = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "秘書広報課長"))
    hanako.writes(MARKET)
    draft = 1
    hanako.page.act("close", view_id=hanako.modal("第")["id"])

    hanako.presses("緊急のため先に投稿する", on=open_draft(hanako, draft))
    answer = hanako.sends(hanako.modal("承認を待てない理由"), reason="土砂崩れで道が通れないため。")
    assert answer["ok"], answer

    ready = hanako.card("緊急投稿ができます")
    assert MARKET in said(ready)
    for told in (kacho, pr):
        assert "土砂崩れで道が通れないため。" in said(told.card("緊急投稿のお知らせ"))
    hanako.presses("投稿済みにする", on=ready)
    hanako.sends(hanako.modal("投稿した日時"), url="https://www.facebook.com/niimi.kanko/posts/1")

    asked = kacho.card("事後承認のお願い")
    assert "令和8年11月27日（金）正午" in said(asked)
    kacho.presses("事後承認する", on=asked)
    hanako.card("事後承認されました")
    assert workspace.state_of(draft) == "完了"


def test_what_was_not_approved_afterwards_is_put_right(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.writes(MARKET)
    hanako.page.act("close", view_id=hanako.modal("第")["id"])
    hanako.presses("緊急のため先に投稿する", on=open_draft(hanako, 1))
    hanako.sends(hanako.modal("承認を待てない理由"), reason="急ぎのため。")
    hanako.presses("投稿済みにする", on=hanako.card("緊急投稿ができます"))
    hanako.sends(hanako.modal("投稿した日時"), url="https://www.facebook.com/niimi.kanko/posts/1")

    kacho.presses("承認しない", on=kacho.card("事後承認のお願い"))
    kacho.sends(kacho.modal("承認しない理由"), reason="急ぐ理由がありません。削除してください。")
    refused = hanako.card("事後承認されませんでした")
    assert "削除してください。" in said(refused)
    hanako.presses("処置を報告する", on=refused)
    hanako.sends(hanako.modal("処置"), reason="午後2時に削除しました。")

    assert "午後2時に削除しました。" in said(kacho.card("処置の報告"))
    assert workspace.state_of(1) == "完了"


def test_an_approval_on_a_condition_waits_for_the_condition(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("条件を付けて承認する", on=kacho.card("承認のお願い"))
    kacho.sends(kacho.modal("投稿してよい条件"), reason="前日の天気予報を確かめること。")

    conditional = hanako.card("条件付きで承認されました")
    assert "前日の天気予報を確かめること。" in said(conditional)
    assert workspace.state_of(draft) == "条件付き承認"
    hanako.presses("条件を満たした", on=conditional)
    hanako.sends(hanako.modal("満たし方"), reason="午後5時の予報は晴れでした。")

    assert "午後5時の予報は晴れでした。" in said(kacho.card("条件を満たしたとの報告"))
    assert MARKET in said(hanako.card("次の文章をコピーして投稿してください"))


def test_the_head_takes_an_approval_back(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    decided = wait_for(
        lambda: card if "承認しました" in said(card := kacho.card("承認のお願い")) else None, "the card to be redrawn"
    )
    kacho.presses("承認を取り消す", on=decided)
    kacho.sends(kacho.modal("取り消す理由"), reason="会場が変わりました。")
    assert "会場が変わりました。" in said(hanako.card("差し戻されました"))
    assert workspace.state_of(draft) == "差戻し"


def test_a_return_lists_what_to_mend_and_the_next_card_says_whether_it_was(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    hanako.hands_in(HEARSAY)
    kacho.presses("差し戻す", on=kacho.card("承認のお願い"))
    asked = kacho.modal("直すよう求める指摘")
    items = [one["text"]["text"] for one in field(asked, "to_mend")["element"]["options"]]
    answer = kacho.sends(asked, reason="確かなことだけを書いてください。", to_mend=items)
    assert answer["ok"], answer

    returned = hanako.card("差し戻されました")
    assert "直すよう求められた項目" in said(returned)
    hanako.presses("文章を直して提出し直す", on=returned)
    hanako.sends(hanako.modal("本文"), text=MARKET)
    hanako.sends(hanako.modal("提出する"))

    assert "［直りました］" in said(kacho.card("差戻しのときに直すよう求めた項目"))


def test_a_draft_is_pulled_back_and_handed_in_again(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.card("承認のお願い")
    hanako.presses("引き戻す", on=open_draft(hanako, draft))
    hanako.modal("手元に引き戻しました")
    assert workspace.state_of(draft) == "下書き"
    wait_for(lambda: "今は「下書き」です" in said(kacho.card("承認のお願い")), "the card without buttons")


def test_the_head_asks_the_pr_division_to_look_first(workspace: Workspace) -> None:
    hanako, kacho, pr = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "広報担当"))
    draft = hanako.hands_in(MARKET)
    kacho.presses("秘書広報課に合議を求める", on=kacho.card("承認のお願い"))
    kacho.sends(kacho.modal("見てほしいところ"), reason="表現を見てください。")

    asked = pr.card("合議のお願い")
    assert "表現を見てください。" in said(asked)
    pr.presses("合議に同意する", on=asked)
    wait_for(lambda: workspace.state_of(draft) == "承認待ち", "the concurrence")
    second = wait_for(
        lambda: card if "合議に同意しました" in said(card := kacho.card("承認のお願い")) else None, "the second card"
    )
    kacho.presses("承認する", on=second)
    hanako.card("承認されました")
