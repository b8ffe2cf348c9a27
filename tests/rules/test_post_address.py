"""Whose post an address leads to: asked about where it is another's, silent where it does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.post_address import Doubt, DoubtKind, doubt_about, names_account, read_address, same_post

ACCOUNTS = {
    "facebook": ("niimi.kanko", "https://www.facebook.com/niimi.kanko"),
    "x": ("niimi_city", "https://x.com/niimi_city"),
    "instagram": ("niimi_shiki", "https://www.instagram.com/niimi_shiki/"),
    "threads": ("niimi_shiki", "https://www.threads.net/@niimi_shiki"),
    "line": ("@niimi-city", "https://line.me/R/ti/p/@niimi-city"),
    "youtube": ("@niimi-city", "https://www.youtube.com/@niimi-city"),
    "tiktok": ("@niimi_city", "https://www.tiktok.com/@niimi_city"),
    "note": ("niimi_city", "https://note.com/niimi_city"),
}


def doubt(url: str, platform: str) -> Doubt | None:
    handle, account_url = ACCOUNTS[platform]
    return doubt_about(url, platform=platform, handle=handle, account_url=account_url)


@pytest.mark.parametrize(
    ("platform", "url"),
    [
        ("facebook", "https://www.facebook.com/niimi.kanko/posts/1"),
        ("facebook", "https://m.facebook.com/NiimiKanko/posts/pfbid02abc?mibextid=x"),
        ("facebook", "https://web.facebook.com/niimi.kanko/videos/1/"),
        ("facebook", "https://ja-jp.facebook.com/pg/niimi.kanko/posts/1"),
        ("facebook", "https://www.facebook.com/permalink.php?story_fbid=pfbid0&id=100012345678901"),
        ("facebook", "https://m.facebook.com/story.php?story_fbid=1&id=100012345678901"),
        ("facebook", "https://www.facebook.com/100012345678901/posts/1"),
        ("facebook", "https://www.facebook.com/pages/新見市観光/100012345678901"),
        ("facebook", "https://www.facebook.com/share/p/AbCd/"),
        ("facebook", "https://www.facebook.com/photo/?fbid=1&set=a.1"),
        ("facebook", "https://www.facebook.com/reel/123"),
        ("facebook", "https://fb.watch/abc/"),
        ("x", "https://twitter.com/Niimi_City/status/1?s=20"),
        ("x", "https://mobile.x.com/niimi_city/status/1/photo/1"),
        ("x", "https://x.com/i/web/status/1"),
        ("x", "https://t.co/abc"),
        ("instagram", "https://www.instagram.com/p/Abc/?igsh=1"),
        ("instagram", "https://www.instagram.com/niimi_shiki/reel/Abc/"),
        ("instagram", "https://www.instagram.com/stories/niimi_shiki/123/"),
        ("threads", "https://www.threads.com/@niimi_shiki/post/Abc"),
        ("threads", "https://www.threads.net/t/Abc"),
        ("line", "https://page.line.me/niimi-city"),
        ("line", "https://line.me/R/ti/p/@123abcde"),
        ("line", "https://lin.ee/Abc"),
        ("line", "https://linevoom.line.me/post/1"),
        ("youtube", "https://youtu.be/abc"),
        ("youtube", "https://www.youtube.com/watch?v=abc"),
        ("youtube", "https://m.youtube.com/shorts/abc"),
        ("youtube", "https://www.youtube.com/channel/UCabc/community"),
        ("tiktok", "https://www.tiktok.com/@niimi_city/video/1"),
        ("tiktok", "https://vt.tiktok.com/ZSabc/"),
        ("note", "https://note.com/niimi_city/n/n1"),
        ("note", "https://note.com/n/n1"),
        ("facebook", "https://bit.ly/abc"),
    ],
)
def test_nothing_is_asked_about_the_accounts_own_post_or_where_nobody_can_tell(platform: str, url: str) -> None:
    assert doubt(url, platform) is None


@pytest.mark.parametrize(
    ("platform", "url", "kind", "found"),
    [
        ("facebook", "https://x.com/niimi_city/status/1", DoubtKind.OTHER_PLATFORM, "x"),
        ("x", "https://www.facebook.com/niimi.city/posts/1", DoubtKind.OTHER_PLATFORM, "facebook"),
        ("instagram", "https://www.threads.net/@niimi_shiki/post/1", DoubtKind.OTHER_PLATFORM, "threads"),
        ("facebook", "https://www.facebook.com/niimi.city/posts/1", DoubtKind.OTHER_ACCOUNT, "niimi.city"),
        ("x", "https://x.com/Taro_Private/status/1", DoubtKind.OTHER_ACCOUNT, "Taro_Private"),
        ("instagram", "https://www.instagram.com/taro/p/Abc/", DoubtKind.OTHER_ACCOUNT, "taro"),
        ("threads", "https://www.threads.com/@taro/post/1", DoubtKind.OTHER_ACCOUNT, "taro"),
        ("youtube", "https://www.youtube.com/@taro/community", DoubtKind.OTHER_ACCOUNT, "taro"),
        ("tiktok", "https://www.tiktok.com/@taro/video/1", DoubtKind.OTHER_ACCOUNT, "taro"),
        ("note", "https://note.com/taro/n/n1", DoubtKind.OTHER_ACCOUNT, "taro"),
        ("line", "https://page.line.me/niimi-kosodate", DoubtKind.OTHER_ACCOUNT, "niimi-kosodate"),
        ("facebook", "https://facebook.com.example.com/niimi.kanko/posts/1", DoubtKind.NO_PLATFORM, None),
        ("facebook", "https://www.city.niimi.okayama.jp/1", DoubtKind.NO_PLATFORM, "city.niimi.okayama.jp"),
    ],
)
def test_a_post_of_another_account_is_asked_about(platform: str, url: str, kind: DoubtKind, found: str | None) -> None:
    asked = doubt(url, platform)

    assert asked is not None
    assert asked.kind is kind
    assert found is None or asked.found == found


def test_a_page_known_by_its_number_is_told_from_another_by_the_number() -> None:
    known = {
        "platform": "facebook",
        "handle": "niimi",
        "account_url": "https://www.facebook.com/profile.php?id=1000111",
    }

    assert doubt_about("https://www.facebook.com/permalink.php?story_fbid=1&id=1000111", **known) is None
    other = doubt_about("https://www.facebook.com/permalink.php?story_fbid=1&id=1000222", **known)
    assert other == Doubt(DoubtKind.OTHER_ACCOUNT, "1000222")


def test_an_account_on_a_domain_of_its_own_is_left_in_peace() -> None:
    own = {"platform": "note", "handle": "niimi", "account_url": "https://note.city.example.jp/"}
    assert doubt_about("https://note.city.example.jp/n/n1", **own) is None


def test_an_address_names_the_account_it_names_and_no_other() -> None:
    assert names_account("https://x.com/NIIMI_city/status/1", platform="x", handle="@niimi_city")
    assert not names_account("https://x.com/niimi_city/status/1", platform="x", handle="niimi_bousai")
    assert not names_account("https://x.com/i/status/1", platform="x", handle="i")


def test_who_passed_an_address_on_does_not_make_it_another_post() -> None:
    assert same_post("https://www.instagram.com/p/Abc/?igsh=1&utm_source=x", "https://instagram.com/p/Abc")
    assert not same_post("https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=b")


HANDLES = st.from_regex(r"[a-z][a-z_]{3,12}", fullmatch=True)
POSTS = {
    "facebook": ("https://www.facebook.com/{}/posts/1", "https://m.facebook.com/{}/videos/2/?s=1"),
    "x": ("https://x.com/{}/status/1", "https://twitter.com/{}/status/1?s=20"),
    "instagram": ("https://www.instagram.com/{}/p/Abc/", "https://instagram.com/{}/reel/Abc"),
    "threads": ("https://www.threads.com/@{}/post/A",),
    "line": ("https://page.line.me/{}", "https://line.me/R/ti/p/@{}"),
    "youtube": ("https://www.youtube.com/@{}/community",),
    "tiktok": ("https://www.tiktok.com/@{}/video/1",),
    "note": ("https://note.com/{}/n/n1",),
}
RESERVED = frozenset(
    {"share", "sharer", "watch", "reel", "reels", "groups", "events", "hashtag", "stories", "media", "login", "notes"}
    | {"gaming", "marketplace", "business", "help", "search", "home", "intent", "explore", "settings", "messages"}
    | {"notifications", "compose", "accounts", "direct", "info", "embed", "sitesettings", "pages", "people", "photo"}
)


@given(
    platform=st.sampled_from(sorted(POSTS)), handle=HANDLES, other=HANDLES, place=st.integers(0, 1), up=st.booleans()
)
def test_a_post_is_the_accounts_exactly_where_the_handle_is(
    platform: str, handle: str, other: str, place: int, up: bool
) -> None:
    form = POSTS[platform][min(place, len(POSTS[platform]) - 1)]
    if RESERVED & {handle, other}:
        return
    url = form.format(other.upper() if up else other)

    asked = doubt_about(url, platform=platform, handle=f"@{handle}")

    assert (asked is None) == (handle == other)


@given(st.text())
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    read_address(text)
    read_address(f"https://{text}")
    doubt_about(f"https://facebook.com/{text}", platform="facebook", handle=text, account_url=text)
    assert same_post(text, text)
