"""合わない増減 — 前の年との比べの計算が合わない

何を見つけるか: 「昨年の8,000人から1万人へ。前年比80%の増」のように、二つの数から計算した割合や差が、書かれた
増減と違うもの。「100人から80人に増えました」のような増減の向きの逆も見ます。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、数か割合を直してください。
見逃すもの: 「約」のついた数、比べるもとの数が決められない文、丸めによる少しのずれ。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import ARABIC, Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match

CHECK = Check(clause="6(2)イ", title="合わない増減", reckons=True)

EXAMPLES = (
    ng(
        "来場者は、昨年の8,000人から1万人へ。前年比80％の増となりました。",
        at="前年比80％の増",
        severity=Severity.CONFIRM,
    ),
    ng("昨年は1,250人、今年は1,500人で、前年比130％でした。", at="前年比130％"),
    ng("利用者は昨年度の200人から300人へと、2倍に増えました。", at="2倍"),
    ng("今年の応募は150点。昨年の120点より40点増えました。", at="40点増"),
    ng("ごみの量は昨年度500トン、今年度は450トンで、2割減となりました。", at="2割減"),
    ng("前年比20％増の1,500人（昨年1,200人）が訪れました。", at="前年比20％増"),
    ng("参加者は120人から100人に増えました。", at="120人から100人に増え"),
    ng("来館者は昨年度の12,000人から15,000人となり、3割以上増えました。", at="3割以上増"),
    ok("来館者は昨年度の12,000人から15,000人となり、2割以上増えました。"),
    ng("来場者数は3,200人で、前年の4,000人に比べて30％減少しました。", at="30％減"),
    ng("人口は26,000人。10年前の30,000人から20％減りました。", at="20％減"),
    ok("人口は24,000人。10年前の30,000人から20％減りました。"),
    ok("来場者は、昨年の8,000人から1万人へ。前年比25％の増となりました。"),
    ok("昨年度同期の1,250人に対し、今年度は2月末までに1,500人。前年度比120％、2割の増です。"),
    ok("利用者は昨年度の200人から400人へと、2倍に増えました。"),
    ok("今年の応募は150点。昨年の120点より30点増えました。"),
    ok("「18人から24人へ減りました」とお伝えしましたが、正しくは「増えました」です。"),
    ok("定員を20人から30人に増やしました。"),
    ok("人口26,120人（先月26,145人、25人減）"),
    ok("昨年は約1,200人、今年は1,500人で、前年比20％増でした。"),
    ok("参加者は120人から100人に減りました。昨年の売上は2割増でした。"),
)

_OLD = lazy_compile(
    r"(?:(?:[0-9]{1,2}|[一二三四五六七八九十])(?:年|か月|カ月|ヶ月)前|当初|昨年|前年|去年|昨年度|前年度|前回|先月|前月|昨季|昨夏|昨冬|昨春|昨秋|一昨年)(?:度|同期|同月|の同じ時期)?"
    r"(?:実績)?(?:は|の|が|より|同期の|同月の|:|\s){0,2}[^\s0-9。、比\n]{0,8}?$"
)
_NEW = lazy_compile(
    r"(?:今年|本年|今回|今年度|本年度|今季|今月|今夏|今冬|今春|今秋)(?:度)?[^0-9。\n]{0,16}(?:[0-9]{1,2}月[^0-9。\n]{0,10})?$"
)
_FROM_TO = lazy_compile(r"^から(?:今年|本年|今回|今年度)?(?:は|の|に|、)?\s?$")
_INTO = lazy_compile(r"^(?:へと?|に|と)")
_COMPARED = lazy_compile(r"(?:に比べ|と比べ|に対し|から|より)")
_ARROW = lazy_compile(r"^\s?(?:→|⇒|➡)\s?(?:今年|今年度|本年度?)?\s?$")
_CLAIM = lazy_compile(
    rf"(?P<base>(?:対?前年度?|昨年度?|対?前年同[期月]|前回|前月|先月|同期)(?:比|と比べて?|に比べて?|に対して?|より|から)(?:で|は|、|も|:)?\s?)?(?:約(?P<rough>))?"
    rf"(?:(?P<percent>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)\s?(?:%|パーセント)|(?P<tenths>[0-9]|[一二三四五六七八九])割(?!引)|"
    rf"(?P<times>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?|[二三四五])倍|(?P<number>{ARABIC})(?P<unit>人|名|件|台|戸|組|校|頭|点|個|枚|冊|票|円|%|世帯|団体))"
    r"(?P<least>以上|を?超える?|強)?(?:の|も|も多い|ほど)?(?:(?P<up>増|アップ|多|プラス|伸び|上回|上昇)|(?P<down>減|ダウン|少な|マイナス|下回|低下))?"
)
_DIRECTION = lazy_compile(
    r"(?:へと?|に)?、?(?:大きく|大幅に|さらに|わずかに)?(?:(?P<up>増え|増加|伸び|上昇)|(?P<down>減り|減少|減って|落ち込))"
)
_CHANGE = lazy_compile(r"(?:の|も|ほど)?(?:増(?!や)|減(?!ら)|多|少な|上回|下回|アップ|ダウン)")
_OTHER_SUBJECT = lazy_compile(r"[一-龥ぁ-んァ-ヶー][はもが](?!約)")
_SIZES = frozenset({"円", "人"})
_REACH = 90


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = [one for one in find_amounts(document) if one.kind not in ("%", "歳")]
    seen: set[tuple[int, int]] = set()
    for old, new in _pairs(document, amounts):
        finding = _direction(document, old, new)
        if finding is not None:
            yield finding
        for claim in _claims(document, old, new):
            if (claim.start, claim.end) not in seen and not _fits(claim.groups, old, new):
                seen.add((claim.start, claim.end))
                difference = abs(new.value - old.value)
                yield CHECK.finding(
                    claim.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"計算すると、{old.shown(old.value)}から{new.shown(new.value)}は{_percent(old, new)}%"
                        f"（差は{new.shown(difference)}）です。数か割合を直してください。"
                    ),
                )


def _percent(old: Amount, new: Amount) -> str:
    return f"{(100 * new.value / old.value).quantize(Decimal('0.1')).normalize():f}"


def _pairs(document: Document, amounts: list[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """The numbers before and after: 「昨年…A、今年…B」「AからBへ」「B(昨年A)」「B。昨年のAより」."""
    text = document.text
    for first, second in pairwise(amounts):
        between = text[first.end : second.start]
        if first.kind != second.kind or len(between) > 40 or first.is_rough or second.is_rough:
            continue
        if not first.value or not second.value or between.count("\n") > 1:
            continue
        if _CHANGE.match(text, first.end) or _CHANGE.match(text, second.end):
            continue
        before = text[max(0, first.start - 20) : first.start]
        first_is_old, second_is_old = _OLD.search(before), _OLD.search(between)
        compared = between.startswith("(") or _NEW.search(before) or _COMPARED.match(text, second.end)
        new_is_second = first_is_old and not second_is_old and _NEW.search(between)
        if (
            new_is_second
            or _ARROW.match(between)
            or (_FROM_TO.match(between) and _INTO.match(text[second.end : second.end + 2]))
        ):
            yield first, second
        elif second_is_old and not first_is_old and compared:
            yield second, first


def _claims(document: Document, old: Amount, new: Amount) -> Iterator[Match]:
    """What the text says of the change, in the pair's sentence or right after it."""
    first, last = min(old.start, new.start), max(old.end, new.end)
    begin = max(document.sentence_at(first).start, first - 24)
    sentence = document.sentence_at(last)
    end = min(document.sentence_at(sentence.end + 1).end, last + _REACH)
    if len(amounts_between(find_amounts(document), begin, end, old.kind)) > 4:
        return
    for match in _CLAIM.finditer(document.text, begin, max(end, last)):
        inside = any(one.start <= match.start("number") < one.end for one in (old, new))
        if inside or match["rough"] is not None or document.text[match.start() - 1 : match.start()] in ("第", ".", ","):
            continue
        if document.text[max(0, match.start() - 1) : match.start()].isdigit():
            continue
        between = document.text[last : match.start()]
        same = "。" not in between and "\n" not in between and not _OTHER_SUBJECT.search(between)
        nearby = match["base"] is not None or (match.start() >= last and same)
        says = match["up"] or match["down"]
        if match["number"] is not None and not (says and match["unit"] in (old.unit, new.unit)):
            continue
        if (match["base"] or says or match["times"]) and nearby:
            start, stop = match.span()
            yield Match(start, stop, document.span(start, stop), match[0], match.groupdict())


def _fits(claim: dict[str, str | None], old: Amount, new: Amount) -> bool:
    ratio = new.value / old.value
    # Numbers in 万 are rounded by those who write them.
    loose = Decimal(1) + sum(
        (one.grain / one.value * 10 for one in (old, new) if one.kind in _SIZES and one.grain >= 1000), Decimal(0)
    )
    signed = ratio - 1 if claim["up"] else 1 - ratio
    if claim["least"] is not None:
        said = _said(claim)
        return said is None or (signed if claim["up"] or claim["down"] else ratio) * 100 >= said - loose
    if claim["number"] is not None:
        number = number_value(claim["number"])[0]
        # Not by way of the ratio, which is rounded: 26,145 to 26,120 is 25 exactly.
        wanted = (new.value - old.value if claim["up"] else old.value - new.value) / old.factor
        return abs(number - wanted) <= (old.grain + new.grain) / (2 * old.factor) * (old.grain > 1)
    if claim["times"] is not None:
        times = number_value(claim["times"])[0]
        return abs(times - ratio) <= Decimal("0.1") * max(Decimal(1), times / 2) + loose / 100
    if claim["tenths"] is not None:
        tenths = number_value(claim["tenths"])[0] * 10
        wanted = signed * 100 if claim["up"] or claim["down"] else ratio * 100
        return abs(tenths - wanted) <= 5 + loose
    percent = Decimal(claim["percent"] or 0)
    if claim["up"] or claim["down"]:
        return abs(percent - signed * 100) <= loose
    # 「前年比120%」 is the ratio; 「前年比20%」 is meant as growth by some.
    return abs(percent - ratio * 100) <= loose or abs(percent - abs(ratio - 1) * 100) <= loose


def _said(claim: dict[str, str | None]) -> Decimal | None:
    """The claimed share in percent; None where the claim is a number of something."""
    if claim["percent"] is not None:
        return Decimal(claim["percent"])
    if claim["tenths"] is not None:
        return number_value(claim["tenths"])[0] * 10
    return number_value(claim["times"])[0] * 100 if claim["times"] is not None else None


def _direction(document: Document, old: Amount, new: Amount) -> Finding | None:
    if new.start < old.end or not _FROM_TO.match(document.text[old.end : new.start]):
        return None
    match = _DIRECTION.match(document.text, new.end)
    if match is None or (new.value > old.value if match["up"] else new.value < old.value) or new.value == old.value:
        return None
    if is_correction(document, old):
        return None
    return CHECK.finding(
        document.span(old.start, match.end()),
        severity=Severity.CONFIRM,
        message="増えたか減ったかが、二つの数と合いません。数か言葉を直してください。",
    )
