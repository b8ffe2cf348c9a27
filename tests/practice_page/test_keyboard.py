"""The page without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.practice_page.blocks import Json, actions, button, modal, mrkdwn, section, text_input
from tests.practice_page.fake_server import FakeWorkspace

pytestmark = pytest.mark.browser


def focused(page: Page, attribute: str) -> str | None:
    value = page.evaluate("name => document.activeElement.getAttribute(name)", attribute)
    return None if value is None else str(value)


def test_a_draft_is_checked_and_opened_for_editing_by_keyboard_alone(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    def check(body: Json) -> Json:
        blocks = [section(mrkdwn("*要修正*　曜日のまちがい")), actions(button("本文を直す", "draft.edit"))]
        fake.say(body["channel"], to=[body["as"]], ephemeral=True, blocks=blocks)
        return {"ok": True}

    def edit(body: Json) -> Json:
        fake.modals[body["as"]] = [modal("本文を直す", text_input("本文", "text"), text_input("理由", "reason"))]
        return {"ok": True}

    fake.behaviours.update(command=check, press=edit)
    page.goto(address)
    page.get_by_test_id("welcome").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("花子")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("composer")).to_be_focused()

    page.keyboard.type("/snsch")
    page.keyboard.press("Tab")
    page.keyboard.type("11月28日（金）")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("朝市です。")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("ephemeral-message")).to_contain_text("あなただけに表示されています")
    assert [body["text"] for action, body in fake.done if action == "command"] == [
        "/snscheck 11月28日（金）\n朝市です。"
    ]
    expect(page.get_by_role("log", name="SNS運用チェックのメッセージ")).to_have_attribute("aria-live", "polite")

    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if focused(page, "data-action-id") == "draft.edit":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="本文を直す")).to_be_visible()
    expect(page.get_by_role("textbox", name="本文")).to_be_focused()
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog') !== null"), "the focus left the modal"

    page.keyboard.press("Escape")
    expect(page.get_by_test_id("modal")).to_be_hidden()
    expect(page.locator("[data-action-id='draft.edit']")).to_be_focused()


def test_arrow_keys_lead_through_messages_and_lists(page: Page, address: str, fake: FakeWorkspace) -> None:
    first = fake.say("D01BOT", text="ひとつめ")
    last = fake.say("D01BOT", text="ふたつめ")
    page.goto(f"{address}/?as=U01ALICE")
    page.locator(f"[data-ts='{last}']").focus()
    page.keyboard.press("ArrowUp")
    assert focused(page, "data-ts") == first

    page.get_by_test_id("person-switcher").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("person-switcher")).to_contain_text("高梁 次郎")


def test_the_focus_stays_on_a_button_whose_card_is_renewed(page: Page, address: str, fake: FakeWorkspace) -> None:
    fake.say("D01BOT", to=["U01BOB"], blocks=[section(mrkdwn("承認待ち")), actions(button("承認する", "approve"))])
    page.goto(f"{address}/?as=U01BOB")
    page.locator("[data-action-id=approve]").focus()

    card = fake.channels["U01BOB"][1]["messages"][0]
    card["blocks"] = [section(mrkdwn("承認待ち（本文が変わりました）")), actions(button("承認する", "approve"))]
    fake.touch()

    expect(page.get_by_text("本文が変わりました")).to_be_visible()
    expect(page.locator("[data-action-id=approve]")).to_be_focused()
