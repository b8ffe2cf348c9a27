"""§5(6): bios of other municipalities than the configured city are read with their own names and homepages."""

import pytest

from rules.policy_items import check_bio
from tests.policy.examples import missing


@pytest.mark.parametrize(
    "address",
    [
        "https://www.city.minato.lg.jp/",
        "city.minato.okayama.jp",
        "www.town.minato.aichi.jp/kurashi/",
        "http://vill.minato.nagano.jp",
        "www.city.sapporo.jp",
        "https://www.minato.lg.jp/",
        "ｈｔｔｐｓ：／／ｗｗｗ．ｃｉｔｙ．ｍｉｎａｔｏ．ｌｇ．ｊｐ",
    ],
)
def test_the_bio_of_another_municipality_is_read_with_its_own_homepage(address: str) -> None:
    assert check_bio(f"湊市広報課です。{address}").complete


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/minato",
        "https://minato-city.jp",
        "https://city.minato.com",
        "https://city.or.jp",
        "https://www.city.minato.lg.jp.example.com",
        "https://www.pref.okayama.jp",
        "https://www.soumu.go.jp",
        "https://shinsei.e-okayama.lg.jp",
        "koho@city.minato.lg.jp",
    ],
)
def test_what_is_no_homepage_of_a_municipality_does_not_count_for_it(address: str) -> None:
    assert missing(check_bio(f"湊市広報課です。{address}")) == ["homepage_url"]


@pytest.mark.parametrize(
    "words",
    [
        "湊市LINE公式アカウントです。",
        "湊市役所がお届けします。",
        "運営👉湊町まちづくり課・協力隊",
        "湊町立こども園🌸毎日の給食",
        "村教育委員会と村民有志でつくっています。",
    ],
)
def test_the_organisation_of_another_municipality_is_recognised(words: str) -> None:
    assert missing(check_bio(words)) == ["homepage_url"]
