"""The page with a workspace behind it that does as it is told."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.practice_page.fake_server import FakeWorkspace, served
from tests.support.browsers import watched_tab


@pytest.fixture
def fake() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def address(fake: FakeWorkspace) -> Iterator[str]:
    with served(fake) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An empty tab, closed before the server at `address` ends."""
    with watched_tab(browser) as tab:
        yield tab
