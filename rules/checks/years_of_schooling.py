"""在学の年数と合わない入学の年 — 「令和4年4月に入学した児童が6年間の学びを終えました」

何を見つけるか: 卒業の知らせで、入学の年と「6年間」「3年間」が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 入学の年か年数を確かめて直してください。
見逃すもの: 卒業の時期（2月から4月）でない投稿、転入や編入の話。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="在学の年数と合わない入学の年", reckons=True)

EXAMPLES = (
    ng(
        "令和4年4月に入学した141名が、6年間の学びを終えました。",
        at="令和4年4月に入学した141名が、6年間",
        planned_at="2027-03-19T15:30",
        severity=Severity.CONFIRM,
    ),
    ng(
        "2025年の春に入学した3年生が、3年間を終えて卒業します。",
        at="2025年の春に入学した3年生が、3年間",
        planned_at="2027-03-10T09:00",
    ),
    ok("令和3年4月に入学した141名が、6年間の学びを終えました。", planned_at="2027-03-19T15:30"),
    ok("令和6年4月に入学した生徒が、3年間の学びを終えました。", planned_at="2027-03-10T09:00"),
    ok("令和4年4月に入学した児童は、6年間で校庭の桜を見上げるようになります。", planned_at="2026-09-10T09:00"),
    ok("令和5年4月に転入した児童が、6年間の最後をともに過ごしました。", planned_at="2027-03-19T15:30"),
)

_SCHOOLING = quick_compile(
    r"(?:(?P<era>令和|平成)(?P<number>元|[0-9]{1,2})年|(?P<west>20[0-9]{2})年)(?:度|の?(?:4月|春))に?[^。\n]{0,24}?入学し(?:た|て)"
    r"[^。\n]{0,24}?(?P<years>[36])年間"
)
_ENDS = lazy_compile(r"[^。\n]{0,30}?(?:終え|修了|卒業|巣立|旅立|締めくく)")
_SPRING = range(2, 5)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None or context.today.month not in _SPRING:
        return
    for match in document.find(_SCHOOLING):
        groups = match.groups
        entered = written_year(groups["era"], groups["number"], groups["west"])
        right = context.today.year - int(groups["years"] or 6)
        if entered is None or entered == right or not _ENDS.match(document.text, match.end):
            continue
        if not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"{groups['years']}年間を終えてこの春に卒業するのは、{right}年4月に入学した人です。"
                    "入学の年か年数を確かめて直してください。"
                ),
            )
