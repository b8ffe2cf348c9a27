"""The page's own API: who is there, what each sees, what changes, what nobody can do."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

import bot.practice
from bot.practice.demo import demo_seed
from tests.practice.conftest import HandClock, Opener, Practice
from tests.practice.seats import Seat
from tests.practice.views import actions, button, section


def versions(lines: Any) -> Any:
    return (json.loads(line.removeprefix("data: "))["version"] for line in lines if line.startswith("data: "))


def test_the_people_are_those_of_the_seed_without_the_bot(practice: Practice) -> None:
    people = practice.http.get("/practice/people").json()["people"]
    assert {"id": "U01BOB", "name": "山本 浩二", "title": "課長", "section": "産業部商工観光課"} in people
    assert "U01SNSBOT" not in [person["id"] for person in people]


def test_the_state_has_what_the_page_draws(practice: Practice, alice: Seat) -> None:
    practice.client.chat_postMessage(channel="C01KANKO", text="あ", blocks=[actions(button("承認", "approve"))])
    state = alice.state()
    assert state["me"]["id"] == "U01ALICE"
    assert [one["command"] for one in state["commands"]] == ["/snscheck", "/snsincident", "/snsaccount"]
    assert {"type", "name", "callback_id"} == set(state["shortcuts"][0])
    (message,) = alice.messages()
    expected = {"ts", "user", "name", "text", "blocks", "attachments", "ephemeral", "thread_ts"}
    assert expected | {"edited", "files", "metadata", "mentions"} <= set(message)
    assert (message["user"], message["name"], message["is_bot"]) == ("U01SNSBOT", "SNS運用チェック", True)
    assert (state["home"], state["modals"]) == (None, [])


def test_somebody_unknown_sees_and_does_nothing(practice: Practice) -> None:
    stranger = practice.seat("U01NOBODY")
    assert practice.http.get("/practice/state", params={"as": "U01NOBODY"}).status_code == 404
    assert practice.http.get("/practice/events").status_code == 404
    for name in ("command", "message", "press", "submit", "close", "shortcut", "home", "read", "suggest"):
        assert stranger.act(name)["code"] == "unknown_person"
    upload = practice.http.post("/practice/upload", data={"as": "U01NOBODY"}, files={"file": ("a", b"a")})
    assert upload.json()["code"] == "unknown_person"


@pytest.mark.parametrize("body", ["", "[]", "{", "null"])
def test_a_body_that_is_no_object_is_refused(practice: Practice, body: str) -> None:
    assert practice.http.post("/practice/message", content=body).json()["code"] == "invalid_json"


def test_one_cannot_speak_where_one_is_not(practice: Practice, alice: Seat) -> None:
    assert alice.says("しつれいします", channel="C01PR")["code"] == "channel_not_found"
    assert alice.says(" ")["code"] == "no_text"
    assert alice.says("返事", thread_ts="1.000001")["code"] == "message_not_found"
    assert alice.says("資料です", files=["F0NONE"])["code"] == "file_not_found"


def test_an_app_with_a_read_only_messages_tab_takes_no_messages(open_practice: Opener) -> None:
    practice = open_practice(replace(demo_seed(), direct_messages=False))
    alice = practice.seat("U01ALICE")
    direct = alice.conversation("dm")
    assert direct["read_only"] is True
    assert alice.says("質問です", channel=direct["id"])["code"] == "read_only"
    assert alice.says("会話です")["ok"]


def test_a_reply_stands_in_its_thread(practice: Practice, alice: Seat, bob: Seat) -> None:
    root = alice.says("どうしますか")["ts"]
    bob.says("こうしましょう", thread_ts=root)
    assert [message["thread_ts"] for message in alice.messages()] == [None, root]


def test_a_file_can_be_shared_and_is_never_shown_by_the_browser_itself(practice: Practice, alice: Seat) -> None:
    uploaded = practice.http.post(
        "/practice/upload",
        data={"as": "U01ALICE"},
        files={"file": ("絵.html", b"<script>", "text/html")},
    ).json()["file"]
    alice.says("", files=[uploaded["id"]])
    (message,) = alice.messages()
    assert message["files"] == [{"id": uploaded["id"], "name": "絵.html", "mimetype": "text/html", "size": 8}]
    content = practice.http.get(f"/practice/files/{uploaded['id']}")
    assert content.content == b"<script>"
    assert content.headers["content-disposition"].startswith("attachment")
    assert practice.http.get("/practice/files/F0NONE").status_code == 404


def test_unread_messages_are_counted_until_they_are_read(practice: Practice, alice: Seat, bob: Seat) -> None:
    bob.says("一")
    practice.client.chat_postMessage(channel="C01KANKO", text="二")
    assert alice.conversation("C01KANKO")["unread"] == 2
    assert bob.conversation("C01KANKO")["unread"] == 1
    assert alice.act("read", channel="C01KANKO") == {"ok": True}
    assert alice.conversation("C01KANKO")["unread"] == 0


def test_the_page_is_told_of_changes_that_its_person_sees_and_of_no_others(practice: Practice, alice: Seat) -> None:
    with (
        httpx.Client(base_url=practice.server.url, timeout=20) as http,
        http.stream("GET", "/practice/events", params={"as": "U01ALICE"}) as events,
    ):
        told = versions(events.iter_lines())
        first = next(told)
        practice.client.chat_postEphemeral(channel="C01KANKO", user="U01BOB", text="ボブさんだけに")
        practice.client.chat_postMessage(channel="C01PR", text="広報課だけに")
        assert alice.state()["version"] == first
        practice.client.chat_postMessage(channel="C01KANKO", text="みなさんに")
        assert next(told) == first + 1 == alice.state()["version"]


def test_a_server_stops_while_a_page_listens(practice: Practice) -> None:
    with (
        httpx.Client(base_url=practice.server.url, timeout=20) as http,
        http.stream("GET", "/practice/events", params={"as": "U01ALICE"}) as events,
    ):
        told = versions(events.iter_lines())
        next(told)
        practice.server.stop()
        assert list(told) == []


def test_each_change_of_a_view_is_told(practice: Practice, alice: Seat) -> None:
    before = alice.state()["version"]
    practice.client.views_publish(user_id="U01ALICE", view={"type": "home", "blocks": [section("あ")]})
    assert alice.state()["version"] > before


def test_the_page_itself_is_served(practice: Practice) -> None:
    page = practice.http.get("/")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    script = next((Path(bot.practice.__file__).parent / "static").glob("*.js"))
    assert practice.http.get(f"/static/{script.name}").content == script.read_bytes()
    assert practice.http.get("/static/../seed.py").status_code == 404


def test_health_counts_the_sockets(practice: Practice) -> None:
    assert practice.http.get("/practice/health").json() == {"ok": True, "sockets": 0}
    practice.connects(practice.bot())
    assert practice.http.get("/practice/health").json() == {"ok": True, "sockets": 1}


def test_deliveries_are_written_down_with_their_acknowledgement(practice: Practice, alice: Seat) -> None:
    bot = practice.bot()
    bot.command("/snscheck")(lambda ack: ack("はい"))
    practice.connects(bot)
    alice.types("/snscheck 本文")
    (delivery,) = practice.log()["deliveries"]
    assert (delivery["type"], delivery["attempt"], delivery["ack"]) == ("slash_commands", 0, {"text": "はい"})
    assert isinstance(delivery["acked_after_ms"], int)


def test_timestamps_follow_the_clock_and_never_repeat(open_practice: Opener) -> None:
    clock = HandClock()
    practice = open_practice(clock=clock)
    alice = practice.seat("U01ALICE")
    ts = [alice.says(f"{number}")["ts"] for number in range(3)]
    clock.forward(hours=1)
    later = alice.says("あとで")["ts"]
    assert ts == sorted(set(ts))
    assert float(later) - float(ts[0]) == pytest.approx(3600)
