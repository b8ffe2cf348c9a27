"""A photograph with its place, as a clerk meets it: in a real browser, on the practice page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.test_in_the_browser import becomes, picture, presses
from tests.images.making import GPS, drawing, exif, saved
from tests.support.browsers import watched_tab
from tests.support.workspace import Workspace

pytestmark = pytest.mark.browser

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"


def test_a_clerk_attaches_a_photograph_and_takes_the_copy_without_its_place(
    workspace: Workspace, browser: Browser, tmp_path: Path
) -> None:
    photograph = tmp_path / "IMG_0001.jpg"
    photograph.write_bytes(saved(drawing(900, 600), exif=exif(GPS, orientation=6)))
    with watched_tab(browser) as page:
        page.set_viewport_size({"width": 1280, "height": 1200})
        page.goto(f"{workspace.server.url}/?as=U01ALICE")
        page.locator("[data-channel-id=C01KANKO]").click()
        composer = page.get_by_test_id("composer")
        composer.fill("/snscheck")
        composer.press("Enter")
        modal = page.get_by_test_id("modal")
        expect(modal).to_contain_text("投稿案の作成")
        modal.locator("[data-block-id^=accounts] [data-action-id]").click()
        page.get_by_role("option", name="Facebook「新見市観光」").click()
        page.keyboard.press("Escape")
        modal.locator("[data-block-id^=text] textarea").first.fill(MARKET)
        modal.locator("[data-block-id^=images] input[type=file]").set_input_files([photograph])
        expect(modal.locator("[data-block-id^=images]")).to_contain_text("IMG_0001.jpg")
        page.get_by_test_id("modal-submit").click()

        expect(modal).to_contain_text("画像の情報（1枚）")
        expect(modal.locator("img")).to_be_visible()
        modal.locator("[data-block-id^=licence] [data-action-id]").click()
        page.get_by_role("option", name="自作").click()
        modal.locator("[data-block-id^=consent] [data-action-id]").click()
        page.get_by_role("option", name="人は写っていない").click()
        modal.locator("[data-block-id^=alt_text] textarea").fill("朝市の会場に並ぶ店。")
        picture(page, "6-image-form")
        page.get_by_test_id("modal-submit").click()

        expect(modal).to_contain_text("撮影した場所の位置情報が、画像のファイルに入っています")
        picture(page, "7-image-with-its-place")
        page.get_by_test_id("modal-close").click()
        page.locator("[data-channel-id^=D]").click()
        expect(page.get_by_text("IMG_0001_位置情報なし.jpg").first).to_be_visible()
        picture(page, "8-copy-without-its-place")
        presses(page, "位置情報のない画像に差し替える")
        expect(page.get_by_text("位置情報のない画像に差し替えました。")).to_be_visible()
        presses(page, "続きを書いて提出する")
        expect(modal).to_contain_text("今は1枚付いています")
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("指摘はありません")
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("承認を依頼しました")
        page.get_by_test_id("modal-close").click()

        becomes(page, "U01BOB")
        card = page.get_by_test_id("message").filter(has_text="承認のお願い")
        expect(card).to_contain_text("写っている人の同意：人は写っていない")
        expect(card.locator("img").first).to_be_visible()
        picture(page, "9-approval-with-image")
