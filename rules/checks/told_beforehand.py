"""まだ行われていないことの報告 — 先の日付を過去形で書いている

何を見つけるか: 投稿予定日より先の行事を「開催しました」「無事に終了しました」のように書いているところ。
なぜ: §6(2)イ「正確に記述する」。用意しておいた報告文を、行事の前に出してしまう事故が起きています。
なおし方: 行事が終わってから投稿するか、これからのこととして書き直してください。
見逃すもの: 申込みや準備の経過（「決まりました」「受付を始めました」）、前回・昨年のことを述べた文、
日付のない報告、投稿予定日が決まっていないとき。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.japanese_time import short_date
from rules.mentions import Match
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="まだ行われていないことの報告")

EXAMPLES = (
    ng(
        "11月3日(火・祝)の文化祭は、無事に終了しました。",
        at="無事に終了しました",
        planned_at="2026-10-30T15:00",
        severity=Severity.CONFIRM,
    ),
    ng("農業まつりにご来場いただき、誠にありがとうございました！（10月18日（日）開催）",
       at="ご来場いただき、誠にありがとうございました", planned_at="2026-10-16T09:00"),
    ng("4月8日、入学式。\n新1年生が元気に登校しました。", at="登校しました", planned_at="2027-04-02T10:00"),
    ng("最終日の12月18日に補正予算が全会一致で可決されました。", at="可決されました", planned_at="2026-11-27T17:00"),
    ng("先日10月18日に開催された大会の様子です", at="10月18日に開催された", planned_at="2026-10-05T10:00"),
    ng("8月22日（土）の大会は、世界記録を達成しました。", at="達成しました", planned_at="2026-08-04T15:00"),
    ok("11月3日(火・祝)の文化祭は、無事に終了しました。", planned_at="2026-11-04T15:00"),
    ok("昨年の文化祭は大雨でも開催しました。今年は11月3日です。", planned_at="2026-10-30T15:00"),
    ok("11月3日の文化祭の出演団体が決まりました。", planned_at="2026-10-30T15:00"),
    ok("10月25日に説明会を行いました。次回は11月8日です。", planned_at="2026-10-30T15:00"),
    ok("11月3日に終了しました。"),
)  # fmt: skip

_DONE = re.compile(
    r"(?:無事に?|盛況のうちに|好評のうちに)\s?(?:終了|閉幕|開催)(?:し|いたし|され)ました"
    r"|(?:開催|実施|挙行|閉幕|閉会|終了)(?:し|いたし|され|することができ)ました"
    r"|(?:行われ|行い|開かれ|開き|にぎわい|賑わい|楽しみ|登校し|優勝し|達成し|樹立し|完走し|完売し|連覇を果たし|可決され|可決し)ました"
    r"|ご?(?:来場|参加|協力)を?(?:いただき|くださり|頂き)[^。!?\n]{0,8}ありがとうございました"
)
_EARLIER = re.compile(
    r"昨年|去年|前回|前年|これまで|以前|先日|先週|先月|昨日|今年も|年前|かつて|当時|第一部|春に|夏に|[0-9]年(?:に|の)"
)
_PREPARATION = re.compile(r"受付|販売|募集|公告|申し?込|前売|発売|予約|抽選|準備|理事会|教室を")
_WAS_HELD = re.compile(r"\s?に?(?:開催|実施)(?:した|された)|\s?に(?:行われた|行った|開かれた|開いた)")
_HELD = re.compile(r"\s?(?:に)?開催\s?[)）]")
_HEADING_NEAR = 40
_LONGEST_HEADING = 20


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    yield from _held_on_a_day_to_come(document, today)
    matches = list(document.find(_DONE))
    beside = _day_beside(document, today) if matches else None
    for match in matches:
        sentence = document.sentence_at(match.start)
        window = document.text[max(sentence.start - 30, match.start - 80, 0) : match.start]
        if _EARLIER.search(window) or document.quotation_at(match.start, match.end):
            continue
        day = _coming_day_before(document, match, today)
        if day is None and beside is not None and (beside.dates_the_event or _is_headed(document, match)):
            day = beside.day
        if day is not None and not _PREPARATION.search(window[-24:]):
            yield _finding(match, day)


def _held_on_a_day_to_come(document: Document, today: date) -> Iterator[Finding]:
    """「10月18日に開催された大会」 where the day is still to come."""
    for mention in document.dates:
        day = likely_date(mention, today)
        held = _WAS_HELD.match(document.text, mention.end)
        if held and day is not None and day > today and is_year_certain(mention, today):
            span = document.span(mention.start, held.end())
            yield CHECK.finding(span, severity=Severity.CONFIRM, message=_message(day))


def _coming_day_before(document: Document, match: Match, today: date) -> date | None:
    """The last date of the sentence before the phrase, where it is still to come."""
    sentence = document.sentence_at(match.start)
    days = [
        likely_date(mention, today)
        for mention in _dates_within(document, sentence.start, match.start)
        if is_year_certain(mention, today)
    ]
    return days[-1] if days and days[-1] is not None and days[-1] > today else None


@dataclass(frozen=True, slots=True)
class _Beside:
    """The one day a text speaks of, still to come; whether it dates the event itself (「4月8日の入学式は」)."""

    day: date
    dates_the_event: bool


def _day_beside(document: Document, today: date) -> _Beside | None:
    days = {likely_date(mention, today) for mention in document.dates}
    if len(days) != 1 or (day := days.pop()) is None or day <= today:
        return None
    return _Beside(day, any(_HELD.match(document.text, mention.end) for mention in document.dates))


def _is_headed(document: Document, match: Match) -> bool:
    """Whether a date heads the report (「4月8日、入学式。」), a short sentence just before the phrase."""
    near = _dates_within(document, match.start - _HEADING_NEAR - _LONGEST_HEADING, match.start)
    headings = [document.sentence_at(mention.start) for mention in near]
    return any(match.start - one.end < _HEADING_NEAR and len(one.text) <= _LONGEST_HEADING for one in headings)


def _dates_within(document: Document, start: int, end: int) -> Sequence[DateMention]:
    """The dates that begin at a place from `start` up to `end`."""
    first, last = (bisect_left(document.dates, place, key=lambda mention: mention.start) for place in (start, end))
    return document.dates[first:last]


def _finding(match: Match, day: date) -> Finding:
    return CHECK.finding(match.span, severity=Severity.CONFIRM, message=_message(day))


def _message(day: date) -> str:
    return (
        f"{short_date(day)}は投稿予定日より先ですが、終わったこととして書かれています。"
        "投稿する日か文を確かめてください。"
    )
