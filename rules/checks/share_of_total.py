"""合わない一つ当たりの数 — 「昨年度3,600件。ひと月にならすと400件」

何を見つけるか: 年や月の全体の数と、「ひと月にならすと」「1日当たり」「1日平均」に直した数が合わないもの。
「120世帯で6,000kg、1世帯当たり60kg」のように、世帯や人の数で割った数も見ます。
なぜ: §6(2)イ「正確に記述する」。身近な大きさに直した数ほど、よく引用されます。
なおし方: 割り算をし直して、全体か一つ当たりの数を直してください。
見逃すもの: 四捨五入のずれ、開館日や営業日で割ったもの、人口で割ったもの、全体が二つ以上あるもの。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, UNIT, Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない一つ当たりの数", reckons=True)

EXAMPLES = (
    ng(
        "剪定枝の受け入れは昨年度2,400トン。ひと月にならすと240トンです。",
        at="ひと月にならすと240トン",
        severity=Severity.CONFIRM,
    ),
    ng("年間の貸出は36,500冊で、1日あたり1,000冊です。", at="1日あたり1,000冊"),
    ng("1年間に120件、月に平均すると12件の相談がありました。", at="月に平均すると12件"),
    ng("令和7年度は3,650人が利用し、1日に換算すると100人でした。", at="1日に換算すると100人"),
    ng("8月の来館者は6,200人。1日平均にすると20人です。", at="1日平均にすると20人"),
    ng("年額24,000円、ひと月あたり2,400円の負担です。", at="ひと月あたり2,400円"),
    ng("120世帯から6,000kgを集め、1世帯あたりでは60kgでした。", at="1世帯あたりでは60kg"),
    ng("事業費は900万円、500世帯で割ると1世帯あたり1万円です。", at="1世帯あたり1万円"),
    ng("1週間に210個、1日に直すと20個の弁当を届けています。", at="1日に直すと20個"),
    ok("剪定枝の受け入れは昨年度2,400トン。ひと月にならすと200トンです。"),
    ok("年間の貸出は36,500冊で、1日あたり100冊です。"),
    ok("年間の貸出は36,500冊で、開館した292日で割ると1日あたり125冊です。"),
    ok("年間の貸出は36,500冊、1日あたりおよそ120冊です。"),
    ok("昨年度の相談は1,200件、ごみは月平均500トンです。"),
    ok("1年間に125件、月にならすと10件の相談がありました。"),
    ok("年間120トンの紙と、360トンの生ごみ。ひと月にならすと40トンです。"),
    ok("120世帯から6,000kgを集め、1世帯あたりでは50kgでした。"),
    ok("年額24,000円（10回払い）、1回あたり2,400円です。"),
    ok("昨年度は1,200人が受けました。ひと月あたり150人まで受けられます。"),
)

_N = rf"(?<![0-9,.~第約]){ARABIC}"
_ANY = rf"(?P<whole>{_N})\s?(?P<unit>(?!歳|%|ポイント|年|か月|日間){UNIT})"
_PERIOD = (
    r"(?P<period>(?:昨年|今年|前年|去年|本)度?|(?:令和|平成)?[0-9]{1,4}年度?|年間|1年(?:間)?|年額|1年|年に|(?P<month>(?<![0-9/])(?:1?[0-9])月(?:中|分|1か月)?)"
    r"|(?P<onemonth>1か月(?:間)?|ひと月|月額|月間)|(?P<week>1週間))"
)
_BETWEEN = r"(?:の|は|に|で|が|も|、|は全部で|合わせて|合計|およそ|約){0,3}[^0-9。\n]{0,22}?"
_TAIL = r"[^0-9。\n]{0,20}(?:。\s?|、|で、|\(|\n)[^0-9。\n]{0,12}?"
_PER = (
    r"(?:(?P<a_month>ひと月|1か月|1カ月|1ヶ月|(?<![一-龥0-9])月(?!末|曜))|(?P<a_day>1日|毎日)|(?P<a_week>1週間|週))"
    r"(?:(?:に|で)?(?:ならす|直す|換算する|平均する|割る|割り返す|する)と|にならして|に換算して|(?:あ|当)たり(?:の平均)?(?:に(?:直|換算)すると|に(?:すると|なおすと))?"
    r"|平均(?:に(?:すると|して))?)(?:で|では|は|、|平均)?"
)
_PART = rf"(?P<about>約|およそ|ほぼ)?(?P<part>{ARABIC})\s?(?P=unit)"
_OVER_TIME = quick_compile(rf"{_PERIOD}{_BETWEEN}{_ANY}{_TAIL}(?P<share>{_PER}{_PART})")
_EACH = r"(?P<share>1(?P=many)(?:(?:あ|当)たり|平均)(?:で|では|は|の負担は|に(?:すると|直すと))?、?" + _PART + ")"
_OVER_MANY = (
    quick_compile(
        rf"(?P<count>{_N})(?P<many>世帯|人|戸|校|園|か所|団体|台|区画)(?:から|で|が|に|の)[^0-9。\n]{{0,10}}{_ANY}{_TAIL}{_EACH}"
    ),
    quick_compile(
        rf"{_ANY}[^0-9。\n]{{0,14}}[、。]\s?(?P<count>{_N})(?P<many>世帯|人|戸|校|園|か所|団体|台|区画)で割(?:ると|って)、?{_EACH}"
    ),
)
_OTHER_DIVISOR = lazy_compile(
    r"開館|営業|稼働|実働|平日|日数|開所|現在|登録|時点|収集日|割(?!る|り返す)|まで|上限|最大|目標|多い日"
)
_ELSE_AFTER = lazy_compile(r"\s?(?:まで|以内|以上|未満|を上限|多|少|増|減|を目標|台(?!で))")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_OVER_TIME):
        groups = match.groups
        yield from _judged(document, match, _parts_of(groups))
    for shape in _OVER_MANY:
        for match in document.find(shape):
            count = number_value(match.groups["count"] or "0")[0]
            yield from _judged(document, match, (count, count))


def _parts_of(groups: dict[str, str | None]) -> tuple[Decimal, Decimal] | None:
    """Among how few and how many days, weeks, or months a total of the period may be shared out."""
    one = next(name for name in ("a_month", "a_day", "a_week") if groups[name])
    if groups["week"]:
        limits = {"a_day": (5, 7)}
    elif groups["month"] or groups["onemonth"]:
        limits = {"a_day": (20, 31), "a_week": (4, 5)}
    else:
        # A day's share of a year may leave out the days on which nobody works.
        limits = {"a_month": (12, 12), "a_day": (240, 366), "a_week": (48, 53)}
    found = limits.get(one)
    return (Decimal(found[0]), Decimal(found[1])) if found else None


def _judged(document: Document, match: Match, limits: tuple[Decimal, Decimal] | None) -> Iterator[Finding]:
    groups = match.groups
    whole, whole_grain = number_value(groups["whole"] or "0")
    part, grain = number_value(groups["part"] or "0")
    share = groups["share"] or ""
    if limits is None or not part or not whole or _OTHER_DIVISOR.search(match.text):
        return
    if _ELSE_AFTER.match(document.text, match.end) or is_correction(document, match):
        return
    inside = [
        one for one in amounts_between(find_amounts(document), match.start, match.end) if one.unit == groups["unit"]
    ]
    before = [one for one in _earlier(document, match) if one.unit == groups["unit"]]
    if len(inside) > 2 or before:
        return
    fewest, most = limits
    slack = max(grain if grain <= 1 else grain / 2, part / 10 if groups["about"] else part / 50)
    if (whole - whole_grain / 2) / most - slack <= part <= (whole + whole_grain / 2) / fewest + slack:
        return
    start = match.end - len(share)
    yield CHECK.finding(
        document.span(start, match.end),
        severity=Severity.CONFIRM,
        message="全体の数から計算した一つ当たりの数と合いません。割り算をし直して、どちらかの数を直してください。",
    )


def _earlier(document: Document, match: Match) -> list[Amount]:
    """The amounts of the same sentence before the total, which may be part of what was shared out."""
    begin = document.sentence_at(match.start).start
    return amounts_between(find_amounts(document), min(begin, match.start), match.start)
