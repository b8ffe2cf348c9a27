"""曜日のまちがい — 日付と曜日が合わない

何を見つけるか: 「11月26日（水）」のように、日付と曜日が合わない書き方。
なぜ: §6(2)イ「正確に記述する」。曜日のまちがいは、来る日をまちがえさせます。
なおし方: 暦どおりの曜日に直します。日付のほうがまちがいのこともあるので、両方を確かめてください。
見逃すもの: 曜日だけの書き方（毎月第2水曜日）、「（土・日）」のような並び。年の書かれていない日付は
投稿予定日に近い年で数え、近くないものは「要確認」にとどめます。予定日が決まっていなければ何も言いません。
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import WINDOW, is_correction
from rules.lazy_patterns import lazy_compile
from rules.years import day_is_right, is_year_certain, nearby_days, possible_dates

CHECK = Check(clause="6(2)イ", title="曜日のまちがい")

EXAMPLES = (
    ng(
        "説明会は2026年11月26日（水）です。",
        at="2026年11月26日（水）",
        suggestion="2026年11月26日（木）",
        severity=Severity.BLOCK,
    ),
    ng("令和８年８月１５日（日）", at="令和８年８月１５日（日）", suggestion="令和８年８月１５日（土）"),
    ng("集合は5月30日(日)9:00", at="5月30日(日)", suggestion="5月30日(土)", planned_at="2026-05-11T10:00"),
    ng("体験会🪂9/12(金) 8:30", at="9/12(金)", suggestion="9/12(土)", planned_at="2026-08-17T09:00"),
    ng("12月28日（月）〜1月4日（火）は休館", at="1月4日（火）", planned_at="2026-12-01T09:00"),
    ng("7月6日(月)〜17日(木)に伺います。", at="17日(木)", planned_at="2026-06-29T10:00"),
    ng("11月26日水曜日に開きます。", at="11月26日水曜日", planned_at="2026-11-02T10:00"),
    ng("2026年11月26日㈬", at="2026年11月26日㈬", suggestion="2026年11月26日（木）"),
    ng(
        "第1回　5月16日（土）\n第2回　7月11日（土）\n第3回　9月12日（日）\n第4回　令和9年1月16日（土）",
        at="9月12日（日）",
        planned_at="2026-04-13T09:00",
    ),
    ok(
        "先の投稿で「12月1日（月）」と書いていましたが、1日は火曜日です。正しくは12月1日（火）です。",
        planned_at="2026-11-20T09:05",
    ),
    ok("2026年11月26日（木・祝を除く）から"),
    ng("12月の変更は4日㈫からです。", at="4日㈫", planned_at="2026-11-30T07:30", severity=Severity.CONFIRM),
    ng("12月24日、イブの金曜日。", at="12月24日、イブの金曜日", planned_at="2026-12-11T18:00"),
    ng("第3水曜、6月18日も開きます。", at="第3水曜、6月18日", planned_at="2026-06-01T09:00"),
    ng("Saturday, May 16, 2027 / 10:30", at="Saturday, May 16, 2027"),
    ng("#0822日曜開催", at="0822日曜", suggestion="0822土曜", planned_at="2026-08-11T19:00"),
    ok("【訂正】誤 7月4日(日)、正 7月4日(土)でした。", planned_at="2026-06-01T09:00"),
    ok("5月3日は開館し、7日(木)は休館です。", planned_at="2026-04-20T09:00"),
    ok("毎月第2水曜日に開きます。"),
    ok("11月3日（火・祝）に開きます。", planned_at="2026-10-01T09:00"),
    ok("12月28日（月）〜1月4日（月）は休館します。", planned_at="2026-12-01T09:00"),
    ok("10月3日・4日（土・日）の2日間", planned_at="2026-09-01T09:00"),
    ok("昨年11月24日（月）の講演の録画です。", planned_at="2026-11-02T10:00"),
    ng("納期限の5月31日が土曜日にあたるため、", at="5月31日が土曜日", planned_at="2026-05-18T16:00"),
    ok("5月31日が土曜日の場合は、次の月曜日が期限です。", planned_at="2026-05-18T16:00"),
    ok("5月31日が土曜日、日曜日または祝日に当たるときは、翌営業日です。", planned_at="2026-05-18T16:00"),
    ng(
        "7月19日(日)、道の駅で開きます。雨天の場合は20日(火)に延期します。",
        at="20日(火)",
        planned_at="2026-07-06T11:30",
        severity=Severity.CONFIRM,
    ),
    ok("7月19日(日)、道の駅で開きます。雨天の場合は20日(月)に延期します。", planned_at="2026-07-06T11:30"),
    ok("11月26日（水）に開きます。"),
    ok("11月3日は日曜ダイヤで運行します。", planned_at="2026-10-01T09:00"),
)

_RAIN = lazy_compile(r"雨天|荒天|悪天候|雨の(?:場合|とき|時|日)|順延|予備日|延期")
_SOON = 7
_AGREED = 2


def check(document: Document, context: Context) -> Iterator[Finding]:
    said = [(mention.start, mention.year) for mention in document.dates if mention.year is not None]
    agreed = sum(mention.year is None and day_is_right(mention, context.today) for mention in document.dates)
    right = Counter(other.month for other in document.dates if other.is_guess and day_is_right(other, context.today))
    last_full: DateMention | None = None
    for mention in document.dates:
        if not mention.is_guess:
            last_full = mention
        if mention.weekday is None or is_correction(document, mention):
            continue
        days = possible_dates(mention, context.today)
        # Where others of a list are right in the planned year, a year said further on is that of what comes last.
        years = {year for place, year in said if place < mention.start or agreed < _AGREED}
        if not days or days[0].weekday() == mention.weekday or _fits(mention, years):
            continue
        if mention.is_guess:
            listed = right[mention.month] >= 3 or _is_the_day_for_rain(document, last_full, mention)
            if listed or _names_month(document, mention) or not _is_near(mention, context.today):
                yield _guess(mention, days[0])
        else:
            yield _finding(mention, days[0], context.today)


def _fits(mention: DateMention, years: set[int]) -> bool:
    """Whether a date without a year is right in a year that the text speaks of elsewhere."""
    days = (mention.on(year) for year in years if 0 < year < 10000 and mention.year is None)
    return any(day is not None and day.weekday() == mention.weekday for day in days)


def _names_month(document: Document, mention: DateMention) -> bool:
    """Whether the sentence itself says the month before the bare day (「12月の変更は4日㈫から」)."""
    sentence = document.sentence_at(mention.start)
    before = document.text[max(sentence.start, mention.start - WINDOW) : mention.start]
    return mention.month is not None and f"{mention.month}月" in before


def _is_the_day_for_rain(document: Document, before: DateMention | None, mention: DateMention) -> bool:
    """Whether the bare day is where an event moves to from the day before it: 「雨天の場合は20日(火)に延期」."""
    if before is None or before.month != mention.month or not 0 < mention.day - before.day <= _SOON:
        return False
    return bool(_RAIN.search(document.text, max(before.end, mention.start - 2 * WINDOW), mention.start))


def _is_near(mention: DateMention, today: date | None) -> bool:
    """Whether the bare day is right in a month near by: then the month assumed may be the wrong one."""
    return any(day.weekday() == mention.weekday for day in nearby_days(mention.day, today))


def _guess(mention: DateMention, day: date) -> Finding:
    return CHECK.finding(
        mention.span,
        severity=Severity.CONFIRM,
        message=(
            f"{day.month}月{day.day}日のことであれば{WEEKDAYS[day.weekday()]}曜日です。"
            "月を書き添えるか、日付と曜日を確かめてください。"
        ),
    )


def _finding(mention: DateMention, day: date, today: date | None) -> Finding:
    right = WEEKDAYS[day.weekday()]
    certain = is_year_certain(mention, today)
    message = f"{day.year}年{day.month}月{day.day}日は{right}曜日です。日付か曜日のどちらかを直してください。"
    if not certain:
        message = f"{day.year}年のことであれば{right}曜日です。年を書き添えるか、曜日を直してください。"
    return CHECK.finding(
        mention.span,
        severity=Severity.BLOCK if certain else Severity.CONFIRM,
        message=message,
        suggestion=mention.with_weekday(day.weekday()) if mention.weekday_span else None,
    )
