"""The main job once as people do it: in a real browser, on the practice page."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsers import watched_tab
from tests.support.workspace import Workspace

pytestmark = pytest.mark.browser

PICTURES = Path(os.environ.get("SNSBOT_PICTURES", "test-artifacts"))


def picture(page: Page, name: str) -> None:
    """Keep what the person sees, to be looked at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def becomes(page: Page, slack_id: str) -> None:
    page.locator(f"[data-seat-of={slack_id}]").click()
    page.locator("[data-channel-id^=D]").click()


def presses(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).last.click()


def test_a_clerk_checks_and_hands_in_and_the_head_approves(workspace: Workspace, browser: Browser) -> None:
    with watched_tab(browser) as page:
        page.set_viewport_size({"width": 1280, "height": 1000})
        page.goto(f"{workspace.server.url}/?as=U01ALICE")
        page.locator("[data-channel-id=C01KANKO]").click()
        composer = page.get_by_test_id("composer")
        composer.fill("/snscheck 11月28日（金）に、まちなか広場で朝市を開きます。雨天中止です。")
        composer.press("Enter")
        answer = page.get_by_test_id("ephemeral-message")
        expect(answer).to_contain_text("要修正 1件")
        expect(answer).to_contain_text("§6(2)イ")
        picture(page, "1-check")

        presses(page, "修正して提出する")
        modal = page.get_by_test_id("modal")
        expect(modal).to_contain_text("投稿案の作成")
        modal.locator("[data-block-id^=accounts] [data-action-id]").click()
        page.get_by_role("option", name="Facebook「新見市観光」").click()
        page.keyboard.press("Escape")
        picture(page, "2-form")
        page.get_by_test_id("modal-submit").click()

        expect(modal).to_contain_text("チェック結果")
        picture(page, "3-findings")
        presses(page, "このとおり直す")
        expect(modal).to_contain_text("指摘はありません")
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("山本 浩二さんに承認を依頼しました")
        page.get_by_test_id("modal-close").click()

        becomes(page, "U01BOB")
        card = page.get_by_test_id("message").filter(has_text="承認のお願い")
        expect(card).to_contain_text("11月28日（土）に、まちなか広場で朝市を開きます。")
        picture(page, "4-approval")
        presses(page, "承認する")
        page.get_by_test_id("confirm-ok").click()
        expect(card).to_contain_text("承認しました")
        expect(card.get_by_role("button", name="承認する")).to_have_count(0)

        becomes(page, "U01ALICE")
        expect(page.get_by_test_id("message").filter(has_text="承認されました")).to_be_visible()
        picture(page, "5-approved")
        presses(page, "投稿済みにする")
        page.locator("[data-block-id^=url] [data-action-id]").fill("https://www.facebook.com/niimi.kanko/posts/1")
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("記録しました")
        page.get_by_test_id("modal-close").click()
        page.get_by_test_id("home-tab").click()
        expect(page.get_by_test_id("home")).to_contain_text("進行中の投稿案はありません")
        picture(page, "6-home")
