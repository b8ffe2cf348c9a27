"""合わない単位の言い換え — 1㎥は100リットル

何を見つけるか: 「1㎥は100リットル」「2km（200m）」「1トン（100kg）」「2時間（100分）」「1坪は約33㎡」のように、同じ量を
二つの単位で書いて、大きさが合わないもの。
なぜ: §6(2)イ「正確に記述する」。けた違いのまま広まると、暮らしの判断を誤らせます。
なおし方: 換算をし直して、どちらかの数を直してください。
見逃すもの: 「約」の付く数の少しのずれ、かっこの中にほかの言葉があるもの（「3km（往復6km）」）、種類の違う量。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない単位の言い換え", reckons=True)

EXAMPLES = (
    ng("「使用水量」の1㎥は100リットルのことです。", at="1㎥は100リットル", severity=Severity.CONFIRM),
    ng("2km（200m）の散策路です。", at="2km（200m"),
    ng("1トン（100kg）の土のう", at="1トン（100kg"),
    ng("上映は2時間（100分）です。", at="2時間（100分"),
    ng("1坪は約33㎡です。", at="1坪は約33㎡"),
    ng("22㎥＝2,200リットル", at="22㎥＝2,200リットル"),
    ng("ビンは1.5L（150mL）です。", at="1.5L（150mL"),
    ng("1万2千円（1,200円）", at="1万2千円（1,200円"),
    ok("「使用水量」の1㎥は1,000リットルのことです。"),
    ok("2km（2,000m）の散策路です。"),
    ok("3km（往復6km）のコース"),
    ok("徒歩15分（1km）"),
    ok("2時間（120分）と1時間半（90分）"),
    ok("1坪は約3.3㎡です。"),
    ok("1ha（10,000㎡）の田んぼ"),
    ok("半日（4時間）"),
    ok("9時〜11時30分（2時間半）"),
    ok("米2合（300g）"),
    ok("大人1,000円（500円）"),
)

_DIMENSIONS = (
    {
        "mm": "0.001", "cm": "0.01", "センチ": "0.01", "m": "1", "メートル": "1", "km": "1000", "キロメートル": "1000",
        "尺": "0.303", "里": "3927",
    },
    {
        "mg": "0.001", "g": "1", "グラム": "1", "kg": "1000", "キログラム": "1000", "t": "1000000", "トン": "1000000",
        "貫": "3750",
    },
    {
        "mL": "0.001", "ml": "0.001", "cc": "0.001", "ミリリットル": "0.001", "dL": "0.1", "L": "1", "リットル": "1",
        "kL": "1000", "m3": "1000", "立方メートル": "1000", "立米": "1000", "合": "0.18", "升": "1.8",
    },
    {
        "m2": "1", "平方メートル": "1", "平米": "1", "a": "100", "アール": "100", "ha": "10000", "ヘクタール": "10000",
        "km2": "1000000", "平方キロメートル": "1000000", "坪": "3.306", "反": "992", "町歩": "9917", "畳": "1.65",
    },
    {"秒": "1", "分": "60", "分間": "60", "時間": "3600"},
    {"kW": "1", "W": "0.001"},
    {"kWh": "1", "Wh": "0.001"},
    {"円": "1"},
)  # fmt: skip
_SIZES = {unit: (number, Decimal(size)) for number, units in enumerate(_DIMENSIONS) for unit, size in units.items()}
_UNIT = "|".join(sorted(_SIZES, key=len, reverse=True))
_ABOUT = r"(?P<about>約|およそ|おおよそ|≒)?"
_FIRST = rf"(?<![0-9.,A-Za-z第/:時-])(?P<first>{ARABIC})\s?(?P<first_unit>{_UNIT})(?P<half>半)?"
_SECOND = rf"{_ABOUT}(?P<second>{ARABIC})\s?(?P<second_unit>{_UNIT})(?P<half2>半|(?P<rest>[0-9]{{1,2}})分)?"
_SHAPES = (
    quick_compile(rf"{_FIRST}\s?\({_SECOND}(?=\))"),
    quick_compile(rf"{_FIRST}\s?(?:=|≒)\s?{_SECOND}(?![0-9A-Za-z×*+/])"),
    quick_compile(
        rf"{_FIRST}(?:は|とは|が|って)、?{_SECOND}(?=のこと|です|に(?:あたり|当たり|相当|なります)|に等しい|と同じ"
        rf"|。|、|$|\n|分の)"
    ),
)
_TRADITIONAL = frozenset({"尺", "里", "貫", "合", "升", "坪", "反", "町歩", "畳"})
_TIMES = 4
_POWERS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for shape in _SHAPES:
        for match in document.find(shape):
            if _is_wrong(match) and not is_correction(document, match) and not document.in_link(match.start):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message="二つの単位で書かれた量の大きさが合いません。換算を確かめて直してください。",
                )


def _is_wrong(match: Match) -> bool:
    groups = match.groups
    first_kind, first_size = _SIZES[groups["first_unit"] or ""]
    second_kind, second_size = _SIZES[groups["second_unit"] or ""]
    first, first_grain = (number * first_size for number in number_value(groups["first"] or "0"))
    second, second_grain = (number * second_size for number in number_value(groups["second"] or "0"))
    if first_kind != second_kind or not first or not second:
        return False
    if groups["half"]:
        first += first_size / 2
    if groups["half2"] == "半":
        second += second_size / 2
    if groups["rest"]:
        second += int(groups["rest"]) * second_size / 60
    if first_size == second_size and not (groups["half2"] or groups["half"]):
        # The same unit twice says something else, unless it is written in another way: 「1万2千円(1,200円)」.
        return any(char in (groups["first"] or "") for char in "億万千") and first / second in _POWERS
    ratio = first / second
    by_tens = ratio in _POWERS or 1 / ratio in _POWERS
    old = {groups["first_unit"], groups["second_unit"]} & _TRADITIONAL
    if old:
        return ratio > 3 or ratio < Decimal(1) / 3
    slack = max(first, second) / (10 if groups["about"] else 100) + (first_grain + second_grain) / 2 * (
        first_kind != _TIMES
    )
    if first_grain == first_size and second_grain == second_size and not groups["about"]:
        slack = min(slack, max(first, second) / 20)
    return by_tens or abs(first - second) > slack
