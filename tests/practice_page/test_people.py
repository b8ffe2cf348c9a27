"""One keyboard, many people: each keeps their place, and nobody sees what is only for another."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.practice_page.blocks import actions, button, modal, mrkdwn, plain, section, text_input
from tests.practice_page.fake_server import FakeWorkspace

pytestmark = pytest.mark.browser


def sit_down_as(page: Page, person: str) -> None:
    page.get_by_test_id("person-switcher").click()
    page.locator(f"[data-testid=person-option][data-person-id={person}]").click()


def test_each_person_keeps_their_place_their_draft_and_what_they_typed_into_a_modal(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    fake.say("C01SNS", to=["U01ALICE"], ephemeral=True, text="花子さんだけへの結果")
    page.goto(address)
    sit_down_as(page, "U01ALICE")
    page.locator("[data-channel-id=C01SNS]").click()
    page.get_by_test_id("composer").fill("書きかけ")
    fake.modals["U01ALICE"] = [modal("投稿案", text_input("本文", "text"))]
    fake.touch()
    page.get_by_label("本文").fill("朝市を開きます")

    page.keyboard.press("Control+k")
    page.keyboard.type("高梁")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("channel-title")).to_have_text("SNS運用チェック")
    expect(page.get_by_test_id("modal")).to_be_hidden()
    expect(page.get_by_test_id("composer")).to_have_value("")
    page.locator("[data-channel-id=C01SNS]").click()
    expect(page.get_by_test_id("channel-title")).to_have_text("#sns運用")
    expect(page.get_by_text("花子さんだけへの結果")).to_have_count(0)
    page.get_by_test_id("home-tab").click()

    sit_down_as(page, "U01ALICE")
    expect(page.get_by_label("本文")).to_have_value("朝市を開きます")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("channel-title")).to_have_text("#sns運用")
    expect(page.get_by_test_id("composer")).to_have_value("書きかけ")
    expect(page.get_by_test_id("ephemeral-message")).to_contain_text("花子さんだけへの結果")


def test_a_seat_shows_that_something_waits_and_unread_channels_stand_out(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    page.goto(f"{address}/?as=U01ALICE")
    fake.say("D01BOT", to=["U01BOB"], text="承認のお願い")
    page.get_by_test_id("composer").fill("提出しました")
    page.get_by_test_id("composer").press("Enter")
    seat = page.locator("[data-seat-of=U01BOB]")
    expect(seat).to_have_accessible_name("高梁 次郎（産業部商工観光課・課長）、未読2件")

    fake.say("C01SNS", text="全員へのお知らせ")
    fake.touch()
    expect(page.get_by_test_id("announcer")).to_have_text("sns運用に新しいメッセージがあります")
    expect(page.locator("[data-channel-id=C01SNS]")).to_have_accessible_name("sns運用 未読1件")

    seat.click()
    expect(page.get_by_text("承認のお願い")).to_be_visible()
    expect(page.locator("[data-channel-id=D01BOT]")).not_to_contain_text("未読")


def test_an_app_that_does_not_answer_is_said_so_and_the_typed_text_stays(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    silent = {"ok": False, "error": "3秒以内に応答がありませんでした。", "code": "operation_timeout"}
    fake.behaviours.update(command=lambda _: silent, press=lambda _: silent)
    fake.say("D01BOT", blocks=[actions(button("承認する", "approve"))])
    page.goto(f"{address}/?as=U01BOB")
    page.get_by_test_id("composer").fill("/snscheck 朝市です")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("composer-note")).to_have_text("アプリが時間内に応答しませんでした")
    expect(page.get_by_test_id("composer")).to_have_value("/snscheck 朝市です")
    page.locator("[data-action-id=approve]").click()
    expect(page.get_by_test_id("problem")).to_have_text("アプリが時間内に応答しませんでした")


def test_an_example_goes_into_the_composer_with_one_press(page: Page, address: str) -> None:
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_test_id("starter").first.click()
    expect(page.get_by_test_id("composer")).to_be_focused()
    assert page.get_by_test_id("composer").input_value().startswith("/snscheck ")


def test_a_dangerous_button_asks_first(page: Page, address: str, fake: FakeWorkspace) -> None:
    words = {"title": plain("却下しますか"), "text": mrkdwn("手続は*終わります*"), "confirm": plain("却下する")}
    confirm = {**words, "deny": plain("戻る"), "style": "danger"}
    fake.say("D01BOT", blocks=[section(mrkdwn("投稿案")), actions(button("却下", "reject", confirm=confirm))])
    page.goto(f"{address}/?as=U01BOB")
    reject = page.locator("[data-action-id=reject]")
    reject.click()
    page.keyboard.press("Escape")
    expect(reject).to_be_focused()
    assert [body for action, body in fake.done if action == "press"] == []
    reject.click()
    with page.expect_response("**/practice/press"):
        page.get_by_test_id("confirm-ok").click()
    assert [body["action_id"] for action, body in fake.done if action == "press"] == ["reject"]


def test_a_narrow_screen_shows_everything_without_scrolling_sideways(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    fake.say(
        "C01SNS", blocks=[section(mrkdwn("長い" * 200)), actions(*[button(f"操作{n}", f"a{n}") for n in range(6)])]
    )
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_test_id("nav-toggle").click()
    page.locator("[data-channel-id=C01SNS]").click()
    page.locator("[data-action-id=a5]").click()
    page.get_by_test_id("composer").fill("読みました")
    page.get_by_test_id("send").click()
    expect(page.get_by_text("読みました")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_who_comes_back_to_a_channel_sees_where_the_new_messages_begin(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    fake.say("C01SNS", text="読んだお知らせ")
    page.goto(f"{address}/?as=U01ALICE")
    channel = page.locator("[data-channel-id=C01SNS]")
    channel.click()
    expect(channel).to_have_accessible_name("sns運用")
    page.locator("[data-channel-id=D01BOT]").click()
    fake.say("C01SNS", text="新しいお知らせ")
    fake.touch()
    expect(channel).to_have_accessible_name("sns運用 未読1件")

    channel.click()
    log = page.get_by_role("log", name="sns運用のメッセージ")
    expect(log).to_contain_text(re.compile("読んだお知らせ.*ここから新しいメッセージ.*新しいお知らせ"))
