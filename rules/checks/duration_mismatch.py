"""時刻と合わない長さ — 始まりから終わりまでの時間が違う

何を見つけるか: 「10時〜12時の3時間」「13:00〜15:30（90分）」のように、始まりと終わりから数えた長さと合わないもの。
「午後2時開映、午後3時終了。上映時間は1時間48分」のように、始まりから終わりまでに入りきらない長さも見ます。
なぜ: §6(2)イ「正確に記述する」。終わりの時刻か長さのどちらかがまちがっています。
なおし方: 時刻と長さのどちらが正しいか確かめて、そろえてください。
見逃すもの: 「約」「うち」「1回」「休憩」などの付くもの、10分までのずれ。
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.times import TimeMention, TimeRange

CHECK = Check(clause="6(2)イ", title="時刻と合わない長さ", reckons=True)

EXAMPLES = (
    ng("7月8日(水)、10時〜12時の3時間です。", at="10時〜12時の3時間", severity=Severity.CONFIRM),
    ng("13:00〜15:30（90分）", at="13:00〜15:30（90分"),
    ng("午後1時から4時まで、2時間の講座です。", at="午後1時から4時まで、2時間"),
    ng("9時〜12時（計2時間）", at="9時〜12時（計2時間"),
    ng("10:00～11:30、2時間半", at="10:00～11:30、2時間半"),
    ng("22時〜翌6時の6時間", at="22時〜翌6時の6時間"),
    ng("午後2時開映、午後3時終了。上映時間は1時間48分です。", at="上映時間は1時間48分"),
    ng("開演は14:00、終演は15:30の予定です。\n公演時間：約2時間", at="公演時間：約2時間"),
    ng("上映時間は120分。13時30分に始まり、15時に終わります。", at="上映時間は120分"),
    ng("日時 8月3日 13:30〜15:00\n上映時間 1時間55分", at="上映時間 1時間55分"),
    ng("開場13:00、開演13:30、終演予定15:00、上演時間は2時間です。", at="上演時間は2時間"),
    ng("午後2時に始まり、午後3時に終わる1時間48分の映画です。", at="1時間48分"),
    ng("午後2時開映、午後3時終了（1時間48分）", at="終了（1時間48分"),
    ok("午後2時に始まり、午後4時に終わる1時間48分の映画です。"),
    ng("午前10時に出発し、11時に解散します。所要時間は2時間です。", at="所要時間は2時間"),
    ok("午後2時開映、午後4時終了。上映時間は1時間48分です。"),
    ok("午後2時開映、午後3時終了。上映時間は52分です。"),
    ok("①午後2時開映 ②午後3時開映。上映時間は1時間48分です。"),
    ok("受付は13時〜14時です。上映時間は1時間48分です。"),
    ok("午後2時開演。第1部は午後3時終了。上演時間は2時間です。"),
    ok("午後2時開映。交流会は午後3時終了。上映時間は1時間48分です。"),
    ok("講座は10時〜11時、映画は13時開映。上映時間は1時間48分です。"),
    ok("10時開始、11時終了。岡山からの所要時間は2時間です。"),
    ok("午後2時開映、午後3時終了。前作の上映時間は1時間48分でした。"),
    ok("午後2時開演、終演は8月5日午後3時です。上演時間は2時間です。"),
    ok("7月8日(水)、10時〜12時の2時間です。"),
    ok("13:30〜15:00（90分）"),
    ok("13:30〜15:00（1時間30分）"),
    ok("10時〜15時のうち2時間"),
    ok("19:15～20:45（45分×2コマ）"),
    ok("9時〜12時（1回30分）"),
    ok("9時〜12時、1人30分ずつです。"),
    ok("10時〜12時の2時間前までに連絡を"),
    ok("10時〜16時（約5時間）"),
    ok("22時〜翌6時の8時間"),
    ok("9時〜16時（6時間、昼休み1時間）"),
)

_LENGTH = lazy_compile(
    r"\s?(?:まで)?\s?(?:の|、|,|[(]|・|/|／)?\s?(?:計|合計|全)?\s?"
    r"(?:(?P<hours>[0-9]{1,2})\s?時間(?:(?P<half>半)|\s?(?P<rest>[0-9]{1,2})\s?分)?|(?P<minutes>[0-9]{2,3})\s?分(?:間)?)"
    r"(?!前|後|ごと|おき|以内|以上|程度|ほど|くらい|ぐらい|ずつ|単位|交代|交替|待ち|延長|超|\s?[×x*])"
)
_PAUSE = lazy_compile(r"休み|休憩|実働|うち|ずつ|各|1回|一回|1人|一人|1組|1コマ")
_SLACK = 10
_HOW_LONG = (
    r"(?:約|およそ)?"
    r"(?<![0-9.])(?:(?P<hours>[0-9]{1,2})\s?時間(?:(?P<half>半)|\s?(?P<rest>[0-9]{1,2})\s?分)?|(?P<minutes>[0-9]{2,3})\s?分)"
    r"(?!前|後|ごと|以内|以下|まで|\s?[~×]|、?[0-9]回)"
)
_SHOW = r"映画|作品|大作|公演|舞台|演奏会|コンサート|ドキュメンタリー|アニメ"
_RUNNING = (
    quick_compile(rf"(?:上映|公演|上演|演奏|講演|実施|所要)時間(?:は|が|:|\s){{0,3}}{_HOW_LONG}"),
    quick_compile(rf"{_HOW_LONG}(?=の(?:{_SHOW}))"),
    quick_compile(rf"(?:{_SHOW}|終了|終演|終映)(?:予定)?\s?\({_HOW_LONG}(?=\))"),
)
_BEGINS_AFTER = lazy_compile(r"(?:に|から|より)?(?:開映|開演|開始|開会|上映開始|スタート|始ま|始め|出発|集合|上映)")
_BEGINS_BEFORE = lazy_compile(r"(?:開映|開演|開始|開会|スタート)(?:時[刻間])?(?:予定)?(?:は|が|:|\s){0,2}$")
_ENDS_AFTER = lazy_compile(r"(?:に|で|ごろ|頃|まで)?に?(?:終了|終映|終演|閉会|終わ|解散)")
_ENDS_BEFORE = lazy_compile(r"(?:終了|終映|終演|閉会|解散)(?:時[刻間])?(?:予定)?(?:は|が|:|\s){0,2}$")
_DOORS = lazy_compile(r"(?:開場|受付|受け付け|開館|整列)(?:開始)?(?:時[刻間])?(?:は|が|:|\s){0,2}$")
_DOORS_AFTER = lazy_compile(r"(?:に|から)?(?:開場|受付|受け付け)")
_SEVERAL = lazy_compile(
    r"第?[0-9]部|前半|後半|回目|[0-9]回|各|入れ替え|入替|本立て|前作|昨年|前回|交流|休憩|翌|受付(?:は|時間|:)[^。\n]{0,12}~|日目|から(?:の|ここ)|まで(?:の|は|、)?所要"
    r"|バス|電車|列車|徒歩|[0-9]日|それぞれ|別"
)
_REACH = 90


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _longer_than_the_show(document)
    for times in document.time_ranges:
        said = _LENGTH.match(document.text, times.end)
        length = _minutes(times)
        if said is None or length is None or is_correction(document, times):
            continue
        after = document.text[said.end() : said.end() + 16].split("\n")[0]
        if abs(_said(said.groupdict()) - length) > _SLACK and not _PAUSE.search(after.split("。")[0]):
            yield CHECK.finding(
                Span(times.span.start, document.span(times.start, said.end()).end),
                severity=Severity.CONFIRM,
                message=(
                    f"{times.first.text}から{times.last.text}までは{_in_words(length)}です。"
                    "時刻か長さを確かめて直してください。"
                ),
            )


def _longer_than_the_show(document: Document) -> Iterator[Finding]:
    """「午後2時開映、午後3時終了。上映時間は1時間48分」: a show that does not fit between its start and its end."""
    ends: set[int] = set()
    times = document.times
    starts = [one.start for one in times]
    for running in (found for shape in _RUNNING for found in document.find(shape)):
        near = [
            one
            for one in times[bisect_left(starts, running.start - _REACH) : bisect_right(starts, running.end + _REACH)]
            if one.end <= running.end + _REACH and not _is_of_doors(document, one)
        ]
        if running.end in ends or len(near) != 2 or not _are_start_and_end(document, near[0], near[1]):
            continue
        first, last = near
        begin, end = min(first.start, running.start), max(last.end, running.end)
        inside = document.text[first.end : last.start]
        if len(inside) > _REACH // 2 or _SEVERAL.search(document.text, begin, end) or is_correction(document, running):
            continue
        length = _end(first, last) - first.minutes
        if length > 0 and _said(running.groups) > length + _SLACK:
            ends.add(running.end)
            yield CHECK.finding(
                running.span,
                severity=Severity.CONFIRM,
                message=(
                    f"{first.text}から{last.text}までは{_in_words(length)}で、書かれた長さが入りません。"
                    "時刻か長さを確かめて直してください。"
                ),
            )


def _is_of_doors(document: Document, time: TimeMention) -> bool:
    """Whether a time tells when the doors open."""
    return bool(
        _DOORS.search(document.text, max(0, time.start - 12), time.start) or _DOORS_AFTER.match(document.text, time.end)
    )


def _are_start_and_end(document: Document, first: TimeMention, last: TimeMention) -> bool:
    """Whether two times that stand one after the other are the start and the end of one thing."""
    text = document.text
    if not (first.exists and last.exists):
        return False
    if any(one.first == first and one.last == last for one in document.time_ranges):
        return True
    begins = _BEGINS_AFTER.match(text, first.end) or _BEGINS_BEFORE.search(text, max(0, first.start - 12), first.start)
    ends = _ENDS_AFTER.match(text, last.end) or _ENDS_BEFORE.search(text, max(0, last.start - 12), last.start)
    return bool(begins and ends)


def _minutes(times: TimeRange) -> int | None:
    """How long the range lasts; None where it cannot be told."""
    first, last = times.first, times.last
    if not (first.exists and last.exists):
        return None
    start, end = first.minutes, _end(first, last)
    if times.next_day or end < start:
        end += 24 * 60
    return end - start


def _end(first: TimeMention, last: TimeMention) -> int:
    """「午後1時から4時」「10時から3時」: without a word of its own the end lies after the start."""
    end = last.minutes
    same_half = last.half is None and not last.is_clock and last.hour < 12
    return end + 12 * 60 if same_half and end <= first.minutes < end + 12 * 60 else end


def _said(groups: Mapping[str, str | None]) -> int:
    if groups["minutes"]:
        return int(groups["minutes"])
    return 60 * int(groups["hours"] or 0) + (30 if groups["half"] else int(groups["rest"] or 0))


def _in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}時間{f'{rest}分' if rest else ''}" if hours else f"{rest}分"
