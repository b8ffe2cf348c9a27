"""From a frightened report to the orderly thread, through real HTTP and WebSocket."""

import hashlib
from datetime import date, timedelta

import sqlalchemy as sa

from bot.incidents.states import Event
from bot.people.models import City
from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace

SEEN = "観光の投稿に「不謹慎だ」という返信が続いています"


def reports(someone: Someone, text: str = SEEN, **more: object) -> Json:
    """Type `/snsincident`, fill the form and send it; what the form shows then."""
    someone.types(f"/snsincident {text}")
    form = someone.modal("どのアカウント")
    answer = someone.sends(form, kind="炎上", account="新見市観光", **more)
    assert answer["ok"], answer
    return someone.modal("今すぐ、次の三つ")


def in_thread(someone: Someone, words: str) -> Json:
    """The newest message anywhere but in direct messages that says `words`; waits for it."""

    def look() -> Json | None:
        found = [one for one in someone.messages(in_dm=False) if words in said(one) and not one["ephemeral"]]
        return found[-1] if found else None

    return wait_for(look, f"a message that says {words!r}")


def test_a_report_opens_a_thread_with_card_checklist_and_first_report(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")

    shown = reports(hanako)
    assert "反論や返信をしないでください" in said(shown)

    card = in_thread(hanako, "次の続報の期限")
    assert card["channel"] == "C01INC"
    assert SEEN in said(card)
    steps = in_thread(hanako, "すること（手順）")
    first = in_thread(hanako, "所属長・秘書広報課への第一報")
    assert {one["thread_ts"] for one in (steps, first)} == {card["ts"]}
    assert "受理する" in [one["text"]["text"] for one in buttons(kacho.card("事案 第1号"))]
    wait_for(lambda: workspace.calls("pins.add"), "the card to be pinned")


def test_the_first_three_things_also_stay_where_the_command_was_typed(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    reports(hanako)
    assert "1. " in hanako.answer("今すぐ、次の三つ")


def test_a_step_is_taken_and_done_and_the_checklist_shows_by_whom(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    reports(hanako)
    steps = in_thread(hanako, "すること（手順）")

    hanako.presses("担当する", on=steps)
    taken = wait_for(lambda: _now(hanako, steps, "担当："), "the checklist to name who takes the step")
    kacho.presses("完了", on={**taken, "channel": steps["channel"]})
    kacho.sends(kacho.modal("完了にできます"))

    in_thread(kacho, "を終えました")
    wait_for(lambda: _now(hanako, steps, "［完了］"), "the checklist to show that it is done")


def _now(someone: Someone, message: Json, words: str) -> Json | None:
    found = [one for one in someone.messages(in_dm=False) if one["ts"] == message["ts"] and words in said(one)]
    return found[0] if found else None


def test_the_head_takes_the_report_up_from_the_direct_message(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    reports(hanako)
    kacho.presses("受理する", on=kacho.card("事案 第1号"))
    assert "受理しました" in said(in_thread(hanako, "受理しました"))
    carol = workspace.person("秘書広報課長")
    wait_for(
        lambda: not list(buttons(carol.card("事案 第1号"))), "the button to go where somebody else took the report up"
    )


def test_a_second_report_on_the_same_account_joins_the_open_incident(workspace: Workspace) -> None:
    hanako, kenji = workspace.person("新見 花子"), workspace.person("観光の同僚")
    reports(hanako)
    shown = reports(kenji, "まとめサイトにも載りました")
    assert "すでに対応中の事案に" in said(shown)
    assert "まとめサイトにも載りました" in said(in_thread(hanako, "同じ件の報告"))
    cards = [one for one in hanako.messages(in_dm=False) if "次の続報の期限" in said(one)]
    assert len(cards) == 1


def test_where_the_channel_is_gone_the_pr_channel_gets_the_whole_thread_and_is_told_why(workspace: Workspace) -> None:
    with workspace.bot.store.transaction() as tx:
        tx.session.execute(sa.update(City).values(incidents_channel="C0GONE"))
    reports(workspace.person("新見 花子"))
    carol = workspace.person("秘書広報課長")
    card = in_thread(carol, "投稿できなかったため")
    assert card["channel"] == "C01PR"
    assert in_thread(carol, "すること（手順）")["thread_ts"] == card["ts"]


def test_it_is_led_told_of_and_ended_from_the_card(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    reports(hanako)

    def card() -> Json:
        return in_thread(kacho, "次の続報の期限")

    kacho.presses("指揮をとる", on=card())
    in_thread(hanako, "指揮をとります")
    kacho.presses("続報を書く", on=card())
    kacho.sends(kacho.modal("今分かっていること"), update="事実を確かめています。")
    assert "事実を確かめています。" in said(in_thread(hanako, "続報です"))
    hanako.presses("分かったことを書く", on=card())
    hanako.sends(hanako.modal("答えによって"), press_inquiry="はい")
    in_thread(kacho, "レベル2")
    kacho.presses("レベルを変える", on=card())
    kacho.sends(kacho.modal("目安"), level="レベル2", reason="取材が来ました。")
    assert SEEN in said(workspace.person("U01QUINN").card("レベル2"))
    kacho.presses("証拠を残す", on=card())
    kacho.sends(kacho.modal("何の証拠"), what="投稿の写し", sha256="a" * 64)
    in_thread(hanako, "証拠を残しました")
    kacho.presses("時系列を見る", on=card())
    assert "投稿の写し" in said(kacho.modal("時系列"))
    kacho.page.act("close", view_id=kacho.modal()["id"])
    wait_for(lambda: "収束の確認に入る" in [b["text"]["text"] for b in buttons(card())], "the way to the end")
    kacho.presses("収束の確認に入る", on=card())
    kacho.sends(kacho.modal("新しい批判"), reason="止まりました。")
    in_thread(hanako, "収束の確認に入りました")
    wait_for(lambda: "終結する" in [b["text"]["text"] for b in buttons(card())], "the button that closes it")
    kacho.presses("終結する", on=card())
    kacho.sends(kacho.modal("§7が求める手順"), reason="終わりました。")
    assert "手順が残っています" in str(kacho.modal()["errors"])


def test_a_text_is_filled_approved_by_both_and_reported_as_public(workspace: Workspace) -> None:
    hanako, kacho, carol = (workspace.person(one) for one in ("新見 花子", "商工観光課長", "秘書広報課長"))
    reports(hanako)
    hanako.presses("文例を使う", on=in_thread(hanako, "使える文例"))
    hanako.sends(hanako.modal("次の画面で"), statement="時間をいただく旨")
    form = hanako.modal("文を作る")
    three_hours_ago = workspace.bot.office.clock.now() - timedelta(hours=3)
    answer = hanako.sends(form, blank0=three_hours_ago, blank1="まちなか朝市の投稿")
    assert answer["ok"], answer
    waiting = in_thread(kacho, "承認待ち")
    assert "まちなか朝市の投稿" in said(waiting)

    kacho.presses("承認する", on=waiting)
    in_thread(hanako, "所属長として承認しました")
    carol.presses("承認する", on=in_thread(carol, "承認待ち"))
    in_thread(hanako, "二人の承認がそろいました")
    ready = wait_for(
        lambda: next((m for m in hanako.messages(in_dm=False) if "公表した" in _labels(m)), None),
        "the text to be ready",
    )
    hanako.presses("公表した", on=ready)
    hanako.sends(hanako.modal("公表したページ"), url="https://www.facebook.com/niimi.kanko/posts/9")
    in_thread(kacho, "を公表しました")


def test_a_text_waiting_for_approval_is_reworded_and_a_blank_in_it_is_refused(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    reports(hanako)
    hanako.presses("文例を使う", on=in_thread(hanako, "使える文例"))
    hanako.sends(hanako.modal("次の画面で"), statement="時間をいただく旨")
    three_hours_ago = workspace.bot.office.clock.now() - timedelta(hours=3)
    hanako.sends(hanako.modal("文を作る"), blank0=three_hours_ago, blank1="まちなか朝市の投稿")
    hanako.presses("文を直す", on=in_thread(hanako, "承認待ち"))
    form = hanako.modal("直した文章は")
    assert "text" in hanako.sends(form, text="朝市は○時からです。")["errors"]
    assert hanako.sends(form, text="朝市の投稿について、ただいま確かめています。")["ok"]
    in_thread(kacho, "ただいま確かめています")
    in_thread(kacho, "書き直し済み")


def _labels(message: Json) -> list[str]:
    return [one["text"]["text"] for one in buttons(message)]


def test_a_message_of_the_thread_goes_into_the_timeline_by_an_emoji(workspace: Workspace) -> None:
    hanako, kenji = workspace.person("新見 花子"), workspace.person("観光の同僚")
    reports(hanako)
    card = in_thread(hanako, "次の続報の期限")
    told = kenji.page.act("message", channel="C01INC", thread_ts=card["ts"], text="市長室から電話がありました")
    for _ in range(3):
        hanako.page.act("react", channel="C01INC", ts=told["ts"], emoji="stopwatch")
    reading = workspace.bot.office.incidents.reading
    marked = wait_for(
        lambda: [one for one in reading.timeline(1) if "市長室" in one.words], "the message to be in the timeline"
    )
    assert [(one.by, one.words) for one in marked] == [(kenji.slack_id, "市長室から電話がありました")]


def test_a_channel_of_its_own_is_made_on_request_and_the_thread_goes_on_where_it_cannot(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    reports(hanako)
    hanako.presses("専用チャンネルを作る", on=in_thread(hanako, "次の続報の期限"))
    in_thread(hanako, "専用のチャンネルを作りました")
    names = [one["name"] for one in workspace.person("商工観光課長").page.state()["channels"]]
    assert any(one.startswith("jian-1-") for one in names)

    kacho = workspace.person("商工観光課長")
    kacho.types("/snsincident 別の件です")
    kacho.sends(kacho.modal("どのアカウント"), kind="凍結", account="四季")
    second = wait_for(lambda: _now_saying(kacho, "事案 第2号", "次の続報の期限"), "the card of the second incident")
    workspace.fault("conversations.create", "error:restricted_action")
    kacho.presses("専用チャンネルを作る", on=second)
    in_thread(kacho, "専用のチャンネルを作れませんでした")


def _now_saying(someone: Someone, *words: str) -> Json | None:
    found = [one for one in someone.messages(in_dm=False) if all(word in said(one) for word in words)]
    return found[-1] if found else None


def test_the_report_comes_as_a_word_file_and_a_measure_is_asked_for_until_it_is_done(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    reports(hanako, drill="これは訓練です")
    incidents = workspace.bot.office.incidents
    incidents.leading.lead(1, by=kacho.slack_id)
    incidents.closing.move(1, Event.SETTLE, "止まりました。", by=kacho.slack_id)
    ready = wait_for(
        lambda: next((m for m in kacho.messages(in_dm=False) if "事後報告書を書く" in _labels(m)), None),
        "the button of the report",
    )
    kacho.presses("事後報告書を書く", on=ready)
    kacho.sends(kacho.modal("自動で入ります"), effects="苦情12件。", cause="確認の不足。")
    file = wait_for(
        lambda: next((f for m in kacho.messages(in_dm=False) for f in m["files"]), None), "the file in the thread"
    )
    assert file["name"] == "訓練_事後報告書_事案第1号.docx"
    incidents.review.promise(1, "二人で確かめる。", hanako.slack_id, date(2026, 12, 1), by=kacho.slack_id)
    hanako.presses("終わりました", on=hanako.card("再発防止策"))
    in_thread(kacho, "再発防止策を終えました")


def test_slack_is_down_while_it_is_opened_and_everything_comes_once_in_its_order(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    for kind in ("500", "drop_after", "hang"):
        workspace.fault("chat.postMessage", kind, times=2)
    reports(hanako)
    in_thread(hanako, "使える文例")
    shown = [said(one) for one in hanako.messages(in_dm=False) if not one["ephemeral"]]
    order = ["次の続報の期限", "すること（手順）", "所属長・秘書広報課への第一報", "使える文例"]
    places = [[at for at, one in enumerate(shown) if word in one] for word in order]
    assert [len(one) for one in places] == [1, 1, 1, 1]
    assert places == sorted(places)


def test_where_the_channel_is_archived_meanwhile_the_news_go_to_the_pr_channel(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    reports(hanako)
    in_thread(hanako, "使える文例")
    workspace.bot.client.conversations_archive(channel="C01INC")
    workspace.bot.office.incidents.updates.post(1, "確かめています。", None, by="U01BOB")
    told = in_thread(carol, "確かめています。")
    assert told["channel"] == "C01PR"
    assert "投稿できなかったため" in said(told)


def test_a_file_kept_as_proof_is_measured(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    reports(hanako)
    hanako.presses("証拠を残す", on=in_thread(hanako, "次の続報の期限"))
    kept = hanako.page.upload("写し.png", b"what the screen showed", "image/png")
    answer = hanako.sends(hanako.modal("何の証拠"), what="批判の返信", file=[kept])
    assert answer["ok"], answer
    digest = hashlib.sha256(b"what the screen showed").hexdigest()
    assert digest in said(in_thread(hanako, "証拠を残しました"))
    (proof,) = workspace.bot.office.incidents.reading.evidence(1)
    assert (proof.what, proof.sha256) == ("批判の返信（写し.png）", digest)
