"""生まれ年と合わない年齢 — 生まれた年から数えた年齢と違う

何を見つけるか: 「昭和11年生まれの方が、ことし100歳」のように、生まれた年と書かれた年齢が2年より大きく違うもの。
「令和8年度に70歳になる方（昭和33年4月2日〜昭和34年4月1日生まれ）」のような、年度の対象も見ます。
なぜ: §6(2)イ「正確に記述する」。お祝いや健診の対象をまちがえ、本人にも失礼です。
なおし方: 生まれた年か年齢を、資料で確かめて直してください。
見逃すもの: 「20歳のとき」「65歳以上」のように今の年齢でないもの、数え年、亡くなった方の享年。投稿予定日が
決まっていなければ何も言いません。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="生まれ年と合わない年齢", reckons=True)

EXAMPLES = (
    ng(
        "昭和11年生まれの方が、ことし100歳を迎えます。",
        at="昭和11年生まれの方が、ことし100歳",
        planned_at="2026-09-10T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("1950年生まれで今年65歳です。", at="1950年生まれで今年65歳", planned_at="2026-09-10T09:00"),
    ng(
        "令和8年度中に70歳になる方(昭和33年4月2日〜昭和34年4月1日生まれ)へ",
        at="70歳になる方(昭和33年4月2日〜昭和34年4月1日生まれ",
        planned_at="2026-06-03T10:00",
    ),
    ng(
        "対象は20歳を迎える平成17年4月2日から平成18年4月1日までに生まれた方です。",
        at="20歳を迎える平成17年4月2日から平成18年4月1日までに生まれ",
        planned_at="2027-08-03T10:00",
    ),
    ng(
        "令和8年度に20歳になる皆さんへ。\n日時　1月10日\n対象　平成17年4月2日～平成18年4月1日に生まれた方",
        at="平成17年4月2日～平成18年4月1日",
        planned_at="2026-12-04T10:00",
    ),
    ok(
        "令和8年度に20歳になる皆さんへ。\n日時　1月10日\n対象　平成18年4月2日～平成19年4月1日に生まれた方",
        planned_at="2026-12-04T10:00",
    ),
    ok("令和8年度中に70歳になる方(昭和31年4月2日〜昭和32年4月1日生まれ)へ", planned_at="2026-06-03T10:00"),
    ok("20歳を迎える平成18年4月2日から平成19年4月1日までに生まれた方です。", planned_at="2026-12-03T10:00"),
    ok("20歳を迎える平成18年4月2日から平成19年4月1日までに生まれた方です。", planned_at="2027-01-08T10:00"),
    ng("1950年生まれの65歳の男性です。", at="1950年生まれの65歳", planned_at="2026-09-10T09:00"),
    ng(
        "大正15年5月のお生まれ、この春で満98歳です。",
        at="大正15年5月のお生まれ、この春で満98歳",
        planned_at="2026-09-28T14:00",
    ),
    ok("昭和11年生まれの方（90歳）です。", planned_at="2026-09-10T09:00"),
    ok("大正15年生まれの方が、ことし100歳を迎えます。", planned_at="2026-09-10T09:00"),
    ok("昭和11年生まれの画家が20歳のときに描いた絵です。", planned_at="2026-09-10T09:00"),
    ok("昭和30年生まれの方と75歳以上の方が対象です。", planned_at="2026-09-10T09:00"),
    ok("昭和11年生まれの方が、ことし100歳を迎えます。"),
)

_BORN = quick_compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<number>元|[0-9]{1,2})年|(?P<west>1[89][0-9]{2}|20[0-9]{2})年)"
    r"(?:度|\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?)?\s?(?:の?お)?生まれ(?:[^。\n0-9]{0,16}?(?:ことし|今年|今年度|現在"
    r"|満|、|で|\()|の|\()\s?"
    r"(?P<age>[0-9]{1,3})歳(?!以上|以下|未満|の(?:とき|時|頃|ころ|春|夏|秋|冬)|で(?!す)|当時|まで|から)"
)
_DAY_BORN = (
    r"(?:(?:明治|大正|昭和|平成|令和)(?:元|[0-9]{1,2})年|(?:1[89][0-9]{2}|20[0-9]{2})年|[RHSTrhst][0-9]{1,2}[./])"
    r"\s?4(?:月|[./])\s?[12]日?"
)
_COHORT = quick_compile(
    rf"(?P<age>[0-9]{{1,3}})歳(?:に(?:なる|なられる|達する)|を?迎える|の|\s?[:(])[^。\n0-9]{{0,16}}[(]?\s?"
    r"(?:(?P<era>明治|大正|昭和|平成|令和|[RHSTrhst])(?P<number>元|[0-9]{1,2})(?:年|[./])|(?P<west>1[89][0-9]{2}"
    r"|20[0-9]{2})年)"
    rf"\s?4(?:月|[./])\s?2日?\s?(?:から|~|-|～)\s?{_DAY_BORN}\s?(?:まで)?(?:に|の)?\s?(?:生まれ|生)"
)
_REACHED = quick_compile(
    r"(?:令和(?P<number>元|[0-9]{1,2})|(?P<west>20[0-9]{2}))年度(?:中)?に、?(?:満)?(?P<age>[0-9]{1,3})歳(?:に"
    r"(?:なる|なられる|達する)|を?迎える)"
)
_BORN_BETWEEN = quick_compile(
    r"(?:(?P<era>昭和|平成|令和)(?P<first>元|[0-9]{1,2})年|(?P<first_west>1[89][0-9]{2}|20[0-9]{2})年)"
    rf"\s?4月\s?2日\s?(?:から|~|-)\s?{_DAY_BORN}"
)
_OLDEST = 130
_FISCAL = lazy_compile(r"(?:令和(?P<number>元|[0-9]{1,2})|(?P<west>20[0-9]{2}))年度")
_FISCAL_START = 4
_NOT_NOW = lazy_compile(r"数え|享年|当時|亡くな|没|対象|と$")
_SLACK = 1
"""Years by which the age may differ: before the birthday, and in the year it will be reached."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for match in document.find(_BORN):
        born = _year(match.groups["era"], match.groups["number"], match.groups["west"])
        reached = context.today.year - born
        if abs(reached - int(match.groups["age"] or 0)) > _SLACK and not _NOT_NOW.search(match.text):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{born}年生まれの人は、{context.today.year}年に{reached}歳です。生まれた年か年齢を確かめてください。",
            )

    yield from _cohorts(document, context.today)


def _cohorts(document: Document, today: date) -> Iterator[Finding]:
    """「70歳になる方（昭和31年4月2日〜昭和32年4月1日生まれ）」: all who reach the age within one fiscal year.

    Which year is meant the text may say; else it is the planned day's, or the next where people are told ahead.
    """
    yield from _cohort_of_the_line_below(document, today)
    for match in document.find(_COHORT):
        born = _year(match.groups["era"], match.groups["number"], match.groups["west"])
        age = int(match.groups["age"] or 0)
        said = _FISCAL.search(document.text, max(0, match.start - 40), match.start)
        this_year = today.year - (today.month < _FISCAL_START)
        years = {_year("令和" if said["number"] else None, said["number"], said["west"])} if said else set()
        years = years or {this_year, this_year + 1}
        if born + age not in years:
            right = min(years) - age
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"{min(years)}年度に{age}歳になるのは、{right}年4月2日から{right + 1}年4月1日までに生まれた人です。"
                    "年齢か生年月日を確かめてください。"
                ),
            )


def _cohort_of_the_line_below(document: Document, today: date) -> Iterator[Finding]:
    """「令和8年度に20歳になる皆さん」 and, some lines below, 「対象 平成18年4月2日～平成19年4月1日」."""
    ages, cohorts = list(document.find(_REACHED)), list(document.find(_BORN_BETWEEN))
    if len(ages) != 1 or len(cohorts) != 1:
        return
    [age], [cohort] = ages, cohorts
    said = _year("令和" if age.groups["number"] else None, age.groups["number"], age.groups["west"])
    born = _year(cohort.groups["era"], cohort.groups["first"], cohort.groups["first_west"])
    right = said - int(age.groups["age"] or 0)
    if born != right and today.year - born < _OLDEST:
        yield CHECK.finding(
            cohort.span,
            severity=Severity.CONFIRM,
            message=(
                f"{said}年度に{age.groups['age']}歳になるのは、"
                f"{right}年4月2日から{right + 1}年4月1日までに生まれた人です。年齢か生年月日を確かめてください。"
            ),
        )


def _year(name: str | None, number: str | None, west: str | None) -> int:
    """The year that is written, 0 where none is."""
    return written_year(name, number, west) or 0
