"""合わない一つあたりの値段 — 10枚入り300円（1枚あたり40円）

何を見つけるか: 「10枚入り300円（1枚あたり40円）」「10kgで4,800円、1kgあたり500円」「年会費2,400円（月あたり300円）」の
ように、まとまりの値段を数で割った額と、書かれた一つあたりの値段が合わないもの。
なぜ: §6(2)イ「正確に記述する」。値段のまちがいは、窓口や店でのもめごとになります。
なおし方: 割り算をし直して、数か値段を直してください。
見逃すもの: 端数のまるめ、ばら売りの値段（まとまりより高いもの）、「約」の付く額の少しのずれ。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない一つあたりの値段", reckons=True)

EXAMPLES = (
    ng("【可燃・中】10枚入り300円（1枚あたり40円）", at="10枚入り300円（1枚あたり40円", severity=Severity.CONFIRM),
    ng("お米10kgで4,800円、1kgあたり500円です。", at="10kgで4,800円、1kgあたり500円"),
    ng("回数券は11枚2,000円。1枚あたり約150円です。", at="11枚2,000円。1枚あたり約150円"),
    ng("年会費2,400円（月あたり300円）です。", at="年会費2,400円（月あたり300円"),
    ng("30個入り6,000円（1個250円）", at="30個入り6,000円（1個250円", severity=Severity.CONFIRM),
    ng("シール20枚つづり2,000円（1枚80円）", at="20枚つづり2,000円（1枚80円"),
    ok("【可燃・中】10枚入り300円（1枚あたり30円）"),
    ok("回数券は11枚2,000円。1枚あたり約182円です。"),
    ok("10枚入り300円（1枚売りは40円）"),
    ok("5個セット750円（1個160円のところ）"),
    ok("年会費2,400円（月あたり200円）です。"),
    ok("5枚組1,000円（バラ1枚250円）"),
)

_COUNTED = "枚|個|本|袋|組|回|玉|冊|食|包|錠|株|箱|缶|人|名|束|足|杯|kg|g|L|m|回分|人分|か月"
_PACK = (
    rf"(?<![0-9,.第])(?P<number>{ARABIC})\s?(?P<unit>{_COUNTED})(?:入り?|セット|つづり|綴り|組|分|パック|回数券"
    rf"|まとめて|の|で|が|は|、|:|\s|\)){{0,3}}"
    rf"(?P<price>{ARABIC})円(?:\(税込み?\))?"
)
_ONE = (
    r"(?:です)?[(\s、。/・,]{1,3}(?:=|→)?1(?P=unit)(?P<per>あたり|当たり|につき|換算で?|平均)?(?:は|が|で|:|の"
    r"|\s){0,2}(?P<about>約)?"
    rf"(?P<each>{ARABIC})円"
)
_BY_PIECE = quick_compile(_PACK + _ONE)
_BY_MONTH = quick_compile(
    rf"(?:年会費|年額|年間|1年(?:分|で|間)?)(?:は|が|で|:|\s){{0,2}}(?P<price>{ARABIC})円(?:です)?[(\s、。/・]{{1,3}}"
    rf"(?:月額|月々|毎月|ひと月|1か月|月)(?P<per>あたり|当たり|につき|換算で?|平均)?(?:は|が|で|:|\s){{0,2}}"
    rf"(?P<about>約)?(?P<each>{ARABIC})円"
)
_SOLD_SINGLY = lazy_compile(
    r"ばら|バラ|単品|売り|ところ|通常|定価|のみ|だけの|追加|別途|手数料|送料|お?得|割|当日|税別|税抜"
)
_MONTHS = 12
_REACH = 12


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if document.text.count("円") < 2:
        return
    for match in document.find(_BY_PIECE):
        yield from _judged(document, match, number_value(match.groups["number"] or "0")[0])
    for match in document.find(_BY_MONTH):
        yield from _judged(document, match, Decimal(_MONTHS))


def _judged(document: Document, match: Match, number: Decimal) -> Iterator[Finding]:
    price, each = (number_value(match.groups[name] or "0")[0] for name in ("price", "each"))
    if number <= 1 or not price:
        return
    right = price / number
    # Rounded up or down to a yen; what is about so much may be rounded to ten.
    slack = max(Decimal(1), right / 20) if match.groups["about"] else Decimal(1)
    per = match.groups["per"] is not None
    # One by itself may cost more than its part of a pack, never less.
    dearer_alone = each > right and not per
    exact = each == right
    after = document.text[match.end : match.end + _REACH].split("\n")[0]
    if exact or abs(each - right) < slack or (dearer_alone and "入り" not in match.text):
        return
    if _SOLD_SINGLY.search(match.text) or (not per and _SOLD_SINGLY.search(after)) or is_correction(document, match):
        return
    if dearer_alone and each > right * Decimal("1.6"):
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=(
            f"割り算をすると一つあたり{right.quantize(Decimal('0.1')).normalize():,f}円になります。"
            "数か値段を確かめて直してください。"
        ),
    )
