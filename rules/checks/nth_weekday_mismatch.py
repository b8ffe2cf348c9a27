"""第何曜日と日付のくいちがい — 「第2土曜日」がその日ではない

何を見つけるか: 「第2土曜日の12月5日」のように、第何曜日と日付が合わないもの。「第2土曜日に開いています。10月は11日、
11月は14日」のような続く日程や、「毎月第2火曜日に開いています。次回は11月17日（火）」「毎週水曜日…次回は11月19日（木）」の
ような次の日も見ます。
なぜ: §6(2)イ「正確に記述する」。毎月来ている人ほど、曜日で覚えています。
なおし方: 暦で数えて、日付か「第2」を直してください。
見逃すもの: 「第2・第4土曜」のようにいくつもあるときの続く日程、「都合により」「祝日のときは翌日」のように断ってある
もの、休館日などの話、投稿予定日が決まっていないとき。
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
from rules.years import first_of_month, is_year_certain, likely_date

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
    ng("毎月第2火曜日に開いています。次回は11月17日（火）です。", at="11月17日（火）", planned_at="2026-11-02T10:00"),
    ng("相談は毎週水曜日です。次回は11月19日（木）です。", at="11月19日（木）", planned_at="2026-11-12T10:00"),
    ng("毎月第3土曜日に朝市を開きます。\n次回の朝市：12月12日", at="12月12日", planned_at="2026-11-24T10:00"),
    ng("次回開催日は12月12日です。朝市は毎月第3土曜日です。", at="12月12日", planned_at="2026-11-24T10:00"),
    ng("第2土曜日は朝市です。来月は19日です。", at="来月は19日", planned_at="2026-11-24T10:00"),
    ng("毎月、第2火曜日に集まります。次の開催日は11月17日です。", at="11月17日", planned_at="2026-11-02T10:00"),
    ng("毎月第2土曜に開いています。来月は、第2土曜の11月7日。", at="第2土曜の11月7日", planned_at="2026-10-28T10:00"),
    ok("毎月第2火曜日に開いています。次回は11月10日（火）です。", planned_at="2026-11-02T10:00"),
    ok("毎月第2火曜日に開いていますが、次回は会場の都合で11月17日（火）です。", planned_at="2026-11-02T10:00"),
    ok("毎月第1火曜日（祝日の場合は翌日）です。次回は11月4日（水）です。", planned_at="2026-10-20T10:00"),
    ok("毎週水曜日と金曜日に開きます。次回は11月20日（金）です。", planned_at="2026-11-12T10:00"),
    ok("毎週水曜日です。次回は11月18日（水）です。", planned_at="2026-11-12T10:00"),
    ok("毎週月曜日は休館です。次回の講座は11月19日（木）です。", planned_at="2026-11-12T10:00"),
    ok("毎月第2土曜日に清掃をしています。次回の料理教室は12月5日です。", planned_at="2026-11-12T10:00"),
    ok("毎月第2火曜日に開いています。次回は11月17日（火）です。"),
    ok("第2土曜日の12月12日に開きます。", planned_at="2026-11-20T10:00"),
    ok("教室は第2土曜日に開いています。\n10月は10日、11月は14日、12月は12日です。", planned_at="2026-09-28T16:00"),
    ok("第2・第4土曜日に開きます。12月は12日と26日です。", planned_at="2026-11-20T10:00"),
    ok("集団接種は11月の第1・第3土曜、7日と21日です。", planned_at="2026-10-20T10:00"),
    ok("第2土曜日に開きますが、1月は都合により16日です。", planned_at="2026-12-20T10:00"),
    ok("第2土曜日の12月5日に開きます。"),
    ok("第3回の土曜教室は12月5日です。", planned_at="2026-11-20T10:00"),
)

_NTH = quick_compile(rf"第\s?(?P<nth>[1-5一二三四五])\s?(?P<weekday>[{WEEKDAYS}])曜日?")
_OTHER_NTH = lazy_compile(
    r"第\s?[1-5一二三四五]\s?[・、,と]|[月火水木金土曜日1-5一二三四五]\s?[・、,と]\s?第\s?[1-5一二三四五]\s?[月火水木金土日]"
)
_GAP = lazy_compile(r"\s?(?:の|、|[(]|:|は、?)?\s?")
_LISTED = quick_compile(r"(?P<month>1[0-2]|[1-9]|今|来)月は\s?(?P<day>[0-9]{1,2})日(?!間|[目め])")
_WEEKLY = quick_compile(rf"毎週\s?(?P<weekday>[{WEEKDAYS}])曜日?")
_WEEKDAY = lazy_compile(
    rf"[{WEEKDAYS}](?=曜|[・、,と~]\s?[{WEEKDAYS}](?:曜|[・、,)]))|(?<=[・、,と~])[{WEEKDAYS}](?=曜)"
)
_NEXT = lazy_compile(
    r"(?:次回|次(?=[はの])|今月(?=は)|来月(?=は))(?P<of>[^。、\n0-9はを]{0,14}?)(?:は、?|:|・| )?\s?[(]?$"
)
_NEXT_WORDS = lazy_compile(r"の?(?:開催日?|実施日?|日程|予定日?)?")
_BETWEEN = 70
_ELSE = lazy_compile(r"休館|休み|休業|定休|休園|収集|場合|翌|前日|臨時|特別|番外|隔週|繰|曜日以外|以外")
_EXCEPTION = lazy_compile(r"都合|変更|除く|例外|休|振替|代わり|のみ|だけ|ずらし")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    found = list(document.find(_NTH))
    yield from _next_one(document, found, context.today)
    for match in found:
        if _OTHER_NTH.search(document.text, max(0, match.start - 8), min(len(document.text), match.end + 8)):
            continue
        yield from _beside(document, match, context.today)
    if len(found) == 1 and not document.has(_OTHER_NTH):
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
        word, number = listed.groups["month"] or "今", int(listed.groups["day"] or 1)
        try:
            day = first_of_month(word if word.isdigit() else f"{word}月", today).replace(day=number)
        except ValueError:
            continue
        sentence = document.sentence_at(listed.start)
        if listed.start > match.end and not _is_nth(match, day) and not _EXCEPTION.search(sentence.text):
            yield _finding(listed.span, match, day)


def _next_one(document: Document, nths: list[Match], today: date) -> Iterator[Finding]:
    """「毎月第2火曜日…次回は11月17日」: the next date, in a draft that names one day on which the thing is held."""
    regular = [one for one in nths if "毎月" in document.text[max(0, one.start - 4) : one.start]]
    regular += document.find(_WEEKLY)
    if len(regular) != 1 or len(nths) > 1 or _OTHER_NTH.search(document.text.replace("毎月、", "毎月")):
        return
    [match] = regular
    sentence = document.sentence_at(match.start)
    if len(_WEEKDAY.findall(sentence.text)) != 1 or _ELSE.search(sentence.text) or _EXCEPTION.search(sentence.text):
        return
    for mention in document.dates:
        if not 0 <= max(mention.start - match.end, match.start - mention.end) <= _BETWEEN or mention.is_guess:
            continue
        said = _NEXT.search(document.text, max(0, mention.start - 24), mention.start)
        if said is None or not _is_the_same(said["of"], sentence.text):
            continue
        there = document.sentence_at(mention.start).text
        day = likely_date(mention, today)
        if day is None or not is_year_certain(mention, today) or is_correction(document, mention):
            continue
        if _ELSE.search(there) or _EXCEPTION.search(there) or mention.weekday not in (None, day.weekday()):
            continue
        if not _is_nth(match, day):
            yield _finding(mention.span, match, day)


def _is_the_same(what: str, regular: str) -> bool:
    """Whether 「次回の朝市」 is that which the regular day is said of."""
    words = _NEXT_WORDS.sub("", what, count=1)
    return not words or words in regular


def _is_nth(match: Match, day: date) -> bool:
    """Whether the day is such a weekday, and that of the month where the words say which."""
    if "nth" not in match.groups:
        return day.weekday() == WEEKDAYS.index(match.groups["weekday"] or "月")
    nth = small_number(match.groups["nth"] or "") or 1
    return day.weekday() == WEEKDAYS.index(match.groups["weekday"] or "月") and (day.day - 1) // 7 + 1 == nth


def _finding(span: Span, match: Match, day: date) -> Finding:
    if "nth" not in match.groups:
        message = f"{match.text}とありますが、{day.month}月{day.day}日は{WEEKDAYS[day.weekday()]}曜日です。"
        return CHECK.finding(span, severity=Severity.CONFIRM, message=f"{message}日付か曜日を確かめて直してください。")
    first = date(day.year, day.month, 1)
    nth = small_number(match.groups["nth"] or "") or 1
    right = 1 + (WEEKDAYS.index(match.groups["weekday"] or "月") - first.weekday()) % 7 + 7 * (nth - 1)
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=f"{day.month}月の{match.text}は{right}日です。日付か曜日を確かめて直してください。",
    )
