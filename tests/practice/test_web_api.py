"""The Web API answers as Slack does, and refuses as Slack does."""

from collections.abc import Callable

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.practice.conftest import Opener, Practice
from tests.practice.seats import Seat
from tests.practice.views import actions, button, section

Call = Callable[[], object]


def refusal(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_the_bot_learns_who_it_is(practice: Practice) -> None:
    told = practice.client.auth_test()
    assert (told["user_id"], told["bot_id"], told["team"]) == ("U01SNSBOT", "B01SNSBOT", "新見市")


@pytest.mark.parametrize(
    ("token", "code"),
    [(None, "not_authed"), ("xoxb-somebody", "invalid_auth"), ("xapp-practice-app", "not_allowed_token_type")],
)
def test_a_call_without_the_bots_token_is_refused(practice: Practice, token: str | None, code: str) -> None:
    with pytest.raises(SlackApiError) as error:
        WebClient(token=token, base_url=practice.server.api_url).auth_test()
    assert refusal(error) == code


def test_a_socket_needs_the_apps_token(practice: Practice) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.apps_connections_open(app_token="xoxb-practice-bot")
    assert refusal(error) == "not_allowed_token_type"


def test_a_token_may_stand_among_the_arguments_of_a_form_but_not_in_json(practice: Practice) -> None:
    token = {"token": "xoxb-practice-bot"}
    assert practice.http.post("/api/auth.test", data=token).json()["ok"]
    assert practice.http.post("/api/auth.test", json=token).json()["error"] == "not_authed"


def test_an_unknown_method_is_refused(practice: Practice) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.api_call("chat.postPoem")
    assert refusal(error) == "unknown_method"


def test_an_unknown_argument_is_refused_by_name(practice: Practice) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.chat_postMessage(channel="C01PR", text="あ", colour="red")
    assert refusal(error) == "invalid_arguments"
    assert "colour" in error.value.response["response_metadata"]["messages"][0]


def test_json_and_forms_are_both_understood(practice: Practice) -> None:
    headers = {"Authorization": "Bearer xoxb-practice-bot"}
    blocks = [section("本文")]
    as_json = practice.http.post(
        "/api/chat.postMessage", json={"channel": "C01PR", "text": "一", "blocks": blocks}, headers=headers
    ).json()
    as_form = practice.http.post(
        "/api/chat.postMessage",
        data={"channel": "C01PR", "text": "二", "blocks": '[{"type":"divider"}]'},
        headers=headers,
    ).json()
    assert as_json["message"]["blocks"][0]["text"]["text"] == "本文"
    assert as_form["message"]["blocks"][0]["type"] == "divider"


def test_a_message_reaches_the_members_of_its_channel_and_nobody_else(practice: Practice, alice: Seat) -> None:
    practice.client.chat_postMessage(channel="C01KANKO", text="観光課のみなさんへ")
    practice.client.chat_postMessage(channel="C01PR", text="広報課のみなさんへ")
    assert alice.texts() == ["観光課のみなさんへ"]
    assert "C01PR" not in [one["id"] for one in alice.state()["channels"]]


def test_a_message_to_a_person_arrives_in_their_direct_message(practice: Practice, alice: Seat) -> None:
    told = practice.client.chat_postMessage(channel="U01ALICE", text="承認されました")
    opened = practice.client.conversations_open(users="U01ALICE")
    assert told["channel"] == opened["channel"]["id"]
    assert (alice.conversation("dm")["name"], alice.texts("dm")) == ("SNS運用チェック", ["承認されました"])


def test_an_update_with_text_alone_takes_the_blocks_away_as_slack_does(practice: Practice, alice: Seat) -> None:
    ts = practice.client.chat_postMessage(channel="C01KANKO", text="旧", blocks=[section("旧")])["ts"]
    practice.client.chat_update(channel="C01KANKO", ts=ts, text="新")
    (message,) = alice.messages()
    assert (message["text"], message["blocks"], message["edited"]) == ("新", [], True)


def test_an_update_with_blocks_alone_keeps_the_text(practice: Practice, alice: Seat) -> None:
    ts = practice.client.chat_postMessage(channel="C01KANKO", text="文", blocks=[section("旧")])["ts"]
    practice.client.api_call("chat.update", json={"channel": "C01KANKO", "ts": ts, "blocks": [section("新")]})
    (message,) = alice.messages()
    assert (message["text"], message["blocks"][0]["text"]["text"]) == ("文", "新")


def test_an_update_takes_at_most_4000_characters_and_a_post_40000(practice: Practice) -> None:
    ts = practice.client.chat_postMessage(channel="C01KANKO", text="あ" * 40_000)["ts"]
    practice.client.chat_update(channel="C01KANKO", ts=ts, text="あ" * 4_000)
    with pytest.raises(SlackApiError) as too_long:
        practice.client.chat_update(channel="C01KANKO", ts=ts, text="あ" * 4_001)
    assert refusal(too_long) == "msg_too_long"
    with pytest.raises(SlackApiError) as far_too_long:
        practice.client.chat_postMessage(channel="C01KANKO", text="あ" * 40_001)
    assert refusal(far_too_long) == "msg_too_long"


def test_the_bot_cannot_change_what_a_person_wrote(practice: Practice, alice: Seat) -> None:
    ts = alice.says("わたしの言葉")["ts"]
    with pytest.raises(SlackApiError) as update:
        practice.client.chat_update(channel="C01KANKO", ts=ts, text="x")
    with pytest.raises(SlackApiError) as deletion:
        practice.client.chat_delete(channel="C01KANKO", ts=ts)
    assert (refusal(update), refusal(deletion)) == ("cant_update_message", "cant_delete_message")


def test_a_deleted_message_is_gone(practice: Practice, alice: Seat) -> None:
    ts = practice.client.chat_postMessage(channel="C01KANKO", text="消します")["ts"]
    practice.client.pins_add(channel="C01KANKO", timestamp=ts)
    practice.client.chat_delete(channel="C01KANKO", ts=ts)
    assert (alice.messages(), alice.conversation("C01KANKO")["pins"]) == ([], [])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"channel": "C01KANKO", "text": "  "}, "no_text"),
        ({"channel": "C01NONE", "text": "あ"}, "channel_not_found"),
        ({"channel": "U01NOBODY", "text": "あ"}, "channel_not_found"),
        ({"channel": "C01KANKO", "text": "あ", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "C01KANKO", "text": "あ", "blocks": "[{"}, "invalid_blocks_format"),
        ({"channel": "C01KANKO", "text": "あ", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "あ"}, "invalid_arguments"),
    ],
)
def test_a_message_that_slack_would_refuse_is_refused(
    practice: Practice, arguments: dict[str, object], code: str
) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.api_call("chat.postMessage", json=arguments)
    assert refusal(error) == code


def test_malformed_blocks_are_refused_with_the_path(practice: Practice) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.chat_postMessage(channel="C01KANKO", text="あ", blocks=[section("")])
    assert refusal(error) == "invalid_blocks"
    assert error.value.response["errors"] == ["must be more than 0 characters [json-pointer:/blocks/0/text/text]"]
    assert error.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    ]


def test_metadata_comes_back_to_those_who_ask_for_it(practice: Practice) -> None:
    metadata = {"event_type": "outbox", "event_payload": {"row": 12}}
    practice.client.chat_postMessage(channel="C01KANKO", text="あ", metadata=metadata)
    plain = practice.client.conversations_history(channel="C01KANKO")["messages"][0]
    asked = practice.client.conversations_history(channel="C01KANKO", include_all_metadata=True)["messages"][0]
    assert "metadata" not in plain
    assert asked["metadata"] == metadata


def test_history_is_newest_first_in_pages_and_within_a_span(practice: Practice) -> None:
    ts = [practice.client.chat_postMessage(channel="C01KANKO", text=str(n))["ts"] for n in range(5)]
    pages = [
        [one["text"] for one in page["messages"]]
        for page in practice.client.conversations_history(channel="C01KANKO", limit=2)
    ]
    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    between = practice.client.conversations_history(channel="C01KANKO", oldest=ts[1], latest=ts[3])
    assert [one["text"] for one in between["messages"]] == ["2"]
    inclusive = practice.client.conversations_history(channel="C01KANKO", oldest=ts[1], latest=ts[3], inclusive=True)
    assert [one["text"] for one in inclusive["messages"]] == ["3", "2", "1"]


def test_replies_stand_in_their_thread_and_not_in_the_history(practice: Practice, alice: Seat) -> None:
    root = practice.client.chat_postMessage(channel="C01KANKO", text="見出し")["ts"]
    reply = practice.client.chat_postMessage(channel="C01KANKO", text="続き", thread_ts=root)["ts"]
    practice.client.chat_postMessage(channel="C01KANKO", text="みなへ", thread_ts=reply, reply_broadcast=True)
    told = practice.client.conversations_replies(channel="C01KANKO", ts=root)["messages"]
    assert [one["text"] for one in told] == ["見出し", "続き", "みなへ"]
    assert told[0]["reply_count"] == 2
    history = practice.client.conversations_history(channel="C01KANKO")["messages"]
    assert [one["text"] for one in history] == ["みなへ", "見出し"]
    assert [one["thread_ts"] for one in alice.messages()] == [None, root, root]


def test_an_ephemeral_message_is_seen_by_one_person_and_by_no_call(practice: Practice, alice: Seat, bob: Seat) -> None:
    ts = practice.client.chat_postEphemeral(channel="C01KANKO", user="U01ALICE", text="内緒")["message_ts"]
    assert (alice.texts(), alice.messages()[0]["ephemeral"], bob.texts()) == (["内緒"], True, [])
    assert practice.client.conversations_history(channel="C01KANKO")["messages"] == []
    calls: tuple[Call, ...] = (
        lambda: practice.client.chat_update(channel="C01KANKO", ts=ts, text="公開"),
        lambda: practice.client.chat_delete(channel="C01KANKO", ts=ts),
        lambda: practice.client.pins_add(channel="C01KANKO", timestamp=ts),
        lambda: practice.client.reactions_add(channel="C01KANKO", timestamp=ts, name="eyes"),
    )
    for call in calls:
        with pytest.raises(SlackApiError) as error:
            call()
        assert refusal(error) == "message_not_found"


def test_an_ephemeral_message_needs_a_member(practice: Practice) -> None:
    with pytest.raises(SlackApiError) as error:
        practice.client.chat_postEphemeral(channel="C01KANKO", user="U01DAVE", text="内緒")
    assert refusal(error) == "user_not_in_channel"


def test_the_bot_makes_a_channel_and_invites_people(practice: Practice, alice: Seat) -> None:
    channel = practice.client.conversations_create(name="事案-12")["channel"]["id"]
    assert channel not in [one["id"] for one in alice.state()["channels"]]
    practice.client.conversations_invite(channel=channel, users=["U01ALICE", "U01BOB"])
    practice.client.conversations_setTopic(channel=channel, topic="炎上への対応")
    assert alice.conversation(channel)["topic"] == "炎上への対応"
    assert practice.client.conversations_members(channel=channel)["members"] == [
        "U01SNSBOT",
        "U01ALICE",
        "U01BOB",
    ]


def test_what_cannot_be_done_to_a_channel_is_refused(practice: Practice) -> None:
    client = practice.client
    refused: dict[str, Call] = {
        "name_taken": lambda: client.conversations_create(name="全庁連絡"),
        "invalid_name_specials": lambda: client.conversations_create(name="Two Words"),
        "invalid_name_maxlength": lambda: client.conversations_create(name="長" * 81),
        "already_in_channel": lambda: client.conversations_invite(channel="C01KANKO", users=["U01BOB"]),
        "cant_invite_self": lambda: client.conversations_invite(channel="C01KANKO", users=["U01SNSBOT"]),
        "user_not_found": lambda: client.conversations_invite(channel="C01KANKO", users=["U01NOBODY"]),
        "too_long": lambda: client.conversations_setTopic(channel="C01KANKO", topic="長" * 251),
        "users_list_not_supplied": lambda: client.conversations_open(users=[]),
        "cannot_dm_bot": lambda: client.conversations_open(users=["U01SNSBOT"]),
    }
    for code, call in refused.items():
        with pytest.raises(SlackApiError) as error:
            call()
        assert refusal(error) == code


def test_a_group_message_is_opened_once_for_the_same_people(practice: Practice, alice: Seat) -> None:
    first = practice.client.conversations_open(users=["U01ALICE", "U01BOB"])["channel"]["id"]
    again = practice.client.conversations_open(users=["U01BOB", "U01ALICE"], return_im=True)["channel"]
    assert (again["id"], again["is_mpim"]) == (first, True)
    assert alice.conversation(first)["kind"] == "group"


def test_the_bot_enters_a_public_channel_before_it_speaks_there(open_practice: Opener) -> None:
    from bot.practice.seed import ChannelSeed, Person, Seed

    seed = Seed(
        people=(Person("U01ALICE", "新見 花子"),),
        channels=(ChannelSeed("C01NEW", "新しい部屋", ("U01ALICE",), bot_is_member=False),),
    )
    practice = open_practice(seed)
    with pytest.raises(SlackApiError) as error:
        practice.client.chat_postMessage(channel="C01NEW", text="こんにちは")
    assert refusal(error) == "not_in_channel"
    practice.client.conversations_join(channel="C01NEW")
    practice.client.chat_postMessage(channel="C01NEW", text="こんにちは")
    assert practice.seat("U01ALICE").texts("C01NEW") == ["こんにちは"]


def test_pins_bookmarks_and_reactions_are_shown(practice: Practice, alice: Seat) -> None:
    ts = practice.client.chat_postMessage(channel="C01KANKO", text="見出し")["ts"]
    practice.client.pins_add(channel="C01KANKO", timestamp=ts)
    practice.client.bookmarks_add(channel_id="C01KANKO", title="手順", type="link", link="https://example.jp/")
    practice.client.reactions_add(channel="C01KANKO", timestamp=ts, name="white_check_mark")
    channel = alice.conversation("C01KANKO")
    assert channel["pins"] == [ts]
    assert channel["bookmarks"] == [{"title": "手順", "link": "https://example.jp/"}]
    assert channel["messages"][0]["reactions"] == [{"name": "white_check_mark", "count": 1}]
    refused: dict[str, Call] = {
        "already_pinned": lambda: practice.client.pins_add(channel="C01KANKO", timestamp=ts),
        "already_reacted": lambda: practice.client.reactions_add(
            channel="C01KANKO", timestamp=ts, name="white_check_mark"
        ),
        "message_not_found": lambda: practice.client.pins_add(channel="C01KANKO", timestamp="1.000001"),
        "invalid_link": lambda: practice.client.bookmarks_add(
            channel_id="C01KANKO", title="手順", type="link", link="javascript:alert(1)"
        ),
    }
    for code, call in refused.items():
        with pytest.raises(SlackApiError) as error:
            call()
        assert refusal(error) == code
    (pin,) = practice.client.pins_list(channel="C01KANKO")["items"]
    assert pin["message"]["text"] == "見出し"
    (bookmark,) = practice.client.bookmarks_list(channel_id="C01KANKO")["bookmarks"]
    assert bookmark["title"] == "手順"
    practice.client.reactions_remove(channel="C01KANKO", timestamp=ts, name="white_check_mark")
    assert alice.messages()[0]["reactions"] == []
    practice.client.pins_remove(channel="C01KANKO", timestamp=ts)
    with pytest.raises(SlackApiError) as error:
        practice.client.pins_remove(channel="C01KANKO", timestamp=ts)
    assert refusal(error) == "no_pin"


def test_a_permalink_leads_to_the_page(practice: Practice) -> None:
    root = practice.client.chat_postMessage(channel="C01KANKO", text="見出し")["ts"]
    reply = practice.client.chat_postMessage(channel="C01KANKO", text="続き", thread_ts=root)["ts"]
    told = practice.client.chat_getPermalink(channel="C01KANKO", message_ts=root)["permalink"]
    assert told == f"{practice.server.url}/archives/C01KANKO/p{root.replace('.', '')}"
    assert f"thread_ts={root}" in practice.client.chat_getPermalink(channel="C01KANKO", message_ts=reply)["permalink"]
    assert practice.http.get(told).headers["location"] == "/"


def test_people_are_told_with_name_and_title(practice: Practice) -> None:
    told = practice.client.users_info(user="U01BOB")["user"]
    assert (told["real_name"], told["profile"]["title"], told["is_bot"]) == ("山本 浩二", "課長", False)
    everybody = practice.client.users_list()["members"]
    assert [one["id"] for one in everybody if one["is_bot"]] == ["U01SNSBOT"]
    with pytest.raises(SlackApiError) as error:
        practice.client.users_info(user="U01NOBODY")
    assert refusal(error) == "user_not_found"


def test_a_file_goes_up_in_three_steps_and_comes_down_with_the_token(practice: Practice, alice: Seat) -> None:
    practice.client.files_upload_v2(
        channel="C01KANKO", filename="報告書.txt", content="てんまつ", title="報告書", initial_comment="まとめです"
    )
    (message,) = alice.messages()
    assert (message["text"], [one["name"] for one in message["files"]]) == ("まとめです", ["報告書.txt"])
    url = practice.client.files_info(file=message["files"][0]["id"])["file"]["url_private_download"]
    with_token = practice.http.get(url, headers={"Authorization": "Bearer xoxb-practice-bot"})
    without = practice.http.get(url)
    assert with_token.text == "てんまつ"
    assert without.status_code == 302


def test_a_file_that_is_not_as_long_as_announced_is_refused(practice: Practice) -> None:
    told = practice.client.files_getUploadURLExternal(filename="a.txt", length=3)
    assert practice.http.post(told["upload_url"], content=b"four").status_code == 400
    with pytest.raises(SlackApiError) as error:
        practice.client.files_completeUploadExternal(files=[{"id": told["file_id"], "title": "a"}])
    assert refusal(error) == "invalid_arguments"


def test_a_file_can_be_shown_to_one_person(practice: Practice, alice: Seat) -> None:
    direct = practice.client.conversations_open(users="U01ALICE")["channel"]["id"]
    told = practice.client.files_getUploadURLExternal(filename="a.png", length=4)
    with pytest.raises(SlackApiError) as unknown:
        practice.client.files_info(file=told["file_id"])
    assert refusal(unknown) == "file_not_found"
    practice.http.post(told["upload_url"], content=b"four")
    files = [{"id": told["file_id"], "title": "写真"}]

    practice.client.files_completeUploadExternal(files=files, channel_id=direct, initial_comment="どうぞ")

    (message,) = alice.messages(direct)
    assert (message["text"], [one["name"] for one in message["files"]]) == ("どうぞ", ["a.png"])
    file = practice.client.files_info(file=told["file_id"])["file"]
    assert file["title"] == "写真"
    assert (file["ims"], file["channels"], file["is_public"]) == ([direct], [], False)
    with pytest.raises(SlackApiError) as again:
        practice.client.files_completeUploadExternal(files=files, channel_id=direct)
    assert refusal(again) == "file_not_found"


def test_a_file_in_a_thread_needs_one_channel(practice: Practice) -> None:
    told = practice.client.files_getUploadURLExternal(filename="a.png", length=4)
    practice.http.post(told["upload_url"], content=b"four")
    with pytest.raises(SlackApiError) as error:
        practice.client.files_completeUploadExternal(files=[{"id": told["file_id"], "title": "a"}], thread_ts="1.2")
    assert refusal(error) == "invalid_arguments"


def test_an_image_whose_file_is_not_there_is_refused(practice: Practice) -> None:
    told = practice.client.files_getUploadURLExternal(filename="a.png", length=4)
    practice.http.post(told["upload_url"], content=b"four")
    for file in ("F0NOWHERE", told["file_id"]):
        shown: list[dict[str, object]] = [
            {"type": "divider"},
            {"type": "image", "alt_text": "絵", "slack_file": {"id": file}},
        ]
        with pytest.raises(SlackApiError) as error:
            practice.client.chat_postMessage(channel="C01KANKO", text="絵", blocks=shown)
        assert refusal(error) == "invalid_blocks"
        assert "/blocks/1/slack_file" in error.value.response["response_metadata"]["messages"][0]
        with pytest.raises(SlackApiError) as in_home:
            practice.client.views_publish(user_id="U01BOB", view={"type": "home", "blocks": shown})
        assert refusal(in_home) == "invalid_arguments"
    practice.client.files_completeUploadExternal(files=[{"id": told["file_id"], "title": "a"}])
    practice.client.chat_postMessage(channel="C01KANKO", text="絵", blocks=shown)


def test_blocks_get_ids_where_they_have_none(practice: Practice) -> None:
    told = practice.client.chat_postMessage(
        channel="C01KANKO", text="あ", blocks=[actions(button("承認", "approve")), {"type": "divider"}]
    )
    assert all(block["block_id"] for block in told["message"]["blocks"])


def test_every_call_is_written_down_without_its_token(practice: Practice) -> None:
    practice.http.post("/api/auth.test", data={"token": "xoxb-practice-bot"})
    practice.client.chat_postMessage(channel="C01KANKO", text="あ")
    first, second = practice.log()["calls"]
    assert (first["method"], first["args"]) == ("auth.test", {})
    assert (second["method"], second["status"]) == ("chat.postMessage", 200)
    assert "xoxb" not in str(practice.log())


def test_nothing_is_said_in_an_archived_channel_until_it_is_brought_back(practice: Practice, alice: Seat) -> None:
    client = practice.client
    ts = client.chat_postMessage(channel="C01KANKO", text="前")["ts"]
    client.conversations_archive(channel="C01KANKO")
    assert client.conversations_info(channel="C01KANKO")["channel"]["is_archived"]
    refused: list[Call] = [
        lambda: client.chat_postMessage(channel="C01KANKO", text="後"),
        lambda: client.pins_add(channel="C01KANKO", timestamp=ts),
        lambda: client.conversations_invite(channel="C01KANKO", users="U01CAROL"),
    ]
    for call in refused:
        with pytest.raises(SlackApiError) as error:
            call()
        assert refusal(error) == "is_archived"
    with pytest.raises(SlackApiError) as again:
        client.conversations_archive(channel="C01KANKO")
    assert refusal(again) == "already_archived"
    assert not alice.says("まだ話せますか").get("ok")
    client.conversations_unarchive(channel="C01KANKO")
    client.chat_postMessage(channel="C01KANKO", text="後")
    assert alice.texts() == ["前", "後"]
