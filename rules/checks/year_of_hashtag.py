"""年の古いハッシュタグ — タグの年が行事の年と違う

何を見つけるか: 2027年の行事に「#千屋雪まつり2026」のような、前の年のままのハッシュタグ。
なぜ: §6(2)イ「誤解を招かないよう」。去年の投稿の一覧につながり、日付を取りちがえられます。
なおし方: タグの年を行事の年に直すか、年を取ってください。
見逃すもの: その年のことも書いてある投稿、過ぎた行事をふり返る投稿、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="年の古いハッシュタグ", reckons=True)

EXAMPLES = (
    ng(
        "千屋雪まつり\n2027年2月14日(日)10時から\n#千屋雪まつり2026",
        at="#千屋雪まつり2026",
        planned_at="2027-01-29T12:00",
        suggestion="#千屋雪まつり2027",
        severity=Severity.CONFIRM,
    ),
    ng("12月5日の朝市 #新見朝市2025", at="#新見朝市2025", planned_at="2026-11-20T10:00"),
    ok("千屋雪まつり\n2027年2月14日(日)\n#千屋雪まつり2027", planned_at="2027-01-29T12:00"),
    ok("2026年の雪まつりの写真です。次は2月14日。#千屋雪まつり2026", planned_at="2027-01-29T12:00"),
    ok("昨年の写真です。次は2月14日。#千屋雪まつり2026", planned_at="2027-01-29T12:00"),
    ok("点灯は1月11日までです。\n#新見イルミ #冬のおでかけ", planned_at="2026-12-20T10:00"),
    ok("12月5日の朝市 #新見朝市2025"),
    ok("12月5日、計画の説明会 #新見2040", planned_at="2026-11-20T10:00"),
)

_YEAR = lazy_compile(r"(?P<year>20[0-9]{2})\Z")
_LOOKS_BACK = lazy_compile(r"昨年|去年|前回|前年|これまで|ふり返|振り返|思い出|アーカイブ|記録")


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or document.has(_LOOKS_BACK):
        return
    days = [day for one in document.dates if is_year_certain(one, today) and (day := likely_date(one, today))]
    coming = [day for day in days if day >= today]
    if not coming:
        return
    for tag in document.hashtags:
        said = _YEAR.search(tag.text)
        if said is None:
            continue
        year = int(said["year"])
        if year < min(day.year for day in [*coming, *days]) and f"{year}年" not in document.text:
            yield CHECK.finding(
                tag.span,
                severity=Severity.CONFIRM,
                message=f"タグの年（{year}年）が、書かれた日（{coming[0].year}年）と違います。年を確かめて直してください。",
                suggestion=f"{tag.text[:-4]}{coming[0].year}",
            )
