"""ありえない日付・時刻 — 暦や時計にない

何を見つけるか: 「11月31日」「2月30日」「13月」「8時70分」「午後13時」のように、暦や時計にない日時。
なぜ: §6(2)イ「正確に記述する」。来る人が日を決められません。
なおし方: 元の資料で日時を確かめて書き直してください。
見逃すもの: 「1/31」のような月日だけの書き方は、締切や開始など日付と分かるときだけ見ます。
「25時」のような深夜の書き方は「要確認」にとどめます。うるう年でない2月29日は、投稿予定日に近い年で見ます。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention
from rules.times import TimeMention

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
    ok("試合は10:75で敗れました。"),
    ok("ラジオ「星降る放送局」10月10日25時〜26時"),
    ok("11月30日（月）まで"),
    ok("縮尺は1/50です。"),
    ok("地図は9/31ページをご覧ください。"),
    ok("2028年2月29日（火）に開きます。"),
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
_NOT_THIS_YEAR = lazy_compile(r"^[^。\n]{0,6}(?:生まれ|うるう|閏)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for mention in document.dates:
        if _is_impossible(document, mention, context) and not is_correction(document, mention):
            yield _finding(mention, f"「{mention.text}」は暦にない日付です。日付を確かめて書き直してください。")
    for month in document.find(_MONTH):
        yield _finding(month, f"「{month.text}」は暦にない月です。月を確かめて書き直してください。")
    ranged = {moment.start for times in document.time_ranges for moment in (times.first, times.last)}
    for moment in document.times:
        yield from _about_time(document, moment, in_range=moment.start in ranged)


def _is_impossible(document: Document, mention: DateMention, context: Context) -> bool:
    after = document.text[mention.end : mention.end + 12]
    if mention.is_guess:
        return False
    if not mention.exists:
        short = mention.notation == "slash"
        likely = 1 <= (mention.month or 0) <= 12 and 29 <= mention.day <= 32
        return not short or (likely and bool(mention.weekday is not None or _IS_A_DAY.match(after)))
    return _is_leap_day_of_a_common_year(mention, context) and not _NOT_THIS_YEAR.match(after)


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
        if moment.is_clock and (moment.hour > 30 or not (in_range or named)):
            return
        sentence = document.sentence_at(moment.start)
        if moment.minute < 60 and _ON_AIR.search(document.text, max(sentence.start, moment.start - 60), sentence.end):
            return
        message = f"「{moment.text}」は時計にない時刻です。時刻を確かめて書き直してください。"
        certain = not late or (moment.is_clock and moment.minute >= 60)
        severity = Severity.BLOCK if certain else Severity.CONFIRM
        yield CHECK.finding(moment.span, severity=severity, message=message)


def _says_the_half_twice(document: Document, moment: TimeMention, *, in_range: bool) -> bool:
    """Whether 午前 or 午後 stands with an hour after noon, and does not head a line of a timetable."""
    begins_a_line = moment.start == 0 or document.text[moment.start - 1] == "\n"
    heads = "\n" in moment.text or (moment.half == "午後" and in_range and begins_a_line and moment.text[2:3].isspace())
    return moment.half is not None and moment.half_is_exact and 12 < moment.hour < 24 and not heads


def _finding(place: Mention, message: str, suggestion: str | None = None) -> Finding:
    return CHECK.finding(place.span, severity=Severity.BLOCK, message=message, suggestion=suggestion)
