"""最小と最大の間にない平均 — 「最も短い方が12秒、最も長い方が60秒、平均は74秒」

何を見つけるか: 最も小さい数と最も大きい数が書かれていて、その間にない平均。「5人から9人、平均10人」も見ます。
なぜ: §6(2)イ「正確に記述する」。平均は必ず最小と最大の間にあります。
なおし方: 三つの数を、もとの資料で確かめて直してください。
見逃すもの: 「全国平均」「昨年の平均」のような別の平均、「1日平均」のように数える単位が違うもの、種類の違う数。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules.amounts import ARABIC, UNIT, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="最小と最大の間にない平均", reckons=True)

EXAMPLES = (
    ng(
        "避難までの時間は、最も短い方が12秒、最も長い方が60秒、平均は74秒でした。",
        at="最も短い方が12秒、最も長い方が60秒、平均は74秒",
        severity=Severity.CONFIRM,
    ),
    ng("参加者は各回、最低3人、最高9人、平均10人でした。", at="最低3人、最高9人、平均10人"),
    ng("平均は74点、最高は70点、最低は40点でした。", at="平均は74点、最高は70点、最低は40点"),
    ng("会員は最年少が21歳、最年長が68歳で、平均年齢は70歳です。", at="最年少が21歳、最年長が68歳で、平均年齢は70歳"),
    ng(
        "一番軽いものが120g、一番重いものが300g、平均すると110gです。",
        at="一番軽いものが120g、一番重いものが300g、平均すると110g",
    ),
    ng("待ち時間は5分〜20分、平均25分です。", at="5分〜20分、平均25分"),
    ng("気温は最高35.2度、最低24.1度、平均36度でした。", at="最高35.2度、最低24.1度、平均36度"),
    ng("最も長い方で60秒、平均は74秒でした。", at="最も長い方で60秒、平均は74秒"),
    ng("1日の来場者は、最多60人、最少12人、1日平均74人でした。", at="最多60人、最少12人、1日平均74人"),
    ng(
        "投票率は、最も高い60代が70％、最も低い20代が30％、全体の平均は75％でした。",
        at="最も高い60代が70％、最も低い20代が30％、全体の平均は75％",
    ),
    ok("避難までの時間は、最も短い方が12秒、最も長い方が60秒、平均は34秒でした。"),
    ok("最高は70点、最低は40点でした。全国平均は74点です。"),
    ok("1回の参加者は最低3人、最高9人。1日平均は20人です。"),
    ok("最年少が21歳、最年長が68歳。会員は平均70回参加しています。"),
    ok("最低賃金の話です。平均30分、最高20人が参加します。"),
    ok("昨年は最低3人、最高9人、今年の平均は10人です。"),
    ok("待ち時間は5分〜20分、昨年の平均25分から短くなりました。"),
    ok("待ち時間は平日5分〜20分、休日は平均25分です。"),
    ok("最高気温は35度、平年の平均は36度です。"),
    ok("定員は最大9人、平均10人の応募があります。"),
    ok("畑 平均4,100円、最高9,000円、最低1,000円\n樹園地 平均11,500円、最高25,000円、最低3,000円"),
    ok("誤：最低3人、最高9人、平均10人"),
)

_AMOUNT = rf"(?P<number>{ARABIC})\s?(?P<unit>度|℃|{UNIT})"
_MEAN = lazy_compile(
    r"(?P<word>平均(?!気温の|寿命)(?:値|点|時間|年齢|気温|人数|額|タイム|記録)?"
    r"(?:を取ると|すると|したら|して)?(?:は|が|で|では|:|\s|、){0,2}(?:約|およそ)?)" + _AMOUNT
)
_LEAST = r"最も|いちばん|一番"
_LOW_WORD = rf"(?:最短|最少|最小|最年少|最軽量|(?:{_LEAST})(?:短|少な|小さ|若|軽|低|早|速))"
_HIGH_WORD = rf"(?:最長|最多|最年長|最重量|(?:{_LEAST})(?:長|多|大き|年上|重|高|遅|年長))"
_EXTREME = lazy_compile(
    rf"(?P<word>(?P<low>{_LOW_WORD}|最低)|(?P<high>{_HIGH_WORD}|最高|最大))"
    r"(?![入限値]|賃金)(?P<gap>[^0-9。\n平最]{0,14}?(?:[0-9]{1,2}(?:歳?代|月|時台)[^0-9。\n平最]{0,8}?)?)" + _AMOUNT
)
_SURE_HIGH = lazy_compile(_HIGH_WORD)
_RANGE = lazy_compile(
    rf"(?<![0-9.,])(?P<low>{ARABIC})\s?(?P<low_unit>度|℃|{UNIT})?\s?(?:~|から)\s?(?P<number>{ARABIC})\s?(?P<unit>度|℃|{UNIT})"
    r"(?:まで)?(?:で|と|です。|でした。|、|\(|,)\s?$"
)
_OTHERS = lazy_compile(
    r"全国|県|国|市|町|村|他|昨|前|去年|平年|例年|これまで|過去|目標|総|年間|月|週|今|参加|男|女|大人|子|休日|平日|の$|は$|が$|[0-9]$"
)
_LAST_WORD = lazy_compile(r"[^。、,:()\s]{1,4}$")
_PER = lazy_compile(r"(?:1|一)(?:日|人|回|会場|か所|世帯|校|班|組|台|戸|軒|時間|試合|か月)(?:の|あたり|当たり)?$")
_APART = lazy_compile(r"昨年|前年|去年|前回|例年|定員|応募|目標|全国|平年|県内")
_REACH = 80


@dataclass(frozen=True, slots=True)
class _Value:
    """An extreme or a mean, at document.text[start:end]."""

    start: int
    end: int
    value: Decimal
    unit: str
    is_high: bool


def check(document: Document, _context: Context) -> Iterator[Finding]:
    text = document.text
    at = text.find("平均")
    while at >= 0:
        yield from _about(document, at)
        at = text.find("平均", at + 2)


def _about(document: Document, at: int) -> Iterator[Finding]:
    text = document.text
    mean = _MEAN.match(text, at)
    if mean is None:
        return
    sentence = document.sentence_at(at)
    begin = document.sentence_at(sentence.start - 1).start if sentence.start else sentence.start
    begin = max(begin, at - _REACH)
    if not _is_of_the_same(text, begin, at):
        return
    found = _ends(text, mean, begin, min(sentence.end, mean.end() + _REACH))
    value = number_value(mean["number"])[0]
    if not found or not _lies_beyond(text, value, found):
        return
    first, last = min(at, *(one.start for one in found)), max(mean.end(), *(one.end for one in found))
    several = text.count("平均", first, last) > 1 or _APART.search(text, max(begin, first - 24), last)
    if several or is_correction(document, _Value(at, mean.end(), value, mean["unit"], is_high=False)):
        return
    yield CHECK.finding(
        document.span(first, last),
        severity=Severity.CONFIRM,
        message="平均が、最も小さい数と最も大きい数の間にありません。三つの数を確かめて直してください。",
    )


def _is_of_the_same(text: str, begin: int, at: int) -> bool:
    """Whether the words before 「平均」 let it be of the numbers around it: not 「全国平均」, 「1日平均」."""
    per = _PER.search(text, max(0, at - 8), at)
    if per is not None:
        return text.find(per[0][:2], begin, per.start()) >= 0
    if text.startswith("全体の", max(0, at - 3)):
        return True
    whose = _LAST_WORD.search(text, max(0, at - 4), at)
    return whose is None or _OTHERS.search(whose[0]) is None


def _ends(text: str, mean: re.Match[str], begin: int, end: int) -> list[_Value]:
    """The extremes before or after the mean, of its unit; none where both have some: several things are told."""
    at, unit = mean.start(), mean["unit"]
    before, after = (
        [one for one in _extremes(text, *place) if one.unit == unit] for place in ((begin, at), (mean.end(), end))
    )
    if before or after:
        return [] if before and after else before or after
    ranged = _RANGE.search(text, begin, at)
    if ranged is None or ranged["unit"] != unit or (ranged["low_unit"] or unit) != unit:
        return []
    return [
        _Value(ranged.start(), ranged.end("number"), number_value(ranged[name])[0], unit, is_high=name == "number")
        for name in ("low", "number")
    ]


def _extremes(text: str, begin: int, end: int) -> list[_Value]:
    return [
        _Value(
            match.start(),
            match.end(),
            number_value(match["number"])[0],
            match["unit"],
            is_high=match["high"] is not None,
        )
        for match in _EXTREME.finditer(text, begin, end)
    ]


def _lies_beyond(text: str, value: Decimal, found: list[_Value]) -> bool:
    """Whether a mean is none of these extremes: one least and one greatest, or one that is surely the greatest."""
    highs = [one for one in found if one.is_high]
    lows = [one for one in found if not one.is_high]
    if len(highs) == 1 and len(lows) == 1:
        ends = sorted((highs[0].value, lows[0].value))
        return not ends[0] <= value <= ends[1]
    return (
        len(found) == 1
        and bool(highs)
        and _SURE_HIGH.match(text, found[0].start) is not None
        and value > found[0].value
    )
