"""`snsbot accounts listing`: the list of all accounts for the city's homepage, as a page and as a table."""

from pathlib import Path

import pytest

from bot.practice.demo import DEMO_CITY
from tests.cli.terminal import Terminal


@pytest.fixture
def city(office: Terminal) -> Terminal:
    """A terminal with the demo city."""
    assert office.types("org", "import", DEMO_CITY).status == 0
    return office


def test_the_page_is_written_to_a_file_or_printed(city: Terminal, tmp_path: Path) -> None:
    printed = city.types("accounts", "listing")
    assert printed.status == 0
    assert printed.printed.startswith("<!DOCTYPE html>")
    assert "https://www.instagram.com/niimi_shiki/" in printed.printed

    done = city.types("accounts", "listing", tmp_path / "sns.html")
    assert "アカウント9件の一覧を" in done.printed
    assert (tmp_path / "sns.html").read_text(encoding="utf-8") == printed.printed


def test_the_table_has_a_line_for_each_account(city: Terminal) -> None:
    table = city.types("accounts", "listing", "--csv").printed
    assert table.startswith("\ufeff状態,種類,")
    assert len(table.splitlines()) == 10
    assert "運用中,Facebook,新見市観光,niimi.kanko," in table


def test_a_place_that_cannot_be_written_to_is_told(city: Terminal, tmp_path: Path) -> None:
    assert "書き込めません" in city.types("accounts", "listing", tmp_path / "nowhere" / "sns.html").complaint


def test_without_a_city_there_is_nothing_to_list(office: Terminal) -> None:
    assert "まだ登録されていません" in office.types("accounts", "listing").complaint
