"""もう終わった期間 — 6月18日に出す投稿に「【受付中】申込期間 6月1日〜12日」

何を見つけるか: 申込み・受付・募集・開催などの期間が投稿予定日より前に終わっているのに、受付中・開催中と書いたり、
申込みや来場を呼びかけたりしているもの。
なぜ: §6(2)イ「正確に記述する」。前に使った原稿を直さずに出すと、読んだ人がむだ足を踏みます。
なおし方: 期間を確かめて直すか、終わったこととして書き直してください。
見逃すもの: 終わったことを知らせる文、次の期間の案内、対象となる期間（「4月1日〜6月30日に生まれた方」）、
投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.dates import DateRange
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="もう終わった期間")

_AT = "2026-06-18T10:00"

EXAMPLES = (
    ng(
        "【受付中】入居者を募集しています。\n申込期間：6月1日（月）〜6月12日（金）\nお早めにお申し込みください。",
        at="6月1日（月）〜6月12日（金）",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng("募集期間は5月11日から6月12日までです。ご応募お待ちしています。", at="5月11日から6月12日", planned_at=_AT),
    ng("開催中です。ぜひお越しください。\n会期 5月11日〜6月12日", at="5月11日〜6月12日", planned_at=_AT),
    ok("【受付中】入居者を募集しています。\n申込期間：6月1日（月）〜6月30日（火）", planned_at=_AT),
    ok("募集期間は5月11日から6月12日まででした。ご応募ありがとうございました。", planned_at=_AT),
    ok("会期 5月11日〜6月12日の写真展は終わりました。次の展示にお越しください。", planned_at=_AT),
    ok("対象期間：4月1日〜5月31日に支払った分です。申請は8月31日までにお出しください。", planned_at=_AT),
    ok("前期の申込期間：4月1日〜5月31日\n後期の申込期間：6月15日〜7月31日\nお早めに。", planned_at=_AT),
    ok("申込期間：6月1日〜6月12日\nお早めにお申し込みください。"),
)

_LABEL = lazy_compile(
    r"(?:(?:申し?込み?|受付|受け付け|募集|応募|申請|提出|予約|販売|投票|回答|開催|実施|展示|公開|貸出)(?:の)?(?:期間|期日|日程)|(?<!対象)(?<!生まれ)会期)"
    r"(?:\s?[\]】:/)]\s?|は、?|\s){0,3}$"
)
_CALLS = lazy_compile(
    r"受付中|募集中|開催中|実施中|展示中|公開中|販売中|(?:受け付け|募集し|開催し|実施し)てい(?:ます|る)|募集します|"
    r"お早めに|お急ぎ|お越しください|ご応募|お申し?込みください|ご参加ください|お待ちして|ぜひ|ふるって"
)
_OVER = lazy_compile(r"ました|でした|終了|終わり|締め切った|次回|昨年|前回|延長")


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or not document.date_ranges:
        return
    if not _CALLS.search(document.text) or any(_may_be_on(document, today)):
        return
    for dates in document.date_ranges:
        last = likely_date(dates.last, today)
        if last is None or not _LABEL.search(document.text, max(0, dates.start - 20), dates.start):
            continue
        sentence = document.sentence_at(dates.start)
        if last < today and not _OVER.search(sentence.text) and not is_correction(document, dates):
            message = (
                f"期間は{short_date(last)}に終わっています（投稿予定日は{short_date(today)}）。日付を確かめてください。"
            )
            yield CHECK.finding(dates.span, severity=Severity.CONFIRM, message=message)


def _may_be_on(document: Document, today: date) -> Iterator[DateRange]:
    """The periods of the draft that are not over, or of which it cannot be told."""
    for dates in document.date_ranges:
        last = likely_date(dates.last, today)
        if last is None or last >= today or not is_year_certain(dates.last, today):
            yield dates
