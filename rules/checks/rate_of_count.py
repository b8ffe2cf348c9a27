"""計算と合わない率 — 応募480句、入選120句（入選率40%）

何を見つけるか: 「応募480句、入選120句（入選率40%）」「対象者1,200人のうち受診は480人（受診率48%）」
「100人中62人（72%）」の
ように、並んだ二つの数から計算した率と、すぐ後ろに書かれた率が合わないもの。「80人のうち20人で、5人に1人」も見ます。
なぜ: §6(2)イ「正確に記述する」。率はそのまま引用されます。
なおし方: 割り算をし直して、数か率を直してください。
見逃すもの: 「約」の付く率の少しのずれ、四捨五入の差、もとの数が書かれていないもの、前の年や全国の率。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import Amount, amounts_between, find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="計算と合わない率", reckons=True)

EXAMPLES = (
    ng("応募480句、入選120句（入選率40％）", at="入選120句（入選率40％", severity=Severity.CONFIRM),
    ng("対象者1,200人のうち受診は480人（受診率48％）", at="受診は480人（受診率48％"),
    ng("100人中62人（72％）が「満足」と答えました。", at="62人（72％"),
    ng("応募 60点\n入賞 12点（入賞率30％）", at="12点（入賞率30％"),
    ng("有権者24,000人のうち投票者は12,000人で、投票率は60％でした。", at="投票者は12,000人で、投票率は60％"),
    ng("参加80人のうち20人が初参加で、5人に1人の割合です。", at="20人が初参加で、5人に1人"),
    ok("応募480句、入選120句（入選率25％）"),
    ok("対象者1,200人のうち受診は480人（受診率40％）"),
    ok("応募480句、入選120句（昨年の入選率40％）"),
    ok("120人が受診しました（受診率40％）"),
    ok("100人中62人（約6割）"),
    ok("参加80人のうち20人が初参加で、4人に1人の割合です。"),
    ok("受診者2,318人のうち要精検154人、精検受診率は79.9％です。"),
    ok("定員30人、申込20人（充足率66.7％）"),
)

_RATE = quick_compile(
    r"(?:\(|で、?)(?P<name>[一-龥]{1,6}率|割合)?(?:は|が|では|にして|で|:|\s){0,2}(?P<about>約)?"
    r"(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,2})?)%"
)
_ONE_IN = quick_compile(r"(?<![0-9])(?P<of>[2-9]|[1-9][0-9])(?:人|世帯|戸|件|校)に(?:1|一)(?:人|世帯|戸|件|校)")
_BEHIND = lazy_compile(
    r"(?:です|でした|となり|に上り|が(?:[一-龥]{1,6}(?:し|で)|初参加で)|いて|あり|が加入)?[、。]?\s?$"
)
_WHOLE_AFTER = lazy_compile(
    r"(?:の)?(?:うち|内|中|に対し|に聞い|から回答|が回答|が対象|の回答)|(?:に|の方に)(?:聞|尋|伺|うかが)"
)
_WHOLE_BEFORE = lazy_compile(
    r"(?:応募|対象|対象者|全体|総数|回答|回答者|有権者|申込|申込者|受験者?|出願|配布|定員|児童|生徒|会員|加入対象"
    r"|全|発送|送付|調査)"
    r"(?:者|数|総数|人数|件数|作品)?(?:は|が|の|:|\s|、)?\s?$"
)
_OTHER = lazy_compile(
    r"昨年|前年|去年|前回|全国|県平均|県内|目標|比|増|減|割引|引き|オフ|達成|予定|平均|還元|補助|湿度|確率|消化"
    r"|プレミアム|利率|税率"
)
_REACH = 80
_NEAR = 12
_MOST = 3


def check(document: Document, _context: Context) -> Iterator[Finding]:
    text = document.text
    if "%" in text:
        for match in document.find(_RATE):
            share = Decimal(match.groups["percent"] or 0)
            step = Decimal(1).scaleb(-len((match.groups["percent"] or "").partition(".")[2]))
            slack = step if match.groups["about"] is None else step * 3
            yield from _judged(document, match, share, slack, bool(match.groups["name"]))
    for match in document.find(_ONE_IN):
        share = Decimal(100) / int(match.groups["of"] or 1)
        yield from _judged(document, match, share, share / 8, has_name=True)


def _judged(document: Document, rate: Match, share: Decimal, slack: Decimal, has_name: bool) -> Iterator[Finding]:
    text = document.text
    counts = [
        one for one in amounts_between(find_amounts(document), rate.start - _REACH, rate.start + 1) if one.kind != "%"
    ]
    if len(counts) < 2:
        return
    part = counts[-1]
    gap = text[part.end : rate.start]
    if len(gap) > _NEAR or part.is_rough or not (not gap or _BEHIND.fullmatch(gap)):
        return
    whole = _whole(document, part, counts[:-1])
    if whole is None or whole.value < part.value or not (has_name or _WHOLE_AFTER.match(text, whole.end)):
        return
    begin = max(0, whole.start - _NEAR)
    if _OTHER.search(text, begin, rate.end) or is_correction(document, rate):
        return
    # Of any two numbers near: with others in between, another may be the whole.
    fits = any(abs(100 * part.value / one.value - share) <= slack for one in counts[:-1] if one.value)
    if fits:
        return
    called = _WHOLE_AFTER.match(text, whole.end)
    start = max(text.rfind(mark, begin, part.start) for mark in "、。\n・( ") + 1
    yield CHECK.finding(
        document.span(max(start, called.end() if called else whole.end), rate.end),
        severity=Severity.CONFIRM,
        message=(
            f"{part.shown(part.value)}は{whole.shown(whole.value)}の"
            f"{(100 * part.value / whole.value).quantize(Decimal('0.1')).normalize():f}%です。数か率を直してください。"
        ),
    )


def _whole(document: Document, part: Amount, before: list[Amount]) -> Amount | None:
    """The number that the part is of: of its kind, and called the whole."""
    alike = [one for one in before if one.kind == part.kind and not one.is_rough]
    if not alike or len(alike) > _MOST:
        return None
    for one in reversed(alike):
        if _WHOLE_AFTER.match(document.text, one.end) or _WHOLE_BEFORE.search(
            document.text, max(0, one.start - 10), one.start
        ):
            return one
    return None
