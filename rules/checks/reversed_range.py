"""終わりが始まりより前 — 期間や時間の前後が逆

何を見つけるか: 「8月20日から8月5日まで」「10:30〜9:00」のように、終わりが始まりより前の期間や時間。
なぜ: §6(2)イ「正確に記述する」。いつ行けばよいか分からなくなります。
なおし方: 始まりと終わりを資料で確かめて書き直してください。
見逃すもの: 年をまたぐ期間（12月28日〜1月4日）、ちょうど一年の期間（4月1日〜3月31日）、
夜から朝までの時間（22:00〜6:00、「翌」の付くもの）、
「10日→3日に変更」のような変更の知らせ。
"""

from collections.abc import Iterator
from itertools import pairwise

from rules.context import Context
from rules.dates import DateMention, DateRange
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention, TimeRange
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="終わりが始まりより前")

EXAMPLES = (
    ng(
        "期間:8月20日(木)から8月5日(水)まで",
        at="8月20日(木)から8月5日(水)",
        planned_at="2026-07-01T13:00",
        severity=Severity.BLOCK,
    ),
    ng("受付 10:30~9:00", at="10:30~9:00", severity=Severity.BLOCK),
    ng("2026.12.12 → 2026.12.6", at="2026.12.12 → 2026.12.6"),
    ng("令和8年8月17日～令和7年8月28日", at="令和8年8月17日～令和7年8月28日"),
    ng(
        "2月1日（月）から1月29日（金）まで受け付けます。",
        at="2月1日（月）から1月29日（金）",
        planned_at="2027-01-08T09:00",
    ),
    ng("12月10日午前3時から午前1時まで止まります。", at="午前3時から午前1時"),
    ng("参加申込みは、6月1日から5月25日までです。", at="6月1日から5月25日", severity=Severity.CONFIRM),
    ok("工事は22時開始、5時終了の予定です。"),
    ok("断水 20:00開始 6:00終了"),
    ok("22時スタート、0時終了のカウントダウン"),
    ok("委嘱期間は6月1日から5月31日までです。"),
    ok("12月28日（月）〜1月4日（月）は休館します。", planned_at="2026-12-01T09:00"),
    ok("10月1日〜3月31日", planned_at="2026-09-01T09:00"),
    ok("夜間は22:00〜6:00に閉めます。"),
    ok("午後1時〜3時"),
    ok("31日の夜11時から2時までは、宿直も初詣です。"),
    ok("8時〜5時は開いています。"),
    ng("開館時間が17:00～9:00に変わります。", at="17:00～9:00", severity=Severity.CONFIRM),
    ok("閉館時間は17:00～9:00です。"),
    ok("開館時間：17:00～0:00"),
    ok("令和8年4月1日10時から令和9年4月1日9時まで使えます。"),
    ok("深夜12時〜早朝5時に断水します。"),
    ok("午後1時〜深夜12時まで営業"),
    ok("開館時間は9:00～17:00に変わります。"),
    ng("9月3日(木)23時から9月3日(木)4時まで止まります。", at="9月3日(木)23時から9月3日(木)4時"),
    ok("9月3日(木)23時から9月4日(金)4時まで止まります。"),
    ng("9月14日22時から同じ日の5時まで通れません。", at="22時から同じ日の5時"),
    ok("9月14日9時から同じ日の17時まで通れません。"),
    ok("9月3日(木)9時から9月3日(木)16時まで止まります。"),
    ng("◇午後10時～正午", at="午後10時～正午"),
    ng("4月18日(土)16時開始、15時終了。", at="16時開始、15時"),
    ok("4月18日(土)15時開始、16時終了。"),
    ok("15時〜翌10時"),
    ok("深夜1時から朝9時まで、泥の中で作業しました。"),
    ok("深夜11時から未明3時まで止まります。"),
    ok("消防団が毎晩9時から午前4時まで巡回します。"),
    ok("開催日を7月10日→7月3日に変更します。", planned_at="2026-06-01T09:00"),
)

_CHANGED = lazy_compile(r"^[^。\n]{0,8}(?:変更|延期|前倒し|繰り上げ|訂正|改め)")
_TO = lazy_compile(r"\s?(?:から|~|より|→)\s?")
_SAME_DAY = lazy_compile(r"\s?(?:から|~|より|→)\s?(?:同日|同じ日|その日|当日)の?\s?")
_HOURS_OF_A_HOUSE = lazy_compile(r"(?:開館|開庁|開室)時間(?:は|が|を|:|】|\s)*(?:午前|午後)?$")
_BEGINS = lazy_compile(r"\s?に?(?:開始|スタート|開会|開演|集合)[、・,/~ ]{1,2}")
_IS_OVER = lazy_compile(r"\s?に?(?:終了|終演|閉会|解散)")
_NIGHT_WORK = 18 * 60
_MONTH_END = 28
_EVENING = 16 * 60
_MORNING = 12 * 60
_LATE = 22 * 60
_DAWN = 5 * 60


def check(document: Document, context: Context) -> Iterator[Finding]:
    for dates in document.date_ranges:
        after = document.text[dates.end : dates.end + 16]
        if _ends_early(dates, context) and not _CHANGED.match(after) and not is_correction(document, dates):
            yield _finding(dates.span, dates.first.text, dates.last.text)
        elif _is_nearly_a_year(dates) and not _CHANGED.match(after) and not is_correction(document, dates):
            yield _doubtful(dates)
    for times in document.time_ranges:
        if _is_backwards(times) and not _day_between(document, times):
            yield _finding(times.span, times.first.text, times.last.text)
        elif _are_hours_of_a_house_by_night(document, times):
            message = f"{times.first.text}から{times.last.text}までと読めます。時刻の前後が逆でないか確かめてください。"
            yield CHECK.finding(times.span, severity=Severity.CONFIRM, message=message)
    yield from _within_one_day(document)
    yield from _ends_on_that_day(document)
    for starts, ends in pairwise(document.times):
        if _BEGINS.fullmatch(document.text, starts.end, ends.start) and _IS_OVER.match(document.text, ends.end):
            told = starts.exists and ends.exists and starts.half == ends.half
            by_night = starts.minutes >= _NIGHT_WORK or "夜" in document.sentence_at(starts.start).text
            if told and not by_night and ends.minutes < starts.minutes and not _reads_on_a_dial(starts, ends):
                yield _finding(Span(starts.span.start, ends.span.end), starts.text, ends.text)


def _within_one_day(document: Document) -> Iterator[Finding]:
    """「9月3日23時から9月3日4時まで」."""
    times = {one.start: one for one in document.times}
    for first, last in pairwise(document.dates):
        starts, ends = (times.get(one.end) or times.get(one.end + 1) for one in (first, last))
        if starts is None or ends is None or (first.month, first.day) != (last.month, last.day):
            continue
        of_one_year = first.year is None or last.year is None or first.year == last.year
        if not of_one_year or not (starts.exists and ends.exists) or starts.half != ends.half:
            continue
        joined = _TO.fullmatch(document.text, starts.end, last.start)
        if joined and ends.minutes < starts.minutes and not _reads_on_a_dial(starts, ends):
            yield _finding(Span(first.span.start, ends.span.end), starts.text, ends.text)


def _are_hours_of_a_house_by_night(document: Document, times: TimeRange) -> bool:
    """「開館時間は17:00〜9:00」: no library or office opens in the evening to close in the morning."""
    named = _HOURS_OF_A_HOUSE.search(document.text, max(0, times.start - 12), times.start)
    by_night = times.first.minutes >= _EVENING and _DAWN <= times.last.minutes <= _MORNING
    return bool(named) and by_night and not times.next_day


def _ends_early(dates: DateRange, context: Context) -> bool:
    first, last = dates.first, dates.last
    if first.month is None or last.month is None or not (first.exists and last.exists):
        return False
    if first.year is not None and last.year is not None:
        start, end = first.on(first.year), last.on(last.year)
        return start is not None and end is not None and end < start
    if first.month == last.month:
        return last.day < first.day
    return last.month < first.month and _belongs_before(first, last, context)


def _belongs_before(first: DateMention, last: DateMention, context: Context) -> bool:
    """Whether the weekday shows that the end lies in the year of the start, not in the next."""
    start = likely_date(first, context.today)
    if start is None or last.weekday is None or start.weekday() != first.weekday:
        return False
    same, following = last.on(start.year), last.on(start.year + 1)
    fits = same is not None and same.weekday() == last.weekday
    return fits and (following is None or following.weekday() != last.weekday)


def _ends_on_that_day(document: Document) -> Iterator[Finding]:
    """「14日22時から同じ日の5時まで」."""
    for starts, ends in pairwise(document.times):
        if not (starts.exists and ends.exists) or not _SAME_DAY.fullmatch(document.text, starts.end, ends.start):
            continue
        same_half = starts.half == ends.half or (starts.half, ends.half) == ("午後", "午前")
        if same_half and ends.minutes < starts.minutes and not _reads_on_a_dial(starts, ends):
            yield _finding(Span(starts.span.start, ends.span.end), starts.text, ends.text)


def _is_backwards(times: TimeRange) -> bool:
    first, last = times.first, times.last
    if times.next_day or not (first.exists and last.exists):
        return False
    start, end = first.minutes, last.minutes
    if last.text == "正午" and first.half == "午後" and first.half_is_exact:
        return start > end
    if start >= _LATE and last.half is None and last.hour * 60 <= _DAWN:
        return False
    if last.half is None and first.half == "午後" and last.hour <= 12:
        end = last.minutes + (12 * 60 if last.hour < 12 else 0)
        return end <= start and last.hour != 12
    if end >= start or (start >= _EVENING and end <= _MORNING):
        return False
    return not _reads_on_a_dial(first, last)


def _reads_on_a_dial(first: TimeMention, last: TimeMention) -> bool:
    """Whether an end before the begin may mean the afternoon: 「8時〜5時」."""
    said = first.is_clock or first.half is not None or last.half is not None
    return not said and last.minutes + 12 * 60 > first.minutes and first.hour <= 12


def _day_between(document: Document, times: TimeRange) -> bool:
    """Whether a date stands between the two times: then they are not of one day."""
    return any(times.first.end <= mention.start < times.last.start for mention in document.dates)


def _is_nearly_a_year(dates: DateRange) -> bool:
    """「6月1日から5月25日まで」: without years it may mean the next May, but a year less some days is rare."""
    first, last = dates.first, dates.last
    if first.month is None or last.month is None or first.year is not None or last.year is not None:
        return False
    whole_year = last.day >= _MONTH_END or abs(first.day - last.day) <= 1
    return first.exists and last.exists and first.month - last.month == 1 and not whole_year


def _doubtful(dates: DateRange) -> Finding:
    message = (
        f"終わり（{dates.last.text}）が始まり（{dates.first.text}）の前の月です。次の年のことなら年を書いてください。"
    )
    return CHECK.finding(dates.span, severity=Severity.CONFIRM, message=message)


def _finding(span: Span, first: str, last: str) -> Finding:
    message = f"終わり（{last}）が始まり（{first}）より前になっています。日時を確かめて直してください。"
    return CHECK.finding(span, severity=Severity.BLOCK, message=message)
