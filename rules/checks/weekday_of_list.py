"""曜日と合わない日の一覧 — 「次の土曜日も開けます」の下に日曜日の日付がある

何を見つけるか: 「次の土曜日も窓口を開けます」「以下の水曜日に行います」のすぐ下や後ろに並んだ日付のうち、その曜日でない
もの。
なぜ: §6(2)イ「正確に記述する」。曜日を書き添えていない日付のまちがいは、読む人が気付けません。
なおし方: 暦を見て日付を直すか、日付ごとに曜日を書き添えてください。
見逃すもの: 並んだ日付の半分以上がその曜日でないとき（曜日のほうの話が違うことがあります）、曜日を書き添えた日付
（「曜日のまちがい」が見ます）、年の分からない遠い日付。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="曜日と合わない日の一覧", reckons=True)

_AT = "2026-03-16T08:45"

EXAMPLES = (
    ng(
        "次の土曜日も窓口を開けます。\n・3月28日\n・4月4日\n・4月12日\n時間は8時30分からです。",
        at="4月12日",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng("以下の水曜日に行います。\n4月1日、4月8日、4月16日", at="4月16日", planned_at=_AT),
    ng("下記の日曜日：3月22日・29日・4月6日", at="4月6日", planned_at=_AT),
    ok("次の土曜日も窓口を開けます。\n・3月28日\n・4月4日\n・4月11日", planned_at=_AT),
    ok("次の土曜日も窓口を開けます。\n・3月28日\n・4月4日\n・4月12日（日）", planned_at=_AT),
    ok("次の土曜日に市を開きます。4月12日は休みです。", planned_at=_AT),
    ok("次の土曜日に市を開きます。\n申込み 3月19日まで\n抽選 3月20日", planned_at=_AT),
    ok(
        "次の土曜日も窓口を開けます。\n・3月28日\n・4月4日\n・4月11日\n4月12日は日曜日ですが電算の点検です。",
        planned_at=_AT,
    ),
    ok("次の土曜日も窓口を開けます。\n・3月28日\n・4月4日\n・4月12日"),
)

_SAID = quick_compile(rf"(?:次|下記|以下)の\s?(?P<weekday>[{WEEKDAYS}])曜日?(?![一-龥])")
_TO_FIRST = lazy_compile(r"[^\n0-9]{0,40}(?:[。:(\n]|は、?|に、?)\s{0,2}[・●○■◆▶▷☆★◎ ]{0,2}")
_BETWEEN = lazy_compile(r"(?:[、,・と]|\s?\n)[・●○■◆▶▷☆★◎ ]{0,2}")
_FEWEST = 3
"""Dates from which a row shows which weekday is meant."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for said in document.find(_SAID):
        weekday = WEEKDAYS.index(said.groups["weekday"] or "")
        row = list(_row(document, said, context.today))
        wrong = [(mention, day) for mention, day in row if day.weekday() != weekday]
        if len(row) < _FEWEST or not len(wrong) < len(row) - len(wrong):
            continue
        for mention, day in wrong:
            if mention.weekday is None and not is_correction(document, mention):
                yield CHECK.finding(
                    mention.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"{short_date(day)}は{WEEKDAYS[day.weekday()]}曜日で、前に書かれた{WEEKDAYS[weekday]}曜日では"
                        "ありません。日付を確かめて直してください。"
                    ),
                )


def _row(document: Document, said: Match, today: date | None) -> Iterator[tuple[DateMention, date]]:
    """The dates that stand in a row right behind what is said of them."""
    end = None
    for mention in document.dates:
        if mention.start < said.end:
            continue
        gap = _TO_FIRST.fullmatch(document.text, said.end, mention.start) if end is None else None
        joined = gap or (end is not None and _BETWEEN.fullmatch(document.text, end, mention.start))
        day = likely_date(mention, today)
        if not joined or day is None or not is_year_certain(mention, today):
            return
        yield mention, day
        end = mention.end
