"""訂正を出す over the wire: from the completed notice to the head's card, each naming the other."""

from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

MARKET = "11月28日（土）の朝市は、午前9時から、まちなか広場で開きます。雨天中止です。"
URL = "https://www.facebook.com/niimi.kanko/posts/1"


def posted(workspace: Workspace, hanako: Someone) -> int:
    kacho = workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hanako.presses("投稿済みにする", on=hanako.card("承認されました"))
    hanako.sends(hanako.modal("投稿した日時"), url=URL)
    hanako.page.act("close", view_id=hanako.modal("記録しました")["id"])
    return draft


def completed(hanako: Someone) -> Json:
    def look() -> Json | None:
        cards = [one for one in hanako.messages(in_dm=True) if "これで完了です" in said(one)]
        return cards[-1] if cards else None

    return wait_for(look, "the notice to say that all is done")


def test_a_wrong_time_is_corrected_openly(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    original = posted(workspace, hanako)

    hanako.presses("訂正を出す", on=completed(hanako))
    form = hanako.modal("黙って消さずに")
    assert MARKET in said(form)
    refused = hanako.sends(form, blank2="開始時刻", blank3="午前9時")
    assert not refused["ok"]
    hanako.sends(form, blank1="朝市のお知らせ", blank2="開始時刻", blank3="午前9時", blank4="午前8時")
    correction = hanako.answers_all(hanako.modal("訂正の投稿案を作りました"))

    assert correction != original
    card = kacho.card(f"第{original}号の訂正（§7(1)）")
    assert "（誤）午前9時" in said(card)
    assert "（正）午前8時" in said(card)
    assert URL in str(card)

    def names_the_correction() -> bool:
        return f"この投稿の訂正：第{correction}号（承認待ち）" in said(completed(hanako))

    wait_for(lambda: names_the_correction() or None, "the original's notice to name its correction")
    assert "訂正を出す" in [one["text"]["text"] for one in buttons(completed(hanako))]
