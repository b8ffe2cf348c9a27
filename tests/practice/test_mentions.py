"""Whom a message would call is told with it, so that a test can hold that nobody is."""

from typing import Any

import pytest

from bot.practice.world.mentions import mentions_in
from tests.practice.conftest import Practice
from tests.practice.seats import Seat
from tests.practice.views import mrkdwn, plain, section


def rich(*inline: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(inline)}]}


@pytest.mark.parametrize(
    ("text", "blocks", "found"),
    [
        ("朝市です", [], []),
        ("<!channel> 朝市です <!here|here> <!everyone>", [], ["<!channel>", "<!here>", "<!everyone>"]),
        ("<@U01BOB> と <@U01BOB|bob>、<#C01PR|秘書広報課>", [], ["<@U01BOB>", "<#C01PR>"]),
        ("&lt;!channel&gt; は書けます", [], []),
        ("@channel は文字のまま", [], []),
        ("", [section("<!subteam^S123> へ")], ["<!subteam^S123>"]),
        ("", [section("@here 来て")], ["<!here>"]),
        ("", [{"type": "section", "text": mrkdwn("@here 来て", verbatim=True)}], []),
        ("", [{"type": "section", "text": mrkdwn("<!here> 来て", verbatim=True)}], ["<!here>"]),
        ("", [{"type": "section", "text": plain("<!channel> @here")}], []),
        ("", [{"type": "section", "fields": [mrkdwn("<@U01BOB>")]}], ["<@U01BOB>"]),
        ("", [{"type": "context", "elements": [mrkdwn("<!here>")]}], ["<!here>"]),
        ("", [{"type": "markdown", "text": "@channel"}], ["<!channel>"]),
        ("", [rich({"type": "text", "text": "<!channel> @here"})], []),
        ("", [rich({"type": "user", "user_id": "U01BOB"})], ["<@U01BOB>"]),
        ("", [rich({"type": "broadcast", "range": "channel"})], ["<!channel>"]),
        ("メールは info@here.example へ", [section("info@here.example")], []),
    ],
)
def test_mentions_are_found_where_slack_would_make_them(
    text: str, blocks: list[dict[str, Any]], found: list[str]
) -> None:
    assert mentions_in(text, blocks, []) == found


def test_attachments_are_looked_through_too() -> None:
    attachment = {
        "pretext": "<!here>",
        "fields": [{"title": "x", "value": "<#C01PR>"}],
        "blocks": [section("<@U01BOB>")],
    }
    assert mentions_in("", [], [attachment]) == ["<!here>", "<#C01PR>", "<@U01BOB>"]


def test_each_message_of_the_state_names_its_mentions(practice: Practice, alice: Seat) -> None:
    practice.client.chat_postMessage(channel="C01KANKO", text="案: &lt;!channel&gt;")
    practice.client.chat_postMessage(channel="C01KANKO", text="<!channel>")
    practice.client.chat_postMessage(channel="C01KANKO", text="@here", link_names=True)
    assert [message["mentions"] for message in alice.messages()] == [[], ["<!channel>"], ["<!here>"]]


def test_what_a_person_types_is_escaped_and_only_names_become_mentions(practice: Practice, alice: Seat) -> None:
    alice.says("<!channel> & @山本 浩二 へ @here")
    (message,) = alice.messages()
    assert message["text"] == "&lt;!channel&gt; &amp; <@U01BOB> へ <!here>"
    assert message["mentions"] == ["<@U01BOB>", "<!here>"]
