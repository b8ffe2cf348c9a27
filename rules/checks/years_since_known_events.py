"""出来事からの年数の誤り — 「東日本大震災から14年」「戦後80年」

何を見つけるか: いつ起きたかだれもが知る出来事から今年までの年数が、計算と合わないもの。
なぜ: §6(2)イ「正確に記述する」。節目の数字は、亡くなった方を悼む文章でまちがえてはいけません。
なおし方: 年数を計算して直してください。
見逃すもの: 「約」「以上」の付くもの、ほかの年のこととして書かれたもの。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="出来事からの年数の誤り", reckons=True)

EXAMPLES = (
    ng(
        "東日本大震災から14年を迎えます。",
        at="東日本大震災から14年",
        planned_at="2026-03-10T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("今年は戦後80年の節目です。", at="今年は戦後80年", planned_at="2026-08-10T09:00"),
    ng("戦後80年を迎える今年、令和8年の夏です。", at="戦後80年", planned_at="2026-07-10T09:00"),
    ng("平成30年7月豪雨から7年がたちました。", at="平成30年7月豪雨から7年", planned_at="2026-07-10T09:00"),
    ok("東日本大震災から15年を迎えます。", planned_at="2026-03-10T09:00"),
    ok("東日本大震災から14年余り。", planned_at="2026-02-10T09:00"),
    ok("阪神・淡路大震災から31年がたちました。", planned_at="2026-02-10T09:00"),
    ok("昨年は戦後80年でした。", planned_at="2026-08-10T09:00"),
    ok("昨年、戦後80年の展示をしました。", planned_at="2026-08-10T09:00"),
    ok("東日本大震災から10年の2021年に植えた桜です。", planned_at="2026-03-10T09:00"),
    ok("熊本地震から10年の節目です。", planned_at="2026-04-14T09:00"),
)

_EVENTS = {
    "東日本大震災": date(2011, 3, 11),
    "阪神・?淡路大震災": date(1995, 1, 17),
    "新潟県?中越地震": date(2004, 10, 23),
    "熊本地震": date(2016, 4, 14),
    "鳥取県西部地震": date(2000, 10, 6),
    "能登半島地震": date(2024, 1, 1),
    "(?:平成30年7月豪雨|西日本豪雨)": date(2018, 7, 6),
    "関東大震災": date(1923, 9, 1),
    "(?:終戦|戦後|敗戦)": date(1945, 8, 15),
    "(?:被爆|原爆投下)": date(1945, 8, 6),
}
_WHEN = (
    r"(?:今年で|ことしで|今日で|きょうで|この[春夏秋冬]で|早くも|早いもので、?|はや|丸|まる|ちょうど|まもなく|間もなく"
    r"|もうすぐ|、)"
)
_SHAPES = tuple(
    (
        quick_compile(
            rf"(?P<said>(?:今年|ことし|本年)(?:は|で)、?)?{event}(?:の発生|発災)?(?:から|より)?、?{_WHEN}{{0,2}}\s?(?P<count>[0-9]{{1,3}})"
            r"(?P<kind>周年|年目|年(?=を|が|に(?!当|あ)|と|で|です|の節目|[。、!」\n]|たち|経|$))"
        ),
        day,
    )
    for event, day in _EVENTS.items()
)
_LOOSE = lazy_compile(r"約|およそ|以上|余り|あまり|ほど|近く|前後")
_ANOTHER_YEAR = lazy_compile(
    r"昨年|去年|一昨年|来年|再来年|翌年|当時|(?:昭和|平成|令和)[0-9元]{1,2}年(?!7月豪雨)|(?:19|20)[0-9]{2}年|でした|ました(?!。)"
)
_REACH = 20
_BEFORE_REIWA = 2018


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for shape, day in _SHAPES:
        for match in document.find(shape):
            passed = _passed(day, context.today)
            to_come = bool(match.groups["said"]) or document.text.startswith("を迎え", match.end)
            if (
                _fits(match, passed, to_come=to_come)
                or _is_of_another_year(document, match, context.today.year)
                or is_correction(document, match)
            ):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{day.year}年から{context.today.year}年まで、数えると{max(passed)}年です。年数を確かめて直してください。",
            )


def _passed(day: date, today: date) -> set[int]:
    """The years that may be said to have passed: this year's number, and one less before the day comes round."""
    years = today.year - day.year
    return {years, years - 1} if (today.month, today.day) < (day.month, day.day) else {years}


def _fits(match: Match, passed: set[int], *, to_come: bool) -> bool:
    """Whether the count is right; before the day comes round, what is `to_come` is this year's number."""
    count = int(match.groups["count"] or 0)
    if match.groups["kind"] == "年目":
        return count in passed or count - 1 in passed
    return count == max(passed) if to_come else count in passed


def _is_of_another_year(document: Document, match: Match, this_year: int) -> bool:
    sentence = document.sentence_at(match.start)
    around = document.text[max(sentence.start, match.start - _REACH) : min(sentence.end, match.end + _REACH)]
    for said in (match.text, f"{this_year}年", f"令和{this_year - _BEFORE_REIWA}年"):
        around = around.replace(said, "")
    return bool(_ANOTHER_YEAR.search(around) or _LOOSE.search(around))
