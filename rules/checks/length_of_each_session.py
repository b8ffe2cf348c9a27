"""時間と合わない1回の長さ — 13:30〜15:00なのに「1回60分」

何を見つけるか: 「13:30〜15:00、1回60分」「各回60分 10:00〜11:30／13:30〜15:00」「講演は90分です（13:30〜14:30）」
のように、
1回の長さと書かれた時間が合わないもの。
なぜ: §6(2)イ「正確に記述する」。終わりの時刻か長さのどちらかがまちがっています。
なおし方: 時刻と長さのどちらが正しいか確かめて、そろえてください。
見逃すもの: 時間の中で何度も行うもの（書かれた時間が長さの2倍より長い）、休憩や質疑のあるもの、「約」の付く長さ、
いろいろな長さの時間が並ぶもの。
"""

from collections.abc import Iterator

from rules.bulletins import is_long
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile
from rules.times import TimeRange

CHECK = Check(clause="6(2)イ", title="時間と合わない1回の長さ", reckons=True)

EXAMPLES = (
    ng("6月の毎週水曜、13:30〜15:00、1回60分です。", at="1回60分", severity=Severity.CONFIRM),
    ng("時間：各回60分\n10:00〜11:30\n13:30〜15:00", at="各回60分"),
    ng("講演は90分です（13:30〜14:30）", at="講演は90分"),
    ng("レッスン時間 60分\n午前10時〜11時30分", at="レッスン時間 60分"),
    ng("1コマ45分 ①9:00〜10:00 ②10:15〜11:15", at="1コマ45分"),
    ng("体操教室（60分）19:00〜20:30", at="教室（60分"),
    ng("1時間のヨガ教室です。10:00〜11:30", at="1時間のヨガ教室"),
    ok("13:30〜14:30、1回60分です。"),
    ok("10:00〜15:00（1回60分）"),
    ok("13:30〜15:00（講演60分、質疑30分）"),
    ok("受付13:00〜13:30、講演は90分です。"),
    ok("1コマ45分 ①9:00〜9:45 ②10:15〜11:00"),
    ok("10:00〜12:00 体験は1回20分、いつでもどうぞ。"),
)

_WHAT = r"(?:レッスン|講演|講義|授業|講座|教室|上映|公演|プログラム|ツアー|体験|所要|開催|1回の)"
_EACH = quick_compile(
    rf"(?:(?:1回|一回|各回|毎回|1枠|各枠|[1一]コマ|各コマ|各部|1レッスン|{_WHAT}(?:の?時間)?)(?:は|が|:|の|あたり"
    rf"|につき|\s){{0,2}})"
    r"(?:(?P<hours>(?<![0-9約])[1-4])\s?時間(?:(?P<half>半)|\s?(?P<rest>[0-9]{1,2})\s?分)?|"
    r"(?P<minutes>(?<![0-9約])[1-9][0-9]{1,2})\s?分)"
    r"(?!前|後|ごと|おき|以内|以上|以下|程度|ほど|くらい|ぐらい|ずつ|待ち|延長|まで|の[1-9]|間?\s?[×~])"
)
_KIND = r"(?:授業|講義|講演|講座|レッスン|教室|コンサート|上映|公演|体操|ヨガ)"
_LENGTH = r"(?:(?P<hours>(?<![0-9約~])[1-4])\s?時間(?P<half>半)?|(?P<minutes>(?<![0-9約~])[1-9][0-9]{1,2})\s?分)(?:間)?"
_BY_LENGTH = (
    quick_compile(rf"{_LENGTH}(?:の[一-龥ァ-ヶー]{{0,6}})?{_KIND}"),
    quick_compile(rf"{_KIND}\({_LENGTH}(?=\))"),
)
_OTHER = lazy_compile(
    r"休憩|質疑|交流|準備|着替え|入れ?替え|うち|随時|いつでも|自由|順次|約|予約制|1人|一人|1組|片付け|説明|撮影"
)
_NOT_OF_IT = lazy_compile(
    r"(?:受付|受け付け|受付時間|開館時間|開館|営業|営業時間|開場|問い?合わ?せ|電話|☎|TEL|申込|申し込み|窓口|集合"
    r"|平日|昼休み|開庁)"
    r"(?:は|:|\s|時間|\()*[^\n。]{0,6}$"
)
_SLACK = 5
_REACH = 60


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not document.time_ranges or is_long(document):
        return
    said = [*document.find(_EACH), *(one for shape in _BY_LENGTH for one in document.find(shape))]
    if len({_minutes(one) for one in said}) != 1 or document.has(_OTHER):
        return
    ranges = [one for one in document.time_ranges if not _is_of_something_else(document, one)]
    lengths = {_length(one) for one in ranges}
    if len(lengths) != 1 or None in lengths:
        return
    [length] = lengths
    each = said[0]
    near = any(abs(one.start - each.end) <= _REACH or abs(each.start - one.end) <= _REACH for one in ranges)
    minutes = _minutes(each)
    if length is None or not near or abs(length - minutes) <= _SLACK or is_correction(document, each):
        return
    # Within much longer hours the thing is held again and again.
    if minutes / 2 < length < 2 * minutes:
        yield CHECK.finding(
            each.span,
            severity=Severity.CONFIRM,
            message=f"書かれた時間は{length}分です。時刻か長さを確かめて、そろえてください。",
        )


def _is_of_something_else(document: Document, times: TimeRange) -> bool:
    return _NOT_OF_IT.search(document.text, max(0, times.start - 14), times.start) is not None


def _length(times: TimeRange) -> int | None:
    if not (times.first.exists and times.last.exists):
        return None
    length = times.last.minutes - times.first.minutes
    if length <= 0 and times.last.half is None and not times.last.is_clock:
        length += 12 * 60
    return length if length > 0 else None


def _minutes(match: Match) -> int:
    groups = match.groups
    if groups["minutes"]:
        return int(groups["minutes"])
    return 60 * int(groups.get("hours") or 0) + (30 if groups.get("half") else int(groups.get("rest") or 0))
