"""「明日」「今週」と日付のくいちがい — 投稿予定日から数えると合わない

何を見つけるか: 「明日（11月8日）」「来週の火曜（12/1）」「今週日曜の21日」のように、今日・明日・今週・来週の
言葉と日付が、投稿予定日から数えて合わない書き方。
なぜ: §6(2)イ「正確に記述する」。予約投稿の日をずらしたときに残りがちです。
なおし方: 投稿する日から数え直すか、「明日」「今週」を消して日付だけにしてください。
見逃すもの: 言葉と日付が離れているもの、引用の中、投稿予定日が決まっていないとき。
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.japanese_time import short_date
from rules.mentions import Match
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="「明日」「今週」と日付のくいちがい")

EXAMPLES = (
    ng("明日（11月8日）は防災訓練です。", at="明日（11月8日）", planned_at="2026-11-06T10:00"),
    ng("本日11月5日、開庁します。", at="本日11月5日", planned_at="2026-11-06T10:00"),
    ng("来週の火曜（12/1）に開きます。", at="来週の火曜（12/1）", planned_at="2026-11-13T10:00"),
    ng("今週日曜の21日、牛まつりです。", at="今週日曜の21日", planned_at="2026-11-16T08:45"),
    ok("明日（11月7日）は防災訓練です。", planned_at="2026-11-06T10:00"),
    ok("来週の火曜（12/1）に開きます。", planned_at="2026-11-26T10:00"),
    ok("今日は12月1日から始まる運動のお知らせです。", planned_at="2026-11-26T10:00"),
    ok("明日（11月8日）は防災訓練です。"),
    ok("「明日、11月8日に行く」という電話は詐欺です。", planned_at="2026-11-02T10:00"),
)

_DAYS = {"本日": 0, "今日": 0, "明日": 1, "あす": 1, "あした": 1, "明後日": 2, "あさって": 2, "昨日": -1, "きのう": -1}
_WEEKS = {"今週": 0, "来週": 1, "再来週": 2, "先週": -1}
_DAY_WORD = re.compile(rf"(?P<word>{'|'.join(_DAYS)})\s?(?:の|、|,|[(]|は、)?\s?$")
_WEEK_WORD = re.compile(
    rf"(?P<word>再来週|今週|来週|先週)の?\s?(?P<weekday>[{WEEKDAYS}])曜日?\s?(?:の|、|,|[(])?\s?(?=[0-9])"
)
_LOOK_BACK = 8


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    for mention in document.dates:
        if mention.is_guess or document.quotation_at(mention.start, mention.end):
            continue
        yield from _about_day_word(document, mention, today)
    for match in document.find(_WEEK_WORD):
        yield from _about_week_word(document, match, today)


def _about_day_word(document: Document, mention: DateMention, today: date) -> Iterator[Finding]:
    start = max(0, mention.start - _LOOK_BACK)
    match = _DAY_WORD.search(document.text, start, mention.start)
    day = likely_date(mention, today)
    if match is None or day is None:
        return
    right = today + timedelta(days=_DAYS[match["word"]])
    if day != right:
        yield _finding(_span(document, match.start(), mention.end), match["word"], right, today)


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
                yield _finding(span, match.text.rstrip("の、,( "), right, today)
            return


def _span(document: Document, start: int, end: int) -> Span:
    """The place with the bracket that closes in it."""
    opened = "(" in document.text[start:end] and document.text[end : end + 1] == ")"
    return document.span(start, end + 1 if opened else end)


def _finding(span: Span, word: str, right: date, today: date) -> Finding:
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=(
            f"投稿予定日（{short_date(today)}）から数えると「{word}」は{short_date(right)}です。"
            "言葉か日付を直してください。"
        ),
    )
