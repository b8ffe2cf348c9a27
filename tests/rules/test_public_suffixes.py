"""Which part of a host name someone registered."""

import pytest
import tldextract
from hypothesis import given
from hypothesis import strategies as st

from rules.public_suffixes import registrable_domain

REFERENCE = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.city.niimi.okayama.jp", "city.niimi.okayama.jp"),
        ("kanko.example.co.jp", "example.co.jp"),
        ("Example.COM", "example.com"),
        ("user.github.io", "github.io"),
        ("a.b.ck", "a.b.ck"),
        ("www.ck", "www.ck"),
        ("xn--wgv71a119e.jp", "xn--wgv71a119e.jp"),
        ("店.公司.cn", "店.公司.cn"),
        ("co.jp", ""),
        ("jp", ""),
        ("192.168.1.10", ""),
        ("file.nosuchsuffix", ""),
        ("a..jp", ""),
        ("", ""),
    ],
)
def test_the_registered_part_of_a_host_is_known(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


LABELS = [
    "www",
    "city",
    "niimi",
    "okayama",
    "jp",
    "co",
    "com",
    "ck",
    "kobe",
    "github",
    "io",
    "uk",
    "xn--wgv71a119e",
    "x",
]


@given(st.lists(st.sampled_from(LABELS), min_size=1, max_size=5))
def test_it_agrees_with_tldextract(labels: list[str]) -> None:
    host = ".".join(labels)
    assert registrable_domain(host) == REFERENCE(host).top_domain_under_public_suffix
