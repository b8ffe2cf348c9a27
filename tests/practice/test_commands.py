"""Slash commands and response URLs, with a real Bolt app over a socket."""

from typing import Any

import pytest
from slack_bolt import Ack, Respond
from slack_sdk.webhook import WebhookClient

from tests.practice.conftest import HandClock, Opener, Practice
from tests.practice.seats import Seat
from tests.practice.views import actions, button, section
from tests.practice.waiting import wait_for


class Notebook(dict[str, Any]):
    """What the bot noted of its deliveries."""


def bot_that_notes(practice: Practice) -> Notebook:
    """A bot that acknowledges /snscheck in silence and keeps its payload."""
    bot, noted = practice.bot(), Notebook()

    @bot.command("/snscheck")
    def check(ack: Ack, body: dict[str, Any]) -> None:
        noted.update(body)
        ack()

    practice.connects(bot)
    return noted


def answers(practice: Practice, noted: Notebook) -> WebhookClient:
    return WebhookClient(noted["response_url"])


def test_a_command_arrives_with_slacks_fields(practice: Practice, alice: Seat) -> None:
    noted = bot_that_notes(practice)
    assert alice.types("/snscheck  明日は\n朝市です。") == {"ok": True}
    expected = {
        "command": "/snscheck",
        "text": "明日は\n朝市です。",
        "channel_id": "C01KANKO",
        "channel_name": "商工観光課",
        "user_id": "U01ALICE",
        "user_name": "alice",
        "team_id": "T01NIIMI",
        "api_app_id": "A01SNSBOT",
        "is_enterprise_install": "false",
    }
    assert {key: noted[key] for key in expected} == expected
    assert noted["trigger_id"].count(".") == 2
    assert alice.texts() == []


def test_an_acknowledgement_with_text_is_for_the_person_alone(practice: Practice, alice: Seat, bob: Seat) -> None:
    bot = practice.bot()

    @bot.command("/snscheck")
    def check(ack: Ack) -> None:
        ack("指摘はありません。")

    practice.connects(bot)
    alice.types("/snscheck 本文")
    assert (alice.texts(), bob.texts()) == (["指摘はありません。"], [])


def test_an_acknowledgement_in_the_channel_is_for_everybody(practice: Practice, bob: Seat, alice: Seat) -> None:
    bot = practice.bot()

    @bot.command("/snsincident")
    def report(ack: Ack) -> None:
        ack(text="事案です。", response_type="in_channel", blocks=[section("事案です。")])

    practice.connects(bot)
    alice.types("/snsincident 炎上")
    assert bob.texts() == ["事案です。"]


def test_an_answer_that_slack_cannot_show_is_told_to_the_person(practice: Practice, alice: Seat) -> None:
    bot = practice.bot()

    @bot.command("/snscheck")
    def check(ack: Ack) -> None:
        ack(text="あ", blocks=[section("")])

    practice.connects(bot)
    told = alice.types("/snscheck 本文")
    assert (told["ok"], told["code"]) == (False, "invalid_response")
    assert "/blocks/0/text/text" in told["error"]


def test_a_command_that_nobody_declared_is_refused_by_the_client(practice: Practice, alice: Seat) -> None:
    assert alice.types("/giphy 猫")["code"] == "unknown_command"
    assert alice.types("こんにちは")["code"] == "unknown_command"


def test_a_command_can_be_typed_only_where_one_is_a_member(practice: Practice, alice: Seat) -> None:
    assert alice.types("/snscheck 本文", channel="C01PR")["code"] == "channel_not_found"


def test_a_command_that_the_bot_does_not_know_fails(impatient: Practice) -> None:
    bot_that_notes(impatient)
    assert impatient.seat("U01ALICE").types("/snsaccount")["code"] == "operation_timeout"


def test_a_response_url_answers_for_the_person_alone_unless_told_otherwise(
    practice: Practice, alice: Seat, bob: Seat
) -> None:
    noted = bot_that_notes(practice)
    alice.types("/snscheck 本文")
    assert answers(practice, noted).send(text="あなたへ").body == '{"ok":true}'
    answers(practice, noted).send(text="みなさんへ", response_type="in_channel")
    assert alice.texts() == ["あなたへ", "みなさんへ"]
    assert bob.texts() == ["みなさんへ"]


def test_a_response_url_takes_five_answers(practice: Practice, alice: Seat) -> None:
    noted = bot_that_notes(practice)
    alice.types("/snscheck 本文")
    for number in range(5):
        assert answers(practice, noted).send(text=f"{number}").status_code == 200
    sixth = answers(practice, noted).send(text="6")
    assert (sixth.status_code, "used_url" in sixth.body) == (404, True)
    assert alice.texts() == ["0", "1", "2", "3", "4"]


def test_a_response_url_lives_thirty_minutes(open_practice: Opener) -> None:
    clock = HandClock()
    practice = open_practice(clock=clock)
    noted = bot_that_notes(practice)
    practice.seat("U01ALICE").types("/snscheck 本文")
    clock.forward(minutes=30)
    assert answers(practice, noted).send(text="まだ").status_code == 200
    clock.forward(seconds=1)
    late = answers(practice, noted).send(text="もう")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"blocks": [section("")]}, "invalid_blocks"),
        ({"text": "あ", "response_type": "loud"}, "invalid_payload"),
        ({"text": "あ", "colour": "red"}, "invalid_payload"),
    ],
)
def test_an_answer_that_slack_refuses_is_refused(
    practice: Practice, alice: Seat, answer: dict[str, Any], error: str
) -> None:
    noted = bot_that_notes(practice)
    alice.types("/snscheck 本文")
    told = answers(practice, noted).send_dict(answer)
    assert (told.status_code, error in told.body) == (400, True)
    assert alice.texts() == []


def test_respond_replaces_or_removes_the_message_that_was_pressed(practice: Practice, alice: Seat) -> None:
    bot = practice.bot()

    @bot.command("/snscheck")
    def check(ack: Ack) -> None:
        ack(text="確かめました", blocks=[actions(button("直す", "mend"), button("閉じる", "dismiss"))])

    @bot.action("mend")
    def mend(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="直しました", blocks=[actions(button("閉じる", "dismiss"))], replace_original=True)

    @bot.action("dismiss")
    def dismiss(ack: Ack, respond: Respond) -> None:
        ack()
        respond(delete_original=True)

    practice.connects(bot)
    alice.types("/snscheck 本文")
    (card,) = alice.messages()
    assert alice.presses("mend", card)["ok"]
    mended = alice.waits_for_message("直しました")
    assert (mended["ts"], mended["ephemeral"]) == (card["ts"], True)
    assert alice.presses("mend", card)["code"] == "element_not_found"
    assert alice.presses("dismiss", mended)["ok"]
    wait_for(lambda: alice.messages() == [])


def test_respond_beside_the_original_leaves_it(practice: Practice, alice: Seat, bob: Seat) -> None:
    bot = practice.bot()

    @bot.action("who")
    def who(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="あなたです", replace_original=False)

    practice.connects(bot)
    practice.client.chat_postMessage(channel="C01KANKO", text="だれ？", blocks=[actions(button("私", "who"))])
    alice.presses("who", alice.messages()[0])
    assert alice.waits_for_message("あなたです")["ephemeral"]
    assert alice.texts() == ["だれ？", "あなたです"]
    assert bob.texts() == ["だれ？"]
