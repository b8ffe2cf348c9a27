"""「来年」「今年度」と年のくいちがい — 投稿予定日から数えると合わない

何を見つけるか: 「来年は令和8年の秋に」「今年度（令和7年度）」のように、言葉と年が投稿予定日から数えて合わない書き方、
「令和9年4月から始まる新年度」と「令和8年度予算案」のように、一つの投稿の中で年度が合わないもの。
なぜ: §6(2)イ「正確に記述する」。前の年の原稿を直したときに、年だけが残ります。
なおし方: 年と年度を資料で確かめて、言葉に合わせてください。
見逃すもの: 「昨年は令和5年に次いで」のような比べ方、前の年と比べた予算や決算、3月と4月の「今年度」「来年度」、
日付のついた年（「来年1月5日」）、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.eras import era
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="「来年」「今年度」と年のくいちがい", reckons=True)

EXAMPLES = (
    ng(
        "来年は令和8年の秋に人形浄瑠璃の一座が来られます。",
        at="来年は令和8年",
        planned_at="2026-12-15T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("今年度（令和7年度）の募集です。", at="今年度（令和7年度", planned_at="2026-05-15T09:00"),
    ng("来年度(2026年度)の入所申込み", at="来年度(2026年度", planned_at="2026-11-15T09:00"),
    ng(
        "【令和8年度予算案】令和9年4月から始まる新年度の予算案です。", at="令和8年度予算", planned_at="2027-02-26T09:00"
    ),
    ok("来年は令和9年の秋に一座が来られます。", planned_at="2026-12-15T09:00"),
    ok("今年度（令和8年度）の募集です。", planned_at="2027-02-15T09:00"),
    ok("令和7年度決算は、前年度（令和6年度）に比べて3億円の増です。", planned_at="2026-10-15T09:00"),
    ok("昨年は令和5年に次いで2番目に暑い年でした。", planned_at="2026-10-15T09:00"),
    ok("令和9年4月から始まる新年度の予算案は、令和8年度予算と比べて3%の増です。", planned_at="2027-02-26T09:00"),
    ok("今年度（令和8年度）の募集を始めます。", planned_at="2026-03-20T09:00"),
    ok("来年度(2027年度)の入所申込み", planned_at="2027-02-15T09:00"),
    ok("昨年の令和6年能登半島地震の教訓", planned_at="2026-01-15T09:00"),
    ok("令和9年度予算案\n令和9年4月から始まる新年度の予算案です。", planned_at="2027-02-26T09:00"),
    ok("来年は令和8年の秋に一座が来られます。"),
    ok("令和8年度予算の執行状況と、令和9年4月から始まる令和9年度の予定", planned_at="2027-02-26T09:00"),
)

_YEAR = r"(?:令和\s?(?P<era>元|[0-9]{1,2})|(?P<west>20[0-9]{2}))\s?年"
_JOINED = quick_compile(
    rf"(?P<word>昨年度|今年度|本年度|来年度|昨年|去年|今年|本年|来年)\s?(?:[は(]|、|=|\s)\s?{_YEAR}(?P<fiscal>度)?"
    r"(?=\s?(?:[)。!]|です|の(?:春|夏|秋|冬|新|募集)|$))"
)
_OFFSETS = {
    "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1,
    "昨年度": -1, "今年度": 0, "本年度": 0, "来年度": 1,
}  # fmt: skip
_NEW_YEAR = quick_compile(rf"{_YEAR}\s?4月(?:1日)?から(?:始まる|の|スタートする)?(?:新しい|新)年度")
_BUDGET = quick_compile(rf"{_YEAR}度(?:の)?(?:一般会計)?(?:当初)?予算(?!額?(?:と比べ|と比較|に比べ|に対し|より|比))")
_APRIL = 4
_OTHER_FISCAL_YEAR = {3: 1, 4: -1}
"""In March people already speak of the year to come as 今年度, in April some still of the one gone by."""
_REIWA = era("令和")


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    for match in document.find(_JOINED):
        word = match.groups["word"] or ""
        fiscal = word.endswith("度")
        if fiscal != bool(match.groups["fiscal"]) or is_correction(document, match):
            continue
        right = (_fiscal_year(today) if fiscal else today.year) + _OFFSETS[word]
        meant = {right, right + _OTHER_FISCAL_YEAR.get(today.month, 0)} if fiscal else {right}
        if _year(match) not in meant and not document.quotation_at(match.start, match.end):
            yield _finding(match, f"投稿予定日から数えると「{word}」は{_named(right, fiscal=fiscal)}です。")
    yield from _budgets_of_another_year(document)


def _budgets_of_another_year(document: Document) -> Iterator[Finding]:
    begins = {_year(match) for match in document.find(_NEW_YEAR)}
    budgets = list(document.find(_BUDGET))
    if len(begins) != 1 or len({_year(match) for match in budgets}) != 1:
        return
    [year] = begins
    if _year(budgets[0]) != year and not is_correction(document, budgets[0]):
        yield _finding(budgets[0], f"{_named(year, fiscal=False)}4月から始まるのは{_named(year, fiscal=True)}です。")


def _year(match: Match) -> int:
    west, number = match.groups["west"], match.groups["era"]
    return int(west) if west else _REIWA.year(small_number(number or "") or 1)


def _fiscal_year(day: date) -> int:
    return day.year - (day.month < _APRIL)


def _named(year: int, *, fiscal: bool) -> str:
    return f"令和{year - _REIWA.first.year + 1}年{'度' if fiscal else ''}（{year}年{'度' if fiscal else ''}）"


def _finding(match: Match, what: str) -> Finding:
    message = f"{what}言葉か年を確かめて直してください。"
    return CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)
