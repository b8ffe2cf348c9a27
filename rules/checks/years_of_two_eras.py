"""年号の読みかえの誤り — 「令和8年は平成でいうと37年」

何を見つけるか: ある年を別の年号や西暦で言いかえていて、計算の合わないもの。
なぜ: §6(2)イ「正確に記述する」。満期や期限を読みちがえます。
なおし方: 令和に30を足すと平成、平成に63を足すと昭和の年数になります。数を直してください。
見逃すもの: 離れて書かれたもの、「年度」の言いかえ。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import era, written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="年号の読みかえの誤り", reckons=True)

EXAMPLES = (
    ng("令和8年は平成でいうと37年です。", at="令和8年は平成でいうと37年", severity=Severity.CONFIRM),
    ng("平成32年は、令和に直すと3年になります。", at="平成32年は、令和に直すと3年"),
    ng("今年（令和8年）を昭和で数えると100年です。", at="令和8年）を昭和で数えると100年"),
    ng("2026年は、平成なら37年にあたります。", at="2026年は、平成なら37年"),
    ok("令和8年は平成でいうと38年です。"),
    ok("平成32年は、令和に直すと2年になります。"),
    ok("今年（令和8年）を昭和で数えると101年です。"),
    ok("令和8年は、昭和の終わりから37年です。"),
    ok("令和8年は、平成に始まった制度の10年目です。"),
)

_SAID = quick_compile(
    rf"(?:(?P<era>令和|平成|昭和|大正)\s?(?P<number>元|{NUMBER})年|(?P<west>19[0-9]{{2}}|20[0-9]{{2}})年)"
    r"[)」]?(?:は|を|が|の)、?"
    r"(?P<other>令和|平成|昭和)(?:で(?:は|いうと|言うと|いえば|言えば|数えると|表すと|換算すると)|なら(?:ば)?|に(?:すると|直すと|直せば|換算すると|読み替えると))"
    rf"、?(?P<count>元|[0-9]{{1,3}}|{NUMBER})年"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_SAID):
        groups = match.groups
        year = written_year(groups["era"], groups["number"], groups["west"])
        other, count = era(groups["other"] or "令和"), small_number(groups["count"] or "") or 1
        if year is None or other.year(count) == year or is_correction(document, match):
            continue
        right = year - other.first.year + 1
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"{year}年は{other.name}で数えると{right}年です。数を確かめて直してください。",
        )
