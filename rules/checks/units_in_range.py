"""下限と上限で違う単位 — 「50メートル以上80ミリ未満」

何を見つけるか: 範囲の下と上で単位が違い、そのまま読むと下限のほうが大きくなるか、けたが大きくかけ離れるもの。
なぜ: §6(2)イ「正確に記述する」。雨の強さや薬の量では、読みちがいが危険につながります。
なおし方: 元の資料を見て、どちらかの単位を直してください。
見逃すもの: 「50cmから1m」のように順に並ぶもの。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="下限と上限で違う単位")

EXAMPLES = (
    ng(
        "非常に激しい雨…1時間に50メートル以上80ミリ未満",
        at="50メートル以上80ミリ",
        severity=Severity.CONFIRM,
    ),
    ng("深さは30mから50cmです。", at="30mから50cm"),
    ng("1人200kg〜300gをお持ちください。", at="200kg〜300g"),
    ng("所要時間は30時間～40分です。", at="30時間～40分"),
    ok("1時間に50ミリ以上80ミリ未満の雨"),
    ok("深さは50cmから1mです。"),
    ok("所要時間は40分～1時間です。"),
    ok("1km以上離れた場所から500m手前まで歩きます。"),
    ok("全長2kmのうち、500mから先は未舗装です。"),
)

_UNITS = {
    "ミリメートル": ("長さ", "0.001"),
    "センチメートル": ("長さ", "0.01"),
    "キロメートル": ("長さ", "1000"),
    "メートル": ("長さ", "1"),
    "ミリ": ("長さ", "0.001"),
    "センチ": ("長さ", "0.01"),
    "mm": ("長さ", "0.001"),
    "cm": ("長さ", "0.01"),
    "km": ("長さ", "1000"),
    "m": ("長さ", "1"),
    "キログラム": ("重さ", "1000"),
    "グラム": ("重さ", "1"),
    "kg": ("重さ", "1000"),
    "g": ("重さ", "1"),
    "トン": ("重さ", "1000000"),
    "時間": ("時間", "60"),
    "分": ("時間", "1"),
    "秒": ("時間", "0.0166"),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = r"[0-9]{1,5}(?:,[0-9]{3})?(?:\.[0-9]{1,2})?"
_RANGE = quick_compile(
    rf"(?<![0-9.,])(?P<low>{_NUMBER})\s?(?P<low_unit>{_UNIT})(?![A-Za-z2²/])\s?(?:以上、?|から|~|-|より|以上から)\s?"
    rf"(?P<high>{_NUMBER})\s?(?P<high_unit>{_UNIT})(?![A-Za-z2²/])(?=未満|以下|まで|程度|ほど|くらい|ぐらい|の(?!所|ところ|地点|手前)|です|[をが。、)\n]|$)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_RANGE):
        low, high = (
            _measured(match.groups[side] or "", match.groups[f"{side}_unit"] or "") for side in ("low", "high")
        )
        if low[0] == high[0] and low[1] > high[1] and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="下の数のほうが大きくなっています。単位が合っているか確かめて直してください。",
            )


def _measured(number: str, unit: str) -> tuple[str, Decimal]:
    kind, factor = _UNITS[unit]
    return kind, number_value(number)[0] * Decimal(factor)
