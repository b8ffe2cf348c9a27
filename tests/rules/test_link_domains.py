"""Which addresses a city may point to, and which hide or invent their owner (§6(2)エ)."""

import pytest

from rules.document import Document
from rules.engine import NIIMI
from rules.mentions import Link
from rules.patterns_domains import is_anybodys, is_official, is_platform_page, is_public_body, is_shortener, looks_bad


def link(address: str) -> Link:
    (found,) = Document(address).links
    return found


@pytest.mark.parametrize(
    "address", ["https://bit.ly/3x", "x.gd/abc", "https://t.co/ab", "https://goo.gl/abc", "ＢＩＴ.LY/3x"]
)
def test_a_shortener_hides_where_it_goes(address: str) -> None:
    assert is_shortener(link(address))


@pytest.mark.parametrize(
    "address",
    ["https://maps.app.goo.gl/ab", "https://forms.gle/ab", "https://goo.gl/maps/ab", "https://orbit.ly.example.com/"],
)
def test_a_short_form_of_the_services_own_pages_is_no_shortener(address: str) -> None:
    assert not is_shortener(link(address))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.city.niimi.okayama.jp/",
        "www.jma.go.jp",
        "https://www.city.okayama.lg.jp/",
        "https://www.city.owariasahi.aichi.jp/",
        "https://www.town.kibichuo.okayama.jp/",
        "https://www.niimi-u.ac.jp/",
        "https://www.jrc.or.jp/",
    ],
)
def test_public_bodies_need_no_second_look(address: str) -> None:
    assert is_public_body(link(address), NIIMI)
    assert is_official(link(address), NIIMI)


@pytest.mark.parametrize(
    "address", ["https://niimi-city-yoyaku.com", "https://city-niimi.jp.example.net", "https://a.or.jp"]
)
def test_a_look_alike_is_not_the_city(address: str) -> None:
    assert not is_public_body(link(address), NIIMI)


@pytest.mark.parametrize(
    "address", ["https://ameblo.jp/x", "https://note.com/x", "http://203.0.113.58/x", "https://line.me/ti/g2/x"]
)
def test_anybody_can_write_there(address: str) -> None:
    assert is_anybodys(link(address))


def test_a_platform_may_show_the_citys_page_or_anybodys() -> None:
    assert is_platform_page(link("https://x.com/someone"), NIIMI)
    assert not is_official(link("https://x.com/someone"), NIIMI)


def test_the_words_of_an_address_tell_of_its_page() -> None:
    assert looks_bad(link("https://best-casino.example.com"))
    assert not looks_bad(link("https://www.kankou.example.com"))
