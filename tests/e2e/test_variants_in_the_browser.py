"""A text that is too long for one account, and a report with a wrong address: in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.test_in_the_browser import becomes, picture, presses
from tests.e2e.test_variants import LONG, SHORT
from tests.support.browsers import watched_tab
from tests.support.workspace import Workspace

pytestmark = pytest.mark.browser


def test_a_clerk_shortens_the_text_for_x_and_mends_the_address(workspace: Workspace, browser: Browser) -> None:
    with watched_tab(browser) as page:
        page.set_viewport_size({"width": 1280, "height": 1200})
        page.goto(f"{workspace.server.url}/?as=U01DAVE")
        page.locator("[data-channel-id=C01PR]").click()
        composer = page.get_by_test_id("composer")
        composer.fill("/snscheck")
        composer.press("Enter")
        modal = page.get_by_test_id("modal")
        expect(modal).to_contain_text("投稿案の作成")
        modal.locator("[data-block-id^=accounts] [data-action-id]").click()
        page.get_by_role("option", name="Facebook「新見市」").click()
        page.get_by_role("option", name="X「新見市(公式)」").click()
        page.keyboard.press("Escape")
        modal.locator("[data-block-id^=text] textarea").first.fill(LONG)
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("【長すぎます】")
        picture(page, "variants-1-too-long")

        presses(page, "このアカウント用に短くする")
        top = page.get_by_test_id("modal").last
        expect(top).to_contain_text("収まらないところ")
        picture(page, "variants-2-form")
        top.locator("textarea").fill(SHORT)
        page.get_by_test_id("modal-submit").last.click()
        expect(top).to_contain_text("このアカウントの文章を保存しました")
        picture(page, "variants-3-overview")
        page.get_by_test_id("modal-close").last.click()
        expect(modal.last).to_contain_text("チェック結果")
        expect(modal.last).not_to_contain_text("【長すぎます】")
        page.get_by_test_id("modal-submit").last.click()
        expect(modal.last).to_contain_text("承認を依頼しました")
        page.get_by_test_id("modal-close").last.click()

        becomes(page, "U01CAROL")
        card = page.get_by_test_id("message").filter(has_text="承認のお願い")
        expect(card).to_contain_text("アカウントごとの文章")
        expect(card).to_contain_text(SHORT)
        picture(page, "variants-4-card")
        presses(page, "承認する")
        page.get_by_test_id("confirm-ok").click()

        becomes(page, "U01DAVE")
        presses(page, "投稿済みにする")
        places = page.locator("[data-block-id^=url] [data-action-id]")
        places.nth(0).fill("https://www.facebook.com/niimi.city/posts/1")
        places.nth(1).fill("https://x.com/niimi_bousai/status/1")
        page.get_by_test_id("modal-submit").last.click()
        expect(modal.last).to_contain_text("この投稿は「X「新見市(公式)」」のものでしょうか")
        expect(modal.last).to_contain_text("X「新見市防災」のもののようです")
        picture(page, "variants-5-question")
        page.locator("[data-block-id^=url] [data-action-id]").nth(1).fill("https://x.com/niimi_city/status/1")
        page.get_by_test_id("modal-submit").last.click()
        expect(modal.last).to_contain_text("記録しました")
