"""ありえない日付・時刻 — 暦や時計にない

何を見つけるか: 「11月31日」「2月30日」「13月」「8時70分」「午後13時」のように、暦や時計にない日時。
「11月の第6日曜日」のような、月に五つまでしかない曜日の「第6」から先と、その月に四つしかない曜日の「第5」も見ます。
なぜ: §6(2)イ「正確に記述する」。来る人が日を決められません。
なおし方: 元の資料で日時を確かめて書き直してください。
見逃すもの: 「1/31」のような月日だけの書き方は、締切や開始など日付と分かるときだけ見ます。
「25時」のような深夜の書き方は「要確認」にとどめます。うるう年でない2月29日は、投稿予定日に近い年で見ます。
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match, Mention
from rules.numerals import small_number
from rules.quick_patterns import quick_compile
from rules.times import TimeMention
from rules.years import first_of_month

CHECK = Check(clause="6(2)イ", title="ありえない日付・時刻")

EXAMPLES = (
    ng("応募締切:11月31日(必着)", at="11月31日", severity=Severity.BLOCK),
    ng("2月30日、加工施設で開きます。", at="2月30日"),
    ng("賞品は9/31までのご利用で", at="9/31"),
    ng("2026.2.29に開きます。", at="2026.2.29"),
    ng("口座から5月0日に引き落とします。", at="5月0日"),
    ng("窓口は2月29日まで開けています。", at="2月29日", planned_at="2027-02-05T09:00"),
    ng("試験放送を13月から毎月1日に変更します。", at="13月"),
    ng("新見駅 8時70分発", at="8時70分", severity=Severity.BLOCK),
    ng("申込は午後13時から", at="午後13時", suggestion="13時"),
    ng("7/25(土) 18:00〜25:30", at="25:30", severity=Severity.CONFIRM),
    ng("受付は9:45、スタートは10:75です。", at="10:75", severity=Severity.BLOCK),
    ng("11月の第6日曜日に清掃をします。", at="第6日曜日", severity=Severity.BLOCK),
    ng("毎月第六土曜に開きます。", at="第六土曜", severity=Severity.BLOCK),
    ng("相談日は第2・第6火曜日です。", at="第6火曜日", severity=Severity.BLOCK),
    ng("第1、第3、第7土曜日は休館です。", at="第7土曜日", severity=Severity.BLOCK),
    ng("第8水曜日は、ノー残業デーです。", at="第8水曜日", severity=Severity.CONFIRM),
    ng("来月の第９月曜日が休みです。", at="第９月曜日", severity=Severity.BLOCK),
    ng("第6(日)に市が立ちます。毎月です。", at="第6(日)", severity=Severity.CONFIRM),
    ng("11月の第5土曜日に開きます。", at="11月の第5土曜日", planned_at="2026-10-20T10:00", severity=Severity.CONFIRM),
    ng("令和9年2月第5金曜日に開きます。", at="令和9年2月第5金曜日", severity=Severity.CONFIRM),
    ng("来月の第5土曜日に開きます。", at="来月の第5土曜日", planned_at="2026-10-20T10:00"),
    ng("発車時刻は、7:05／7:35／8:65の3本です。", at="8:65"),
    ok("よくある書きまちがいは「11月31日」。11月は30日までしかありません。"),
    ok("11月の第5日曜日に開きます。", planned_at="2026-10-20T10:00"),
    ok("11月の第5土曜日に開きます。"),
    ok("毎月第1・第5土曜日に開きます。", planned_at="2026-10-20T10:00"),
    ok("昨年11月の第5土曜日に開きました。", planned_at="2026-10-20T10:00"),
    ok("第6回日曜朝市、第6日目（日曜日）、第6金曜会のお知らせ"),
    ok("聖霊降臨後第6日曜日の集い"),
    ok("第6土曜教室の講師は、池田さんです。"),
    ok("第36日曜日"),
    ok("「11月の第6日曜日」は誤りです。正しくは第5日曜日です。"),
    ok("試合は10:75で敗れました。"),
    ok("ラジオ「星降る放送局」10月10日25時〜26時"),
    ok("11月30日（月）まで"),
    ok("縮尺は1/50です。"),
    ok("地図は9/31ページをご覧ください。"),
    ok("2028年2月29日（火）に開きます。"),
    ok("うるう年の話題です。次の2月29日は2028年、火曜日。", planned_at="2027-02-26T09:00"),
    ok("うるう年の豆知識。2月29日が来るのは4年に一度です。", planned_at="2027-02-26T09:00"),
    ok("2月29日生まれの方へ", planned_at="2027-02-05T09:00"),
    ok("【訂正】誤：11月31日　正：11月30日"),
    ng("午前 13:00に集合", at="午前 13:00", suggestion="13:00"),
    ng("午後 13:00に集合", at="午後 13:00", suggestion="13:00"),
    ok("24:00まで開いています。"),
    ok("午前 9:30〜11:30 市役所\n午後 13:00〜16:00 西支局"),
    ok("0:00 はじめに\n24:40 満奇洞の地下水", platform="youtube"),
    ok("試合は3時間70分という記録でした。"),
)

_IS_A_DAY = lazy_compile(r"^\s?(?:まで|から|必着|締|[~に(]|開|\s[0-9]{1,2}[:時])")
_MONTH = lazy_compile(r"(?<![0-9.第])(?:1[3-9]|[2-9][0-9])月(?=から|まで|に|の|は|[0-9]|[上中下]旬|末|~)")
_NAMED_BEFORE = lazy_compile(r"(?:開始|スタート|開演|開場|開会|受付|集合|出発|終了|時刻)(?:は|:|/|\s)?\s?$")
_NAMED_AFTER = lazy_compile(r"\s?(?:から|まで|開始|開演|開場|開会|集合|出発|スタート|発(?![一-龥])|着(?![一-龥]))")
_ON_AIR = lazy_compile(r"放送|番組|ラジオ|テレビ|深夜|オンエア|FM")
_NTH = quick_compile(
    r"第\s?(?P<nth>[5-9五六七八九])\s?(?:(?P<weekday>[月火水木金土日])曜日?(?![一-龥](?<![はがにのを祝午と夜朝]))|[(](?P<letter>[月火水木金土日])[)])"
)
_MONTH_BEFORE = lazy_compile(
    r"(?:(?P<west>20[0-9]{2})年\s?|(?P<era>令和)\s?(?P<era_year>元|[0-9]{1,2})年\s?)?"
    r"(?:(?<![0-9])(?P<month>1[0-2]|[1-9])月|(?P<word>今月|来月))の?、?\s?$"
)
_OF_A_MONTH = lazy_compile(r"(?:毎月|各月|奇数月|偶数月|今月|来月|[0-9]月|第\s?[1-5一-五]\s?[・、,と])(?:の|、|\s)?$")
_ANOTHER_YEAR = lazy_compile(r"(?:昨年|去年|前年|来年|再来年|翌年|毎年|例年)の?$")
_SUNDAYS_OF_CHURCH = lazy_compile(r"(?:後|節|間)の?$")
_FIFTH = 5
_BEFORE = 20
_MONTHS_AHEAD = 6
"""Beyond that a month without a year may be one of last year."""
_NOT_THIS_YEAR = lazy_compile(r"^[^。\n]{0,6}(?:生まれ|うるう|閏|(?:は|が)、?(?:20[0-9]{2}|令和[0-9]{1,2})年)")
_TOLD_AS_ODD = lazy_compile(
    r"月は、?(?:28|29|30)日(?:まで|で(?:終|おわ|お終)|しか)|(?:暦|カレンダー)に(?:は、?)?(?:ない|ありません|存在しない)|存在しない(?:日|日付)"
    r"|(?:ない|ありえない)(?:はずの)?(?:日|日付)(?:です|で、|が|を|に|の)"
)
"""A post on slips of the pen: 「日付が「11月31日」。11月は30日までしかありません」."""
_TOLD_NEAR = 60
_LEAP_YEAR = lazy_compile(r"うるう年|閏年|4年に(?:一|1)度")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for mention in document.dates:
        if _is_impossible(document, mention, context) and not is_correction(document, mention):
            yield _finding(mention, f"「{mention.text}」は暦にない日付です。日付を確かめて書き直してください。")
    for month in document.find(_MONTH):
        yield _finding(month, f"「{month.text}」は暦にない月です。月を確かめて書き直してください。")
    yield from _nth_weekdays(document, context)
    ranged = {moment.start for times in document.time_ranges for moment in (times.first, times.last)}
    for moment in document.times:
        yield from _about_time(document, moment, in_range=moment.start in ranged)


def _nth_weekdays(document: Document, context: Context) -> Iterator[Finding]:
    """「11月の第6日曜日」, and a fifth one in a month that has four."""
    for match in document.find(_NTH):
        before = document.text[max(0, match.start - _BEFORE) : match.start]
        if _SUNDAYS_OF_CHURCH.search(before) or is_correction(document, match):
            continue
        if small_number(match.groups["nth"] or "") == _FIFTH:
            yield from _fifth(document, match, context)
        else:
            yield CHECK.finding(
                match.span,
                severity=Severity.BLOCK if _OF_A_MONTH.search(before) else Severity.CONFIRM,
                message=f"一つの月に「{match.text}」はありません。第何曜日か確かめて書き直してください。",
            )


def _fifth(document: Document, match: Match, context: Context) -> Iterator[Finding]:
    month = _MONTH_BEFORE.search(document.text, max(0, match.start - _BEFORE), match.start)
    if month is None or _ANOTHER_YEAR.search(document.text, max(0, month.start() - 4), month.start()):
        return
    first = _first_of(month, context.today)
    if first is None:
        return
    wanted = WEEKDAYS.index(match.groups["weekday"] or match.groups["letter"] or "月")
    last = calendar.monthrange(first.year, first.month)[1]
    if 1 + (wanted - first.weekday()) % 7 + 7 * (_FIFTH - 1) > last:
        yield CHECK.finding(
            document.span(month.start(), match.end),
            severity=Severity.CONFIRM,
            message=f"{first.year}年{first.month}月に{WEEKDAYS[wanted]}曜日は四つしかありません。第何曜日か確かめて直してください。",
        )


def _first_of(month: re.Match[str], today: date | None) -> date | None:
    """The first day of the month named; None where nobody can tell its year."""
    year = written_year(month["era"], month["era_year"], month["west"])
    if year is not None and month["month"]:
        return date(year, int(month["month"]), 1)
    if today is None:
        return None
    if month["word"]:
        return first_of_month(month["word"], today)
    ahead = (int(month["month"]) - today.month) % 12
    return None if ahead > _MONTHS_AHEAD else first_of_month(month["month"], today)


def _is_impossible(document: Document, mention: DateMention, context: Context) -> bool:
    after = document.text[mention.end : mention.end + 12]
    if mention.is_guess:
        return False
    if not mention.exists:
        if _TOLD_AS_ODD.search(document.text, mention.start, mention.end + _TOLD_NEAR):
            return False
        short = mention.notation == "slash"
        likely = 1 <= (mention.month or 0) <= 12 and 29 <= mention.day <= 32
        return not short or (likely and bool(mention.weekday is not None or _IS_A_DAY.match(after)))
    if not _is_leap_day_of_a_common_year(mention, context) or _NOT_THIS_YEAR.match(after):
        return False
    return not document.has(_LEAP_YEAR)


def _is_leap_day_of_a_common_year(mention: DateMention, context: Context) -> bool:
    """29 February without a year, in a post of the months around it."""
    if (mention.month, mention.day) != (2, 29) or mention.year is not None or context.today is None:
        return False
    today = context.today
    year = today.year + (1 if today.month >= 9 else 0)
    return today.month not in range(4, 9) and mention.on(year) is None


def _about_time(document: Document, moment: TimeMention, *, in_range: bool) -> Iterator[Finding]:
    if _says_the_half_twice(document, moment, in_range=in_range):
        written = f"{moment.hour}:{moment.minute:02}" if moment.is_clock else moment.text[2:].lstrip()
        message = f"「{moment.text}」は午前・午後と24時間の書き方が重なっています。どちらかにしてください。"
        yield _finding(moment, message, suggestion=written)
    elif not moment.exists:
        late = moment.is_clock or (moment.minute < 60 and moment.hour <= 30)
        named = _NAMED_BEFORE.search(document.text, max(0, moment.start - 8), moment.start) or _NAMED_AFTER.match(
            document.text, moment.end
        )
        listed = moment.is_clock and _is_listed(document, moment)
        if moment.is_clock and (moment.hour > 30 or not (in_range or named or listed)):
            return
        sentence = document.sentence_at(moment.start)
        if moment.minute < 60 and _ON_AIR.search(document.text, max(sentence.start, moment.start - 60), sentence.end):
            return
        message = f"「{moment.text}」は時計にない時刻です。時刻を確かめて書き直してください。"
        certain = not late or (moment.is_clock and moment.minute >= 60)
        severity = Severity.BLOCK if certain else Severity.CONFIRM
        yield CHECK.finding(moment.span, severity=severity, message=message)


def _is_listed(document: Document, moment: TimeMention) -> bool:
    """「7:05／7:35／8:65」: whether a time of day stands right beside it."""
    return any(
        one.exists and one.is_clock and 0 < max(one.start - moment.end, moment.start - one.end) <= len("、 ")
        for one in document.times
    )


def _says_the_half_twice(document: Document, moment: TimeMention, *, in_range: bool) -> bool:
    """Whether 午前 or 午後 stands with an hour after noon, and does not head a line of a timetable."""
    begins_a_line = moment.start == 0 or document.text[moment.start - 1] == "\n"
    heads = "\n" in moment.text or (moment.half == "午後" and in_range and begins_a_line and moment.text[2:3].isspace())
    return moment.half is not None and moment.half_is_exact and 12 < moment.hour < 24 and not heads


def _finding(place: Mention, message: str, suggestion: str | None = None) -> Finding:
    return CHECK.finding(place.span, severity=Severity.BLOCK, message=message, suggestion=suggestion)
