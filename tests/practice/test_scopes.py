"""A token does what its scopes allow; what they do not allow is refused with the scope that is missing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice.demo import demo_seed
from tests.practice.conftest import Opener, Practice

Call = Callable[[WebClient], object]

CALLS: list[tuple[str, Call]] = [
    ("chat:write", lambda c: c.chat_postMessage(channel="C01KANKO", text="あ")),
    ("chat:write", lambda c: c.chat_postEphemeral(channel="C01KANKO", user="U01BOB", text="あ")),
    ("channels:history", lambda c: c.conversations_history(channel="C01KANKO")),
    ("channels:read", lambda c: c.conversations_info(channel="C01KANKO")),
    ("channels:read", lambda c: c.conversations_list()),
    ("channels:read", lambda c: c.conversations_members(channel="C01KANKO")),
    ("channels:join", lambda c: c.conversations_join(channel="C01KANKO")),
    ("channels:manage", lambda c: c.conversations_create(name="事案-1")),
    ("groups:write", lambda c: c.conversations_create(name="事案-1", is_private=True)),
    ("channels:manage", lambda c: c.conversations_invite(channel="C01KANKO", users=["U01CAROL"])),
    ("channels:manage", lambda c: c.conversations_setTopic(channel="C01KANKO", topic="あ")),
    ("channels:manage", lambda c: c.conversations_setPurpose(channel="C01KANKO", purpose="あ")),
    ("im:write", lambda c: c.conversations_open(users="U01BOB")),
    ("mpim:write", lambda c: c.conversations_open(users=["U01BOB", "U01ALICE"])),
    ("users:read", lambda c: c.users_info(user="U01BOB")),
    ("users:read", lambda c: c.users_list()),
    ("files:write", lambda c: c.files_getUploadURLExternal(filename="a", length=1)),
    ("pins:read", lambda c: c.pins_list(channel="C01KANKO")),
    ("bookmarks:read", lambda c: c.bookmarks_list(channel_id="C01KANKO")),
    (
        "bookmarks:write",
        lambda c: c.bookmarks_add(channel_id="C01KANKO", title="あ", type="link", link="https://example.jp"),
    ),
]


def with_scopes(open_practice: Opener, *scopes: str) -> Practice:
    return open_practice(replace(demo_seed(), scopes=frozenset(scopes)))


@pytest.mark.parametrize(("scope", "call"), CALLS, ids=[f"{number}-{one[0]}" for number, one in enumerate(CALLS)])
def test_a_call_needs_its_scope_and_no_other(open_practice: Opener, scope: str, call: Call) -> None:
    with pytest.raises(SlackApiError) as error:
        call(with_scopes(open_practice, "commands").client)
    response = error.value.response
    assert (response["error"], response["needed"], response["provided"]) == ("missing_scope", scope, "commands")
    call(with_scopes(open_practice, scope).client)


def test_history_needs_the_scope_of_the_kind_of_conversation(open_practice: Opener) -> None:
    practice = with_scopes(open_practice, "im:write", "im:history")
    direct = practice.client.conversations_open(users="U01BOB")["channel"]["id"]
    practice.client.conversations_history(channel=direct)
    with pytest.raises(SlackApiError) as error:
        practice.client.conversations_history(channel="C01KANKO")
    assert error.value.response["needed"] == "channels:history"


def test_with_the_public_scope_the_bot_posts_where_it_is_not_a_member(open_practice: Opener) -> None:
    seed = demo_seed()
    outside = replace(seed.channels[0], bot_is_member=False)
    scopes = frozenset({"chat:write", "chat:write.public"})
    practice = open_practice(replace(seed, channels=(outside,), scopes=scopes))
    practice.client.chat_postMessage(channel=outside.id, text="みなさんへ")
    assert practice.seat("U01ALICE").texts(outside.id) == ["みなさんへ"]


def test_opening_a_modal_and_publishing_a_home_tab_need_no_scope(open_practice: Opener) -> None:
    practice = with_scopes(open_practice, "commands")
    practice.client.views_publish(user_id="U01BOB", view={"type": "home", "blocks": [{"type": "divider"}]})
    assert practice.client.auth_test().headers["x-oauth-scopes"] == "commands"
