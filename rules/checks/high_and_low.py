"""入れかわった最高と最低 — 「最高気温−5℃、最低気温2℃」

何を見つけるか: 並べて書かれた最高と最低、最大と最小、上限と下限などで、最高のほうが小さいもの。「血圧 上85・下135」
「血圧85/135」「気温（最低/最高）12℃/3℃」のような書き方も見ます。
なぜ: §6(2)イ「正確に記述する」。天気や健康の数は、備えや受診のめやすになります。
なおし方: 二つの数が入れかわっていないか確かめて直してください。
見逃すもの: 間に別の言葉が入るもの（別の日や別の場所の数かもしれません）、単位の違う数、訂正。
"""

from collections.abc import Iterator
from itertools import pairwise

from rules.amounts import ARABIC, UNIT, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="入れかわった最高と最低", reckons=True)

EXAMPLES = (
    ng("最高気温 −5℃／最低気温 2℃", at="最高気温 −5℃／最低気温 2℃", severity=Severity.CONFIRM),
    ng("予想は、最低気温8度、最高気温3度です。", at="最低気温8度、最高気温3度"),
    ng("最高85／最低135 以上が続いたら受診を。", at="最高85／最低135"),
    ng("血圧の目安は上85、下135です。", at="上85、下135"),
    ng("家で測った血圧が85/135以上なら受診を。", at="85/135"),
    ng("募集は最大10名（最少20名）です。", at="最大10名（最少20名"),
    ng("参加者は、最高齢72歳、最年少85歳でした。", at="最高齢72歳、最年少85歳"),
    ng("気温（最低/最高）　12℃/3℃", at="気温（最低/最高）　12℃/3℃"),
    ng("補助は上限3万円、下限5万円です。", at="上限3万円、下限5万円"),
    ok("最高気温 2℃／最低気温 −5℃"),
    ok("最低気温は氷点下6度、最高気温は氷点下2度です。"),
    ok("今日の最低気温は8度、昨日の最高気温は3度でした。"),
    ok("千屋の最高気温は2℃、新見の最低気温は3℃"),
    ok("最長2年、最短30日"),
    ok("血圧測定 10/13　血圧135/85"),
    ok("【訂正】「最高気温2℃、最低気温8℃」は逆でした。"),
)

_HIGHEST = r"最高齢|最高|最大|最多|最長|最年長|上限|収縮期血圧|収縮期|高水位"
_LOWEST = r"最低|最小|最少|最短|最年少|下限|拡張期血圧|拡張期|低水位"
_BELOW_ZERO = r"(?:マイナス|氷点下|零下|[-ー▲])"
_UNITS = rf"°C|度|mmHg|hPa|mm|cm|{UNIT}"
_VALUE = rf"(?P<below>{_BELOW_ZERO})?\s?(?P<number>(?<![0-9]){ARABIC})(?:\s?(?P<unit>{_UNITS}))?"
_OF = r"(?P<of>(?:予想|の)?(?:気温|血圧|水温|室温|湿度|風速|時給|賃金|額|値|人数|人員|年齢|得点|点|時間|距離|地点)?)"
_IS = r"(?:値)?(?:は|が|で|:|の方は|の|\s|約|…|・|\(予想\)){0,4}"
_EXTREME = quick_compile(rf"(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST})){_OF}{_IS}{_VALUE}")
_SIDES = quick_compile(rf"(?:(?P<high>上(?!限))|(?P<low>下(?!限)))(?P<of>の?(?:血圧|値)?){_IS}{_VALUE}")
"""The two numbers of a blood pressure, as people call them."""
_BETWEEN = lazy_compile(
    r"(?:で(?!す)|が|の|から|に|と|以上|以下|未満|くらい|ほど|程度|前後|\(予想\)"
    r"|[^0-9一-龥々ぁ-んァ-ヶA-Za-z。!?]){0,10}(?:予想)?"
)
_PRESSURE = quick_compile(
    r"血圧[^0-9。\n]{0,14}(?P<first>[0-9]{2,3})(?:mmHg)?\s?[/・~](?!\s?[0-9]{1,2}[月日(])\s?"
    r"(?P<second>[0-9]{2,3})(?![0-9/])"
)
_HEADED = quick_compile(
    rf"(?:[一-龥]{{2,4}})?\(?(?P<one>{_HIGHEST}|{_LOWEST})(?:気温|血圧|値)?\s?[/・]\s?(?P<other>{_HIGHEST}"
    rf"|{_LOWEST})(?:気温|血圧|値)?"
    rf"\)?[\s:は]{{1,4}}(?P<below>{_BELOW_ZERO})?(?P<first>{ARABIC})\s?(?P<unit>{_UNITS})?\s?[/・~]\s?"
    rf"(?P<below2>{_BELOW_ZERO})?(?P<second>{ARABIC})"
)
_PAIRS = {
    "最高": ("最低",), "最大": ("最小", "最少", "最低"), "最多": ("最少",), "最長": ("最短",), "上限": ("下限",),
    "最年長": ("最年少",), "最高齢": ("最年少",), "高水位": ("低水位",), "収縮期": ("拡張期",), "上": ("下",),
}  # fmt: skip
_LEAST_PRESSURE = 40


def check(document: Document, _context: Context) -> Iterator[Finding]:
    text = document.text
    if "最" in text or "限" in text or "期" in text or "水位" in text:
        yield from _beside(document, list(document.find(_EXTREME)))
        yield from _headed(document)
    if "血圧" in text:
        yield from _beside(document, list(document.find(_SIDES)))
        for match in document.find(_PRESSURE):
            first, second = int(match.groups["first"] or 0), int(match.groups["second"] or 0)
            if _LEAST_PRESSURE <= first < second and not is_correction(document, match):
                start = match.start + match.text.index(match.groups["first"] or "")
                yield _finding(document, start, match.end)


def _beside(document: Document, found: list[Match]) -> Iterator[Finding]:
    """The highest and the lowest, one right after the other in either order."""
    for first, second in pairwise(found):
        high, low = (first, second) if first.groups["high"] else (second, first)
        if high.groups["high"] is None or low.groups["low"] is None:
            continue
        names = (high.groups["high"].removesuffix("血圧"), low.groups["low"].removesuffix("血圧"))
        units = {one.groups["unit"] for one in (first, second)} - {None}
        kinds = {(one.groups["of"] or "").removeprefix("予想").removeprefix("の") for one in (first, second)} - {""}
        if names[1] not in _PAIRS[names[0]] or len(units) > 1 or len(kinds) > 1:
            continue
        if second.start - first.end > 12 or not _BETWEEN.fullmatch(document.text, first.end, second.start):
            continue
        if _value(high) < _value(low) and not is_correction(document, first):
            yield _finding(document, first.start, second.end)


def _headed(document: Document) -> Iterator[Finding]:
    """「気温(最低/最高) 12℃/3℃」: the names first, then the numbers."""
    for match in document.find(_HEADED):
        one, other = match.groups["one"] or "", match.groups["other"] or ""
        first = _signed(match.groups["below"], match.groups["first"])
        second = _signed(match.groups["below2"], match.groups["second"])
        swapped = (other in _PAIRS.get(one, ()) and first < second) or (one in _PAIRS.get(other, ()) and first > second)
        if swapped and not is_correction(document, match):
            yield _finding(document, match.start, match.end + _unit_after(document, match))


def _unit_after(document: Document, match: Match) -> int:
    unit = match.groups["unit"] or ""
    return len(unit) if document.text.startswith(unit, match.end) else 0


def _value(match: Match) -> float:
    return _signed(match.groups["below"], match.groups["number"])


def _signed(below: str | None, number: str | None) -> float:
    value = float(number_value(number or "0")[0])
    return -value if below else value


def _finding(document: Document, start: int, end: int) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message="高いほうの数が低いほうの数より小さくなっています。入れかわっていないか確かめて直してください。",
    )
