"""先の日に開かれた行事 — 「開かれた」「終わった」と書かれた日が、まだ来ていない

何を見つけるか: 「10月18日に開催された大会」「7月1日から走りはじめ、大勢の方にご利用いただいています」のように、投稿
予定日より先の日を過去の日として名詞にかけたところ。「20日から23日まで」の会期の途中に出す「無事に幕を閉じました」。
なぜ: §6(2)イ「正確に記述する」。用意しておいた報告文を、行事の前に出してしまう事故が起きています。
なおし方: 行事が終わってから投稿するか、日付か文を直してください。
見逃すもの: 二か月より先の日（前の年のことかもしれません）、投稿予定日が決まっていないとき。
過去形で終わる文は「まだ行われていないことの報告」が見ます。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.patterns_before_events import ANOTHER_TIME, BEFORE_AN_EVENT
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="先の日に開かれた行事", reckons=True)

EXAMPLES = (
    ng(
        "10月18日に開催された大会の動画をどうぞ。",
        at="10月18日に開催された",
        planned_at="2026-10-05T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "3月14日に文化交流館で行われたコンサートの全編をご覧ください。",
        at="3月14日に文化交流館で行われた",
        planned_at="2027-03-05T10:00",
    ),
    ng("9月26日(土)に開かれた人権講演会。", at="9月26日(土)に開かれた", planned_at="2026-09-24T13:00"),
    ng(
        "7月1日(水)から走りはじめ、今日まで大勢の方にご利用いただいています。",
        at="7月1日(水)から走りはじめ、今日まで大勢の方にご利用いただいています",
        planned_at="2026-06-25T10:00",
    ),
    ng(
        "味覚フェア、無事に幕を閉じました。2月20日(土)から23日(火・祝)まで開いた味覚フェア。",
        at="幕を閉じました",
        planned_at="2027-02-22T09:00",
    ),
    ok("10月18日に開催された大会の動画をどうぞ。", planned_at="2026-10-19T10:00"),
    ok("10月18日に開催される大会の動画をどうぞ。", planned_at="2026-10-05T10:00"),
    ok("4月1日に行った料金の改定です。", planned_at="2026-11-09T10:30"),
    ok("味覚フェアが幕を開けました。2月20日(土)から23日(火・祝)までです。", planned_at="2027-02-22T09:00"),
    ok("前売りは終了しました。2月20日(土)から23日(火・祝)までです。", planned_at="2027-02-22T09:00"),
    ok("10月18日に開催された大会の動画をどうぞ。"),
)

_WAS_HELD = lazy_compile(
    r"\s?に?(?:[^、。\n]{1,14}(?:で|にて))?(?:開催|実施)(?:した|された)"
    r"|\s?に(?:[^、。\n]{1,14}(?:で|にて))?(?:行われた|行った|開かれた|開いた)"
)
_HAS_BEGUN = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:から|に)[^。、\n]{0,12}"
    r"(?:始ま|始め|はじま|はじめ|スタートし|オープンし|開館し|開園し)(?:り|て)?、"
    r"[^。\n]{0,30}(?:いただいています|いただいております|いただきました|でした|ました)"
)
_IS_OVER = quick_compile(
    r"(?:終了|閉幕|閉会)(?:し|いたし|され)ました|幕を(?:閉じ|下ろし)ました|最終日を(?:迎え|終え)ました"
)
_TWO_MONTHS = timedelta(days=60)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is not None:
        yield from _held_on_a_day_to_come(document, context.today)
        yield from _closed_before_the_last_day(document, context.today)


def _held_on_a_day_to_come(document: Document, today: date) -> Iterator[Finding]:
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is None or not today < day <= today + _TWO_MONTHS or not is_year_certain(mention, today):
            continue
        held = _WAS_HELD.match(document.text, mention.end) or _HAS_BEGUN.match(document.text, mention.end)
        if held:
            yield _finding(document.span(mention.start, held.end()), day)


def _closed_before_the_last_day(document: Document, today: date) -> Iterator[Finding]:
    """「20日から23日まで」「無事に幕を閉じました」, planned for the 22nd."""
    if len(document.date_ranges) != 1:
        return
    dates = document.date_ranges[0]
    first, last = likely_date(dates.first, today), likely_date(dates.last, today)
    if first is None or last is None or not first <= today < last or not is_year_certain(dates.first, today):
        return
    for match in document.find(_IS_OVER):
        sentence = document.sentence_at(match.start)
        if not ANOTHER_TIME.search(sentence.text) and not BEFORE_AN_EVENT.search(sentence.text):
            yield _finding(match.span, last)


def _finding(span: Span, day: date) -> Finding:
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=(
            f"{short_date(day)}は投稿予定日より先ですが、終わったこととして書かれています。"
            "投稿する日か文を確かめてください。"
        ),
    )
