"""Buttons, menus, shortcuts and the Home tab, with a real Bolt app over a socket."""

import re
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import Ack, App, Say
from slack_sdk import WebClient

from bot.practice.demo import demo_seed
from tests.practice.conftest import Opener, Practice
from tests.practice.seats import Seat
from tests.practice.views import actions, button, field, home, mrkdwn, option, plain, section, select, text_input
from tests.practice.waiting import wait_for


class Noting:
    """A bot that acknowledges every press and keeps the payloads."""

    def __init__(self, practice: Practice) -> None:
        self.bot: App = practice.bot()
        self.bodies: list[dict[str, Any]] = []

        @self.bot.action(re.compile(".*"))
        def pressed(ack: Ack, body: dict[str, Any]) -> None:
            self.bodies.append(body)
            ack()

        practice.connects(self.bot)

    @property
    def last(self) -> dict[str, Any]:
        return self.bodies[-1]


def posted(practice: Practice, *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = practice.client.chat_postMessage(channel="C01KANKO", text="カード", blocks=list(blocks), **more)
    message: dict[str, Any] = told["message"]
    return message


def test_a_press_carries_who_where_and_what(practice: Practice, alice: Seat) -> None:
    bot = Noting(practice)
    metadata = {"event_type": "card", "event_payload": {"draft": 12}}
    card = posted(
        practice,
        actions(button("承認", "approve", value="12:3", style="primary"), block_id="decide"),
        metadata=metadata,
    )
    assert alice.presses("approve", card) == {"ok": True}
    body = bot.last
    assert (body["type"], body["user"]["id"], body["team"]["id"]) == ("block_actions", "U01ALICE", "T01NIIMI")
    assert (body["api_app_id"], body["enterprise"], body["is_enterprise_install"]) == ("A01SNSBOT", None, False)
    assert body["channel"] == {"id": "C01KANKO", "name": "商工観光課"}
    assert body["container"] == {
        "type": "message",
        "message_ts": card["ts"],
        "channel_id": "C01KANKO",
        "is_ephemeral": False,
    }
    assert (body["message"]["ts"], body["message"]["metadata"]) == (card["ts"], metadata)
    (action,) = body["actions"]
    assert {key: action[key] for key in ("type", "block_id", "action_id", "value", "style")} == {
        "type": "button",
        "block_id": "decide",
        "action_id": "approve",
        "value": "12:3",
        "style": "primary",
    }
    assert action["text"] == plain("承認")
    assert action["action_ts"] > card["ts"]


def test_a_press_on_an_ephemeral_message_does_not_carry_it(practice: Practice, alice: Seat) -> None:
    bot = Noting(practice)
    practice.client.chat_postEphemeral(
        channel="C01KANKO", user="U01ALICE", text="内緒", blocks=[actions(button("直す", "mend"))]
    )
    alice.presses("mend", alice.messages()[0])
    assert bot.last["container"]["is_ephemeral"] is True
    assert "message" not in bot.last


def test_a_press_in_a_thread_says_so(practice: Practice, alice: Seat) -> None:
    bot = Noting(practice)
    root = posted(practice, section("見出し"))
    reply = posted(practice, actions(button("済み", "done")), thread_ts=root["ts"])
    alice.presses("done", reply)
    assert bot.last["container"]["thread_ts"] == root["ts"]


def test_only_what_is_shown_can_be_pressed(practice: Practice, alice: Seat, bob: Seat) -> None:
    bot = Noting(practice)
    practice.client.chat_postEphemeral(
        channel="C01KANKO", user="U01ALICE", text="内緒", blocks=[actions(button("直す", "mend"))]
    )
    secret = alice.messages()[0]
    card = posted(practice, actions(button("承認", "approve")), field("in", text_input("note")))
    dave = practice.seat("U01DAVE")
    assert bob.presses("mend", secret)["code"] == "message_not_found"
    assert dave.presses("approve", card)["code"] == "channel_not_found"
    assert alice.presses("reject", card)["code"] == "element_not_found"
    assert alice.presses("approve", card, block_id="elsewhere")["code"] == "element_not_found"
    assert alice.presses("note", card, value="あ")["code"] == "not_pressable"
    assert alice.presses("approve", {**card, "ts": "1.000001"})["code"] == "message_not_found"
    assert alice.act("press", where={"view_id": "V1"}, block_id="b", action_id="a")["code"] == "view_not_found"
    assert alice.act("press", block_id="b", action_id="a")["code"] == "invalid_where"
    practice.client.chat_delete(channel="C01KANKO", ts=card["ts"])
    assert alice.presses("approve", card)["code"] == "message_not_found"
    assert bot.bodies == []


ELEMENTS: list[tuple[dict[str, Any], Any, dict[str, Any], Any]] = [
    (select("e", "x", "y"), {"selected_option": option("y")}, {"selected_option": option("y")}, option("z")),
    (
        {"type": "multi_static_select", "options": [option("x"), option("y")], "max_selected_items": 1},
        ["y"],
        {"selected_options": [option("y")]},
        ["x", "y"],
    ),
    ({"type": "checkboxes", "options": [option("x")]}, [], {"selected_options": []}, ["y"]),
    ({"type": "radio_buttons", "options": [option("x")]}, "x", {"selected_option": option("x")}, "y"),
    ({"type": "overflow", "options": [option("x")]}, "x", {"selected_option": option("x")}, "y"),
    ({"type": "users_select"}, "U01BOB", {"selected_user": "U01BOB"}, "U01NOBODY"),
    ({"type": "multi_users_select"}, ["U01BOB"], {"selected_users": ["U01BOB"]}, ["U01BOB", "U01NOBODY"]),
    ({"type": "channels_select"}, "C01PR", {"selected_channel": "C01PR"}, "C01NONE"),
    ({"type": "conversations_select"}, "C01PR", {"selected_conversation": "C01PR"}, "C01NONE"),
    ({"type": "datepicker"}, "2026-11-26", {"selected_date": "2026-11-26"}, "26.11.2026"),
    ({"type": "timepicker"}, "14:00", {"selected_time": "14:00"}, "2pm"),
    ({"type": "datetimepicker"}, 1_764_115_200, {"selected_date_time": 1_764_115_200}, "tomorrow"),
]


@pytest.mark.parametrize(("element", "given", "told", "refused"), ELEMENTS, ids=[one[0]["type"] for one in ELEMENTS])
def test_each_menu_tells_what_was_chosen_and_offers_nothing_else(
    practice: Practice, alice: Seat, element: dict[str, Any], given: Any, told: dict[str, Any], refused: Any
) -> None:
    bot = Noting(practice)
    card = posted(practice, actions({**element, "action_id": "e"}, block_id="b"))
    assert alice.presses("e", card, value=refused)["ok"] is False
    assert bot.bodies == []
    assert alice.presses("e", card, value=given) == {"ok": True}
    (action,) = bot.last["actions"]
    assert {key: action[key] for key in told} == told
    if element["type"] != "overflow":
        assert bot.last["state"]["values"]["b"]["e"] == {"type": element["type"], **told}


def test_what_was_chosen_before_comes_with_the_next_press_of_the_same_person(
    practice: Practice, alice: Seat, bob: Seat
) -> None:
    bot = Noting(practice)
    card = posted(practice, actions(select("reason", "x", "y"), button("差戻し", "return"), block_id="b"))
    alice.presses("reason", card, value="y")
    alice.presses("return", card)
    assert bot.last["state"]["values"]["b"]["reason"]["selected_option"] == option("y")
    bob.presses("return", card)
    assert bot.last["state"]["values"] == {}


def test_a_press_that_the_bot_does_not_acknowledge_fails(impatient: Practice) -> None:
    impatient.connects(impatient.bot())
    card = posted(impatient, actions(button("承認", "approve")))
    assert impatient.seat("U01ALICE").presses("approve", card)["code"] == "operation_timeout"


def test_buttons_inside_attachments_can_be_pressed(practice: Practice, alice: Seat) -> None:
    bot = Noting(practice)
    practice.client.chat_postMessage(
        channel="C01KANKO",
        text="カード",
        attachments=[{"color": "#cc0000", "blocks": [actions(button("承認", "approve"))]}],
    )
    message = alice.messages()[0]
    where = {**message, "blocks": message["attachments"][0]["blocks"]}
    assert alice.presses("approve", where) == {"ok": True}
    assert bot.last["actions"][0]["action_id"] == "approve"


def test_a_message_shortcut_carries_the_message(practice: Practice, alice: Seat) -> None:
    bot, bodies = practice.bot(), []

    @bot.shortcut("sns_check_message")
    def check(ack: Ack, body: dict[str, Any]) -> None:
        bodies.append(body)
        ack()

    practice.connects(bot)
    ts = alice.says("明日は雨<天中止>")["ts"]
    told = alice.act("shortcut", callback_id="sns_check_message", message={"channel": "C01KANKO", "ts": ts})
    assert told == {"ok": True}
    (body,) = bodies
    assert (body["type"], body["message"]["text"], body["message_ts"]) == (
        "message_action",
        "明日は雨&lt;天中止&gt;",
        ts,
    )
    assert body["channel"] == {"id": "C01KANKO", "name": "商工観光課"}
    assert body["response_url"].startswith(practice.server.url)


def test_a_global_shortcut_has_a_trigger_and_no_channel(practice: Practice, alice: Seat) -> None:
    bot, bodies = practice.bot(), []

    @bot.shortcut("sns_check")
    def check(ack: Ack, body: dict[str, Any]) -> None:
        bodies.append(body)
        ack()

    practice.connects(bot)
    assert alice.act("shortcut", callback_id="sns_check") == {"ok": True}
    assert (bodies[0]["type"], bool(bodies[0]["trigger_id"]), "channel" in bodies[0]) == ("shortcut", True, False)
    assert alice.act("shortcut", callback_id="sns_check_message")["code"] == "unknown_shortcut"


def test_opening_the_home_tab_lets_the_bot_publish_it(practice: Practice, alice: Seat, bob: Seat) -> None:
    bot = practice.bot()

    @bot.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(
            user_id=event["user"],
            view=home(section(f"{event['user']}さんの仕事"), actions(button("新しい案", "new"))),
        )

    pressed: list[dict[str, Any]] = []

    @bot.action("new")
    def new(ack: Ack, body: dict[str, Any]) -> None:
        pressed.append(body)
        ack()

    practice.connects(bot)
    alice.act("home")
    view = wait_for(lambda: alice.state()["home"])
    assert view["blocks"][0]["text"] == mrkdwn("U01ALICEさんの仕事")
    assert bob.state()["home"] is None
    assert bob.presses("new", view)["code"] == "view_not_found"
    assert alice.presses("new", view) == {"ok": True}
    assert pressed[0]["container"] == {"type": "view", "view_id": view["id"]}
    assert (pressed[0]["view"]["type"], "channel" in pressed[0]) == ("home", False)


def test_the_bot_hears_direct_messages_and_its_own_name_but_not_the_rest(practice: Practice, alice: Seat) -> None:
    bot, heard = practice.bot(), []

    @bot.event("message")
    def message(event: dict[str, Any], say: Say) -> None:
        heard.append(("message", event["text"]))
        say("承りました")

    @bot.event("app_mention")
    def mention(event: dict[str, Any]) -> None:
        heard.append(("app_mention", event["text"]))

    practice.connects(bot)
    alice.says("ただの会話")
    alice.says("@SNS運用チェック 教えて")
    wait_for(lambda: len(heard) == 1)
    alice.says("直接の質問", channel=alice.conversation("dm")["id"])
    alice.waits_for_message("承りました", "dm")
    assert heard == [("app_mention", "<@U01SNSBOT> 教えて"), ("message", "直接の質問")]


def test_an_external_menu_offers_what_the_bot_suggests(practice: Practice, alice: Seat) -> None:
    bot, chosen = practice.bot(), []

    @bot.options("account")
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=[option("12", f"{payload['value']}の公式")])

    @bot.action("account")
    def choose(ack: Ack, action: dict[str, Any]) -> None:
        chosen.append(action["selected_option"])
        ack()

    practice.connects(bot)
    card = posted(practice, actions({"type": "external_select", "action_id": "account"}, block_id="b"))
    where = {"channel": "C01KANKO", "ts": card["ts"]}
    assert alice.presses("account", card, value="12")["code"] == "not_offered"
    told = alice.act("suggest", where=where, block_id="b", action_id="account", value="観光")
    assert told == {"ok": True, "options": [option("12", "観光の公式")]}
    assert alice.presses("account", card, value="12") == {"ok": True}
    assert chosen == [option("12", "観光の公式")]


def test_the_bot_hears_of_an_emoji_once_and_only_where_it_is_in_the_channel(open_practice: Opener) -> None:
    seed = replace(demo_seed(), events=frozenset({"reaction_added"}))
    practice = open_practice(seed)
    app = practice.bot()
    heard: list[dict[str, Any]] = []

    @app.event("reaction_added")
    def marked(event: dict[str, Any]) -> None:
        heard.append(event)

    practice.connects(app)
    alice = practice.seat("U01ALICE")
    ts = alice.says("市長室から電話がありました")["ts"]
    for _ in range(2):
        assert alice.act("react", channel="C01KANKO", ts=ts, emoji="stopwatch")["ok"]
    wait_for(lambda: heard, what="the bot to hear of the emoji")
    assert alice.messages()[-1]["reactions"] == [{"name": "stopwatch", "count": 1}]
    assert heard[0]["item"] == {"type": "message", "channel": "C01KANKO", "ts": ts}
    assert not alice.act("react", channel="C01KANKO", ts=ts, emoji="no such!")["ok"]
    assert len(heard) == 1
