"""The page with the practice server itself: a post of the app arrives, a press reaches it, silence is told."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from bot.practice.demo import demo_seed
from bot.practice.running import PracticeServer
from tests.practice_page.blocks import actions, button, mrkdwn, section
from tests.support.browsers import watched_tab

pytestmark = pytest.mark.browser


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    with PracticeServer(demo_seed()) as server:
        yield server


@pytest.fixture
def tab(browser: Browser, practice: PracticeServer) -> Iterator[Page]:
    with watched_tab(browser) as page:
        page.goto(practice.url)
        yield page


def test_what_the_app_posts_appears_at_once_and_a_press_without_an_app_is_told(
    tab: Page, practice: PracticeServer
) -> None:
    app = WebClient(token=practice.seed.bot_token, base_url=practice.api_url)
    tab.get_by_test_id("person-switcher").click()
    tab.locator("[data-person-id=U01BOB]").click()
    expect(tab.get_by_test_id("channel-title")).to_have_text("SNS運用チェック")

    card = [section(mrkdwn("*承認待ち*　<@U01ALICE> の投稿案")), actions(button("承認する", "approve"))]
    direct = app.conversations_open(users="U01BOB")["channel"]["id"]
    posted = app.chat_postMessage(channel=direct, text="承認のお願い", blocks=card)
    expect(tab.get_by_test_id("message")).to_contain_text("承認待ち @新見 花子 の投稿案")

    tab.locator("[data-action-id=approve]").click()
    expect(tab.get_by_test_id("problem")).to_contain_text("ボットが動いていません")

    app.chat_update(channel=direct, ts=posted["ts"], text="承認しました", blocks=[section(mrkdwn("承認しました"))])
    expect(tab.get_by_test_id("message")).to_contain_text("承認しました")
    expect(tab.locator("[data-action-id=approve]")).to_have_count(0)


def test_a_colleague_reads_what_was_written_and_answers_in_the_thread(tab: Page) -> None:
    tab.get_by_test_id("person-switcher").click()
    tab.locator("[data-person-id=U01ALICE]").click()
    tab.locator("[data-channel-id=C01KANKO]").click()
    tab.get_by_test_id("composer").fill("@山本 浩二 朝市の投稿案です <b>")
    tab.get_by_test_id("composer").press("Enter")
    expect(tab.get_by_test_id("message").locator(".mention")).to_have_text("@山本 浩二")

    tab.locator("[data-seat-of=U01BOB]").click()
    tab.locator("[data-channel-id=C01KANKO]").click()
    tab.get_by_test_id("message").hover()
    tab.get_by_test_id("message-reply").click()
    tab.get_by_test_id("thread-composer").fill("見ておきます")
    tab.get_by_test_id("thread-composer").press("Enter")
    expect(tab.get_by_test_id("thread").get_by_text("見ておきます")).to_be_visible()
    expect(tab.get_by_test_id("thread-link")).to_contain_text("1件の返信")
