"""合わない「あと何日」 — 投稿予定日から数えた日数が違う

何を見つけるか: 「点灯式まで、あと5日！」「開幕まで残り2週間」のような日数が、書かれているどの日にも合わないもの。
なぜ: §6(2)イ「正確に記述する」。予約投稿の日をずらしたときに、数だけ残ります。
なおし方: 投稿する日から数え直すか、日付を確かめてください。
見逃すもの: 一日の違い（その日を数えるかどうか）、日付の書かれていない投稿、先の日がいくつもあるお知らせ、
投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.japanese_time import short_date
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date, possible_dates

CHECK = Check(clause="6(2)イ", title="合わない「あと何日」", reckons=True)

EXAMPLES = (
    ng(
        "点灯式まで、あと5日！\n点灯は11月28日(土)17時です。",
        at="あと5日",
        planned_at="2026-11-20T07:30",
        severity=Severity.CONFIRM,
    ),
    ng("開幕まで残り3週間。10月3日(土)に始まります。", at="残り3週間", planned_at="2026-09-28T10:00"),
    ng("いよいよあと十日で本番。12月6日です。", at="あと十日", planned_at="2026-12-01T10:00"),
    ok("点灯式まで、あと8日！\n点灯は11月28日(土)17時です。", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと7日！\n点灯は11月28日(土)17時です。", planned_at="2026-11-20T07:30"),
    ok("締切は11月24日。売り出しまであと3週間です。点灯は11月28日(土)です。", planned_at="2026-11-20T07:30"),
    ok("締切まであと5日（11月25日）。点灯は11月28日(土)です。", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと5日！", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと5日！\n点灯は11月28日(土)17時です。"),
    ok("展示は12月20日まで。あと3日間の臨時休館があります。", planned_at="2026-11-20T07:30"),
    ok("見ごろまであと2週間ほど。11月28日(土)に催しを開きます。", planned_at="2026-11-14T07:30"),
)

_LEFT = quick_compile(
    rf"(?:あと|残り)\s?(?P<number>{NUMBER})\s?(?P<unit>日|週間)"
    r"(?=\s?(?:[！!。♪…、\s]|で|に(?:なり|迫)|となり|です|[(（]|$))"
)
_NEAR = 80
"""Characters between the count and the day it counts to."""
_DAYS = {"日": (1, 1), "週間": (7, 4)}
"""Days of a unit, and how far a day may lie beside it."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or tells_of_many(document):
        return
    for match in document.find(_LEFT):
        number = small_number(match.groups["number"] or "")
        to_come = [(one, day) for one, day in _certain_days(document, today) if day >= today]
        near = any(one.start - match.end < _NEAR and match.start - one.end < _NEAR for one, _ in to_come)
        if not number or not near or len({day for _, day in to_come}) != 1:
            continue
        unit, slack = _DAYS[match.groups["unit"] or "日"]
        aim = today + timedelta(days=number * unit)
        days = {day for one in document.dates for day in possible_dates(one, today)}
        if not any(abs((day - aim).days) <= slack for day in days):
            message = (
                f"投稿予定日（{short_date(today)}）から数えると「{match.text}」は{short_date(aim)}ですが、"
                "書かれている日と合いません。日数か日付を確かめてください。"
            )
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _certain_days(document: Document, today: date) -> Iterator[tuple[DateMention, date]]:
    return ((one, day) for one in document.dates if is_year_certain(one, today) and (day := likely_date(one, today)))
