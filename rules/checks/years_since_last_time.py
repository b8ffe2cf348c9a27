"""合わない「何年ぶり」 — 前回は2023年、5年ぶりの開催

何を見つけるか: 「前回は2023年。5年ぶりに開きます」「令和元年以来3年ぶり」のように、前に行った年と、今年から数えた
「何年ぶり」が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 年を数え直して、前の年か「何年ぶり」を直してください。
見逃すもの: 1年のずれ（年度で数えることがあります）、今年でない年の話、年のいくつも出てくる文、
投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない「何年ぶり」", reckons=True)

_AT = "2026-10-01T10:00"

EXAMPLES = (
    ng("前回は2023年。5年ぶりに開催します。", at="前回は2023年。5年ぶり", planned_at=_AT, severity=Severity.CONFIRM),
    ng("令和元年以来3年ぶりに行列が町を練り歩きます。", at="令和元年以来3年ぶり", planned_at=_AT),
    ng("10年ぶりの開催です（前回は令和3年）。", at="10年ぶりの開催です（前回は令和3年", planned_at=_AT),
    ok("前回は2023年。3年ぶりに開催します。", planned_at=_AT),
    ok("令和元年以来7年ぶりに行列が町を練り歩きます。", planned_at=_AT),
    ok("2024年は、2019年以来5年ぶりの開催でした。", planned_at=_AT),
    ok("前回は2023年。5年ぶりに開催します。"),
)

_YEAR = r"(?:(?P<era>昭和|平成|令和)(?P<number>元|[0-9]{1,2})|(?P<west>(?:19|20)[0-9]{2}))年(?:度)?"
_AGO = r"(?P<count>(?<![0-9約])[0-9]{1,2})年ぶり"
_LAST = r"(?:前回|最後|以前|前)(?:に[^0-9。\n]{1,8}のは|の(?:開催|実施|大会|公演)?は?|は)?[、:\s]?"
_SHAPES = (
    quick_compile(rf"{_LAST}{_YEAR}[^0-9\n]{{0,16}}{_AGO}"),
    quick_compile(rf"{_YEAR}(?:の[^0-9。\n]{{1,10}})?(?:以来|から)[、の]?\s?{_AGO}"),
    quick_compile(rf"{_AGO}[^0-9\n]{{0,16}}?{_LAST}{_YEAR}"),
)
_ANOTHER_YEAR = lazy_compile(
    r"(?:昭和|平成|令和)(?:元|[0-9]{1,2})年|(?:19|20)[0-9]{2}年|昨年|去年|来年|前年|[0-9]年前|当時"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None or "年ぶり" not in document.text:
        return
    for match in (found for shape in _SHAPES for found in document.find(shape)):
        year = written_year(match.groups["era"], match.groups["number"], match.groups["west"])
        sentence = document.sentence_at(match.start)
        others = document.text[sentence.start : match.start] + document.text[match.end : match.end + 12]
        if year is None or _ANOTHER_YEAR.search(others) or is_correction(document, match):
            continue
        passed = context.today.year - year
        if passed > 0 and abs(passed - int(match.groups["count"] or 0)) > 1:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{year}年から{context.today.year}年までは{passed}年です。年か「何年ぶり」を直してください。",
            )
