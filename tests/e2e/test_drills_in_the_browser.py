"""Every kind of incident once as a frightened newcomer meets it: in a real browser, by the page's own drill."""

import re

import pytest
from playwright.sync_api import Browser, expect

from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import IncidentKind
from tests.e2e.test_in_the_browser import picture
from tests.support.browsers import watched_tab
from tests.support.workspace import Workspace

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", IncidentKind)
def test_from_the_ready_drill_to_the_first_step(workspace: Workspace, browser: Browser, kind: IncidentKind) -> None:
    book = builtin_handbook().playbook(kind)
    with watched_tab(browser) as page:
        page.set_viewport_size({"width": 1280, "height": 1000})
        page.goto(f"{workspace.server.url}/?as=U01ALICE")
        page.locator("[data-channel-id=C01INC]").click()
        name = kind.japanese.removeprefix("アカウント")
        page.get_by_test_id("starter").filter(has_text=f"訓練をはじめる（{name}）").click()
        page.get_by_test_id("composer").press("Enter")

        modal = page.get_by_test_id("modal")
        expect(modal).to_contain_text("種別と一行だけで報告できます")
        expect(modal.locator("[data-block-id=kind]")).to_contain_text(kind.japanese)
        picture(page, f"incident-{kind}-1-form")
        page.get_by_test_id("modal-submit").click()

        expect(modal).to_contain_text("今すぐ、次の三つをしてください。")
        for one in book.first_three:
            expect(modal).to_contain_text(one)
        picture(page, f"incident-{kind}-2-first-three")
        page.get_by_test_id("modal-close").click()

        card = page.get_by_test_id("message").filter(has_text="次の続報の期限")
        expect(card).to_contain_text("【訓練】これは訓練です。")
        expect(card).to_contain_text(kind.japanese)
        page.get_by_test_id("thread-link").first.click()
        steps = page.get_by_test_id("message").filter(has_text="すること（手順）")
        expect(steps).to_contain_text(book.steps[0].title)
        steps.hover()  # scrolls to it, however often the page draws it anew
        picture(page, f"incident-{kind}-3-thread")
        steps.get_by_role("button", name="担当する", exact=True).first.click()
        expect(steps).to_contain_text(re.compile("担当：.*新見 花子"))
        steps.get_by_role("button", name="くわしく", exact=True).first.click()
        expect(modal).to_contain_text(book.steps[0].what_to_do.strip().split("\n")[0])
        picture(page, f"incident-{kind}-4-step")
