"""第何曜日の一覧の中の一日 — 毎月第2火曜なのに12月だけ15日

何を見つけるか: 「毎月第2火曜」「第1・第3土曜」「毎週火曜」と書いて、その日付を「10/13、11/10、12/15」
のように並べた（行を
分けたものも）とき、ほかは合うのに一つだけ合わない日付。
なぜ: §6(2)イ「正確に記述する」。毎月来ている人ほど、曜日で覚えています。
なおし方: 暦で数えて、日付を直してください。祝日などでずらす月は、そう書いてください。
見逃すもの: 「祝日のため」「都合により」と断ってあるもの、「第3土曜」の一覧の中の「10/11（日）」のように
ほかの曜日が付いたもの、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.bulletins import is_long
from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="第何曜日の一覧の中の一日", reckons=True)

EXAMPLES = (
    ng(
        "もの忘れ相談（毎月第2火曜）\n\n・10/13\n・11/10\n・12/15\n各日13:30〜",
        at="12/15",
        planned_at="2026-09-25T08:30",
        severity=Severity.CONFIRM,
    ),
    ng("毎月第1土曜は朝市の日。10/3、11/7、12/12", at="12/12", planned_at="2026-09-25T08:30"),
    ng("第3日曜の骨董市：10月18日、11月22日、12月20日", at="11月22日", planned_at="2026-09-25T08:30"),
    ng("おはなし会　第2・第4土曜\n10/10、10/24、11/14、11/21", at="11/21", planned_at="2026-09-25T08:30"),
    ng("毎週火曜（10/6・10/13・10/21・10/27）", at="10/21", planned_at="2026-09-25T08:30"),
    ng("相談は毎月第1水曜（10/7、11/4、12/9）", at="12/9", planned_at="2026-09-25T08:30"),
    ng("第1・3金曜に開催。10月2日、16日、11月6日、13日", at="13日", planned_at="2026-09-25T08:30"),
    ng(
        "毎月第3土曜日、13:30～15:30\n6/19（土）、7/17（土）、8/21（土）、9/18（土）、10/9（土）",
        at="10/9（土）",
        planned_at="2027-06-02T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "毎月第3土曜日　13:30～15:30\n会場：高尾公民館\n日程：6/19（土）、7/17（土）、8/28（土）",
        at="8/28（土）",
        planned_at="2027-06-02T10:00",
    ),
    ng(
        "●毎月第3土曜日\n●6月19日（土）\n●7月10日（土）\n●8月21日（土）",
        at="7月10日（土）",
        planned_at="2027-06-02T10:00",
    ),
    ng(
        "毎月第3土曜日の13時30分から。6月19日（土）・7月17日（土）・8月14日（土）",
        at="8月14日（土）",
        planned_at="2027-06-02T10:00",
    ),
    ng(
        "【第2・第4火曜】午後2時～\n⭐6/8(火)⭐6/22(火)⭐7/13(火)⭐7/20(火)",
        at="7/20(火)",
        planned_at="2027-06-02T10:00",
    ),
    ng(
        "第3土曜日に開きます。次の日程は、6/19（土）、7/24（土）、8/21（土）です。",
        at="7/24（土）",
        planned_at="2027-06-02T10:00",
    ),
    ok(
        "毎月第3土曜日、13:30～15:30\n6/19（土）、7/17（土）、8/21（土）、9/18（土）、10/16（土）",
        planned_at="2027-06-02T10:00",
    ),
    ok("毎月第3土曜日、13:30～15:30\n6/19（土）、7/17（土）、8/22（日）、9/18（土）", planned_at="2027-06-02T10:00"),
    ok(
        "毎月第3土曜日\n6/19（土）、7/17（土）、8/21（土）、10/9（土）は祝日のため第2土曜日",
        planned_at="2027-06-02T10:00",
    ),
    ok("毎週土曜日\n6/19（土）、6/26（土）、7/4（日）", planned_at="2027-06-02T10:00"),
    ok("もの忘れ相談（毎月第2火曜）\n\n・10/13\n・11/10\n・12/8", planned_at="2026-09-25T08:30"),
    ok("毎月第2火曜（11月は祝日のため11/17）。10/13、11/17、12/8", planned_at="2026-09-25T08:30"),
    ok("第2・第4土曜\n10/10、10/24、11/14、11/28", planned_at="2026-09-25T08:30"),
    ok("第3日曜の骨董市：10月18日、11月15日。申込みは10月9日まで", planned_at="2026-09-25T08:30"),
    ok("毎月第2火曜\n・10/13\n・11/10\n・12/15"),
)

_NTH = quick_compile(
    rf"第\s?(?P<nths>[1-5一二三四五](?:\s?[・、,と&]\s?第?\s?[1-5一二三四五])?)\s?(?P<weekday>[{WEEKDAYS}])(?:曜日?"
    rf"|(?=[)\s、:]))"
)
_WEEKLY = quick_compile(rf"毎週\s?(?P<weekday>[{WEEKDAYS}])(?:曜日?|(?=[)\s、:]))")
_TIME = r"[0-9]{1,2}(?::[0-9]{2}|時(?:半|[0-9]{2}分)?)[^0-9。\n]{0,6}"
_LEAD = lazy_compile(
    rf"[^0-9。\n]{{0,16}}(?:{_TIME}){{0,2}}[。:]?[^0-9。\n]{{0,10}}(?:\n[^0-9。\n]{{1,24}}(?=\n))?\n{{0,3}}[^0-9。\n]{{0,8}}"
)
"""Up to the first date: hours, one line of the place, a label."""
_JOIN = lazy_compile(
    r"(?:\([^()\n]{1,4}\))?\s{0,2}(?:[、,・/と&;]|[^0-9A-Za-z\n一-龥ぁ-んァ-ヶ(。!?~→⇒➡=-]|各日|および|及び|\n[^0-9\n一-龥ぁ-ん]{0,4}|"
    r"(?:\([0-9]{1,2}:[0-9]{2}[^()\n]{0,12}\))|です|は)?\s{0,2}"
)
_EXCEPTION = lazy_compile(
    r"都合|変更|除く|例外|休|振替|代わり|のみ|ずらし|祝日|臨時|特別|翌週|前週|但し|ただし|繰り?上|以外"
)
_NUMBER = lazy_compile(r"[1-5一二三四五]")
_FEWEST = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None or is_long(document):
        return
    said = [*document.find(_NTH), *document.find(_WEEKLY)]
    if len({one.text for one in said}) != 1 or len(document.dates) < _FEWEST or document.has(_EXCEPTION):
        return
    run = _dates_after(document, said[0])
    days = [likely_date(one, context.today) for one in run]
    wrong = [(one, day) for one, day in zip(run, days, strict=True) if day is not None and not _fits(said[0], day)]
    # That the others fit shows that the list is of these days.
    if len(run) < _FEWEST or None in days or len(wrong) != 1:
        return
    [(mention, day)] = wrong
    # 「10/11(日)」 among Saturdays was moved on purpose; 「10/9(土)」 was miscounted.
    if (
        day is None
        or mention.weekday not in (None, WEEKDAYS.index(said[0].groups["weekday"] or "月"))
        or not is_year_certain(mention, context.today)
    ):
        return
    if not is_correction(document, mention):
        yield CHECK.finding(
            mention.span,
            severity=Severity.CONFIRM,
            message=(
                f"{day.month}月{day.day}日は第{(day.day - 1) // 7 + 1}{WEEKDAYS[day.weekday()]}曜日で、"
                f"「{said[0].text}」と合いません。日付を確かめて直してください。"
            ),
        )


def _dates_after(document: Document, said: Match) -> list[DateMention]:
    """The dates that are listed right behind the words, however they are set apart."""
    run: list[DateMention] = []
    ranged = {one.start for dates in document.date_ranges for one in (dates.first, dates.last)}
    edge = said.end
    for one in document.dates:
        if one.end <= said.end:
            continue
        joined = _JOIN if run else _LEAD
        # 「第1水曜(10/7」 is read as one date with its weekday.
        within = one.start < said.end
        if one.start in ranged or not (within or joined.fullmatch(document.text, edge, one.start)):
            break
        run.append(one)
        edge = one.end
    return run


def _fits(said: Match, day: date) -> bool:
    if WEEKDAYS[day.weekday()] != said.groups["weekday"]:
        return False
    nths = said.groups.get("nths")
    return nths is None or (day.day - 1) // 7 + 1 in {small_number(one) for one in _NUMBER.findall(nths)}
