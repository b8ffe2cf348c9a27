"""「明日」「今週」と日付のくいちがい — 投稿予定日から数えると合わない

何を見つけるか: 「明日（11月8日）」「来週の火曜（12/1）」「今週日曜の21日」「来月12月5日」「あさって土曜」のように、
今日・明日・今週・来週・来月の言葉と日付や曜日が、投稿予定日から数えて合わない書き方。
なぜ: §6(2)イ「正確に記述する」。予約投稿の日をずらしたときに残りがちです。
なおし方: 投稿する日から数え直すか、「明日」「今週」を消して日付だけにしてください。
見逃すもの: 言葉と日付が離れているもの、引用の中、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="「明日」「今週」と日付のくいちがい", reckons=True)

EXAMPLES = (
    ng("いよいよ明日！8月15日(土)、夏まつり", at="明日！8月15日(土)", planned_at="2026-08-12T19:30"),
    ok("いよいよ明日！8月15日(土)、夏まつり", planned_at="2026-08-14T19:30"),
    ok("24年前の今日、平成14年6月23日に始まりました。", planned_at="2026-06-23T09:00"),
    ok("本日、4月1日付けの人事異動を発表しました。", planned_at="2026-03-24T09:00"),
    ng("明日（11月8日）は防災訓練です。", at="明日（11月8日）", planned_at="2026-11-06T10:00"),
    ng("本日11月5日、開庁します。", at="本日11月5日", planned_at="2026-11-06T10:00"),
    ng("来週の火曜（12/1）に開きます。", at="来週の火曜（12/1）", planned_at="2026-11-13T10:00"),
    ng("今週日曜の21日、牛まつりです。", at="今週日曜の21日", planned_at="2026-11-16T08:45"),
    ng("来月12月5日(土)に開きます。", at="来月12月5日(土)", planned_at="2026-10-14T10:00"),
    ng("今月9月12日(土)の夜神楽", at="今月9月12日(土)", planned_at="2026-08-28T15:00"),
    ng("11月8日（あす）は防災訓練です。", at="11月8日（あす）", planned_at="2026-11-06T10:00"),
    ng("今週末の11月15日に開きます。", at="今週末の11月15日", planned_at="2026-11-02T10:00"),
    ng("あさって土曜は朝市です。", at="あさって土曜", planned_at="2026-11-06T10:00"),
    ng("明日5日は朝市です。", at="明日5日", planned_at="2026-11-06T10:00"),
    ok("来月12月5日(土)に開きます。", planned_at="2026-11-14T10:00"),
    ok("今週末の11月8日に開きます。", planned_at="2026-11-02T10:00"),
    ok("来週の11月9日からです。", planned_at="2026-11-08T10:00"),
    ok("11月7日（あす）は防災訓練です。", planned_at="2026-11-06T10:00"),
    ok("明日7日は朝市です。", planned_at="2026-11-06T10:00"),
    ok("明日3日間の通行止めが解けます。", planned_at="2026-11-06T10:00"),
    ok("今日1日、気をつけてお過ごしください。", planned_at="2026-11-06T10:00"),
    ok("あす土曜は朝市です。", planned_at="2026-11-06T10:00"),
    ok("来月、12月から始まる教室の申込みは11月5日までです。", planned_at="2026-11-02T10:00"),
    ok("明日（11月7日）は防災訓練です。", planned_at="2026-11-06T10:00"),
    ok("来週の火曜（12/1）に開きます。", planned_at="2026-11-26T10:00"),
    ok("今日は12月1日から始まる運動のお知らせです。", planned_at="2026-11-26T10:00"),
    ok("明日（11月8日）は防災訓練です。"),
    ok("「明日、11月8日に行く」という電話は詐欺です。", planned_at="2026-11-02T10:00"),
)

_DAYS = {
    **dict.fromkeys(("本日", "今日", "きょう", "今夜", "今晩"), 0),
    **dict.fromkeys(("明日", "あす", "あした", "明朝"), 1),
    **dict.fromkeys(("明後日", "あさって"), 2),
    **dict.fromkeys(("昨日", "きのう"), -1),
    **dict.fromkeys(("一昨日", "おととい"), -2),
}
_WEEKS = {"今週": 0, "来週": 1, "再来週": 2, "先週": -1}
_MONTHS = {"今月": 0, "来月": 1, "再来月": 2, "先月": -1}
_WORDS = "|".join(sorted(_DAYS, key=len, reverse=True))
_DAY_WORD = lazy_compile(rf"(?P<word>{_WORDS})\s?(?:の|、|,|[(]|は、|[!♪☆★…]{{1,3}})?\s?$")
_DAY_WORD_AFTER = lazy_compile(rf"\s?[(、=]\s?(?P<word>{_WORDS})(?=[)。、!\s]|$)")
_MONTH_OR_WEEK = lazy_compile(
    r"(?P<word>再来月|先月|今月|来月|再来週|先週|今週|来週)(?P<end>末)?\s?(?:の|、|,|[(])?\s?$"
)
_SHORT = quick_compile(
    rf"(?P<word>{_WORDS})(?:の|、|[(])?\s?(?:(?P<day>[0-9]{{1,2}})\s?日(?!間|[目め]|後|前|連続|以|程|ほど|分|ぶり|付)"
    rf"|(?P<weekday>[{WEEKDAYS}])(?:曜日?(?!版|ダイヤ)|(?=[)])))"
)
"""「明日5日」「あさって土曜」: a day of the month or of the week right after the word."""
_WEEK_WORD = lazy_compile(
    rf"(?P<word>再来週|今週|来週|先週)の?\s?(?P<weekday>[{WEEKDAYS}])曜日?\s?(?:の|、|,|[(])?\s?(?=[0-9])"
)
_YEARS_AGO = lazy_compile(r"年(?:前|後)の$")
"""「24年前の今日、平成14年6月23日」."""
_LOOK_BACK = 8


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    for mention in document.dates:
        if mention.is_guess or document.quotation_at(mention.start, mention.end):
            continue
        yield from _about_day_word(document, mention, today)
        yield from _about_span_of_days(document, mention, today)
    for match in document.find(_SHORT):
        yield from _about_short_day(document, match, today)
    for match in document.find(_WEEK_WORD):
        yield from _about_week_word(document, match, today)


def _about_day_word(document: Document, mention: DateMention, today: date) -> Iterator[Finding]:
    start = max(0, mention.start - _LOOK_BACK)
    before = _DAY_WORD.search(document.text, start, mention.start)
    match = before or _DAY_WORD_AFTER.match(document.text, mention.end)
    day = likely_date(mention, today)
    if match is None or day is None or document.text.startswith("付", mention.end):
        return
    if _YEARS_AGO.search(document.text, max(0, match.start() - len("100年前の")), match.start()):
        return
    right = today + timedelta(days=_DAYS[match["word"]])
    if day != right:
        place = (match.start(), mention.end) if before else (mention.start, match.end())
        yield _finding(_span(document, *place), match["word"], short_date(right), today)


def _about_span_of_days(document: Document, mention: DateMention, today: date) -> Iterator[Finding]:
    """「来月12月5日」「今週末の11月15日」: the date must lie in that month, or in that week."""
    match = _MONTH_OR_WEEK.search(document.text, max(0, mention.start - _LOOK_BACK), mention.start)
    day = likely_date(mention, today)
    if match is None or day is None or mention.month is None or mention.month_offset is not None:
        return
    word = match["word"]
    if word in _MONTHS:
        month = (today.month - 1 + _MONTHS[word]) % 12 + 1
        right, fits = f"{month}月", mention.month == month
    else:
        # People begin the week on Sunday or on Monday, so a day more on either side is right for somebody.
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[word])
        right = f"{short_date(monday)}から{short_date(monday + timedelta(days=6))}まで"
        fits = monday - timedelta(days=1) <= day <= monday + timedelta(days=6)
        fits |= today.weekday() == 6 and monday + timedelta(days=6) < day <= monday + timedelta(days=13)
    if not fits:
        yield _finding(_span(document, match.start(), mention.end), word + (match["end"] or ""), right, today)


def _about_short_day(document: Document, match: Match, today: date) -> Iterator[Finding]:
    word = match.groups["word"] or ""
    right = today + timedelta(days=_DAYS[word])
    day, weekday = match.groups["day"], match.groups["weekday"]
    # 「今日1日」 is the whole day.
    fits = int(day) in (right.day, 1) if day else WEEKDAYS.index(weekday or "月") == right.weekday()
    if not fits and not document.quotation_at(match.start, match.end):
        yield _finding(_span(document, match.start, match.end), match.text, short_date(right), today)


def _about_week_word(document: Document, match: Match, today: date) -> Iterator[Finding]:
    """The weekday of a week that starts on Monday or on Sunday: people count both ways."""
    word, weekday = match.groups["word"] or "", WEEKDAYS.index(match.groups["weekday"] or "月")
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[word])
    right = monday + timedelta(days=weekday)
    others = {right, right - timedelta(weeks=1)} if weekday == 6 else {right}
    if today.weekday() == 6:
        others |= {day + timedelta(weeks=1) for day in others}
    for mention in document.dates:
        if mention.start <= match.end <= mention.end and mention.start >= match.start:
            if (mention.month or right.month, mention.day) not in {(d.month, d.day) for d in others}:
                span = _span(document, match.start, mention.end)
                yield _finding(span, match.text.rstrip("の、,( "), short_date(right), today)
            return


def _span(document: Document, start: int, end: int) -> Span:
    """The place with the bracket that closes in it."""
    opened = "(" in document.text[start:end] and document.text[end : end + 1] == ")"
    return document.span(start, end + 1 if opened else end)


def _finding(span: Span, word: str, right: str, today: date) -> Finding:
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=(f"投稿予定日（{short_date(today)}）から数えると「{word}」は{right}です。言葉か日付を直してください。"),
    )
