"""合わない勤務時間 — 1日の時間と日数を掛けても週の時間にならない

何を見つけるか: 「1日6時間、週5日勤務で、週の勤務時間は25時間」「週29時間（1日6時間、週5日）」のように、1日の時間・
日数・週（月）の時間が並んでいて、掛け算が合わないもの。
なぜ: §6(2)イ「正確に記述する」。募集の条件は、応募する人の約束ごとになります。
なおし方: 計算をし直して、時間か日数を直してください。
見逃すもの: 「程度」「以内」「〜」の付く幅のある時間、日によって時間が違うもの、勤務の形がいくつもある募集。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない勤務時間", reckons=True)

EXAMPLES = (
    ng(
        "1日6時間、週5日勤務で、週の勤務時間は25時間です。",
        at="1日6時間、週5日勤務で、週の勤務時間は25時間",
        severity=Severity.CONFIRM,
    ),
    ng("勤務は週5日、1日7時間45分（週37時間45分）です。", at="週5日、1日7時間45分（週37時間45分"),
    ng("週29時間（1日6時間、週5日）の勤務です。", at="週29時間（1日6時間、週5日"),
    ng("1日5時間×週4日、週24時間の勤務です。", at="1日5時間×週4日、週24時間"),
    ng("勤務時間：1日4時間30分、週3日（週あたり14時間）", at="1日4時間30分、週3日（週あたり14時間"),
    ng("月10日、1日6時間の勤務で、月50時間です。", at="月10日、1日6時間の勤務で、月50時間"),
    ng("週3日、1日5時間半の勤務で、週16時間です。", at="週3日、1日5時間半の勤務で、週16時間"),
    ng(
        "1日6時間（9時〜16時、休憩1時間）、週5日勤務。週の勤務時間は25時間です。",
        at="1日6時間（9時〜16時、休憩1時間）、週5日勤務。週の勤務時間は25時間",
    ),
    ok("1日7時間（休憩1時間を含む）、週5日、週30時間の勤務です。"),
    ok("1日6時間、週5日勤務で、週の勤務時間は30時間です。"),
    ok("勤務は週5日、1日7時間45分（週38時間45分）です。"),
    ok("1日6時間以内、週5日勤務で、週の勤務時間は25時間です。"),
    ok("1日6時間、週4、5日勤務で、週25時間です。"),
    ok("1日5〜6時間、週4〜5日勤務で、週25時間です。"),
    ok("1日6時間、週5日勤務で、週25時間程度です。"),
    ok("A：1日6時間、週5日。B：1日5時間、週3日、週15時間。"),
    ok("1日6時間（水曜日は4時間）、週5日勤務で、週の勤務時間は28時間です。"),
    ok("1日6時間、週5日勤務です。残業は月25時間までです。"),
    ok("週3日、1日5時間半の勤務で、週16.5時間です。"),
    ok("週5日または4日、1日6時間の勤務で、週24時間です。"),
)

_HOURS = (
    r"(?<![0-9.~])(?P<{0}>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)時間(?:(?P<{0}_minutes>[0-9]{{1,2}})分|(?P<{0}_half>半))?"
)
_LOOSE = (
    r"(?!\s?(?:以内|以上|以下|未満|程度|ほど|前後|くらい|ぐらい|まで|~|から|または|もしくは|か[0-9]|[、,・][2-7]日))"
)
_DAY = rf"1日(?:あたり|当たり|につき|に|の(?:勤務時間|勤務)は|:)?\s?{_HOURS.format('day')}{_LOOSE}"
_DAYS = rf"(?P<period>週|月)に?(?P<days>[1-9]|1[0-9]|2[0-3])日間?{_LOOSE}"
_WHOLE = (
    rf"(?:(?P<whole_period>週|月|1週間|1か月|1ヶ月)(?:あたり|当たり)?(?:の|に)?(?:総?(?:勤務|労働|実働))?(?:時間)?(?:数)?"
    rf"(?:は|で|合計|計|:|、|\s){{0,3}}){_HOURS.format('whole')}{_LOOSE}"
)
_GAP = r"(?:\([^()\n]{1,24}\))?[^0-9\n]{0,14}?"
_SHAPES = tuple(
    quick_compile(_GAP.join(parts))
    for parts in ((_DAY, _DAYS, _WHOLE), (_DAYS, _DAY, _WHOLE), (_WHOLE, _DAY, _DAYS), (_WHOLE, _DAYS, _DAY))
)
_UNEVEN = lazy_compile(
    r"曜日?(?:は|のみ|だけ)|のみ|だけ|ほか|または|もしくは|残業|休憩[^)]{0,6}[含込]|最大|約|およそ|シフト|変形"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    seen = -1
    for shape in _SHAPES:
        for match in document.find(shape):
            if match.start < seen or _UNEVEN.search(match.text) or is_correction(document, match):
                continue
            period = match.groups["period"] or ""
            if period not in (match.groups["whole_period"] or ""):
                continue
            right = _hours(match, "day") * int(match.groups["days"] or 0)
            if right == _hours(match, "whole"):
                continue
            seen = match.end
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"計算すると{period}{_shown(right)}になります。時間か日数を確かめて直してください。",
            )


def _hours(match: Match, name: str) -> Decimal:
    minutes = int(match.groups[f"{name}_minutes"] or (30 if match.groups[f"{name}_half"] else 0))
    return 60 * Decimal(match.groups[name] or 0) + minutes


def _shown(minutes: Decimal) -> str:
    hours, rest = divmod(int(minutes), 60)
    return f"{hours}時間{rest}分" if rest else f"{hours}時間"
