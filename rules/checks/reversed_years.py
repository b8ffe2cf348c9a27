"""終わりが始まりより前の年 — 「令和8年度から令和4年度まで」

何を見つけるか: 「令和8年度から令和4年度まで」「2027年〜2024年」のように、終わりの年が始まりの年より前のもの。
なぜ: §6(2)イ「正確に記述する」。計画や契約の期間が読み取れません。
なおし方: 始まりと終わりの年を確かめて直してください。
見逃すもの: 「昭和50年までさかのぼる」のように、さかのぼって見る話、日の書かれた期間（「終わりが始まりより前」が
見ます）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.numerals import NUMBER
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="終わりが始まりより前の年", reckons=True)

EXAMPLES = (
    ng(
        "計画の期間は令和8年度から令和4年度までの5年間です。",
        at="令和8年度から令和4年度",
        severity=Severity.CONFIRM,
    ),
    ng("計画期間：2027年度～2023年度", at="2027年度～2023年度"),
    ng("契約は令和9年から8年までです。", at="令和9年から8年"),
    ng("令和7年〜平成30年の記録です。", at="令和7年〜平成30年"),
    ng("令和9年6月から令和8年8月にかけて杭を打ちます。", at="令和9年6月から令和8年8月"),
    ng("期間 令和9年11月から令和9年4月まで", at="令和9年11月から令和9年4月"),
    ok("計画期間は令和8年度から5年です。"),
    ok("任期は令和8年から4年です。"),
    ok("期間 令和9年4月から令和9年11月まで"),
    ok("令和8年6月から令和8年8月にかけて杭を打ちます。"),
    ok("計画の期間は令和8年度から令和12年度までの5年間です。"),
    ok("平成30年から令和4年までの記録です。"),
    ok("令和8年から昭和50年までさかのぼって調べました。"),
    ok("令和8年から3年間の契約です。"),
    ok("令和8年から4年ごとに見直します。"),
    ok("令和8年度から4年度にわたる計画です。"),
    ok("（誤）令和8年度から令和4年度まで"),
    ok("2026年から25年後を考えます。"),
)

_ERA = r"令和|平成|昭和|大正|明治"
_YEARS = quick_compile(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>元|{NUMBER})|(?<![0-9])(?P<west>(?:18|19|20)[0-9]{{2}}))\s?年度?\s?(?:から|~|-|→)\s?"
    rf"(?:(?P<last_era>{_ERA})\s?(?P<last_number>元|{NUMBER})\s?年度?|(?P<last_west>(?:18|19|20)[0-9]{{2}})(?![0-9])\s?年?度?"
    rf"|(?P<bare>{NUMBER})\s?年度?(?=まで))(?!\s?[0-9]{{1,2}}\s?月|間|後|ごと|目|にわた)"
)
_MONTHS = quick_compile(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>元|{NUMBER})|(?<![0-9])(?P<west>(?:19|20)[0-9]{{2}}))\s?年\s?(?P<month>[0-9]{{1,2}})\s?月\s?(?:から|~|-)\s?"
    rf"(?:(?P<last_era>{_ERA})\s?(?P<last_number>元|{NUMBER})|(?P<last_west>(?:19|20)[0-9]{{2}}))\s?年\s?(?P<last_month>[0-9]{{1,2}})\s?月(?!\s?[0-9])"
)
_BACKWARDS = lazy_compile(r"さかのぼ|遡|振り返|戻|逆|昔|変更|訂正|改め")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in (*document.find(_YEARS), *document.find(_MONTHS)):
        groups = match.groups
        first = _month(groups, "")
        last = _month(groups, "last_")
        told = document.sentence_at(match.start).text
        if first is None or last is None or last >= first or _BACKWARDS.search(told) or is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message="終わりの年が、始まりの年より前です。年を確かめて直してください。",
        )


def _month(groups: dict[str, str | None], which: str) -> int | None:
    """The months since the year 0, the year's first where no month is said."""
    number = groups[f"{which}number"] or (groups.get("bare") if which else None)
    year = written_year(groups[f"{which}era"] or groups["era"], number, groups[f"{which}west"])
    return None if year is None else year * 12 + int(groups.get(f"{which}month") or 1)
