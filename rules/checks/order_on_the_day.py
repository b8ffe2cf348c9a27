"""始まってからの受付 — 受付、開場、集合が開会や出発より後

何を見つけるか: 「開会式 8:30」「受付 9:00〜9:20」、「バスは8時に出発しますので、8時15分にお集まりください」のように、
受付・開場・集合の時刻が、開会・開演・出発や行事の始まりより後のもの。終わりの時刻が始まりより前のものも見ます。
時刻の順や、行が離れているかどうかは問いません。
なぜ: §6(2)イ「正確に記述する」。時刻どおりに来た人が間に合いません。
なおし方: それぞれの時刻を資料で確かめて直してください。
見逃すもの: 一日に何回かある催し、午前と午後の分からない時刻、表彰式や交流会など後の集まり、窓口の受付時間。
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, scheduled_days
from rules.timetable import ScheduledHour, Step, scheduled_hours

CHECK = Check(clause="6(2)イ", title="始まってからの受付", reckons=True)

EXAMPLES = (
    ng(
        "期日 5月22日(土)\n開会式 午前8時30分\n受付 午前9時〜9時20分\n参加費 500円",
        at="午前9時",
        severity=Severity.CONFIRM,
    ),
    ng(
        "送迎バスは市役所前を午前8時に出発いたしますので、8時15分に市役所玄関前へお集まりください。",
        at="8時15分",
    ),
    ng("受付：10:15から\n開会式：9:45\n競技：個人戦、4コース32ホール", at="10:15"),
    ng("8:30 開会式\n8:45 10kmコース出発\n9:00 5kmコース出発\n受付 9:15〜9:45（体育館前）", at="9:15"),
    ng("10月4日(日)13:30〜15:30\n会場 図書館\n開場 14:00", at="14:00"),
    ng("集合は新見駅前に9時10分。\n列車は9時に出発します。", at="9時10分"),
    ng("日時 10月3日(土)\n閉会 14時\n会場 図書館\n開会 15時", at="14時"),
    ng("11月19日(木)\n15:00～16:30（受付は午前2時45分から）\n哲多支局", at="午前2時45分"),
    ng("午後1時 開場／1時30分 開演／正午すぎに閉会の予定", at="正午"),
    ok("午後1時 開場／1時30分 開演／3時すぎに閉会の予定"),
    ok("11月19日(木)\n15:00～16:30（受付は午後2時45分から）\n哲多支局"),
    ok("列車は9時12分に新見を出発し、10時3分に到着します。駅前広場に10時10分に集合します。"),
    ok("期日 5月22日(土)\n開会式 午前9時30分\n受付 午前9時〜9時20分"),
    ok("バスは市役所前を午前8時30分に出発しますので、8時15分にお集まりください。"),
    ok("シャトルバスは新見駅を8時に出発。会場の受付は9時からです。"),
    ok("開会式 9:00\n午後の部の受付 12:30"),
    ok("10月4日(日)10:00〜15:00\n受付は14:30までです。"),
    ok("9:00 開会\n12:00 昼食\n13:00 表彰式の集合\n15:00 閉会"),
    ok("10月4日 開演13:30\n10月5日 開場14:00 開演14:30"),
    ok("コンサート 14:00開演\n電話予約の受付 9:00〜17:00"),
)

_OF_OTHERS = lazy_compile(
    r"表彰|懇親|交流会|二次会|昼食|帰り|復路|午後の部|午前の部|夜の部|[12二]部|第[1-9一二三]|[0-9]回目|[0-9]組|前日|翌|雨天|荒天|変更|電話|予約|申し?込|"
    r"エントリー|応募|当日券|出演|出店|スタッフ|ボランティア|役員|リハ|搬入|平日|窓口|ネット|フォーム|オンライン|配信|放送|販売|募集|受講生|予備|最終|随時|"
    r"準備|飛び入り|子どもたち|設営|練習|夏時間|冬時間|市外|市民|開館|営業|診療|入居|個別|休憩|後半|解散後|終了後|曜日|毎週"
)
_BY_BUS = lazy_compile(r"バス|便|送迎|シャトル|列車|電車|駅")
_ON_THE_SPOT = lazy_compile(r"会場|現地|着いた|到着")
_ON_FOOT = lazy_compile(r"出発|発車|発ち|発って")
_SESSIONS = lazy_compile(
    r"第[1-9一二三]部|[1-9]回目|[①-⑨]|昼の部|夜の部|[12]日目|午前の部|午後の部|[1-9]便|第[1-9]便|開催[①-⑨]"
)
_LONG_OFFICE = 4 * 60
_LATE = 2 * 60
_NEAR = 160
_EVENING = 16 * 60
_MORNING = 12 * 60
_DAWN = 4 * 60
_HALF_DAY = 12 * 60


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if len(document.times) < 2 or tells_of_many(document) or _SESSIONS.search(document.original):
        return
    hours = [one for one in document.once(scheduled_hours) if not _OF_OTHERS.search(one.told)]
    starts = [one for one in hours if one.step is Step.START]
    comes = [one for one in hours if one.step in (Step.RECEPTION, Step.GATHERING) and not _is_an_office(one)]
    if len(comes) == 1 and starts:
        yield from _too_late(document, comes[0], starts)
    ends = [one for one in hours if one.step is Step.END]
    if len(ends) == 1:
        begins = [named[0] for named in (starts, comes) if len(named) == 1 and named[0].until is None]
        yield from islice((found for one in begins for found in _ends_first(document, one, ends[0])), 1)


def _too_late(document: Document, comes: ScheduledHour, starts: Sequence[ScheduledHour]) -> Iterator[Finding]:
    if comes.step is Step.GATHERING:
        if any(one.name.startswith("到着") for one in document.once(scheduled_hours)):
            return
        fitting = [one for one in starts if not _ON_THE_SPOT.search(comes.told) or not _BY_BUS.search(one.told)]
    elif comes.is_limit:
        return
    else:
        fitting = [one for one in starts if not (_ON_FOOT.search(one.name) and _BY_BUS.search(one.told))]
    fitting = [one for one in fitting if _on_one_day(document, one, comes)]
    if not fitting or is_correction(document, comes.mention):
        return
    if comes.mention.half == "午前" and comes.mention.minutes < _DAWN and _all_by_day(fitting):
        yield CHECK.finding(
            comes.mention.span,
            severity=Severity.CONFIRM,
            message=f"{comes.name}が{comes.mention.text}と、夜中の時刻です。午前か午後かを確かめて直してください。",
        )
        return
    if all(0 < (_later(one, comes) or 0) <= _LATE for one in fitting):
        first = fitting[0]
        yield CHECK.finding(
            comes.mention.span,
            severity=Severity.CONFIRM,
            message=f"{comes.name}（{comes.mention.text}）が、{first.name}（{first.mention.text}）より後です。時刻を確かめて直してください。",
        )


def _all_by_day(starts: Sequence[ScheduledHour]) -> bool:
    return all(_MORNING <= one.mention.minutes < _EVENING + _LATE for one in starts)


def _ends_first(document: Document, start: ScheduledHour, end: ScheduledHour) -> Iterator[Finding]:
    late = start.mention.minutes >= _EVENING and end.mention.minutes <= _MORNING
    later = _later(end, start)
    if (
        later is None
        or later <= 0
        or late
        or not _on_one_day(document, start, end)
        or _BY_BUS.search(start.told + end.told)
    ):
        return
    if not is_correction(document, end.mention):
        yield CHECK.finding(
            end.mention.span,
            severity=Severity.CONFIRM,
            message=f"{end.name}（{end.mention.text}）が、{start.name}（{start.mention.text}）より前です。時刻を確かめて直してください。",
        )


def _is_an_office(one: ScheduledHour) -> bool:
    """「受付 9:00〜17:00」: the hours of a counter, not of a reception before an event."""
    return one.until is not None and one.until.minutes - one.mention.minutes >= _LONG_OFFICE


def _later(first: ScheduledHour, last: ScheduledHour) -> int | None:
    """By how many minutes the one is later than the other; None where morning or afternoon is not clear."""
    one, other = first.mention, last.mention
    difference = other.minutes - one.minutes
    if one.half == other.half or (one.is_clock and other.is_clock):
        return difference
    # 「午後1時開場、2時開演」: the half of the day is said once.
    said, unsaid = (one, other) if one.half else (other, one)
    if unsaid.half is not None or unsaid.is_clock:
        return difference
    if said.half == "午後" and unsaid.hour < 12:
        return difference + (_HALF_DAY if unsaid is other else -_HALF_DAY)
    return difference if said.start < unsaid.start else None


def _on_one_day(document: Document, one: ScheduledHour, other: ScheduledHour) -> bool:
    """Whether both belong to one event: near each other, with no other day of the event between them."""
    first, last = sorted((one.mention.start, other.mention.start))
    days = [day.mention.start for day in document.once(scheduled_days) if day.role is not Role.CLOSES]
    return last - first <= _NEAR and not any(first < day < last for day in days)
