"""合わない動画の目次 — 順番が前後したり、動画の長さを超えたりしている

何を見つけるか: 「0:00」「1:50」「1:20」のように前後した目次、「3分20秒でわかる」動画の「4:10」のように、
長さを超えた目次。
なぜ: §6(2)イ「正確に記述する」。ユーチューブは順番どおりでない目次を受け付けません。
なおし方: 動画を再生して、時刻を確かめて直してください。
見逃すもの: 三つより少ない目次、長さの書かれていない動画の最後の時刻、目次のほかの時刻。
"""

from collections.abc import Iterator
from itertools import pairwise

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない動画の目次", reckons=True)

EXAMPLES = (
    ng("【3分20秒でわかる】\n0:00 準備\n0:45 ブレーキ\n4:10 立ち往生", at="4:10", severity=Severity.CONFIRM),
    ng("もくじ\n0:00 開会\n3:10 講演\n2:40 質問\n5:00 閉会", at="2:40"),
    ok("【5分20秒でわかる】\n0:00 準備\n0:45 ブレーキ\n4:10 立ち往生"),
    ok("もくじ\n0:00 開会\n3:10 講演\n5:40 質問"),
    ok("1便 8:40\n2便 9:40\n3便 10:40"),
    ok("0:00 開会\n59:30 講演\n1:02:10 質問"),
)

_CHAPTER = quick_compile(
    r"(?:(?<=\n)|^)\s{0,3}(?P<time>(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-5][0-9]))(?=\s|[^0-9:])"
)
_LENGTH = lazy_compile(
    r"(?P<minutes>[0-9]{1,3})分(?:(?P<seconds>[0-9]{1,2})秒)?(?=でわか|の動画|動画|でまとめ|[)）】]|にまとめ|で学)"
)
_LEAST = 3


def check(document: Document, _context: Context) -> Iterator[Finding]:
    chapters = list(document.find(_CHAPTER))
    if len(chapters) < _LEAST or _seconds(chapters[0]) != 0:
        return
    for first, last in pairwise(chapters):
        if _seconds(last) <= _seconds(first):
            yield _finding(document, last, f"前の時刻（{first.groups['time']}）より後になっていません。")
    length = _LENGTH.search(document.text)
    if length is None:
        return
    whole = 60 * int(length["minutes"]) + int(length["seconds"] or 59)
    for chapter in chapters:
        if _seconds(chapter) > whole:
            yield _finding(document, chapter, f"動画の長さ（{length[0]}）を超えています。")


def _seconds(chapter: Match) -> int:
    hours, minutes, seconds = (int(chapter.groups[name] or 0) for name in ("hours", "minutes", "seconds"))
    return 3600 * hours + 60 * minutes + seconds


def _finding(document: Document, chapter: Match, what: str) -> Finding:
    time = chapter.groups["time"] or ""
    return CHECK.finding(
        document.span(chapter.end - len(time), chapter.end),
        severity=Severity.CONFIRM,
        message=f"目次の「{time}」は、{what}時刻を確かめて直してください。",
    )
