"""訳文と合わない日時 — 英語ややさしい日本語の日時が、元の日本語と違う

何を見つけるか: 「13時～16時」と「from 10:00AM to 4:00PM」、「12月29日」と「12がつ30にち」のように、訳した文の日時が
元の文と違うもの。
なぜ: §6(2)イ「正確に記述する」。訳文だけを読む人は、まちがいに気づけません。
なおし方: 元の日時と見比べて、訳文を直してください。
見逃すもの: 日時のいくつもあるお知らせの時刻、訳していない日時、中国語や韓国語の訳文の時刻。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="訳文と合わない日時", reckons=True)

EXAMPLES = (
    ng(
        "断水のお知らせ\n1月27日(水) 13時～16時\nWater supply will be cut off on Jan. 27 from 10:00AM to 4:00PM.",
        at="10:00AM to 4:00PM",
        severity=Severity.CONFIRM,
    ),
    ng("受付：12月29日（火）～1月3日（日）\nやさしい日本語\n12がつ30にちから 1がつ3にちまで", at="12がつ30にち"),
    ng("11月29日（日）10:00～14:00\nSunday, Nov. 29, from 11:00 a.m. to 2:00 p.m.", at="11:00 a.m. to 2:00 p.m."),
    ng("10月18日(日)に開きます。\nOctober 28 (Sun)", at="October 28 (Sun)"),
    ng("11月15日（星期六）14:00～15:30", at="11月15日（星期六）", planned_at="2026-10-29T10:00"),
    ok("11月15日（星期日）14:00～15:30", planned_at="2026-10-29T10:00"),
    ok("1月27日(水) 13時～16時\nWater supply will be cut off on Jan. 27 from 1:00PM to 4:00PM."),
    ok("受付：12月29日（火）～1月3日（日）\n12がつ29にちから 1がつ3にちまで"),
    ok("11月29日（日）10:00～14:00\nSunday, Nov. 29, 10 a.m. - 2 p.m."),
    ok("Niimi Autumn Festival\nNov. 29, from 11:00 a.m. to 2:00 p.m."),
    ok("11月29日 10:00～14:00\n11月30日 11:00～14:00\nNov. 30, from 11:00 a.m. to 2:00 p.m."),
    ok("10がつ28にちは おやすみです。"),
)

_KANA_DATE = quick_compile(r"(?P<month>1[0-2]|[1-9])\s?がつ\s?(?P<day>[0-9]{1,2})\s?(?:にち|か|ち)")
_CHINESE = lazy_compile(r"\s?[(]?\s?(?:星期|周)(?P<weekday>[一二三四五六日天])\s?[)]?")
_HOUR = r"(?P<{0}>1[0-2]|0?[0-9])(?::(?P<{0}_minute>[0-5][0-9]))?"
_ENGLISH_HOURS = lazy_compile(
    _HOUR.format("start")
    + r"\s?(?P<start_half>[ap]\.?m\.?|AM|PM|noon)?\s?(?:to|-|~|until)\s?"
    + _HOUR.format("end")
    + r"\s?(?P<end_half>[ap]\.?m\.?|AM|PM|noon)",
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from _chinese_weekdays(document, context)
    japanese = [one for one in document.dates if one.notation != "english" and one.month is not None]
    days = {(one.month, one.day) for one in japanese}
    for match in document.find(_KANA_DATE) if days else ():
        day = (int(match.groups["month"] or 0), int(match.groups["day"] or 0))
        if day not in days:
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=_message("日付"))
    for mention in document.dates if days else ():
        if mention.notation == "english" and (mention.month, mention.day) not in days:
            yield CHECK.finding(mention.span, severity=Severity.CONFIRM, message=_message("日付"))
    yield from _hours(document)


def _chinese_weekdays(document: Document, context: Context) -> Iterator[Finding]:
    """「11月15日（星期六）」."""
    for mention in document.dates:
        said = _CHINESE.match(document.text, mention.end)
        day = likely_date(mention, context.today)
        if said and day is not None and is_year_certain(mention, context.today):
            weekday = "一二三四五六日".index(said["weekday"].replace("天", "日"))
            if weekday != day.weekday():
                yield CHECK.finding(
                    document.span(mention.start, said.end()), severity=Severity.CONFIRM, message=_message("曜日")
                )


def _hours(document: Document) -> Iterator[Finding]:
    """One range of hours in Japanese against one in English."""
    english = list(document.find(_ENGLISH_HOURS))
    if len(english) != 1:
        return
    [match] = english
    told = [times for times in document.time_ranges if times.end <= match.start or times.start >= match.end]
    if len(told) != 1 or not (told[0].first.exists and told[0].last.exists):
        return
    first, last = told[0].first.minutes, told[0].last.minutes
    start_half = match.groups["start_half"] or match.groups["end_half"]
    start = _minutes(match.groups["start"], match.groups["start_minute"], start_half)
    end = _minutes(match.groups["end"], match.groups["end_minute"], match.groups["end_half"])
    # 「午後1時～4時」: an hour without its half may be of the afternoon.
    same = all((one - other) % 720 == 0 for one, other in ((first, start), (last, end)))
    if not same:
        yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=_message("時刻"))


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int:
    afternoon = (half or "").lower().startswith(("p", "n"))
    return (int(hour or 0) % 12 + (12 if afternoon else 0)) * 60 + int(minute or 0)


def _message(what: str) -> str:
    return f"訳文の{what}が、元の日本語と違います。見比べて直してください。"
