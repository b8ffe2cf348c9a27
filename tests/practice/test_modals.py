"""Modals with a real Bolt app: opening, filling in, updating, stacking, errors, closing, triggers."""

from typing import Any

import pytest
from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice.clock import Timing
from tests.practice.conftest import HandClock, Opener, Practice
from tests.practice.seats import Seat
from tests.practice.views import actions, button, field, home, modal, option, plain, section, select, text_input
from tests.practice.waiting import wait_for


def form(title: str = "案", **more: Any) -> dict[str, Any]:
    return modal(title, field("text", text_input("body")), **more)


class ModalBot:
    """A bot that opens a view for /snscheck and keeps what comes of it."""

    def __init__(self, practice: Practice, view: dict[str, Any]) -> None:
        self.app: App = practice.bot()
        self.triggers: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.opened: dict[str, Any] = {}

        @self.app.command("/snscheck")
        def check(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            ack()
            self.triggers.append(body["trigger_id"])
            told = client.views_open(trigger_id=body["trigger_id"], view=view)
            self.opened.update(told["view"])

        practice.connects(self.app)

    def acknowledges(self, title: str, **answer: Any) -> None:
        """Answer the submission of the view with this callback_id so."""

        @self.app.view(title)
        def submitted(ack: Ack, body: dict[str, Any]) -> None:
            self.bodies.append(body)
            ack(**answer)


def opened(practice: Practice, seat: Seat, view: dict[str, Any]) -> tuple[ModalBot, dict[str, Any]]:
    bot = ModalBot(practice, view)
    assert seat.types("/snscheck") == {"ok": True}
    return bot, seat.waits_for_modal(view["title"]["text"])


def error_of(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_a_modal_opens_for_the_person_who_acted(practice: Practice, alice: Seat, bob: Seat) -> None:
    _, view = opened(practice, alice, form(private_metadata="12"))
    assert (view["private_metadata"], view["root_view_id"], view["previous_view_id"]) == ("12", view["id"], None)
    assert bob.modal() is None


def test_a_submission_carries_what_was_entered_and_closes_the_modal(practice: Practice, alice: Seat) -> None:
    view = modal(
        "案",
        field("text", text_input("body", initial_value="下書き")),
        field("when", {"type": "datepicker", "action_id": "day"}, optional=True),
        field("to", {"type": "checkboxes", "action_id": "media", "options": [option("x"), option("line")]}),
    )
    bot, shown = opened(practice, alice, view)
    bot.acknowledges("案")
    told = alice.submits(shown, media=[{"value": "line"}])
    assert told == {"ok": True, "response_action": None}
    (body,) = bot.bodies
    assert (body["type"], body["user"]["id"], body["response_urls"]) == ("view_submission", "U01ALICE", [])
    assert body["view"]["state"]["values"] == {
        "text": {"body": {"type": "plain_text_input", "value": "下書き"}},
        "when": {"day": {"type": "datepicker", "selected_date": None}},
        "to": {"media": {"type": "checkboxes", "selected_options": [option("line")]}},
    }
    assert alice.modal() is None


def test_the_client_keeps_an_incomplete_form(practice: Practice, alice: Seat) -> None:
    number = {"type": "number_input", "action_id": "count", "is_decimal_allowed": False, "max_value": "10"}
    view = modal(
        "案",
        field("text", text_input("body", max_length=5)),
        field("n", number),
        field("mail", {"type": "email_text_input", "action_id": "mail"}, optional=True),
        field("link", {"type": "url_text_input", "action_id": "link"}, optional=True),
    )
    bot, shown = opened(practice, alice, view)
    told = alice.submits(shown, body="長すぎる本文", count="11", mail="メール", link="example.jp")
    assert told == {
        "ok": False,
        "errors": {
            "text": "5文字以内で入力してください(いま6文字)。",
            "n": "10以下の数を入力してください。",
            "mail": "メールアドレスを入力してください。",
            "link": "「https://」で始まるURLを入力してください。",
        },
    }
    assert alice.submits(shown)["errors"]["text"] == "5文字以内で入力してください(いま6文字)。"
    assert alice.submits(shown, body=" ", count="1.5")["errors"]["text"] == "この項目は必須です。"
    assert alice.state()["modals"][0]["errors"]["n"] == "整数を入力してください。"
    assert bot.bodies == []


def test_nothing_can_be_entered_that_the_form_does_not_offer(practice: Practice, alice: Seat) -> None:
    view = modal("案", field("text", text_input("body")), field("s", select("kind", "post", "reply")))
    bot, shown = opened(practice, alice, view)
    assert alice.submits(shown, body="本文", kind="follow")["code"] == "not_offered"
    assert alice.submits(shown, body=5, kind="post")["code"] == "invalid_value"
    assert alice.act("submit", view_id=shown["id"], values={"x": {"y": "z"}})["code"] == "unknown_input"
    assert alice.act("submit", view_id="V0NONE", values={})["code"] == "view_not_found"
    assert bot.bodies == []


def test_a_modal_without_submit_cannot_be_submitted(practice: Practice, alice: Seat) -> None:
    view = modal("案内")
    del view["submit"]
    _, shown = opened(practice, alice, view)
    assert alice.submits(shown)["code"] == "no_submit"


def test_errors_of_the_bot_stand_at_their_inputs(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, form())
    bot.acknowledges("案", response_action="errors", errors={"text": "曜日が合いません。"})
    assert alice.submits(shown, body="11月26日（水）") == {"ok": False, "errors": {"text": "曜日が合いません。"}}
    again = alice.modal()
    assert again is not None
    assert again["errors"] == {"text": "曜日が合いません。"}
    assert again["state"]["values"]["text"]["body"]["value"] == "11月26日（水）"


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "?"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": modal("長" * 25)},
        {"response_action": "push"},
        {"response_action": "explode"},
    ],
)
def test_an_acknowledgement_that_slack_cannot_use_is_told_and_changes_nothing(
    practice: Practice, alice: Seat, answer: dict[str, Any]
) -> None:
    bot, shown = opened(practice, alice, form())

    @bot.app.view("案")
    def submitted(ack: Ack) -> None:
        ack.response = BoltResponse(status=200, body=answer)

    told = alice.submits(shown, body="本文")
    assert (told["ok"], told["code"]) == (False, "invalid_response")
    still = alice.modal()
    assert still is not None
    assert still["id"] == shown["id"]


def test_a_submission_may_update_push_or_clear(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, form("一"))
    bot.acknowledges("一", response_action="update", view=form("二"))
    bot.acknowledges("二", response_action="push", view=form("三"))
    bot.acknowledges("三", response_action="clear")

    assert alice.submits(shown, body="あ")["response_action"] == "update"
    second = alice.waits_for_modal("二")
    assert (second["id"], second["hash"] != shown["hash"]) == (shown["id"], True)

    assert alice.submits(second)["response_action"] == "push"
    third = alice.waits_for_modal("三")
    assert (third["previous_view_id"], third["root_view_id"]) == (shown["id"], shown["id"])
    assert alice.submits(second, body="い")["code"] == "view_not_found"

    assert alice.submits(third, body="う")["response_action"] == "clear"
    assert alice.state()["modals"] == []


def test_a_submission_that_is_not_acknowledged_leaves_the_modal_with_what_was_entered(
    impatient: Practice,
) -> None:
    alice = impatient.seat("U01ALICE")
    _, shown = opened(impatient, alice, form())
    assert alice.submits(shown, body="本文")["code"] == "operation_timeout"
    still = alice.modal()
    assert still is not None
    assert still["state"]["values"]["text"]["body"]["value"] == "本文"


def test_an_update_keeps_what_was_entered_where_the_ids_stay(practice: Practice, alice: Seat) -> None:
    view = modal("案", field("text", text_input("body")), actions(button("確かめる", "check")))
    bot, shown = opened(practice, alice, view)
    bodies: list[dict[str, Any]] = []

    @bot.app.action("check")
    def check(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        bodies.append(body)
        client.views_update(
            view_id=body["view"]["id"],
            hash=body["view"]["hash"],
            view=modal(
                "結果",
                field("text", text_input("body", initial_value="別の文")),
                field("new", text_input("body", initial_value="はじめの文")),
            ),
        )

    typed = {"text": {"body": {"type": "plain_text_input", "value": "途中の文"}}}
    assert alice.presses("check", shown, values=typed) == {"ok": True}
    result = alice.waits_for_modal("結果")
    assert bodies[0]["view"]["state"]["values"]["text"]["body"]["value"] == "途中の文"
    assert result["state"]["values"]["text"]["body"]["value"] == "途中の文"
    assert result["state"]["values"]["new"]["body"]["value"] == "はじめの文"


def test_an_update_with_an_old_hash_conflicts(practice: Practice, alice: Seat) -> None:
    _, shown = opened(practice, alice, form())
    practice.client.views_update(view_id=shown["id"], view=form("新"), hash=shown["hash"])
    with pytest.raises(SlackApiError) as error:
        practice.client.views_update(view_id=shown["id"], view=form("古"), hash=shown["hash"])
    assert error_of(error) == "hash_conflict"
    assert alice.waits_for_modal("新")


def test_a_home_tab_with_an_old_hash_conflicts(practice: Practice) -> None:
    first = practice.client.views_publish(user_id="U01ALICE", view=home(section("一")))["view"]["hash"]
    practice.client.views_publish(user_id="U01ALICE", view=home(section("二")), hash=first)
    with pytest.raises(SlackApiError) as error:
        practice.client.views_publish(user_id="U01ALICE", view=home(section("三")), hash=first)
    assert error_of(error) == "hash_conflict"


def test_a_closed_modal_cannot_be_updated(practice: Practice, alice: Seat) -> None:
    _, shown = opened(practice, alice, form(external_id="案-12"))
    practice.client.views_update(external_id="案-12", view=form("改", external_id="案-12"))
    assert alice.act("close", view_id=shown["id"]) == {"ok": True}
    for named in ({"view_id": shown["id"]}, {"external_id": "案-12"}):
        with pytest.raises(SlackApiError) as error:
            practice.client.views_update(view=form(), **named)
        assert error_of(error) == "not_found"


def test_a_view_that_wants_to_know_is_told_when_it_is_closed(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, form("一", notify_on_close=True))
    closed: list[tuple[str, bool]] = []

    @bot.app.view_closed("一")
    def first(ack: Ack, body: dict[str, Any]) -> None:
        closed.append((body["type"], body["is_cleared"]))
        ack()

    alice.act("close", view_id=shown["id"])
    assert closed == [("view_closed", False)]
    assert alice.act("close", view_id=shown["id"])["code"] == "view_not_found"


def test_a_modal_is_gone_for_the_person_even_if_the_bot_does_not_notice(impatient: Practice) -> None:
    alice = impatient.seat("U01ALICE")
    _, shown = opened(impatient, alice, form(notify_on_close=True))
    assert alice.act("close", view_id=shown["id"]) == {"ok": True}
    assert alice.modal() is None


def test_clear_on_close_closes_the_whole_stack(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, form("一"))
    bot.acknowledges("一", response_action="push", view=form("二", clear_on_close=True))
    alice.submits(shown, body="あ")
    alice.act("close", view_id=alice.waits_for_modal("二")["id"])
    assert alice.state()["modals"] == []


def test_closing_one_modal_shows_the_one_beneath(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, form("一"))
    bot.acknowledges("一", response_action="push", view=form("二"))
    alice.submits(shown, body="あ")
    alice.act("close", view_id=alice.waits_for_modal("二")["id"])
    assert alice.waits_for_modal("一")["id"] == shown["id"]


def test_no_more_than_three_modals_lie_on_each_other(practice: Practice, alice: Seat) -> None:
    bot, shown = opened(practice, alice, modal("底", actions(button("次", "next"))))
    refusals: list[str] = []

    @bot.app.action("next")
    def push(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        depth = len(body["view"]["title"]["text"])
        try:
            client.views_push(
                trigger_id=body["trigger_id"], view=modal("上" * (depth + 1), actions(button("次", "next")))
            )
        except SlackApiError as error:
            refusals.append(error.response["error"])

    alice.presses("next", shown)
    alice.presses("next", alice.waits_for_modal("上上"))
    alice.presses("next", alice.waits_for_modal("上上上"))
    wait_for(lambda: refusals == ["push_limit_reached"])
    assert len(alice.state()["modals"]) == 3


def test_a_push_needs_an_open_modal(practice: Practice, alice: Seat) -> None:
    triggers = noted_triggers(practice)
    alice.types("/snscheck")
    with pytest.raises(SlackApiError) as error:
        practice.client.views_push(trigger_id=triggers[0], view=form())
    assert error_of(error) == "not_found"


def noted_triggers(practice: Practice) -> list[str]:
    """A bot that keeps its triggers instead of using them."""
    app, triggers = practice.bot(), []

    @app.command("/snscheck")
    def check(ack: Ack, body: dict[str, Any]) -> None:
        triggers.append(body["trigger_id"])
        ack()

    practice.connects(app)
    return triggers


def test_a_trigger_lives_three_seconds(open_practice: Opener) -> None:
    clock = HandClock()
    practice = open_practice(clock=clock, timing=Timing(ack=15.0))
    alice, triggers = practice.seat("U01ALICE"), noted_triggers(practice)
    alice.types("/snscheck")
    alice.types("/snscheck")
    clock.forward(seconds=3)
    practice.client.views_open(trigger_id=triggers[0], view=form())
    clock.forward(seconds=0.001)
    with pytest.raises(SlackApiError) as error:
        practice.client.views_open(trigger_id=triggers[1], view=form())
    assert error_of(error) == "expired_trigger_id"


def test_a_trigger_opens_one_modal(practice: Practice, alice: Seat) -> None:
    triggers = noted_triggers(practice)
    alice.types("/snscheck")
    practice.client.views_open(trigger_id=triggers[0], view=form("一"))
    with pytest.raises(SlackApiError) as error:
        practice.client.views_open(trigger_id=triggers[0], view=form("二"))
    assert error_of(error) == "exchanged_trigger_id"
    with pytest.raises(SlackApiError) as invented:
        practice.client.views_open(trigger_id="1.2.abc", view=form("二"))
    assert error_of(invented) == "invalid_trigger_id"


def test_a_malformed_view_is_refused_with_paths_and_leaves_the_trigger(practice: Practice, alice: Seat) -> None:
    triggers = noted_triggers(practice)
    alice.types("/snscheck")
    with pytest.raises(SlackApiError) as error:
        practice.client.views_open(trigger_id=triggers[0], view=modal("長" * 25, submit_disabled=True))
    assert error_of(error) == "invalid_arguments"
    assert error.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
        "[ERROR] invalid additional property: submit_disabled [json-pointer:/view]",
    ]
    practice.client.views_open(trigger_id=triggers[0], view=form())


def test_a_view_of_more_than_250_kilobytes_is_too_large(practice: Practice, alice: Seat) -> None:
    triggers = noted_triggers(practice)
    alice.types("/snscheck")
    with pytest.raises(SlackApiError) as error:
        practice.client.views_open(trigger_id=triggers[0], view=modal("案", *[section("あ" * 2900)] * 30))
    assert error_of(error) == "view_too_large"


def test_an_external_id_is_used_once(practice: Practice, alice: Seat, bob: Seat) -> None:
    opened(practice, alice, form(external_id="案-12"))
    with pytest.raises(SlackApiError) as error:
        practice.client.views_publish(user_id="U01BOB", view=home(section("あ"), external_id="案-12"))
    assert error_of(error) == "duplicate_external_id"


def test_a_file_is_handed_over_in_a_modal_and_fetched_by_the_bot(practice: Practice, alice: Seat) -> None:
    view = modal("案", field("f", {"type": "file_input", "action_id": "image", "filetypes": ["png"], "max_files": 1}))
    bot, shown = opened(practice, alice, view)
    bot.acknowledges("案")
    png, txt = (
        practice.http.post("/practice/upload", data={"as": "U01ALICE"}, files={"file": (name, content, kind)}).json()[
            "file"
        ]
        for name, content, kind in [("絵.png", b"\x89PNG", "image/png"), ("a.txt", b"a", "text/plain")]
    )
    assert alice.submits(shown, image=[txt["id"]])["code"] == "invalid_file_type"
    assert alice.submits(shown, image=[png["id"], png["id"]])["code"] == "too_many"
    assert alice.submits(shown, image=["F0NONE"])["code"] == "file_not_found"
    assert alice.submits(shown)["errors"] == {"f": "この項目は必須です。"}
    assert alice.submits(shown, image=[{"id": png["id"]}])["ok"]
    (told,) = bot.bodies[0]["view"]["state"]["values"]["f"]["image"]["files"]
    assert (told["name"], told["mimetype"]) == ("絵.png", "image/png")
    fetched = practice.http.get(told["url_private_download"], headers={"Authorization": "Bearer xoxb-practice-bot"})
    assert fetched.content == b"\x89PNG"


def test_a_channel_menu_in_a_modal_can_give_a_response_url(practice: Practice, alice: Seat) -> None:
    menu = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    bot, shown = opened(practice, alice, modal("案", field("c", menu)))
    bot.acknowledges("案")
    alice.submits(shown, where="C01KANKO")
    (told,) = bot.bodies[0]["response_urls"]
    assert (told["block_id"], told["action_id"], told["channel_id"]) == ("c", "where", "C01KANKO")
    practice.http.post(told["response_url"], json={"text": "出しました", "response_type": "in_channel"})
    assert alice.texts() == ["出しました"]


def test_a_new_modal_takes_the_place_of_the_open_one(practice: Practice, alice: Seat) -> None:
    _, first = opened(practice, alice, form())
    alice.types("/snscheck")
    second = wait_for(lambda: (top := alice.modal()) and top["id"] != first["id"] and top)
    assert [view["id"] for view in alice.state()["modals"]] == [second["id"]]


def test_plain_text_inputs_that_report_can_be_used_like_buttons(practice: Practice, alice: Seat) -> None:
    view = modal("案", field("q", text_input("query"), dispatch_action=True))
    bot, shown = opened(practice, alice, view)
    told: list[dict[str, Any]] = []

    @bot.app.action("query")
    def search(ack: Ack, action: dict[str, Any]) -> None:
        told.append(action)
        ack()

    assert alice.presses("query", shown, value={"type": "plain_text_input", "value": "朝市"}) == {"ok": True}
    assert (told[0]["type"], told[0]["value"], plain("欄")) == ("plain_text_input", "朝市", shown["blocks"][0]["label"])
