"""第何曜日と日付のくいちがい — 「第2土曜日」がその日ではない

何を見つけるか: 「第2土曜日の12月5日」のように、第何曜日と日付が合わないもの。「第2土曜日に開いています。10月は11日、
11月は14日」のような、続く日程も見ます。
なぜ: §6(2)イ「正確に記述する」。毎月来ている人ほど、曜日で覚えています。
なおし方: 暦で数えて、日付か「第2」を直してください。
見逃すもの: 「第2・第4土曜」のようにいくつもあるときの続く日程、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="第何曜日と日付のくいちがい", reckons=True)

EXAMPLES = (
    ng(
        "第2土曜日の12月5日に開きます。",
        at="第2土曜日の12月5日",
        planned_at="2026-11-20T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "教室は第2土曜日に開いています。\n・10月は11日\n・11月は14日\n・12月は12日",
        at="10月は11日",
        planned_at="2026-09-28T16:00",
    ),
    ng("毎月第3水曜は図書の日。12月は9日です。", at="12月は9日", planned_at="2026-11-20T10:00"),
    ng("今月の第1日曜（12月13日）", at="第1日曜（12月13日", planned_at="2026-11-30T10:00"),
    ok("第2土曜日の12月12日に開きます。", planned_at="2026-11-20T10:00"),
    ok("教室は第2土曜日に開いています。\n10月は10日、11月は14日、12月は12日です。", planned_at="2026-09-28T16:00"),
    ok("第2・第4土曜日に開きます。12月は12日と26日です。", planned_at="2026-11-20T10:00"),
    ok("集団接種は11月の第1・第3土曜、7日と21日です。", planned_at="2026-10-20T10:00"),
    ok("第2土曜日に開きますが、1月は都合により16日です。", planned_at="2026-12-20T10:00"),
    ok("第2土曜日の12月5日に開きます。"),
    ok("第3回の土曜教室は12月5日です。", planned_at="2026-11-20T10:00"),
)

_NTH = quick_compile(rf"第\s?(?P<nth>[1-5一二三四五])\s?(?P<weekday>[{WEEKDAYS}])曜日?")
_OTHER_NTH = lazy_compile(r"第\s?[1-5一二三四五]\s?[・、,と]|[・、,と]\s?第\s?[1-5一二三四五]\s?[月火水木金土日]")
_GAP = lazy_compile(r"\s?(?:の|、|[(]|:|は、?)?\s?")
_LISTED = quick_compile(r"(?P<month>1[0-2]|[1-9])月は\s?(?P<day>[0-9]{1,2})日(?!間|[目め])")
_EXCEPTION = lazy_compile(r"都合|変更|除く|例外|休|振替|代わり|のみ|だけ|ずらし")


def check(document: Document, context: Context) -> Iterator[Finding]:
    found = list(document.find(_NTH))
    if context.today is None or not found:
        return
    for match in found:
        if _OTHER_NTH.search(document.text, max(0, match.start - 8), min(len(document.text), match.end + 8)):
            continue
        yield from _beside(document, match, context.today)
    if len(found) == 1 and not _OTHER_NTH.search(document.text):
        yield from _listed(document, found[0], context.today)


def _beside(document: Document, match: Match, today: date) -> Iterator[Finding]:
    """「第2土曜日の12月5日」: the date right after the words."""
    for mention in document.dates:
        if mention.end <= match.end or mention.start > match.end + len("の("):
            continue
        apart = mention.start >= match.end and not _GAP.fullmatch(document.text, match.end, mention.start)
        day = likely_date(mention, today)
        if apart or day is None or not is_year_certain(mention, today) or is_correction(document, mention):
            return
        if not _is_nth(match, day):
            yield _finding(Span(match.span.start, mention.span.end), match, day)
        return


def _listed(document: Document, match: Match, today: date) -> Iterator[Finding]:
    """「10月は11日」 in a draft that names one such day of the month."""
    for listed in document.find(_LISTED):
        month, number = int(listed.groups["month"] or 1), int(listed.groups["day"] or 1)
        try:
            day = date(today.year + (month < today.month), month, number)
        except ValueError:
            continue
        sentence = document.sentence_at(listed.start)
        if listed.start > match.end and not _is_nth(match, day) and not _EXCEPTION.search(sentence.text):
            yield _finding(listed.span, match, day)


def _is_nth(match: Match, day: date) -> bool:
    nth = small_number(match.groups["nth"] or "") or 1
    return day.weekday() == WEEKDAYS.index(match.groups["weekday"] or "月") and (day.day - 1) // 7 + 1 == nth


def _finding(span: Span, match: Match, day: date) -> Finding:
    first = date(day.year, day.month, 1)
    nth = small_number(match.groups["nth"] or "") or 1
    right = 1 + (WEEKDAYS.index(match.groups["weekday"] or "月") - first.weekday()) % 7 + 7 * (nth - 1)
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=f"{day.month}月の{match.text}は{right}日です。日付か曜日を確かめて直してください。",
    )
