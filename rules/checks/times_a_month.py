"""月の回数と合わない曜日の数 — 「月2回（第1・第2・第4水曜日）」

何を見つけるか: 月の回数と、そのすぐ後に挙げた「第何曜日」の数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 回数か、挙げた曜日を直してください。
見逃すもの: 「など」「のうち」の付くもの、離れて書かれたもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="月の回数と合わない曜日の数", reckons=True)

EXAMPLES = (
    ng("古紙の日は月2回（第1、第2、第4水曜日）です。", at="月2回（第1、第2、第4水曜日", severity=Severity.CONFIRM),
    ng("毎月3回、第1・第3土曜に開いています。", at="毎月3回、第1・第3土曜"),
    ng("第2・第4木曜日の月3回、集まっています。", at="第2・第4木曜日の月3回"),
    ok("古紙の日は月2回（第2、第4水曜日）です。"),
    ok("毎月2回、第1・第3土曜に開いています。"),
    ok("月2回（第1・第3水曜日と第2金曜日のうち都合のよい日）"),
    ok("月1回、第1または第3日曜に集まります。"),
    ok("月4回（第1・第3水曜日と第2・第4金曜日）"),
)

_NTH = rf"第\s?[1-5一二三四五]\s?(?:[{WEEKDAYS}]曜?日?)?"
_NTHS = rf"(?P<nths>{_NTH}(?:\s?[・、,と]\s?{_NTH}){{0,4}})(?<=[{WEEKDAYS}曜])日?"
_TIMES = rf"(?:毎月|月に|月)\s?(?P<times>{NUMBER})\s?回"
_SHAPES = (
    quick_compile(rf"{_TIMES}\s?(?:[(、:。/]|は、?|の|で、?|開催)?\s?(?:毎月)?{_NTHS}"),
    quick_compile(rf"{_NTHS}(?:の|、|に|[(])\s?{_TIMES}"),
)
_EACH = lazy_compile(r"第\s?[1-5一二三四五]")
_LOOSE = lazy_compile(r"\s?(?:または|又は|か(?=第)|など|ほか|のうち|のいずれか|(?:[・、,と/]|および|及び)\s?第)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for shape in _SHAPES:
        for match in document.find(shape):
            count, times = len(_EACH.findall(match.text)), small_number(match.groups["times"] or "")
            if count == times or times is None or _LOOSE.match(document.text, match.end):
                continue
            if not is_correction(document, match):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=f"挙げた曜日は月に{count}回です。回数か曜日を確かめて直してください。",
                )
