"""時刻と合わない長さ — 始まりから終わりまでの時間が違う

何を見つけるか: 「10時〜12時の3時間」「13:00〜15:30（90分）」のように、始まりと終わりから数えた長さと合わないもの。
なぜ: §6(2)イ「正確に記述する」。終わりの時刻か長さのどちらかがまちがっています。
なおし方: 時刻と長さのどちらが正しいか確かめて、そろえてください。
見逃すもの: 「約」「うち」「1回」「休憩」などの付くもの、10分までのずれ。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention, TimeRange

CHECK = Check(clause="6(2)イ", title="時刻と合わない長さ", reckons=True)

EXAMPLES = (
    ng("7月8日(水)、10時〜12時の3時間です。", at="10時〜12時の3時間", severity=Severity.CONFIRM),
    ng("13:00〜15:30（90分）", at="13:00〜15:30（90分"),
    ng("午後1時から4時まで、2時間の講座です。", at="午後1時から4時まで、2時間"),
    ng("9時〜12時（計2時間）", at="9時〜12時（計2時間"),
    ng("10:00～11:30、2時間半", at="10:00～11:30、2時間半"),
    ng("22時〜翌6時の6時間", at="22時〜翌6時の6時間"),
    ok("7月8日(水)、10時〜12時の2時間です。"),
    ok("13:30〜15:00（90分）"),
    ok("13:30〜15:00（1時間30分）"),
    ok("10時〜15時のうち2時間"),
    ok("19:15～20:45（45分×2コマ）"),
    ok("9時〜12時（1回30分）"),
    ok("9時〜12時、1人30分ずつです。"),
    ok("10時〜12時の2時間前までに連絡を"),
    ok("10時〜16時（約5時間）"),
    ok("22時〜翌6時の8時間"),
    ok("9時〜16時（6時間、昼休み1時間）"),
)

_LENGTH = lazy_compile(
    r"\s?(?:まで)?\s?(?:の|、|,|[(]|・|/|／)?\s?(?:計|合計|全)?\s?"
    r"(?:(?P<hours>[0-9]{1,2})\s?時間(?:(?P<half>半)|\s?(?P<rest>[0-9]{1,2})\s?分)?|(?P<minutes>[0-9]{2,3})\s?分(?:間)?)"
    r"(?!前|後|ごと|おき|以内|以上|程度|ほど|くらい|ぐらい|ずつ|単位|交代|交替|待ち|延長|超|\s?[×x*])"
)
_PAUSE = lazy_compile(r"休み|休憩|実働|うち|ずつ|各|1回|一回|1人|一人|1組|1コマ")
_SLACK = 10


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for times in document.time_ranges:
        said = _LENGTH.match(document.text, times.end)
        length = _minutes(times)
        if said is None or length is None or is_correction(document, times):
            continue
        after = document.text[said.end() : said.end() + 16].split("\n")[0]
        if abs(_said(said) - length) > _SLACK and not _PAUSE.search(after.split("。")[0]):
            yield CHECK.finding(
                Span(times.span.start, document.span(times.start, said.end()).end),
                severity=Severity.CONFIRM,
                message=(
                    f"{times.first.text}から{times.last.text}までは{_in_words(length)}です。"
                    "時刻か長さを確かめて直してください。"
                ),
            )


def _minutes(times: TimeRange) -> int | None:
    """How long the range lasts; None where it cannot be told."""
    first, last = times.first, times.last
    if not (first.exists and last.exists):
        return None
    start, end = first.minutes, _end(first, last)
    if times.next_day or end < start:
        end += 24 * 60
    return end - start


def _end(first: TimeMention, last: TimeMention) -> int:
    """「午後1時から4時」「10時から3時」: without a word of its own the end lies after the start."""
    end = last.minutes
    same_half = last.half is None and not last.is_clock and last.hour < 12
    return end + 12 * 60 if same_half and end <= first.minutes < end + 12 * 60 else end


def _said(match: re.Match[str]) -> int:
    if match["minutes"]:
        return int(match["minutes"])
    return 60 * int(match["hours"]) + (30 if match["half"] else int(match["rest"] or 0))


def _in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}時間{f'{rest}分' if rest else ''}" if hours else f"{rest}分"
