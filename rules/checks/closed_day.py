"""休みの日の催し — 休館日や、開かない曜日に行うことになっている

何を見つけるか: 「毎週月曜休館」とある所の月曜の催し、「平日のみ」とある受付の土曜、「火・木だけ走ります」の金曜の便、
「12月29日〜1月3日休館」の間の1月2日の催しのような食いちがい。
なぜ: §6(2)イ「正確に記述する」。来た人が閉まった建物の前で待つことになります。
なおし方: 休みの日か催しの日を確かめて直してください。特別に開けるなら、そう書き添えてください。
見逃すもの: 「臨時に開館」「祝日は開館」のように断ってあるもの、返却ポストや電話など休みでも使えるもの、長いお知らせ。
"""

import re
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
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="休みの日の催し", reckons=True)

EXAMPLES = (
    ng(
        "10月5日（月）13:30から資料館2階で。\n郷土資料館／毎週月曜休館",
        at="10月5日（月）",
        planned_at="2026-09-24T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "相談は平日のみ、10時からです。\n7月は2日（木）、11日（土）です。",
        at="11日（土）",
        planned_at="2026-06-30T12:00",
    ),
    ng(
        "買い物バスは火・木だけ走ります。\n9月18日（金）は10分おくれて発車します。",
        at="9月18日（金）",
        planned_at="2026-09-10T17:00",
    ),
    ng(
        "図書館は12月29日（火）～1月3日（日）休館します。\n福袋は、1月2日（土）朝9時からカウンターで。",
        at="1月2日（土）",
        planned_at="2026-12-18T10:00",
    ),
    ok("10月6日（火）13:30から資料館2階で。\n郷土資料館／毎週月曜休館", planned_at="2026-09-24T10:00"),
    ok("10月12日（月・祝）13:30から。\n毎週月曜休館（祝日は開館）", planned_at="2026-09-24T10:00"),
    ok("10月5日（月）は特別に開館します。\n毎週月曜休館", planned_at="2026-09-24T10:00"),
    ok("展示は10月3日（土）〜10月12日（月）\n毎週月曜休館", planned_at="2026-09-24T10:00"),
    ok("買い物バスは火・木だけ走ります。\n9月17日（木）は10分おくれます。", planned_at="2026-09-10T17:00"),
    ok("調査の日だけ、1月8日（金）に伺います。", planned_at="2026-12-20T12:00"),
    ok("電話の受付は平日のみです。\n催しは11月14日（土）10時から。", planned_at="2026-10-30T12:00"),
    ok(
        "図書館は12月29日～1月3日休館します。\n1月4日（月）朝9時から福袋を貸し出します。", planned_at="2026-12-18T10:00"
    ),
    ok("図書館は12月29日～1月3日休館します。\n1月2日の返却はポストへ。", planned_at="2026-12-18T10:00"),
)

_CLOSED = quick_compile(
    rf"(?:毎週)?(?P<weekday>[{WEEKDAYS}])曜日?(?:は|が|:|・)?\s?(?:休館|定休|休業|休園|お休み|閉館)"
    rf"|(?:休館|定休|休業|休園)日?\s?(?:は|:|/)\s?(?:毎週)?(?P<named>[{WEEKDAYS}])曜"
)
_ONLY = quick_compile(
    rf"(?P<weekdays>平日)(?:のみ|だけ|限定|に限り)"
    rf"|(?P<days>[{WEEKDAYS}](?:曜日?(?:[・、と][{WEEKDAYS}](?:曜日?)?){{0,3}}|(?:[・、と][{WEEKDAYS}]){{1,3}}(?:曜日?)?))(?:のみ|だけ)"
)
_CLOSED_AFTER = lazy_compile(r"\s?(?:まで)?(?:は|の間は?|、)?\s?(?:休館|休業|閉館|お休み|休園|閉庁|休室)")
_AN_HOUR = lazy_compile(r"\s?(?:は|の|に|、)?\s?(?:午前|午後|朝|夜)?\s?[0-9]{1,2}(?::[0-9]{2}|時)")
_OPEN_ALL_THE_SAME = lazy_compile(
    r"臨時|特別|祝|振替|休日|土日|除[くき]|返却|ポスト|電話|メール|オンライン|ホームページ|通常どおり|通常通り|変更|代わり|問い?合わ?せ|"
    r"締切|締め切|まで|必着|抽選|発表|別会場|屋外|開館|休館|休業|お休み|閉館|休園"
)
_LONGEST_OF_ONE = 300
"""A short draft tells of one service: what runs on some days only is what its dates are about."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or is_long(document):
        return
    ranged = {one.start for dates in document.date_ranges for one in (dates.first, dates.last)}
    single = [one for one in document.dates if one.start not in ranged and not is_correction(document, one)]
    closed, only = list(document.find(_CLOSED)), list(document.find(_ONLY))
    if len(closed) == 1 and not _excuses(document, closed[0]):
        weekday = WEEKDAYS.index(closed[0].groups["weekday"] or closed[0].groups["named"] or "月")
        yield from _on(document, single, {weekday}, today, f"「{closed[0].text}」とありますが、この日はその曜日です。")
    if len(only) == 1 and len(document.text) <= _LONGEST_OF_ONE and not _excuses(document, only[0]):
        yield from _on(
            document, single, _other_days(only[0]), today, f"「{only[0].text}」とありますが、この日は違う曜日です。"
        )
    yield from _within_the_holidays(document, single, today)


def _on(
    document: Document, mentions: list[DateMention], weekdays: set[int], today: date, what: str
) -> Iterator[Finding]:
    """The single days that fall on one of the weekdays and have an hour or the weekday beside them."""
    for mention in mentions:
        day = likely_date(mention, today)
        if day is None or not is_year_certain(mention, today) or day.weekday() not in weekdays:
            continue
        told = mention.weekday is not None or _AN_HOUR.match(document.text, mention.end)
        if told and not _OPEN_ALL_THE_SAME.search(document.sentence_at(mention.start).text):
            yield _finding(mention, what)


def _other_days(only: Match) -> set[int]:
    if only.groups["weekdays"]:
        return {5, 6}
    return set(range(7)) - {WEEKDAYS.index(letter) for letter in only.groups["days"] or "" if letter in WEEKDAYS}


def _within_the_holidays(document: Document, single: list[DateMention], today: date) -> Iterator[Finding]:
    """「12月29日〜1月3日休館」「1月2日 朝9時からカウンターで」."""
    for dates in document.date_ranges:
        first, last = likely_date(dates.first, today), likely_date(dates.last, today)
        if first is None or last is None or not _CLOSED_AFTER.match(document.text, dates.end):
            continue
        for mention in single:
            day = likely_date(mention, today)
            opens = _AN_HOUR.match(document.text, mention.end)
            inside = day is not None and first <= day <= last
            if inside and opens and not _OPEN_ALL_THE_SAME.search(document.sentence_at(mention.start).text):
                yield _finding(mention, "お休みの間の日です。")


def _excuses(document: Document, place: Match) -> bool:
    """Whether the words about the closing day leave room: for holidays, or because only the telephone is meant."""
    sentence = document.sentence_at(place.start).text
    return bool(re.search(r"電話|問い?合わ?せ|祝|振替|場合|変更|除[くき]|ただし|第[1-5一二三四五]", sentence))


def _finding(mention: DateMention, what: str) -> Finding:
    message = f"{what}日と曜日、休みの日を確かめて直してください。"
    return CHECK.finding(mention.span, severity=Severity.CONFIRM, message=message)
