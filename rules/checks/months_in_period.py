"""合わない計画の年数・月数 — 令和3年度から令和7年度までの4年間

何を見つけるか: 「令和8年度〜12年度（4か年計画）」「4月から9月までの5か月間」「11月1日から12月31日までの3か月間」
のように、
始めと終わりの年度や月から数えた年数・月数と合わないもの。
なぜ: §6(2)イ「正確に記述する」。計画や募集の期間をまちがえて伝えてしまいます。
なおし方: 始めと終わりを入れて数え直し、期間か数を直してください。
見逃すもの: 「約」「うち」の付く数、年の途中で始まって終わるもの、年度でない年（1年の数え方がいくつもあります）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない計画の年数・月数", reckons=True)

EXAMPLES = (
    ng(
        "令和3年度から令和7年度までの4年間の計画です。",
        at="令和3年度から令和7年度までの4年間",
        severity=Severity.CONFIRM,
    ),
    ng("令和8年度〜12年度（4か年計画）", at="令和8年度〜12年度（4か年"),
    ng("4月から9月までの5か月間です。", at="4月から9月までの5か月間"),
    ng("11月1日から12月31日までの3か月間", at="11月1日から12月31日までの3か月間"),
    ng("5年間（令和8年度〜令和11年度）の計画です。", at="5年間（令和8年度〜令和11年度"),
    ng("3か月間（10月〜11月）休館します。", at="3か月間（10月〜11月"),
    ok("令和3年度から令和7年度までの5年間の計画です。"),
    ok("4月から9月までの6か月間です。"),
    ok("11月1日から12月31日までの2か月間"),
    ok("11月10日から12月9日までの1か月間"),
    ok("10月〜3月（うち3か月間）"),
    ok("令和8年度〜12年度（約4年間）"),
)

_ERA = r"(?:昭和|平成|令和)"
_FISCAL_FIRST = rf"(?<![0-9])(?:(?P<era>{_ERA})(?P<first>元|[0-9]{{1,2}})|(?P<west>20[0-9]{{2}}))年度"
_FISCAL_LAST = rf"(?:(?P<era2>{_ERA})?(?P<last>[0-9]{{1,2}})|(?P<west2>20[0-9]{{2}}))年度"
_MONTH_FIRST = r"(?<![0-9])(?P<month>1[0-2]|[1-9])月(?:(?P<day>[0-9]{1,2})日(?:\([月火水木金土日]\))?)?"
_MONTH_LAST = r"(?:翌年?)?(?P<month2>1[0-2]|[1-9])月(?:(?P<day2>[0-9]{1,2})日(?:\([月火水木金土日]\))?|末)?"
_TO = r"\s?(?:から|より|~|→|-)\s?"
_JOIN = r"(?:まで)?(?:の|\(|、|\s|に|:){0,2}(?:計|全)?"
_YEARS = rf"(?P<count>{NUMBER})\s?(?:[かカヶヵ箇]年|年間)"
_MONTHS = rf"(?P<count>{NUMBER})\s?[かカヶヵ箇]月間?"
_OF_YEARS = (
    quick_compile(rf"{_FISCAL_FIRST}{_TO}{_FISCAL_LAST}{_JOIN}{_YEARS}(?!ごと|おき|以)"),
    quick_compile(rf"(?<![0-9第約]){_YEARS}(?:の?計画)?\s?[(:]\s?{_FISCAL_FIRST}{_TO}{_FISCAL_LAST}(?=\)|まで|\n|$)"),
)
_OF_MONTHS = (
    quick_compile(rf"{_MONTH_FIRST}{_TO}{_MONTH_LAST}{_JOIN}{_MONTHS}(?!ごと|おき|以|前|後|健診|児)"),
    quick_compile(rf"(?<![0-9第約~]){_MONTHS}\s?[(:]\s?{_MONTH_FIRST}{_TO}{_MONTH_LAST}(?=\)|まで|\n|$)"),
)
_LOOSE = lazy_compile(r"約|うち|休みの|除|ごと|まで[^0-9]{0,2}に[0-9]|生後|前後")
_LAST_DAYS = frozenset({28, 29, 30, 31})


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "年度" in document.text:
        for match in (found for shape in _OF_YEARS for found in document.find(shape)):
            first = written_year(match.groups["era"], match.groups["first"], match.groups["west"])
            last = written_year(
                match.groups["era2"] or match.groups["era"], match.groups["last"], match.groups["west2"]
            )
            if first is not None and last is not None and first < last:
                yield from _judged(document, match, last - first + 1, "年")
    if "月間" in document.text or "か月" in document.text:
        for match in (found for shape in _OF_MONTHS for found in document.find(shape)):
            right = _months(match)
            if right is not None:
                yield from _judged(document, match, right, "か月")


def _months(match: Match) -> int | None:
    """How many months from the first day to the last; None where they are no whole months."""
    groups = match.groups
    months = (int(groups["month2"] or 0) - int(groups["month"] or 0)) % 12
    day, last = groups["day"], groups["day2"]
    if day is None and last is None:
        return months + 1
    first_day, last_day = int(day or 1), int(last or 31)
    if first_day == 1 and last_day in _LAST_DAYS:
        return months + 1
    return months if last_day - first_day in (-1, 0) and months else None


def _judged(document: Document, match: Match, right: int, unit: str) -> Iterator[Finding]:
    around = document.text[max(0, match.start - 3) : match.end + 4]
    if small_number(match.groups["count"] or "") == right or _LOOSE.search(around) or is_correction(document, match):
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=f"始めと終わりを入れて数えると{right}{unit}です。期間か数を確かめて直してください。",
    )
