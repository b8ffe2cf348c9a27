"""Text stays text, and mrkdwn means what Slack means by it."""

import pytest
from playwright.sync_api import Page, expect

from tests.practice_page.blocks import Json, actions, button, mrkdwn, plain, section
from tests.practice_page.fake_server import FakeWorkspace

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=\"document.title='破'\"><script>document.title='破'</script><b>太</b> <!channel> <@U01BOB> *星*"
)


def test_text_that_tries_to_be_html_or_to_mention_stays_letters(page: Page, address: str, fake: FakeWorkspace) -> None:
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("*星*", "")
    fake.say(
        "D01BOT",
        name="<i>名</i>",
        blocks=[
            section(plain(HOSTILE), "plain"),
            section(mrkdwn(escaped), "escaped"),
            {"type": "header", "block_id": "header", "text": plain(HOSTILE)},
            actions(button("<u>押す</u>", "press", url="javascript:document.title='破'")),
            section(mrkdwn("<javascript:document.title='破'|押して>"), "link"),
        ],
    )
    page.goto(f"{address}/?as=U01ALICE")
    message = page.get_by_test_id("message")

    expect(message.locator("[data-block-id=plain]")).to_have_text(HOSTILE)
    expect(message.locator("[data-block-id=header]")).to_have_text(HOSTILE)
    expect(message.locator("[data-block-id=escaped]")).to_contain_text("<script>document.title='破'</script>")
    expect(message.locator("[data-action-id=press]")).to_have_text("<u>押す</u>")
    assert message.locator("script, b, i, u, .blocks img, a, strong, .mention").count() == 0
    assert "破" not in page.title()


def test_what_a_person_types_stays_letters_too(page: Page, address: str, fake: FakeWorkspace) -> None:
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_test_id("composer").fill("<b>太字</b> &amp; <!here>")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("message").locator(".message-text")).to_have_text("<b>太字</b> &amp; <!here>")
    assert page.locator(".mention").count() == 0


MRKDWN = [
    ("*太* _斜_ ~消~ `*記号*`", "<strong>太</strong> <em>斜</em> <s>消</s> <code>*記号*</code>"),
    ("これは*太字*になりません", "これは*太字*になりません"),
    ("3 * 4 * 5 と _ひとつ", "3 * 4 * 5 と _ひとつ"),
    ("&gt; 引用\n次の行", "<blockquote>引用</blockquote>次の行"),
    ("```\n<@U01BOB> *x*\n```", "<pre><code>&lt;@U01BOB&gt; *x*</code></pre>"),
    ("<@U01BOB> <#C01SNS> <!here>", "[@高梁 次郎] [#sns運用] [@here]"),
    ("&lt;@U01BOB&gt; &amp;lt;", "&lt;@U01BOB&gt; &amp;lt;"),
    ("<https://example.jp/a?b=1&amp;c=2|例>", '<a href="https://example.jp/a?b=1&amp;c=2">例</a>'),
    ("詳しくは https://example.jp/x。", '詳しくは <a href="https://example.jp/x">https://example.jp/x</a>。'),
    (":warning: :そのまま: :unknown_name:", "⚠️ :そのまま: :unknown_name:"),
    ("@channel", "[@channel]"),
]


def test_mrkdwn_is_drawn_as_slack_draws_it(page: Page, address: str, fake: FakeWorkspace) -> None:
    fake.say("D01BOT", blocks=[section(mrkdwn(text), f"b{index}") for index, (text, _) in enumerate(MRKDWN)])
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_test_id("message").wait_for()
    drawn = page.evaluate(
        """() => [...document.querySelectorAll('.section-text')].map((node) => {
          const copy = node.cloneNode(true);
          copy.querySelectorAll('.mention').forEach((mention) => mention.replaceWith(`[${mention.textContent}]`));
          copy.querySelectorAll('a').forEach((link) => ['target', 'rel'].forEach((name) => link.removeAttribute(name)));
          return copy.innerHTML;
        })"""
    )
    assert drawn == [expected for _, expected in MRKDWN]


def test_a_block_the_page_does_not_know_is_shown_as_such(page: Page, address: str, fake: FakeWorkspace) -> None:
    broken: Json = {"type": "section", "block_id": "broken", "fields": "これは並びではありません"}
    unknown: Json = {"type": "video", "block_id": "video"}
    fake.say("D01BOT", blocks=[section(mrkdwn("前"), "before"), broken, unknown, section(mrkdwn("後"), "after")])
    page.goto(f"{address}/?as=U01ALICE")
    for block_id in ("broken", "video"):
        expect(page.locator(f"[data-block-id={block_id}]")).to_contain_text("表示できないブロック")
    expect(page.locator("[data-block-id=before]")).to_have_text("前")
    expect(page.locator("[data-block-id=after]")).to_have_text("後")
