"""入学の年と合わない生年月日 — 来年の春に入学する子どもの生まれた年が違う

何を見つけるか: 「令和9年4月に小学校に入学するお子さん（令和3年4月2日〜令和4年4月1日生まれ）」のように、小学校・中学校に
入学する年や、1月の二十歳のつどいの年から数えて合わない、生年月日の範囲。「2019年生まれの小学5年生」のように、
投稿する年度の学年と合わない生まれ年も見ます。
なぜ: §6(2)イ「正確に記述する」。対象の家庭が申込みや健診を逃します。
なおし方: 対象の学年を確かめて、生年月日か入学の年を直してください。
見逃すもの: 小・中学校をまとめて案内するもの、4月2日から翌年4月1日まででない範囲、1月でない二十歳のつどい、
いくつもの学年の範囲が並ぶもの。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rules.context import Context
from rules.dates import DateRange
from rules.document import Document
from rules.eras import era, era_year_of
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="入学の年と合わない生年月日", reckons=True)

EXAMPLES = (
    ng(
        "来春（令和9年4月）小学校に入学するお子さんの健診です。令和3年4月2日から令和4年4月1日までに生まれたお子さんが"
        "対象です。",
        at="令和3年4月2日から令和4年4月1日",
        planned_at="2026-10-05T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "令和9年度に小学校へ入学するお子さん\n対象：2019年4月2日〜2020年4月1日生まれ",
        at="2019年4月2日〜2020年4月1日",
    ),
    ng(
        "来年4月に中学校に入学する皆さんへ。対象は平成25年4月2日～平成26年4月1日生まれです。",
        at="平成25年4月2日～平成26年4月1日",
        planned_at="2026-11-05T10:00",
    ),
    ng(
        "来春の新小学1年生（令和3年4月2日〜令和4年4月1日生まれ）",
        at="令和3年4月2日〜令和4年4月1日",
        planned_at="2026-11-05T10:00",
    ),
    ng(
        "二十歳のつどい\n日時：令和9年1月10日（日）\n対象：平成17年4月2日～平成18年4月1日生まれの方",
        at="平成17年4月2日～平成18年4月1日",
    ),
    ng(
        "2019（平成31・令和元）年生まれの小学5年生",
        at="2019（平成31・令和元）年生まれの小学5年生",
        planned_at="2026-08-06T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("小学5年生（令和元年生まれ）が対象です。", at="小学5年生（令和元年生まれ", planned_at="2026-08-06T10:00"),
    ng("平成25年生まれの中学3年生へ。", at="平成25年生まれの中学3年生", planned_at="2026-08-06T10:00"),
    ng("対象は2013年生まれ、小学6年生です。", at="2013年生まれ、小学6年生", planned_at="2027-01-06T10:00"),
    ng("令和2年度生まれの小学2年生", at="令和2年度生まれの小学2年生", planned_at="2026-08-06T10:00"),
    ng("高校1年生は、2012年生まれの方です。", at="高校1年生は、2012年生まれ", planned_at="2026-08-06T10:00"),
    ng("2017年に生まれた小学1・2年生の皆さん", at="2017年に生まれた小学1・2年生", planned_at="2026-08-06T10:00"),
    ng(
        "小学4年生（2017年4月2日～2018年4月1日生まれ）",
        at="小学4年生（2017年4月2日～2018年4月1日生まれ",
        planned_at="2026-08-06T10:00",
    ),
    ng(
        "就学時健康診断\n対象　令和9年4月に入学予定のお子さん（平成31年4月2日～令和2年4月1日生まれ）",
        at="平成31年4月2日～令和2年4月1日",
        planned_at="2026-09-07T14:00",
    ),
    ok(
        "就学時健康診断\n対象　令和9年4月に入学予定のお子さん（令和2年4月2日～令和3年4月1日生まれ）",
        planned_at="2026-09-07T14:00",
    ),
    ok("2019（平成31・令和元）年生まれの小学1年生", planned_at="2026-08-06T10:00"),
    ok("2019年生まれの小学2年生", planned_at="2027-03-06T10:00"),
    ok("小学4年生（2016年4月2日～2017年4月1日生まれ）", planned_at="2026-08-06T10:00"),
    ok("平成25年生まれの中学1年生へ。", planned_at="2026-08-06T10:00"),
    ok("2020年生まれの新小学1年生へ。", planned_at="2026-11-06T10:00"),
    ok("来年度の小学2年生（2019年生まれ）", planned_at="2026-11-06T10:00"),
    ok("2005年生まれ。小学5年生で野球を始めました。", planned_at="2026-08-06T10:00"),
    ok("2005年生まれで、小学5年生のときに野球を始めました。", planned_at="2026-08-06T10:00"),
    ok("2016年生まれの小学4年生から、2010年生まれの高校1年生までが対象です。", planned_at="2026-08-06T10:00"),
    ok("小学1〜3年生（2017年生まれまで）", planned_at="2026-08-06T10:00"),
    ok("2019（平成31・令和元）年生まれの小学5年生"),
    ok(
        "来春（令和9年4月）小学校に入学するお子さんの健診です。令和2年4月2日から令和3年4月1日までに生まれたお子さんが"
        "対象です。",
        planned_at="2026-10-05T10:00",
    ),
    ok(
        "来年4月に中学校に入学する皆さんへ。対象は平成26年4月2日～平成27年4月1日生まれです。",
        planned_at="2026-11-05T10:00",
    ),
    ok("二十歳のつどい\n日時：令和9年1月10日（日）\n対象：平成18年4月2日～平成19年4月1日生まれの方"),
    ok("はたちの集い 令和8年8月15日（土）\n対象：平成17年4月2日～平成18年4月1日生まれの方"),
    ok(
        "令和9年4月に小学校に入学するお子さん（令和2年4月2日〜令和3年4月1日生まれ）と、"
        "中学校に入学するお子さん（平成26年4月2日〜平成27年4月1日生まれ）",
    ),
    ok("令和9年4月入園の申込み。年少：令和5年4月2日～令和6年4月1日生まれ", planned_at="2026-10-05T10:00"),
    ok("小学校に入学するお子さん。令和3年4月2日〜令和4年4月1日生まれは年中です。", planned_at="2026-10-05T10:00"),
    ok("令和9年4月に小中学校に入学する方\n令和3年4月2日〜令和4年4月1日生まれ"),
    ok("成人式（18歳） 令和9年1月10日\n対象：平成20年4月2日～平成21年4月1日生まれの方"),
    ok("来春小学校に入学するお子さん\n令和3年4月2日〜令和4年4月1日生まれ"),
)

_YEAR = (
    r"(?:(?:令和\s?(?P<era>元|[0-9]{1,2})|(?P<west>20[0-9]{2}))\s?年(?:度|\s?4月|春|の春|入学)"
    r"|(?P<word>来春|来年の?春|来年\s?4月))"
)
_ENTERS = quick_compile(
    rf"{_YEAR}[^。\n]{{0,16}}?(?:(?<![小中高])(?P<school>小学校|中学校)(?:[(][^()\n]{{1,14}}[)])?(?:に|へ|の|\s)?"
    r"(?:ご?入学|新?入学|就学|新?1年生)|新(?P<grade>小学|中学)校?1年生|(?P<first>小学|中学)校?の?1年生(?:に|と)な)"
)
_IS_TO_ENTER = quick_compile(rf"{_YEAR}に?(?:ご?入学|就学)(?:予定|する|され)")
_FOR_SCHOOL_AGE = lazy_compile(r"就学時健|小学校|小学1")
_AGE = {"小学": 7, "中学": 13}
"""How many years before the year of entrance the eldest were born."""
_COMING_OF_AGE = lazy_compile(r"(?:二十歳|はたち|20歳|ハタチ)を?(?:の|祝う)(?:つどい|集い|会|式典?|祝)")
_BORN = quick_compile(
    r"(?P<year>20[0-9]{2}|(?:令和|平成)(?:元|[0-9]{1,2}))(?:[(][^()\n]{2,14}[)])?\s?年(?P<fiscal>度)?"
    r"(?P<range>4月2日(?:から|~)[^。、\n]{4,14}4月1日(?:まで)?)?(?:[(][^()\n]{2,14}[)])?に?(?:生まれた?|うまれ)"
)
_GRADE = r"(?P<school>小学|中学|高校)校?の?(?P<low>[1-6])(?:[・、~](?P<high>[1-6]))?年生?"
_GRADE_AFTER = lazy_compile(
    rf"\s?(?:の|、|[(])?\s?新?{_GRADE}(?!\s?(?:[~・]|から|以[上下]|まで|の(?:とき|時|頃|ころ)|で(?!す)|だった|に(?:なった|上が)))"
)
_GRADE_BEFORE = lazy_compile(rf"{_GRADE}(?:の(?:皆さん|子ども|お子さん|児童|生徒))?(?:\s?[(]|は、?|:|、|\s)?$")
_BEFORE_SCHOOL = MappingProxyType({"小学": 6, "中学": 12, "高校": 15})
"""Years from the spring after the eldest were born to the one in which they enter."""
_OF_NEXT_SPRING = lazy_compile(r"新(?=[小中高1入])|来年|来春|次年度|4月から|春から|春に|入学|進級|[0-9]年度の")
_OF_FORMER_TIMES = lazy_compile(r"昨年|前年|去年|当時|だった|ました|年前|卒業|のとき|の頃")
_NEW_YEAR_OF_SCHOOL = 4
_BESIDE = 24
_ANOTHER_AGE = lazy_compile(r"18歳|十八歳|19歳|年中|年少|転入|卒業|昨年|前年")
_FAR = 120
_SPEAKS_OF_TWO_YEARS = 4
"""Until April 「来春」 may be the spring that has begun."""


@dataclass(frozen=True, slots=True)
class _Cohort:
    """Who is meant: `what` for people, the calendar year in which the eldest were born, and where it is said."""

    what: str
    born: int
    start: int
    end: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is not None:
        yield from _in_a_grade(document, context.today)
    ranges = [one for one in document.date_ranges if _is_of_births(one)]
    if len(ranges) != 1 or document.has(_ANOTHER_AGE):
        return
    [births] = ranges
    cohorts = [*_entering(document, context.today), *_coming_of_age(document, context.today)]
    if len({(one.what, one.born) for one in cohorts}) != 1 or is_correction(document, births):
        return
    near = any(-_FAR <= births.start - one.end <= _FAR for one in cohorts)
    born = cohorts[0].born
    if near and births.first.year != born:
        first, last = (f"{era_year_of(date(year, 4, 2))}（{year}年）" for year in (born, born + 1))
        yield CHECK.finding(
            births.span,
            severity=Severity.CONFIRM,
            message=(
                f"{cohorts[0].what}のは、{first}4月2日から{last}4月1日までに生まれた人です。生年月日か年を確かめてください。"
            ),
        )


def _in_a_grade(document: Document, today: date) -> Iterator[Finding]:
    """「2019年生まれの小学5年生」: the year of birth beside the year of school."""
    for match in document.find(_BORN):
        after = _GRADE_AFTER.match(document.text, match.end)
        before = None if after else _GRADE_BEFORE.search(document.text, max(0, match.start - _BESIDE), match.start)
        grade = after or before
        if grade is None or is_correction(document, match):
            continue
        start, end = min(match.start, grade.start()), max(match.end, grade.end())
        sentence = document.sentence_at(match.start)
        around = document.text[max(sentence.start, start - _BESIDE) : min(sentence.end, end + _BESIDE)]
        if _OF_FORMER_TIMES.search(around):
            continue
        years = {today.year - (today.month < _NEW_YEAR_OF_SCHOOL)}
        if today.month < _NEW_YEAR_OF_SCHOOL or _OF_NEXT_SPRING.search(around):
            years.add(max(years) + 1)
        said = match.groups["year"] or ""
        born = int(said) if said.isascii() else era(said[:2]).year(small_number(said[2:]) or 1)
        grades = range(int(grade["low"]), int(grade["high"] or grade["low"]) + 1)
        eldest = {year - _BEFORE_SCHOOL[grade["school"]] - one for year in years for one in grades}
        is_exact = match.groups["fiscal"] or match.groups["range"]
        if born in eldest or (not is_exact and born - 1 in eldest):
            continue
        first = min(years) - _BEFORE_SCHOOL[grade["school"]] - max(grades)
        yield CHECK.finding(
            document.span(start, end),
            severity=Severity.CONFIRM,
            message=(
                f"{min(years)}年度の{grade['school']}{max(grades)}年生は、{first}年4月2日から{first + 1}年4月1日までに"
                "生まれた人です。生まれた年か学年を確かめてください。"
            ),
        )


def _is_of_births(dated: DateRange) -> bool:
    """「平成18年4月2日～平成19年4月1日」: one year of school."""
    first, last = dated.first, dated.last
    days = (first.month, first.day) == (4, 2) and (last.month, last.day) == (4, 1)
    return days and first.year is not None and last.year == first.year + 1


def _entering(document: Document, today: date | None) -> Iterator[_Cohort]:
    for match in document.find(_ENTERS):
        year = _year(match, today)
        school = (match.groups["school"] or match.groups["grade"] or match.groups["first"] or "")[:2]
        if year is not None:
            yield _Cohort(f"{year}年4月に{school}校に入学する", year - _AGE[school], match.start, match.end)
    # 「就学時健康診断　令和9年4月に入学予定のお子さん」: which school, the post tells elsewhere.
    if "中学" not in document.text and document.has(_FOR_SCHOOL_AGE):
        for match in document.find(_IS_TO_ENTER):
            year = _year(match, today)
            if year is not None:
                yield _Cohort(f"{year}年4月に小学校に入学する", year - _AGE["小学"], match.start, match.end)


def _year(match: Match, today: date | None) -> int | None:
    if match.groups["west"]:
        return int(match.groups["west"] or 0)
    if match.groups["era"]:
        return era("令和").year(small_number(match.groups["era"] or "") or 1)
    return today.year + 1 if today is not None and today.month > _SPEAKS_OF_TWO_YEARS else None


def _coming_of_age(document: Document, today: date | None) -> Iterator[_Cohort]:
    """The ceremony of a January, for those who reach 20 in that fiscal year; in May or August others may be meant."""
    match = _COMING_OF_AGE.search(document.text)
    if match is None:
        return
    days = {likely_date(one, today) for one in document.dates if one.month == 1 and is_year_certain(one, today)}
    elsewhere = any(one.month in (5, 8) for one in document.dates)
    if len(days) == 1 and not elsewhere and (day := days.pop()) is not None:
        yield _Cohort(f"{day.year}年1月に二十歳を祝う", day.year - 21, match.start(), match.end())
