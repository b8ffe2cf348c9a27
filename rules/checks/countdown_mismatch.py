"""合わない「あと何日」 — 投稿予定日から数えた日数が違う

何を見つけるか: 「点灯式まで、あと5日！」「あと3週間で開幕」のような日数が、その催しの日に合わないもの。
なぜ: §6(2)イ「正確に記述する」。予約投稿の日をずらしたときに、数だけ残ります。
なおし方: 投稿する日から数え直すか、日付を確かめてください。
見逃すもの: 一日の違い（その日を数えるかどうか。週では四日まで）、「今年も残り10日」のように催しを数えていないもの、
締切や投票日、先の日がいくつもあるお知らせ、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="合わない「あと何日」", reckons=True)

EXAMPLES = (
    ng(
        "点灯式まで、あと5日！\n点灯は11月28日(土)17時です。",
        at="点灯式まで、あと5日",
        planned_at="2026-11-20T07:30",
        severity=Severity.CONFIRM,
    ),
    ng("開幕まで残り3週間。10月3日(土)に始まります。", at="開幕まで残り3週間", planned_at="2026-09-28T10:00"),
    ng("いよいよあと十日で本番。12月6日です。", at="あと十日で本番", planned_at="2026-12-01T10:00"),
    ng("夏まつりまであと10日！11月8日（日）です。", at="夏まつりまであと10日", planned_at="2026-11-01T10:00"),
    ng("あと3日で11月8日の夏まつりです。", at="あと3日で", planned_at="2026-11-01T10:00"),
    ok("あと7日で11月8日の夏まつりです。", planned_at="2026-11-01T10:00"),
    ok("点灯式まで、あと8日！\n点灯は11月28日(土)17時です。", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと7日！\n点灯は11月28日(土)17時です。", planned_at="2026-11-20T07:30"),
    ok("締切は11月24日。売り出しまであと3週間です。点灯は11月28日(土)です。", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと5日！", planned_at="2026-11-20T07:30"),
    ok("点灯式まで、あと5日！\n点灯は11月28日(土)17時です。"),
    ok("今年も残り10日となりました。成人式は1月11日(月)に開きます。", planned_at="2026-12-21T07:30"),
    ok("応募締切まで残り3日！大会は12月13日(日)です。", planned_at="2026-11-20T07:30"),
    ok("投票日まで残り10日です。期日前投票は11月22日(日)から。", planned_at="2026-11-20T07:30"),
    ok("「開幕まであと5日」の看板が立ちました。開幕は11月28日(土)です。", planned_at="2026-11-20T07:30"),
    ok("見ごろまであと2週間ほど。11月28日(土)に催しを開きます。", planned_at="2026-11-14T07:30"),
)

_START = "本番|開幕|開催|開会|スタート|オープン|当日"
_LEFT = quick_compile(
    rf"(?:(?P<what>[一-龥ァ-ヶー]{{2,12}}|[一-龥]{{0,6}}ま[つち]り|[一-龥]{{0,4}}祭り)まで、?\s?(?:あと|残り)\s?(?P<number>{NUMBER})\s?(?P<unit>日|週間)(?!間|目|前|後|ほど|程)"
    rf"|(?:あと|残り)\s?(?P<number_before>{NUMBER})\s?(?P<unit_before>日|週間)で、?(?:いよいよ)?(?P<then>{_START}|(?=(?:1[0-2]|[1-9])月[0-9]{{1,2}}日)))"
)
_OF_ANY_EVENT = lazy_compile(rf"(?:{_START})$")
_NO_EVENT = lazy_compile(r"締切|締め切り|期限|投票|終了|年末|新年")
_DAYS = {"日": (1, 1), "週間": (7, 4)}
"""Days of a unit, and how far a day may lie beside it."""
_NEAR = 80
"""Characters between the count and the day it counts to."""

_Dated = tuple[DateMention, date]


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or tells_of_many(document):
        return
    to_come = list(_days_to_come(document, today))
    if len({day for _, day in to_come}) != 1:
        return
    for match in document.find(_LEFT):
        number = small_number(match.groups["number"] or match.groups["number_before"] or "")
        unit, slack = _DAYS[match.groups["unit"] or match.groups["unit_before"] or "日"]
        left = (to_come[0][1] - today).days
        counts = number and any(_counts_to(document, match, one) for one, _ in to_come)
        if counts and abs(left - (number or 0) * unit) > slack and not document.quotation_at(match.start, match.end):
            message = (
                f"投稿予定日（{short_date(today)}）から{short_date(to_come[0][1])}までは{left}日です。"
                "日数か日付を確かめてください。"
            )
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _days_to_come(document: Document, today: date) -> Iterator[_Dated]:
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is not None and day >= today and is_year_certain(mention, today):
            yield mention, day


def _counts_to(document: Document, match: Match, mention: DateMention) -> bool:
    """Whether the date is that of what is counted to: its sentence names it, or the count is to an opening."""
    if mention.start - match.end >= _NEAR or match.start - mention.end >= _NEAR:
        return False
    what = match.groups["what"]
    if what is None or _OF_ANY_EVENT.search(what) or 0 <= mention.start - match.end <= len("！！ "):
        return True
    sentence = document.sentence_at(mention.start).text
    return not _NO_EVENT.search(what) and any(what[at : at + 2] in sentence for at in range(len(what) - 1))
