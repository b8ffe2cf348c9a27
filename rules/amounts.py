"""Amounts as a text gives them: a number with its unit (「1,240kg」「2万5千円」「四十二人」「1時間30分」).

An amount knows its value in the smallest unit of its kind (metres for km, minutes for hours), so that amounts
in different units can be added up, and whether the text itself calls it rough (「約」「以上」「余り」).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

_KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8}

_UNITS: tuple[tuple[str, str, int], ...] = (
    *((word, word, 1) for word in (
        "件", "台", "戸", "組", "校", "頭", "羽", "匹", "本", "団体", "チーム", "点", "個", "枚", "冊", "票",
        "袋", "箱", "束", "足", "着", "杯", "食", "皿", "缶", "瓶", "株", "玉", "品", "種類", "作品", "店舗", "店",
        "社", "事業所", "回", "日間", "区画", "室", "部屋", "部", "席", "便", "隻", "基", "棟", "筆", "地区", "会場",
        "コース", "クラス", "学級", "班", "家族", "口", "通", "円", "秒", "歳", "セット", "パック", "ケース",
        "ポイント", "周", "泊", "試合", "グループ", "ブース", "か国", "例", "句", "首", "曲", "問", "ページ", "キロ",
    )),
    ("人", "人", 1), ("名", "人", 1), ("世帯", "世帯", 1),
    *((word, "か所", 1) for word in ("か所", "カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "個所")),
    *((word, "か月", 1) for word in ("か月", "カ月", "ヶ月", "ケ月", "ヵ月", "箇月")),
    ("%", "%", 1), ("パーセント", "%", 1),
    ("g", "g", 1), ("グラム", "g", 1), ("kg", "g", 1000), ("キログラム", "g", 1000),
    ("t", "g", 10**6), ("トン", "g", 10**6),
    ("m", "m", 1), ("メートル", "m", 1), ("km", "m", 1000), ("キロメートル", "m", 1000),
    ("ml", "ml", 1), ("L", "ml", 1000), ("リットル", "ml", 1000), ("kL", "ml", 10**6),
    ("m2", "m2", 1), ("平方メートル", "m2", 1), ("平米", "m2", 1), ("a", "m2", 100), ("アール", "m2", 100),
    ("ha", "m2", 10**4), ("ヘクタール", "m2", 10**4), ("m3", "m3", 1), ("立方メートル", "m3", 1), ("立米", "m3", 1),
    ("kWh", "kWh", 1), ("kW", "kW", 1), ("分", "分", 1), ("時間", "分", 60),
)  # fmt: skip
_KINDS = {word: (kind, factor) for word, kind, factor in _UNITS}
_MEASURED = frozenset({"g", "m", "ml", "m2", "m3", "%", "kWh", "kW", "分", "秒", "キロ"})

_PLAIN = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,9})(?:\.[0-9]{1,3})?"
ARABIC = rf"(?:(?:{_PLAIN}[億万千百]{{1,2}}){{1,3}}(?:{_PLAIN})?|{_PLAIN})"
"""A number in Arabic digits, with 億・万・千 or without."""
ABOUT = r"(?<![予契節規要公制条解誓])約(?=\s?[0-9一二三四五六七八九十百千数半])"
"""「約」 before a number, and not that of 「予約」 or 「節約」."""

UNIT = "|".join(
    f"{re.escape(word)}(?![A-Za-z0-9])" if word.isascii() and word != "%" else word.replace("分", "分(?!の[0-9一二三])")
    for word in sorted(_KINDS, key=len, reverse=True)
)
"""Every unit, the longest first."""

# What makes another word of a unit: 「3人目」「2人前」「10枚入り」「3分の1」「八百人余」 stays.
_NO_UNIT = r"(?!目|前(?![後半回年])|乗り|用|入り|入る|版|制|化|柱|物|称|簿|所|様式|議|長|番|号|丁目|式|つ)"
_AMOUNT = quick_compile(
    rf"(?:(?<![0-9A-Za-z#第-])(?<![0-9][,/:.])(?<!時)(?P<arabic>{ARABIC})"
    rf"|(?<![第数何幾〇一二三四五六七八九十百千万億])(?P<kanji>[〇一二三四五六七八九十百千万億]{{1,10}}))\s?(?P<unit>{UNIT}){_NO_UNIT}"
)
_MINUTES = lazy_compile(r"(?:(?P<half>半)|(?P<minutes>[0-9]{1,2})分)")
_ROUGH_BEFORE = lazy_compile(
    r"(?:(?<![予契節規要公制条解誓])約|およそ|おおよそ|ほぼ|概ね|おおむね|最大|最高|最低|最少|最多|上限|推計|推定|平均)[のでは]?\s?$"
)
_ROUGH_AFTER = lazy_compile(
    r"\s?\(?(?:余り?|あまり|以上|以下|未満|ほど|程度|弱|強(?!い)|前後|超|を?超え|近く|台(?![にが])|くらい|ぐらい|(?:あ|当)たり|につき|ごと|毎|ずつ)"
)
_WORDS = lazy_compile(r"(?:十|百人)(?:分|一首)|一本化|千本桜|万人(?![がの以に超]|[0-9])")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at document.text[start:end].

    `value` is in the smallest unit of its `kind`; `grain` is the last place written, in the same unit; `factor` is
    the unit as written. `is_rough` tells that the text calls it about so much, or so much for each.
    """

    start: int
    end: int
    value: Decimal
    grain: Decimal
    kind: str
    unit: str
    factor: int
    is_rough: bool

    @property
    def is_measured(self) -> bool:
        """Whether it was measured (and may be rounded), not counted."""
        return self.kind in _MEASURED or self.grain not in (1, self.factor)

    def shown(self, value: Decimal) -> str:
        """`value` (in the smallest unit) as this text would write it."""
        number = (value / self.factor).quantize(Decimal("0.01")).normalize()
        return f"{number:,f}{self.unit}"


def find_amounts(document: Document) -> tuple[Amount, ...]:
    """The amounts of a document outside links, in order."""
    return document.once(_amounts)


def _amounts(document: Document) -> tuple[Amount, ...]:
    return tuple(amount for amount in _read(document.text) if not document.in_link(amount.start))


def amounts_between(amounts: Sequence[Amount], start: int, end: int, kind: str | None = None) -> list[Amount]:
    """Those of amounts in order that lie within text[start:end], of one kind where a kind is given."""
    first = bisect_left(amounts, start, key=attrgetter("start"))
    last = bisect_right(amounts, end, lo=first, key=attrgetter("end"))
    return [one for one in amounts[first:last] if kind in (None, one.kind)]


def total(amounts: Iterable[Amount]) -> Decimal:
    """What amounts of one kind add up to."""
    return sum((one.value for one in amounts), Decimal(0))


def rounding(amounts: Sequence[Amount]) -> Decimal:
    """How far the sum of amounts may be off because each was rounded; 0 for what is counted."""
    return sum((one.grain for one in amounts if one.is_measured), Decimal(0)) / 2


def number_value(written: str) -> tuple[Decimal, Decimal]:
    """The value of a number in Arabic or Chinese numerals, and the last place written."""
    return _arabic(written) if written[:1].isdigit() and written[:1].isascii() else _kanji(written)


def _read(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        if (found and match.start() < found[-1].end) or _WORDS.match(text, match.start()):
            continue
        value, grain = number_value(match["arabic"] or match["kanji"])
        kind, factor = _KINDS[match["unit"]]
        end = match.end()
        value, grain, unit = value * factor, grain * factor, match["unit"]
        more = _MINUTES.match(text, end) if unit == "時間" else None
        if more is not None:
            value, grain, unit, factor = value + int(more["minutes"] or 30), Decimal(1), "分", 1
            end = more.end()
        rough = _ROUGH_BEFORE.search(text, max(0, match.start() - 6), match.start()) or _ROUGH_AFTER.match(text, end)
        found.append(Amount(match.start(), end, value, grain, kind, unit, factor, rough is not None))
    return found


_ARABIC_PART = lazy_compile(rf"({_PLAIN})([億万千百]{{0,2}})")


def _arabic(written: str) -> tuple[Decimal, Decimal]:
    value, grain = Decimal(0), Decimal(1)
    for number, scales in _ARABIC_PART.findall(written):
        scale = 1
        for one in scales:
            scale *= _SCALES[one]
        value += Decimal(number.replace(",", "")) * scale
        grain = Decimal(scale).scaleb(-len(number.partition(".")[2]))
    return value, grain


def _kanji(written: str) -> tuple[Decimal, Decimal]:
    if not any(char in _PLACES or char in "万億" for char in written):
        return Decimal("".join(str(_KANJI[char]) for char in written)), Decimal(1)
    whole = group = digit = 0
    for char in written:
        if char in _KANJI:
            digit = digit * 10 + _KANJI[char]
        elif char in _PLACES:
            group += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            whole += ((group + digit) or 1) * _SCALES[char]
            group = digit = 0
    return Decimal(whole + group + digit), Decimal(_SCALES[written[-1]] if written[-1] in "万億" else 1)
