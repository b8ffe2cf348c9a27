"""前日・翌日と合わない日付 — 「11月10日（火）と翌12日」「当日（11月8日）、前日の11月6日」

何を見つけるか: 「翌12日」「前日の11月6日」が、すぐ前の日付や、文章に1つだけある日付の、隣の日でないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 日付を確かめて直してください。休みが続くなどで間が空くときは「翌開館日」のように書いてください。
見逃すもの: もとの日付が2つ以上あって、どの日の前日・翌日か分からないもの。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="前日・翌日と合わない日付", reckons=True)

EXAMPLES = (
    ng(
        "11月10日（火）と翌12日（木）に開きます。",
        at="翌12日",
        planned_at="2026-11-01T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("本番は11月8日（日）、前日の11月6日に準備をします。", at="前日の11月6日", planned_at="2026-11-01T10:00"),
    ng("11月8日（日）。雨のときは翌日の10日に延ばします。", at="翌日の10日", planned_at="2026-11-01T10:00"),
    ok("11月10日（火）と翌11日（水）に開きます。", planned_at="2026-11-01T10:00"),
    ok("本番は11月8日（日）、前日の11月7日に準備をします。", planned_at="2026-11-01T10:00"),
    ok("11月30日（月）と翌12月1日（火）に開きます。", planned_at="2026-11-01T10:00"),
    ok("11月23日は開け、翌開館日の25日は休みます。", planned_at="2026-11-01T10:00"),
    ok("3月31日（火）。翌年4月1日から始めます。", planned_at="2026-03-01T10:00"),
)

_NEXT_TO = quick_compile(
    r"(?P<which>翌日?|前日)(?:の|は|、|[(])?\s?(?:(?P<month>1[0-2]|[1-9])月\s?)?(?P<day>[0-9]{1,2})日(?!間|[目め]|前|後)"
)
_FAR = 40
_ANOTHER = lazy_compile(r"開館|営業|平日|週|月|年|朝")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for match in document.find(_NEXT_TO):
        base = _base(document, match.start, match.end, context.today)
        if base is None or _ANOTHER.match(document.text, match.start + 1):
            continue
        right = base + timedelta(days=1 if match.text.startswith("翌") else -1)
        month, day = int(match.groups["month"] or right.month), int(match.groups["day"] or 0)
        if (month, day) != (right.month, right.day) and not is_correction(document, match):
            yield CHECK.finding(
                Span(match.span.start, match.span.end),
                severity=Severity.CONFIRM,
                message=(
                    f"{base.month}月{base.day}日の{match.groups['which']}は{right.month}月{right.day}日です。"
                    "日付を確かめて直してください。"
                ),
            )


def _base(document: Document, start: int, end: int, today: date) -> date | None:
    """The day whose neighbour is meant: the date right before, with no other in the draft that could be meant."""
    before = [one for one in document.dates if one.end <= start and start - one.end <= _FAR and not one.is_guess]
    others = [one for one in document.dates if one.start >= end and one.start - end <= _FAR and not one.is_guess]
    found = before[-1:] or others[:1]
    days = {likely_date(one, today) for one in [*before, *([] if before else others)]}
    return likely_date(found[0], today) if found and len(days) == 1 else None
