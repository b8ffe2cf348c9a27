"""「第何曜日」と合わない日 — 「第1・第3水曜」の後に並べた日が、その曜日ではない

何を見つけるか: 「12月の回収　第1・第3水曜　2日と9日」のように、月の第何何曜日と、そのすぐ後に並べた日が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: カレンダーで確かめ、日か「第何」を直してください。
見逃すもの: どの月か書かれていないもの、投稿予定日が決まっていないもの、祝日などで変えると書かれたもの。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile
from rules.years import first_of_month

CHECK = Check(clause="6(2)イ", title="「第何曜日」と合わない日", reckons=True)

EXAMPLES = (
    ng(
        "12月の資源回収\n【北】第1・第3月曜　7日と21日\n【南】第1・第3水曜　2日と9日",
        at="第1・第3水曜　2日と9日",
        planned_at="2026-11-24T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("11月の第1・第3土曜、7日と28日に開きます。", at="第1・第3土曜、7日と28日", planned_at="2026-10-20T10:00"),
    ng("来月の第2火曜（15日）はお休みです。", at="第2火曜（15日", planned_at="2026-11-24T09:00"),
    ok("来月の第2火曜（8日）はお休みです。", planned_at="2026-11-24T09:00"),
    ok("12月の資源回収\n第1・第3水曜　2日と16日\n第2・第4金曜　11日と25日", planned_at="2026-11-24T09:00"),
    ok("12月の回収は第1・第3水曜、ただし祝日の都合で2日と17日です。", planned_at="2026-11-24T09:00"),
    ok("第1・第3水曜　2日と9日"),
    ok("第3水曜の10日前までにお申し込みください。12月の会です。", planned_at="2026-11-24T09:00"),
)

_NUMBER = "[1-5一二三四五]"
_LISTED = quick_compile(
    rf"(?P<nths>第\s?{_NUMBER}(?:\s?[・、,と]\s?第?\s?{_NUMBER}){{0,3}})\s?(?P<weekday>[{WEEKDAYS}])曜日?"
    r"(?:の|は|、|:|[(])?\s?(?P<days>[0-9]{1,2}日(?!間|[目め]|前|後|以)(?:\s?[・、,と]\s?[0-9]{1,2}日(?!間|[目め]|前|後|以)){0,3})"
)
_ANY_NUMBER = lazy_compile(_NUMBER)
_DAY = lazy_compile(r"[0-9]{1,2}")
_MONTH = lazy_compile(r"(?P<month>1[0-2]|[1-9])月(?!\s?[0-9]{1,2}\s?日|号|期|曜)|(?P<word>今月|来月)")
_REACH = 300
_EXCEPTION = lazy_compile(r"都合|変更|除く|例外|振替|代わり|ずらし|祝日|臨時|特別|ただし|但し|翌週|前週")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for match in document.find(_LISTED):
        month = _month_before(document, match, context.today)
        if month is None or _EXCEPTION.search(document.sentence_at(match.start).text):
            continue
        nths = sorted(small_number(one) or 0 for one in _ANY_NUMBER.findall(match.groups["nths"] or ""))
        days = [int(one) for one in _DAY.findall(match.groups["days"] or "")]
        right = [day for nth in nths if (day := _nth_day(month, nth, match.groups["weekday"] or "月")) is not None]
        if days == right or len(days) != len(nths) or is_correction(document, match):
            continue
        shown = "と".join(f"{day}日" for day in right)
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{month.month}月の{match.groups['nths']}{match.groups['weekday']}曜日は{shown}です。確かめて直してください。",
        )


def _month_before(document: Document, match: Match, today: date) -> date | None:
    """The first day of the month that was named last before, with no other month in the text before it."""
    named = {
        one["month"] or one["word"] for one in _MONTH.finditer(document.text, max(0, match.start - _REACH), match.start)
    }
    return first_of_month(named.pop(), today) if len(named) == 1 else None


def _nth_day(month: date, nth: int, weekday: str) -> int | None:
    day = (WEEKDAYS.index(weekday) - month.weekday()) % 7 + 1 + 7 * (nth - 1)
    return day if day <= 31 else None
