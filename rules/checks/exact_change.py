"""料金と合わない「ちょうど」の額 — 「1回200円」なのに「300円ちょうどをご用意ください」

何を見つけるか: 書かれた料金が1つだけのときに、つり銭のいらないように用意してもらう額がそれと違うもの。
なぜ: §6(2)イ「正確に記述する」。会場や車内で困るのは市民です。
なおし方: 料金か、用意してもらう額を直してください。
見逃すもの: 料金が2つ以上書かれたもの、2人分・2回分と書かれたもの。
"""

from collections.abc import Iterator

from rules.amounts import find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="料金と合わない「ちょうど」の額", reckons=True)

EXAMPLES = (
    ng(
        "料金　1回200円\nお釣りが出ませんので、300円ちょうどをご用意ください。",
        at="300円",
        severity=Severity.CONFIRM,
    ),
    ng("参加費は500円です。つり銭のないよう、600円をご用意ください。", at="600円"),
    ng("入場料は大人400円。お釣りのいらないように500円をお持ちください。", at="500円"),
    ok("料金　1回200円\nお釣りが出ませんので、200円ちょうどをご用意ください。"),
    ok("大人400円、子ども200円。お釣りのないようにご用意ください。"),
    ok("1回200円。往復で乗る方は400円をお釣りのないようご用意ください。"),
    ok("1回200円。お釣りは出ません。回数券は11枚で2,000円です。"),
)

_PRICE_BEFORE = lazy_compile(
    r"(?:料金|料|運賃|参加費|会費|代金?|費用?|1回|お?一人|1人|大人|一律|均一)(?:は|:|が|、|\s)?\s?$"
)
_CHANGE = lazy_compile(
    r"お?(?:釣り?|つり)銭?(?:の|が|は)[^。\n]{0,12}$|お?(?:釣り?|つり)銭?[^。\n]{0,20}、[^。\n]{0,16}$"
)
_HANDED = lazy_compile(r"(?:ちょうど)?(?:を|で)?、?(?:ご?用意|お持ち|ご?持参|お支払い)|ちょうど")
_SEVERAL = lazy_compile(r"往復|[2-9二三四]人|家族|[2-9]回|親子|と合わせ|込み|追加|預か|保証金|回数券|組")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    sums = [one for one in find_amounts(document) if one.kind == "円"]
    if len(sums) != 2 or sums[0].value == sums[1].value or _SEVERAL.search(document.text):
        return
    price, handed = sums
    leads = document.text[max(price.end, handed.start - 60) : handed.start]
    if (
        _PRICE_BEFORE.search(document.text, max(0, price.start - 12), price.start)
        and _CHANGE.search(leads)
        and _HANDED.match(document.text, handed.end)
        and not is_correction(document, handed)
    ):
        yield CHECK.finding(
            document.span(handed.start, handed.end),
            severity=Severity.CONFIRM,
            message=f"料金（{price.shown(price.value)}）と合いません。どちらかを確かめて直してください。",
        )
