"""合わない値段 — 割引や税の計算が合わない

何を見つけるか: 「2,000円の3割引の1,600円」「税抜1,000円（税込1,200円）」「購入費の2分の1を補助。4万円なら
2万5千円」のように、割引・税・補助を計算すると書かれた値段にならないもの。
なぜ: §6(2)イ「正確に記述する」。値段のまちがいは苦情や返金になります。
なおし方: 計算をし直して、値段か割引の割合を直してください。
見逃すもの: 端数の切り上げ・切り捨て、もとの値段がいくつもあって決められないもの、「約」「最大」の値段。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import ARABIC, Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない値段", reckons=True)

EXAMPLES = (
    ng("通常2,000円の回数券が3割引の1,600円に！", at="3割引の1,600円", severity=Severity.CONFIRM),
    ng("定価3,000円のところ、20％引きで2,500円です。", at="20％引きで2,500円"),
    ng("入館料1,200円が半額の500円に。", at="半額の500円"),
    ng("一般1,500円を、市民は500円引きの900円で。", at="500円引きの900円"),
    ng("1,600円（通常2,000円の3割引）でお求めいただけます。", at="1,600円（通常2,000円の3割引"),
    ng("通常価格 5,000円\n10%OFF → 4,000円", at="10%OFF → 4,000円"),
    ng("弁当は税抜1,000円（税込1,200円）です。", at="税込1,200円"),
    ng("本体価格800円、税込み900円", at="税込み900円"),
    ng(
        "購入費の2分の1（上限3万円）を補助します。たとえば4万円のカメラなら2万5千円を補助。",
        at="4万円のカメラなら2万5千円",
    ),
    ng("費用の3分の2を補助。30万円の工事の場合、25万円を補助します。", at="30万円の工事の場合、25万円"),
    ng("価格は3,000円（税込3,500円）です。", at="税込3,500円"),
    ng("補助率は2分の1。10万円の生ごみ処理機なら6万円が戻ります。", at="10万円の生ごみ処理機なら6万円"),
    ng("税込2,160円（税抜1,800円）", at="税込2,160円"),
    ng("半額の300円（通常500円）", at="半額の300円"),
    ng("プレミアム率20％。1万円で1万3千円分のお買い物ができます。", at="1万円で1万3千円"),
    ok("プレミアム率30％。1万円で1万3千円分のお買い物ができます。"),
    ng("受講料 5,000円＋消費税10％＝5,400円", at="5,000円＋消費税10％＝5,400円"),
    ok("受講料 5,000円＋消費税10％＝5,500円"),
    ng("本体2,000円＋消費税300円", at="＋消費税300円"),
    ok("学生は2割引の1,200円、高齢者は半額の750円（一般1,500円）"),
    ok("価格は3,000円（税込3,300円）です。"),
    ok("通常2,000円の回数券が3割引の1,400円に！"),
    ok("弁当は税抜1,000円（税込1,080円）です。"),
    ok("弁当は税抜1,000円（税込1,100円）です。"),
    ok("2割引。3,000円以上お買い上げの方に限ります。通常1,000円の品も対象です。"),
    ok("大人1,000円、子ども500円が半額の500円と250円に。"),
    ok("購入費の2分の1（上限3万円）を補助します。8万円のカメラなら3万円を補助。"),
    ok("定価980円が3割引の686円。"),
    ok("プレミアム商品券は1万3千円分を1万円で。"),
)

_CUT = lazy_compile(
    rf"(?:(?P<tenths>[0-9](?:\.5)?|[一二三四五六七八九])割(?:\s?(?P<more>[0-9])分)?\s?(?:引き?|安|オフ|OFF|off|値引き?|の?割引)"
    r"|(?P<percent>[0-9]{1,2})\s?(?:%|パーセント)\s?(?:割?引き?|オフ|OFF|off|Off|値引き?|安|の割引)"
    rf"|(?P<half>半額)|(?P<yen>{ARABIC})円\s?(?:引き?(?![きく換渡])|割引|値引き?|安く|オフ|OFF))"
)
_TO_RESULT = lazy_compile(
    r"(?:した|して|となる|となり|になり|になる|され|き|後|価格|料金|特別|セール|の|で|、|→|⇒|➡|=|:|!|\s|\(|「|なんと|税込|は|に){0,6}$"
)
_NO_RESULT = lazy_compile(
    r"\s?(?:以上|以下|未満|から|まで|ごと|につき|毎|分|お買|引き|割引|相当|玉|と[0-9]|[、/と・][0-9])"
)
_WORTH = lazy_compile(r"通常|定価|普段|ふだん|もと|元|本体|正規|一般|当日|価格|料金|料|が|を|の|→|⇒|➡")
_REACH = 90
_USUAL = lazy_compile(r"\s?[(←]\s?(?:通常|定価|普段|一般|正規|元)(?:価格|料金)?[は:の\s]{0,2}")
_PREMIUM = lazy_compile(
    r"プレミアム率?(?:は|が|:|\s)?(?P<percent>[0-9]{1,2})%|(?P<percent2>[0-9]{1,2})%の?(?:プレミアム|上乗せ)"
)
_NET = lazy_compile(r"(?:税抜き?|税別|本体(?:価格)?|税抜価格)\s?[:は]?\s?$")
_NET_AFTER = lazy_compile(r"\s?\(?(?:税抜き?|税別|\+税|本体)")
_TAX = lazy_compile(r"[+(と、]\s?消費税(?:額|等)?(?:\(?(?:8|10)%\)?)?(?:は|が|:)?\s?$")
_TAX_EQUATION = lazy_compile(
    r"(?P<net>[0-9][0-9,]{0,9})円\s?[+＋]\s?(?:消費)?税(?:[(]?(?P<rate>8|10)\s?%[)]?)?\s?(?:=|→|で|、)\s?(?:合計|計)?(?P<gross>[0-9][0-9,]{0,9})円"
)
_EIGHT, _TEN = Decimal("0.08"), Decimal("0.1")
_GROSS = lazy_compile(r"(?P<word>税込(?:価格|み)?|総額)\s?[:は]?\s?(?:合計)?$")
_GROSS_AFTER = lazy_compile(r"\s?\(?(?P<word>税込み?)")
_SHARE = lazy_compile(
    r"(?:(?P<part>[2-9])分の(?P<of>[1-9])|(?<![0-9])(?P<of2>[1-9])/(?P<part2>[2-9])(?![0-9])|(?P<half>半額|半分)|(?P<tenths>[1-9])割(?!引))"
)
_GRANTED = lazy_compile(
    r"(?:以内|相当額?)?(?:\((?:上限|限度|最大)[^)\n]{1,16}\)|[、,]?(?:上限|限度額?)[^。\n]{1,12})?(?:を|が)?[^。\n]{0,8}"
    r"(?:補助|助成|支給|還元)"
)
_RATE_BEFORE = lazy_compile(r"(?:補助|助成|還元)(?:率|額|金額|金)?[はが:\s]{0,2}[^0-9。\n]{0,10}$")
_CAP = lazy_compile(r"(?:上限|限度額?|最大|最高)[はが:]?\s?$")
_CAP_AFTER = lazy_compile(r"\s?(?:を(?:上限|限度)|が(?:上限|限度)|まで|\(上限)")
_CASE = lazy_compile(r"[^。\n0-9]{0,16}(?:なら|では|場合|とき|だと|れば|に対し|購入|買|設置|修理)[^0-9。\n]{0,14}$")
_AFTER_SHARE = lazy_compile(r"\s?(?:を|が)?(?:補助|助成|支給|交付|戻|お返し|還元|受け|に|です|[。\n])")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    prices = [one for one in find_amounts(document) if one.kind == "円"]
    if len(prices) < 2:
        return
    yield from _discounts(document, prices)
    yield from _taxes(document, prices)
    yield from _subsidies(document, prices)
    yield from _premiums(document, prices)
    yield from _tax_equations(document)


def _tax_equations(document: Document) -> Iterator[Finding]:
    """「5,000円＋消費税10％＝5,400円」."""
    for match in document.find(_TAX_EQUATION):
        net, gross = (Decimal((match.groups[name] or "0").replace(",", "")) for name in ("net", "gross"))
        expected = net * (1 + (_EIGHT if match.groups["rate"] == "8" else _TEN))
        if abs(expected - gross) > 1:
            yield _finding(match.span, expected)


def _finding(span: Span, expected: Decimal) -> Finding:
    message = (
        f"計算すると{expected.quantize(Decimal(1)):,f}円になり、書かれた値段と合いません。どちらかを直してください。"
    )
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)


def _discounts(document: Document, prices: list[Amount]) -> Iterator[Finding]:
    text = document.text
    for cut in document.find(_CUT):
        near = amounts_between(prices, cut.start - _REACH, cut.end + _REACH)
        others = [one for one in near if not cut.start <= one.start < cut.end and not one.is_rough]
        result = next((one for one in others if one.start >= cut.end), None)
        begin = max(_scope(document, cut.start), cut.start - _REACH)
        if result is not None and _TO_RESULT.match(text[cut.end : result.start]) and result.start - cut.end <= 14:
            bases = [one for one in others if begin <= one.start < cut.start]
            span = document.span(cut.start, result.end)
            if _NO_RESULT.match(text, result.end):
                continue
            end = result.end
            bases += [one for one in others if one.start > end and _USUAL.fullmatch(text[end : one.start])]
        else:
            # 「1,600円(通常2,000円の3割引)」: the result stands before the bracket.
            bracket = text.rfind("(", begin, cut.start)
            before = [one for one in others if begin <= one.start and one.end == bracket]
            bases = [one for one in others if bracket < one.start < cut.start]
            if bracket < 0 or not before or ")" in text[bracket : cut.start]:
                continue
            result = before[0]
            span = document.span(result.start, cut.end)
        if not bases or not _WORTH.search(text, max(0, bases[-1].start - 6), max(cut.start, bases[-1].start)):
            continue
        expected = [_reduced(cut.groups, base.value) for base in bases]
        # Rounded to ten yen or, for larger sums, to a hundred.
        if all(abs(one - result.value) >= (10 if one < 5000 else 100) for one in expected):
            yield _finding(span, expected[-1])


def _reduced(groups: dict[str, str | None], price: Decimal) -> Decimal:
    if groups["half"]:
        return price / 2
    if groups["yen"]:
        return price - number_value(groups["yen"])[0]
    if groups["percent"]:
        return price * (100 - int(groups["percent"])) / 100
    tenths, _ = number_value(groups["tenths"] or "0")
    return price * (100 - 10 * tenths - int(groups["more"] or 0)) / 100


def _scope(document: Document, position: int) -> int:
    """Where the sentence begins, or the one before it: prices and discounts often stand on lines of their own."""
    start = document.sentence_at(position).start
    return document.sentence_at(start - 1).start if start > 0 else start


def _taxes(document: Document, prices: list[Amount]) -> Iterator[Finding]:
    text = document.text
    for first, second in pairwise(prices):
        if second.start - first.end > 16 or "\n\n" in text[first.end : second.start]:
            continue
        tax = _TAX.search(text, max(0, second.start - 14), second.start)
        if tax is not None and all(abs(first.value * rate - second.value) >= 1 for rate in (_EIGHT, _TEN)):
            yield _finding(document.span(tax.start(), second.end), first.value * _TEN)
            continue
        net, gross = _net_and_gross(text, first, second)
        if net is None or gross is None or net.value == 0:
            continue
        possible = [net.value * rate for rate in (1 + _EIGHT, 1 + _TEN)]
        if all(abs(one - gross.value) >= 1 for one in possible):
            word = _GROSS.search(text, max(0, gross.start - 10), gross.start)
            nearest = min(possible, key=lambda one: abs(one - gross.value))
            yield _finding(document.span(word.start("word") if word else gross.start, gross.end), nearest)


def _net_and_gross(text: str, first: Amount, second: Amount) -> tuple[Amount | None, Amount | None]:
    net = gross = None
    for one in (first, second):
        before = max(0, one.start - 10)
        if _NET.search(text, before, one.start):
            net = one
        elif _GROSS.search(text, before, one.start):
            gross = one
        elif _NET_AFTER.match(text, one.end):
            net = one
        elif _GROSS_AFTER.match(text, one.end):
            gross = one
    if net is None and gross is second and text[first.end : second.start] == "(税込":
        net = first
    return net, gross


def _subsidies(document: Document, prices: list[Amount]) -> Iterator[Finding]:
    text = document.text
    shares = [
        one
        for one in document.find(_SHARE)
        if _GRANTED.match(text, one.end) or _RATE_BEFORE.search(text, max(0, one.start - 16), one.start)
    ]
    if len(shares) != 1:
        return
    share = shares[0]
    rate = _rate(share.groups)
    caps = [
        one.value
        for one in prices
        if _CAP.search(text, max(0, one.start - 8), one.start) or _CAP_AFTER.match(text, one.end)
    ]
    for cost, granted in pairwise(prices):
        between = text[cost.end : granted.start]
        if cost.start < share.start or len(between) > 30 or cost.is_rough or granted.is_rough:
            continue
        if not _CASE.match(between) or not _AFTER_SHARE.match(text, granted.end):
            continue
        expected = [min(cost.value * rate, cap) for cap in caps] or [cost.value * rate]
        if "負担" in text:
            # The amount may be what the citizen pays.
            expected += [cost.value - one for one in expected]
        if all(abs(one - granted.value) >= 1000 for one in expected):
            yield _finding(document.span(cost.start, granted.end), expected[0])


def _premiums(document: Document, prices: list[Amount]) -> Iterator[Finding]:
    """「プレミアム率20%。1万円で1万2千円分」."""
    said = list(document.find(_PREMIUM))
    if len(said) != 1:
        return
    rate = 1 + Decimal(said[0].groups["percent"] or said[0].groups["percent2"] or 0) / 100
    for paid, worth in pairwise(prices):
        joined = document.text[paid.end : worth.start] in ("で", "で、", "→", "が", "の商品券が")
        if joined and document.text.startswith("分", worth.end) and paid.value * rate != worth.value:
            yield _finding(document.span(paid.start, worth.end), paid.value * rate)


def _rate(groups: dict[str, str | None]) -> Decimal:
    if groups["half"]:
        return Decimal("0.5")
    if groups["tenths"]:
        return Decimal(groups["tenths"]) / 10
    return Decimal(groups["of"] or groups["of2"] or 1) / Decimal(groups["part"] or groups["part2"] or 1)
