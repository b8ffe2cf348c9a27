"""The head's Home, the month and the search as people see them: in a real browser, on the practice page."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.test_in_the_browser import becomes, picture, presses
from tests.support.browsers import watched_tab
from tests.support.workspace import Workspace

pytestmark = pytest.mark.browser


def test_a_head_looks_at_the_month_and_searches(workspace: Workspace, browser: Browser) -> None:
    hanako, kenji = workspace.person("新見 花子"), workspace.person("観光の同僚")
    for number in range(1, 5):
        hanako.hands_in(f"{number}回目の朝市を、11月28日（土）にまちなか広場で開きます。雨天中止です。")
    kenji.hands_in("駅前の店が閉まるらしいです。11月28日（土）に確かめます。")
    head = workspace.person("商工観光課長")
    head.presses("承認する", on=head.card("承認のお願い", nth=0))
    hanako.card("承認されました")

    with watched_tab(browser) as page:
        page.set_viewport_size({"width": 1280, "height": 1400})
        page.goto(f"{workspace.server.url}/?as=U01BOB")
        page.get_by_test_id("home-tab").click()
        home = page.get_by_test_id("home")
        expect(home).to_contain_text("今月の状況")
        picture(page, "month-1-home")

        presses(page, "月の一覧")
        modal = page.get_by_test_id("modal")
        expect(modal).to_contain_text("指摘：")
        picture(page, "month-2-list")
        page.get_by_test_id("modal-close").click()

        presses(page, "過去の投稿案を探す")
        modal.locator("[data-block-id=text] [data-action-id]").fill("朝市")
        picture(page, "month-3-search")
        page.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("4件見つかりました")
        picture(page, "month-4-found")
        page.get_by_test_id("modal-close").click()

        becomes(page, "U01CAROL")
        page.get_by_test_id("home-tab").click()
        expect(page.get_by_test_id("home")).to_contain_text("全体の状況")
        picture(page, "month-5-division")
