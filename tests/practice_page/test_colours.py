"""Every text colour can be read on its surface: WCAG 2.2 AA, by day and by night."""

from typing import Literal

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TEXT = [
    ("--ink", ("--paper", "--side", "--card", "--sunken", "--hover", "--only-you", "--accent-soft")),
    ("--ink-2", ("--paper", "--side", "--card", "--sunken", "--hover", "--only-you", "--accent-soft")),
    ("--accent-text", ("--paper", "--card", "--accent-soft", "--hover")),
    ("--accent-ink", ("--accent", "--accent-strong")),
    ("--danger", ("--paper", "--card", "--danger-soft")),
    ("--danger-ink", ("--danger",)),
    ("--only-you-text", ("--only-you",)),
    ("--mention-text", ("--mention",)),
    ("--banner-ink", ("--banner",)),
    ("--code", ("--sunken",)),
]
EDGES = [("--line-strong", ("--paper", "--card")), ("--accent", ("--paper", "--card", "--side"))]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_enough_contrast(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    read = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"

    def pale(pairs: list[tuple[str, tuple[str, ...]]], least: float) -> list[str]:
        found = [(text, surface) for text, surfaces in pairs for surface in surfaces]
        ratios = [(one, other, contrast(page.evaluate(read, one), page.evaluate(read, other))) for one, other in found]
        return [f"{one} on {other}: {ratio:.2f}" for one, other, ratio in ratios if ratio < least]

    assert pale(TEXT, 4.5) == []
    assert pale(EDGES, 3.0) == []
