"""暦と合わない節目の日 — 冬至や夏至、立春などの日が違う

何を見つけるか: 「12月22日は夏至」「一年でいちばん昼が長い冬至」のように、二十四節気や節分の日と季節が合わないもの。
なぜ: §6(2)イ「正確に記述する」。行事の由来として読まれ、引用されます。
なおし方: 暦で日を確かめて直してください（年により一日前後します）。
見逃すもの: 一日のずれ、「冬至まであと3日」のように日を指していないもの、旧暦の話。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="暦と合わない節目の日", reckons=True)

EXAMPLES = (
    ng("あす12月22日は夏至。", at="12月22日は夏至", severity=Severity.CONFIRM),
    ng("来週火曜、22日は冬至。一年でいちばん昼が長いこの日", at="いちばん昼が長い"),
    ng("2月14日は節分です。", at="2月14日は節分"),
    ng("立秋（9月7日）を過ぎました。", at="立秋（9月7日"),
    ok("あす12月22日は冬至。一年でいちばん昼が短い日です。"),
    ok("6月21日は夏至。いちばん昼が長い日です。"),
    ok("2月3日は節分です。"),
    ok("立春（2月4日）を過ぎました。"),
    ok("冬至まであと3日、12月19日は朝市です。"),
    ok("12月22日は冬至祭りの準備で休みます。"),
)

_DAYS = {
    "立春": (2, 4), "節分": (2, 3), "春分": (3, 20), "立夏": (5, 5), "夏至": (6, 21), "立秋": (8, 7),
    "秋分": (9, 23), "立冬": (11, 7), "冬至": (12, 22), "大寒": (1, 20), "啓蟄": (3, 6), "大暑": (7, 23),
}  # fmt: skip
_NAMES = "|".join(_DAYS)
_AFTER = lazy_compile(
    rf"\s?(?:[(][^()\n]{{0,8}}[)])?\s?(?:は|が|の|、)\s?(?P<name>{_NAMES})(?=です|。|!|、|の日|を|$|\s)"
)
_BEFORE = lazy_compile(rf"(?P<name>{_NAMES})\s?(?:は|の|[(]|:|、)\s?$")
_LONGEST_DAY = quick_compile(
    r"(?:いちばん|一番|最も|もっとも)昼(?:の時間)?が(?P<how>長い|短い)|夜が(?:いちばん|一番|最も)(?P<night>長い|短い)"
)
_SLACK = 2
_LEAP = 2024


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for mention in document.dates:
        after = _AFTER.match(document.text, mention.end)
        before = _BEFORE.search(document.text, max(0, mention.start - 6), mention.start)
        named = after or before
        day = mention.on(_LEAP)
        if named is None or day is None or is_correction(document, mention):
            continue
        month, right = _DAYS[named["name"]]
        if abs((day - date(_LEAP, month, right)).days) > _SLACK:
            start, end = min(mention.start, named.start("name")), max(mention.end, named.end("name"))
            yield CHECK.finding(
                document.span(start, end),
                severity=Severity.CONFIRM,
                message=f"{named['name']}は{month}月{right}日ごろです。日か名前を確かめて直してください。",
            )
    yield from _longest_day(document)


def _longest_day(document: Document) -> Iterator[Finding]:
    """The longest day in a text that speaks of the winter solstice alone, and the other way round."""
    winter, summer = "冬至" in document.text, "夏至" in document.text
    if winter == summer:
        return
    for match in document.find(_LONGEST_DAY):
        day = match.groups["how"] or ("短い" if match.groups["night"] == "長い" else "長い")
        if (day == "長い") == winter and not is_correction(document, match):
            name, how = ("冬至", "短い") if winter else ("夏至", "長い")
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{name}は一年でいちばん昼が{how}日です。確かめて直してください。",
            )
