"""期日前投票の期間のくいちがい — 投票日の当日やあとまで期日前投票がある

何を見つけるか: 「投票日：11月15日」なのに「期日前投票：11月16日〜21日」「期日前投票は15日まで」のように、期日前投票が
投票日の前の日までに終わっていないものと、告示日（公示日）やその前に始まるもの。
なぜ: §6(2)イ「正確に記述する」。この期間に来た人は投票できません。
なおし方: 期日前投票は、告示日（公示日）の翌日から投票日の前の日までです。日付を確かめてください。
見逃すもの: 投票日か期日前投票の日付の書かれていないもの、年の分からない遠い日付。
"""

import re
from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="期日前投票の期間のくいちがい", reckons=True)

_AT = "2026-11-02T10:00"

EXAMPLES = (
    ng(
        "投票日：11月15日（日）\n期日前投票をご利用ください。\n期間：11月16日（月）～21日（土）",
        at="11月16日（月）～21日（土）",
        planned_at=_AT,
        severity=Severity.BLOCK,
    ),
    ng("投票日は11月15日です。期日前投票は11月15日まで。", at="11月15日", planned_at=_AT),
    ng("期日前投票：11月9日から15日まで\n投票日：11月15日", at="11月9日から15日", planned_at=_AT),
    ng("11月15日（日）は投票日です。期日前投票は11月22日まで。", at="11月22日", planned_at=_AT),
    ng(
        "告示日：11月8日\n投票日：11月15日\n期日前投票：11月8日～14日",
        at="11月8日～14日",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng("投票日：11月15日\n期日前投票：11月16日 8時30分～20時", at="11月16日", planned_at=_AT),
    ng("投開票日　令和8年11月15日\n期日前投票期間　令和8年11月10日～11月16日", at="令和8年11月10日～11月16日"),
    ok("11月8日は告示日、投票日は11月15日、期日前投票は11月9日から14日までです。", planned_at=_AT),
    ok("投票日は11月15日。期日前投票は11月9日（月）から14日（土）まで。", planned_at=_AT),
    ok("告示日：11月8日\n投票日：11月15日\n期日前投票：11月9日～14日", planned_at=_AT),
    ok("期日前投票は11月14日まで。開票は11月15日の21時からです。", planned_at=_AT),
    ok("期日前投票の会場が変わります。投票日は11月15日です。", planned_at=_AT),
    ok("投票日：11月15日\n期日前投票の立会人の募集は11月30日まで。", planned_at=_AT),
    ok(
        "【11月15日（日）は新見市議会議員選挙の投票日】\n告示日　11月8日（日）\n"
        "●期日前投票\nとき　11月9日（月）～14日（土）",
        planned_at=_AT,
    ),
    ng(
        "【11月15日（日）は新見市議会議員選挙の投票日】\n●期日前投票\nとき　11月9日（月）～15日（日）",
        at="11月9日（月）～15日（日）",
        planned_at=_AT,
    ),
    ok("期日前投票ができなかった方も、11月15日の投票日にどうぞ。", planned_at=_AT),
)

_REACH = 45
_POLL_BEFORE = lazy_compile(
    r"(?<!前)(?<!前の)(?:投票日|投開票日|選挙期日|当日投票)(?:(?!告示|公示|期日前|不在者)[^。0-9]){0,14}$"
)
_POLL_AFTER = lazy_compile(
    r"^[^。\n]{0,4}(?:が|は|に|の)?(?:[^。、\n]{0,16}選挙の)?(?:投開票日|投票日(?!前)|投開票|投票(?:です|を行|が行))"
)
_NOTICE_BEFORE = lazy_compile(r"(?:告示|公示)(?:日)?(?:(?!投票)[^。0-9]){0,8}$")
_NOTICE_AFTER = lazy_compile(r"^\s?(?:に|の)?(?:告示|公示)")
_EARLY = lazy_compile(r"期日前投票(?!所の?(?:立会|地図)|の(?:立会|係))")
_ANOTHER = lazy_compile(r"(?<!期日前)(?<!在者)投票日|開票|告示|公示|募集|締(?:め)?切|申請|請求|届け?出")
_ENDS = lazy_compile(r"^\s?(?:まで|の?\s?(?:午前|午後)?\s?[0-9]{1,2}(?:時|:)|[。\n]|$|に(?:行|実施))")
_BEGINS = lazy_compile(r"^\s?(?:から|より|~|開始|に始)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.has(_EARLY):
        return
    polls = [day for mention, day in _days(document, context) if _is_near(document, mention, _POLL_BEFORE, _POLL_AFTER)]
    notices = [
        day for mention, day in _days(document, context) if _is_near(document, mention, _NOTICE_BEFORE, _NOTICE_AFTER)
    ]
    if not polls:
        return
    last_poll = max(polls)
    for first, last, span in _periods(document, context):
        if last >= last_poll:
            yield CHECK.finding(
                span,
                severity=Severity.BLOCK,
                message=f"期日前投票は、投票日（{short_date(last_poll)}）の前の日までです。日付を確かめて直してください。",
            )
        elif first and notices and first <= min(notices):
            yield CHECK.finding(
                span,
                severity=Severity.CONFIRM,
                message=f"期日前投票は、告示日（{short_date(min(notices))}）の次の日からです。日付を確かめてください。",
            )


def _days(document: Document, context: Context) -> Iterator[tuple[DateMention, date]]:
    for mention in document.dates:
        day = likely_date(mention, context.today)
        if day is not None and is_year_certain(mention, context.today) and not mention.is_guess:
            yield mention, day


def _is_near(document: Document, mention: DateMention, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    text = document.text
    return bool(
        before.search(text, max(0, mention.start - 24), mention.start)
        or after.match(text[mention.end : mention.end + 32])
    )


def _periods(document: Document, context: Context) -> Iterator[tuple[date | None, date, Span]]:
    """The days of early voting: first (where said), last, and where it stands."""
    in_ranges = {mention.start for dates in document.date_ranges for mention in (dates.first, dates.last)}
    for dates in document.date_ranges:
        first, last = likely_date(dates.first, context.today), likely_date(dates.last, context.today)
        certain = is_year_certain(dates.first, context.today)
        if first and last and certain and _is_of_early_voting(document, dates.first.start):
            yield first, last, dates.span
    for mention, day in _days(document, context):
        alone = mention.start not in in_ranges
        if (
            alone
            and not _BEGINS.match(document.text[mention.end : mention.end + 6])
            and _is_of_early_voting(document, mention.start)
            and not is_correction(document, mention)
            and _ENDS.match(document.text[mention.end : mention.end + 10])
        ):
            yield None, day, mention.span


def _is_of_early_voting(document: Document, position: int) -> bool:
    """Whether 「期日前投票」 stands shortly before a date and nothing else the date could belong to comes between."""
    before = document.text[max(0, position - _REACH) : position]
    found = [match.end() for match in _EARLY.finditer(before)]
    return bool(found) and not _ANOTHER.search(before[found[-1] :])
