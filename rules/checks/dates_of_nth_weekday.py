"""第何曜日の一覧の中の一日 — 毎月第2火曜なのに12月だけ15日

何を見つけるか: 「毎月第2火曜」「第1・第3土曜」「毎週火曜」と書いて、その日付を「10/13、11/10、12/15」
のように並べた（行を
分けたものも）とき、ほかは合うのに一つだけ合わない日付。
なぜ: §6(2)イ「正確に記述する」。毎月来ている人ほど、曜日で覚えています。
なおし方: 暦で数えて、日付を直してください。祝日などでずらす月は、そう書いてください。
見逃すもの: 「祝日のため」「都合により」と断ってあるもの、曜日も付いていて曜日のまちがいとして見つかるもの、
投稿予定日が決まっていないとき。
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
_LEAD = lazy_compile(rf"[^0-9。\n]{{0,16}}(?:{_TIME}){{0,2}}[。:]?[^0-9。\n]{{0,10}}\n{{0,3}}[^0-9。\n]{{0,4}}")
_JOIN = lazy_compile(
    r"(?:\([^()\n]{1,4}\))?\s{0,2}(?:[、,・/と&;]|各日|および|及び|\n[^0-9\n一-龥ぁ-ん]{0,4}|"
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
    if len({one.text for one in said}) != 1 or len(document.dates) < _FEWEST or _EXCEPTION.search(document.text):
        return
    run = _dates_after(document, said[0])
    days = [likely_date(one, context.today) for one in run]
    wrong = [(one, day) for one, day in zip(run, days, strict=True) if day is not None and not _fits(said[0], day)]
    # That the others fit shows that the list is of these days.
    if len(run) < _FEWEST or None in days or len(wrong) != 1:
        return
    [(mention, day)] = wrong
    if day is None or mention.weekday is not None or not is_year_certain(mention, context.today):
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
