"""四半期と合わない月 — 「第3四半期」がその3か月ではない

何を見つけるか: 「第3四半期にあたる4月から6月」「下半期（4月〜9月）」のように、四半期・半期の名前と月が、年で数えても
年度で数えても合わないもの。
なぜ: §6(2)イ「正確に記述する」。統計や予算の、いつの数字なのかが分からなくなります。
なおし方: 四半期の数字か月を、資料で確かめて直してください。
見逃すもの: 3か月（半期は6か月）でない期間、累計、事業年度の違う会社の決算の話。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="四半期と合わない月", reckons=True)

EXAMPLES = (
    ng(
        "第3四半期にあたる4月から6月の出生数をまとめました。",
        at="第3四半期にあたる4月から6月",
        severity=Severity.CONFIRM,
    ),
    ng("令和8年度第2四半期（令和8年10月～12月）の実績", at="第2四半期（令和8年10月～12月"),
    ng("10〜12月の第2四半期は、求人が増えました。", at="10〜12月の第2四半期"),
    ng("1月1日から3月31日（第2四半期）の相談件数", at="1月1日から3月31日（第2四半期"),
    ng("下半期（4月〜9月）の予定です。", at="下半期（4月〜9月"),
    ng("第一四半期は十月から十二月です。", at="第一四半期は十月から十二月"),
    ok("第1四半期にあたる4月から6月の出生数をまとめました。"),
    ok("2026年第2四半期（4〜6月）の観光客数"),
    ok("第4四半期（1月〜3月）の実績"),
    ok("10〜12月の第3四半期は、求人が増えました。"),
    ok("第3四半期（4月〜12月の累計）の実績"),
    ok("第1四半期の実績は7月から9月に公表します。"),
    ok("第1四半期は7月から9月に支払います。"),
    ok("上半期（1月〜6月）と下半期（10月〜3月）"),
    ok("2月決算の株式会社では、第1四半期は3月から5月です。"),
    ok("誤：第3四半期（4月〜6月）　正：第1四半期（4月〜6月）"),
    ok("第3四半期（4月10日〜6月20日を除く）の予定"),
)

_NUMBER = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:令和\s?[0-9元]{1,2}|20[0-9]{2})\s?年\s?)?"
_MONTHS = (
    rf"{_YEAR}(?<![0-9])(?P<first>{_NUMBER})\s?(?:月(?:\s?1日)?)?\s?(?:から|~|-|―|—|→)\s?(?:翌年?の?)?{_YEAR}"
    rf"(?P<last>{_NUMBER})\s?月(?:\s?(?:3[01]日|末日?))?(?!\s?[0-9]|\s?[上中下]旬|ごろ|頃)"
)
_NAME = r"(?:第\s?(?P<quarter>[1-4一二三四])\s?四半期|(?P<half>[上下])半?期)"
_NAME_FIRST = quick_compile(
    rf"{_NAME}\s?(?:に(?:あたる|当たる|相当する)|である|の|は、?|、|[(:=])?\s?{_MONTHS}(?P<on>に|の(?:間|うち))?"
)
_MONTHS_FIRST = quick_compile(rf"{_MONTHS}期?(?:まで)?\s?(?:の|は、?|が|、|[(:=])?\s?{_NAME}(?!の?[前後次])")
_OTHER_YEAR = lazy_compile(r"決算|会社|企業|銀行|累計|通算|会計年度が")
_AROUND = 30


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern in (_NAME_FIRST, _MONTHS_FIRST):
        for match in document.find(pattern):
            around = document.text[max(0, match.start - _AROUND) : match.end + _AROUND]
            if match.groups.get("on") or _OTHER_YEAR.search(around) or is_correction(document, match):
                continue
            right = _starts(match)
            first, last = _month(match, "first"), _month(match, "last")
            length = 3 if match.groups["quarter"] else 6
            if (last - first) % 12 == length - 1 and first not in right:
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=f"{_said(match)}は{_in_words(right, length)}です。名前か月を確かめて直してください。",
                )


def _starts(match: Match) -> tuple[int, int]:
    """The months with which the period may begin: in the fiscal year, and in the calendar year."""
    if match.groups["quarter"]:
        before = 3 * ((small_number(match.groups["quarter"]) or 1) - 1)
    else:
        before = 0 if match.groups["half"] == "上" else 6
    return (3 + before) % 12 + 1, before + 1


def _month(match: Match, name: str) -> int:
    return small_number(match.groups[name] or "") or 1


def _said(match: Match) -> str:
    quarter = match.groups["quarter"]
    return f"第{small_number(quarter)}四半期" if quarter else f"{match.groups['half']}半期"


def _in_words(starts: tuple[int, int], length: int) -> str:
    fiscal, calendar = (f"{start}月から{(start + length - 2) % 12 + 1}月" for start in starts)
    return f"年度では{fiscal}、年では{calendar}"
