"""前後の合わない時刻 — 開場が開演より後、入館が閉館より後

何を見つけるか: 「開場14:00／開演13:30」「8:45集合、8:30出発」「集合20:00／解散19:30」のように、名前の付いた時刻の
前後が逆のもの。「9:00〜17:00（入館は17:30まで）」のように、終わりより後まで入れるように読めるもの、「受付は8時30分から、相談は8時から」の
ように、受付が始まるより先に相談や教室が始まるもの、「新見駅を7時25分に出て、会場に7時10分に着きます」のように、出るより先に着くものも
見ます。
なぜ: §6(2)イ「正確に記述する」。来た人が間に合わなかったり、待たされたりします。
なおし方: それぞれの時刻を資料で確かめて直してください。
見逃すもの: 一日に何回かある催し（同じ名前の時刻がいくつもあるもの）、日や行をまたいで離れた時刻、夜から朝までの時間。
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from itertools import pairwise
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention

CHECK = Check(clause="6(2)イ", title="前後の合わない時刻")

EXAMPLES = (
    ng("開場14:00／開演13:30", at="14:00／開演13:30", severity=Severity.BLOCK),
    ng("集合20:00／解散19:30", at="20:00／解散19:30", severity=Severity.BLOCK),
    ng("市役所前 8:45集合、8:30出発", at="8:45集合、8:30", severity=Severity.BLOCK),
    ng("開演は午後2時、開場は午後2時30分です。", at="午後2時、開場は午後2時30分"),
    ng("受付開始 13時30分\n開会 13時", at="13時30分\n開会 13時"),
    ng("終了予定は11時、開始は13時です。", at="11時、開始は13時"),
    ng("9:00〜17:00(入館は17:30まで)", at="17:30", severity=Severity.CONFIRM),
    ng("営業時間 11時～14時（ラストオーダー14時30分）", at="14時30分"),
    ng("試合開始 9時\n受付 9時30分～10時", at="9時\n受付 9時30分"),
    ng("1便 新見駅8:40発 → 会場8:25着\n2便 新見駅9:40発 → 会場10:15着", at="8:40発 → 会場8:25"),
    ng("渡御は、出発は18時、到着は16時30分の予定です。", at="18時、到着は16時30分"),
    ng(
        "受付は午前8時30分から、相談は午前8時から午後4時までです。",
        at="午前8時30分から、相談は午前8時",
        severity=Severity.CONFIRM,
    ),
    ng("健診は13:00〜15:00、当日受付は13:30〜です。", at="13:00〜15:00、当日受付は13:30"),
    ng("受付 9:30～10:00\n教室 9:00～11:30", at="9:30～10:00\n教室 9:00"),
    ng("受付開始 9:30、講座は9:00からです。", at="9:30、講座は9:00"),
    ng(
        "バスは上熊谷を午前7時25分に出て、新見駅前に午前7時10分に着きます。",
        at="午前7時25分に出て、新見駅前に午前7時10分",
        severity=Severity.CONFIRM,
    ),
    ng("市役所を9:00に出発し、8:40ごろ満奇洞に到着します。", at="9:00に出発し、8:40"),
    ng("午後2時に新見駅を発車し、1時40分に井倉駅へ着きます。", at="午後2時に新見駅を発車し、1時40分"),
    ng("受付　19時～20時\n観察　18時30分～18時45分", at="19時～20時\n観察　18時30分", severity=Severity.CONFIRM),
    ok("受付　18時～18時30分\n観察　18時30分～19時45分"),
    ok("バスは上熊谷を午前7時25分に出て、新見駅前に午前7時50分に着きます。"),
    ng("9:30に新見駅を出た列車は、9:10に備中高梁に着きます。", at="9:30に新見駅を出た列車は、9:10"),
    ng("新見駅発 8:30　正田着 8:10", at="8:30　正田着 8:10"),
    ng("新見駅 9:20発　学校 9:05着", at="9:20発　学校 9:05"),
    ok("新見駅発 8:30　正田着 8:50\n新見駅発 8:20　正田着 8:40"),
    ok("午後9時に出て、午前6時に着きます。"),
    ok("17時に出発し、翌朝7時に到着します。"),
    ok("9時に出て、帰りは8時に着く便もあります。"),
    ok("午前7時25分に出て、会場に1時に着きます。"),
    ok("成田を17時に出発し、現地時間の11時に到着します。"),
    ok("8:40に出発しますので、8:30には駅に着いてください。"),
    ok("健診 9:00〜11:00\n受付 13:00〜15:00"),
    ok("受付は午前8時30分から、相談は午前9時から午後4時までです。"),
    ok("電話受付は午前8時30分から、相談は午前8時から午後4時までです。"),
    ok("相談は9時から12時まで、受付は11時30分までです。"),
    ok("大会は9時から、午後の部の受付は12時からです。"),
    ok("受付 9:30～10:00\n講座 10:00～11:30\n前日の相談 9:00～"),
    ok("受付は9時から、電話相談は8時30分からです。"),
    ok("受付は午前9時30分から、相談は1時から4時までです。"),
    ok("10日の受付は9時30分から、11日の相談は9時からです。"),
    ok("到着は8:30、出発は9:00です。"),
    ok("集合は8時30分、バスの到着は8時20分です。"),
    ok("出発 午後8時　到着 6時"),
    ok("1便 新見駅8:40発 → 会場9:15着\n2便 新見駅9:40発 → 会場10:15着"),
    ok("開始 10時\n受付は16時まで"),
    ok("会場10:15着、折り返し10:30発"),
    ng("集合は新見駅前に8:15、バスは8:00に出ます。", at="8:15、バスは8:00"),
    ng("10:00～17:00\n最終受付 17:30", at="17:30"),
    ok("集合は新見駅前に7:45、バスは8:00に出ます。"),
    ok("開場13:00／開演13:30"),
    ok("9:00集合、11:30解散"),
    ok("第1部 開場10:00 開演10:30\n第2部 開場13:00 開演13:30"),
    ok("開演18:30、開場は18:00です。"),
    ok("集合22:00／解散5:00"),
    ok("出発8:30（集合8:15）"),
    ok("9:00〜17:00(入館は16:30まで)"),
    ok("9時〜12時（受付は8時30分から）"),
    ok("午後1時開場、2時開演です。"),
    ok("受付は13時から15時30分まで、開会は14時です。"),
    ok("8:00 受付開始、8:30 出発、雨天時は9:00集合に変更します。"),
)

_RANKS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("受付開始", "受付", "開場", "集合", "開門"), 0),
        **dict.fromkeys(("開会", "開演", "開始", "出発", "スタート", "始業", "キックオフ", "点火"), 1),
        **dict.fromkeys(("終了", "閉会", "終演", "解散", "帰着", "閉場", "終業", "到着", "ゴール"), 2),
    }
)
_DEPARTURES = frozenset({"出発", "スタート"})
_ARRIVALS = frozenset({"到着", "ゴール"})
_LABEL = "|".join(sorted(_RANKS, key=len, reverse=True))
_BEFORE = lazy_compile(
    rf"(?P<label>{_LABEL})(?:予定|時刻|時間)?\s?(?:は[^、。\n0-9]{{1,8}}に|は、?|が|を|:|/|→|・| )?\s?$"
)
_AFTER = lazy_compile(rf"\s?(?:に|から)?\s?(?:(?P<label>{_LABEL})(?!から|後|前|まで)|(?P<leaves>出ます|発車))")
_JOURNEY = lazy_compile(r"発[^\n0-9。]{0,16}(?:→|⇒|~|-|、|,|・|/)[^\n0-9。]{0,12}")
_LEAVES = lazy_compile(
    r"\s?(?:に|ごろ|頃|ちょうど)?、?(?:[^\n0-9。、]{1,10}を)?、?"
    r"(?:出て|出まして|発って|出発(?:し|(?=[、→])|後)|発車し|出航し|(?:出る|出た|出発する|発車する|発の)(?:列車|電車|バス|便|船|特急|飛行機)(?:は|が))て?(?:、|→)?(?:[^\n0-9。]{0,16})"
)
_COMES = lazy_compile(
    r"\s?(?:に|ごろに?|頃に?)?(?:は)?、?[^\n0-9。、]{0,10}?(?:到着(?:し(?:ます|て)|です|予定|の予定|する)|着(?:きます|く(?!よう|まで|ため|人|方)|いて(?!くだ|いる|いな|おく|おい)))"
)
_LEAVING_AT = lazy_compile(r"発\s?[:は]?\s?$")
_COMING_AT = lazy_compile(r"[\s、,→⇒/~]{1,3}[^\s0-9。、]{1,10}着\s?[:は]?\s?")
_THEN = lazy_compile(r"発\)?\s{1,2}[^\s0-9。、]{1,10}\s?\(?")
_ANOTHER_JOURNEY = lazy_compile(r"翌|帰り|戻り|復路|現地|時差|日本時間|次の|または|もしくは|方は|別|先発|逆に")
_LONGEST_JOURNEY, _AN_HOUR = 240, 60
_ENDS_THERE = lazy_compile(r"\s?(?:まで|締切|終了|に締)")
_RECEPTION = lazy_compile(
    r"(?:(?:^|(?<=[\s。、,()【[■●○◆・/]))(?:当日|会場)?(?:の|は)?受付(?:時間|開始)?|(?:相談|健診|検診|教室|講座|当日)の受付(?:時間|開始)?)"
    r"[】\]]?(?:は、?|:|/| |\n)?\s?$"
)
_HELD = lazy_compile(
    r"(?:^|(?<=[\s。、,()【[■●○◆・/]))(?:(?:法律|健康|行政|人権|育児|心配ごと|栄養|年金|結婚|就職|税務|無料)?相談|[乳幼児がん0-9歳か月]{0,6}(?:健診|検診)|教室|講座|講演|講習会?|"
    r"体験会|試合|競技|大会|式典|診察|診療|"
    r"観察|観望|鑑賞|見学|散策|上映|実演|演奏|授業|実習|調理|作業)(?:会|時間|開始)?[】\]]?(?:は、?|:|/| |\n)?\s?$"
)
_LATE = 120
"""Minutes after the start beyond which a reception is that of another hour of the day."""
_STARTS = lazy_compile(r"\s?(?:から|~|-|―|—|より|開始|スタート)")
_ANOTHER_PLACE = lazy_compile(
    r"翌|変更|雨天|荒天|または|もしくは|電話|オンライン|[0-9]日|曜|会場は|第[0-9]|[0-9]部|午後の部|午前の部|回目"
)
_BETWEEN = lazy_compile(r"翌|変更|雨天|荒天|または|もしくは|[0-9]日|会場で|現地")
_FAR = 24
_EVENING = 16 * 60
_MORNING = 12 * 60
_LAST_ENTRY = lazy_compile(
    r"[^。]{0,10}?(?:最終)?(?:入館|入場|入園|受付|受け付け|入浴|滑走|乗車|ラストオーダー|オーダーストップ|L\.?O\.?|注文)"
    r"(?:受付|締切|終了|時間|時刻)?\s?(?:は|:)?\s?$"
)
_UNTIL = lazy_compile(r"\s?(?:まで|[)]|終了|締切|$)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    labelled = [(moment, label) for moment in document.times if (label := _label(document, moment)) is not None]
    counts = Counter(label for _, label in labelled)
    for (first, one), (last, other) in pairwise(labelled):
        between = document.text[first.end : last.start]
        if counts[one] > 1 or counts[other] > 1 or len(between) > _FAR or _BETWEEN.search(between):
            continue
        if {one, other} & _ARRIVALS and not _is_a_journey(first, one, other, last):
            continue
        if _is_wrong(first, last, _RANKS[other] - _RANKS[one]) and not is_correction(document, first):
            yield CHECK.finding(
                Span(first.span.start, last.span.end),
                severity=Severity.BLOCK,
                message=f"{one}（{first.text}）と{other}（{last.text}）の前後が合いません。時刻を確かめて直してください。",
            )
    yield from _late_entries(document)
    yield from _journeys(document, {moment.start for moment, label in labelled if label in _ARRIVALS})
    yield from _receptions(document)


def _is_a_journey(first: TimeMention, one: str, other: str, last: TimeMention) -> bool:
    """Whether those who leave are those who arrive, and on the same day: after an arrival a journey may go on."""
    by_night = first.minutes >= _EVENING and last.half is None and last.hour < 12
    return one in _DEPARTURES and other in _ARRIVALS and not by_night


def _journeys(document: Document, named: Set[int]) -> Iterator[Finding]:
    """「新見駅8:40発 → 会場8:25着」: nobody arrives before leaving. `named` arrivals are looked at by their names."""
    if "着" not in document.text:
        return
    for first, last in pairwise(document.times):
        if last.start not in named and _comes_before_leaving(document, first, last):
            yield CHECK.finding(
                Span(first.span.start, last.span.end),
                severity=Severity.CONFIRM,
                message=f"着く時刻（{last.text}）が、出る時刻（{first.text}）より前に読めます。時刻を確かめてください。",
            )
            continue
        leaves = last.start - first.end <= _FAR + 8 and _JOURNEY.fullmatch(document.text, first.end, last.start)
        if not leaves or not document.text.startswith("着", last.end) or not (first.exists and last.exists):
            continue
        if first.half == last.half and last.minutes < first.minutes < 20 * 60:
            yield CHECK.finding(
                Span(first.span.start, last.span.end),
                severity=Severity.BLOCK,
                message=f"着く時刻（{last.text}）が、出る時刻（{first.text}）より前です。時刻を確かめて直してください。",
            )


def _comes_before_leaving(document: Document, first: TimeMention, last: TimeMention) -> bool:
    """「新見駅を7時25分に出て、会場に7時10分に着きます」: told in words, of one journey of some hours by day."""
    if last.start - first.end > 2 * _FAR or not (first.exists and last.exists):
        return False
    end = last.minutes
    if last.half is None and first.half == "午後" and last.hour < 12 and not last.is_clock:
        end += 12 * 60
    # 「午前9時に出て、1時に着きます」 is one in the afternoon.
    backwards = 0 < first.minutes - end <= (_LONGEST_JOURNEY if last.half == first.half else _AN_HOUR)
    if not backwards or (last.half is not None and last.half != first.half):
        return False
    between = document.text[first.end : last.start]
    if _LEAVES.fullmatch(between):
        told = _COMES.match(document.text, last.end) is not None
    elif _LEAVING_AT.search(document.text, max(0, first.start - 4), first.start):
        told = _COMING_AT.fullmatch(between) is not None
    else:
        told = _THEN.fullmatch(between) is not None and document.text.startswith("着", last.end)
    return told and not _ANOTHER_JOURNEY.search(between) and not is_correction(document, first)


def _label(document: Document, moment: TimeMention) -> str | None:
    """The name of a time: 「開場14:00」「8:45集合」."""
    if not moment.exists or _ENDS_THERE.match(document.text, moment.end):
        return None
    before = _BEFORE.search(document.text, max(0, moment.start - 12), moment.start)
    after = None if before else _AFTER.match(document.text, moment.end)
    found = before or after
    return (found["label"] or "出発") if found else None


def _is_wrong(first: TimeMention, last: TimeMention, step: int) -> bool:
    start, end = first.minutes, last.minutes
    if last.half is None and first.half == "午後" and last.hour < 12 and not last.is_clock:
        end += 12 * 60
    if (first.half is None) != (last.half is None) and (first.hour < 12) != (last.hour < 12) and first.half != "午後":
        return False
    if step < 0:
        start, end, step = end, start, -step
    return step > 0 and end < start and not (start >= _EVENING and end <= _MORNING)


def _late_entries(document: Document) -> Iterator[Finding]:
    """「9:00〜17:00（入館は17:30まで）」: whoever may still enter must do so before the end."""
    by_start = {moment.start: number for number, moment in enumerate(document.times)}
    for hours in document.time_ranges:
        number = by_start[hours.last.start] + 1
        if number >= len(document.times) or hours.next_day:
            continue
        entry = document.times[number]
        named = entry.start - hours.end <= _FAR and _LAST_ENTRY.fullmatch(document.text, hours.end, entry.start)
        if not named or not _UNTIL.match(document.text, entry.end):
            continue
        comparable = entry.exists and hours.last.exists and entry.half == hours.last.half
        if comparable and hours.first.minutes < hours.last.minutes < entry.minutes:
            yield CHECK.finding(
                entry.span,
                severity=Severity.CONFIRM,
                message=f"終わり（{hours.last.text}）より後の{entry.text}まで入れるように読めます。時刻を確かめてください。",
            )


def _receptions(document: Document) -> Iterator[Finding]:
    """「受付は8時30分から、相談は8時から」: one reception and one event, each with the time at which it starts."""
    if "受付" not in document.text:
        return
    starts = [moment for moment in document.times if moment.exists and _begins(document, moment)]
    receptions = [one for one in starts if _RECEPTION.search(document.text, max(0, one.start - 16), one.start)]
    events = [one for one in starts if _HELD.search(document.text, max(0, one.start - 20), one.start)]
    if len(receptions) != 1 or len(events) != 1:
        return
    [reception], [event] = receptions, events
    first, last = sorted((reception, event), key=lambda one: one.start)
    between = document.text[first.end : last.start]
    comparable = reception.half == event.half or (reception.hour < 12 and event.half == "午前")
    if len(between) > 2 * _FAR or _ANOTHER_PLACE.search(between) or not comparable:
        return
    if event.minutes < reception.minutes <= event.minutes + _LATE and not is_correction(document, first):
        yield CHECK.finding(
            Span(first.span.start, last.span.end),
            severity=Severity.CONFIRM,
            message=f"受付（{reception.text}から）より先に始まる（{event.text}から）ように読めます。時刻を確かめてください。",
        )


def _begins(document: Document, moment: TimeMention) -> bool:
    """Whether something starts at the time: 「8時から」「受付開始 8時」."""
    return bool(
        _STARTS.match(document.text, moment.end)
        or document.text[max(0, moment.start - 4) : moment.start].rstrip("は: 、").endswith("開始")
    )
